"""Verbs of places of focus."""

from .declaring import declare_focus, end_focus, review_focus
from .telling import correct_place_fact, record_place_fact

__all__ = [
    "correct_place_fact",
    "declare_focus",
    "end_focus",
    "record_place_fact",
    "review_focus",
]
