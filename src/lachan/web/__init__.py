"""Screens: one folder per place where someone works; parse, one call, show."""
