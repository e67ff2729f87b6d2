"""Reaching people at risk before anybody else does: offers of work looked at, communication, training, places of focus."""
