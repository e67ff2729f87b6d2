"""Giám sát: watch-lists, letters of the procuracy, inspection rounds, the register; the committee sees counts only."""
