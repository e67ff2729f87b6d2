"""Verbs of field checks."""

from .checking import answer_finding, record_check
from .planning import drop_planned_check, plan_check
from .registering import record_firm, record_licence

__all__ = [
    "answer_finding",
    "drop_planned_check",
    "plan_check",
    "record_check",
    "record_firm",
    "record_licence",
]
