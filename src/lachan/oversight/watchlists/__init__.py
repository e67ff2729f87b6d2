"""Explained watch-lists: each says why a matter is on it, by acts and dates. No score, no ranking of anybody."""
