"""Inspection rounds: what is looked at, what is found, by when it is put right, and whether it was."""
