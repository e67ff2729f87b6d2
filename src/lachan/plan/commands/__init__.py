"""Verbs of the plan."""

from .drafting import add_task, change_task, draft_plan, open_campaign, withdraw_task
from .meetings import record_meeting_decision
from .papers import adopt_document, adopt_plan, close_plan
from .progress import (
    accept_task,
    confirm_progress,
    delegate_task,
    report_progress,
    return_progress,
    say_blocked,
    unblock,
)
from .yearly import copy_plan

__all__ = [
    "accept_task",
    "add_task",
    "adopt_document",
    "adopt_plan",
    "change_task",
    "close_plan",
    "confirm_progress",
    "copy_plan",
    "delegate_task",
    "draft_plan",
    "open_campaign",
    "record_meeting_decision",
    "report_progress",
    "return_progress",
    "say_blocked",
    "unblock",
    "withdraw_task",
]
