"""Receiving a report: one page, keyboard alone, nothing required."""
