"""Each channel's own list, kept apart from the register: what K2 is counted against."""
