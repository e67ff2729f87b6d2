"""Verbs of communication and training."""

from .clubs import close_club, correct_club, open_club, record_club_activity
from .sessions import (
    correct_material,
    correct_session,
    record_material,
    record_quiz,
    record_session,
)
from .training import (
    correct_attendance,
    correct_course,
    correct_training,
    issue_certificate,
    record_attendance,
    record_course,
    record_own_attendance,
    record_training,
)

__all__ = [
    "close_club",
    "correct_attendance",
    "correct_club",
    "correct_course",
    "correct_material",
    "correct_session",
    "correct_training",
    "issue_certificate",
    "open_club",
    "record_attendance",
    "record_club_activity",
    "record_course",
    "record_material",
    "record_own_attendance",
    "record_quiz",
    "record_session",
    "record_training",
]
