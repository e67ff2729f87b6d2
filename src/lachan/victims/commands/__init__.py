"""Verbs of victim care."""

from .receiving import receive_known_person, receive_person, screen_person, tell_situation

__all__ = ["receive_known_person", "receive_person", "screen_person", "tell_situation"]
