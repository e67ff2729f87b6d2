"""How far an answer at the door may go: asked alike of a form and of a list."""

from typing import Final

# Longer than any answer to that question: a slip of the paste, which no list and no letter can carry.
LONGEST: Final = {"full_name": 300, "paper": 100, "telephone": 100, "address": 1000, "other": 60_000, "safety": 8000}  # fmt: skip
FIRST_YEAR: Final = 1990
