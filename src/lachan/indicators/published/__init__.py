"""Figures that ministries and newspapers published, as a ledger, and what cannot be true in it.

By right of nothing but arithmetic: the plan's percentages are compared with these figures, so it must be
known which of them count what is new, which what was carried over, and which contradict each other."""
