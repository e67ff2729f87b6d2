"""Verbs of oversight."""

from .alerts_notices import acknowledge_notice, end_contact, keep_agency_contact, keep_contact
from .inspections import answer_finding, plan_round, record_finding, sample_matter, verify_finding
from .letters import answer_letter, check_letter, receive_letter, repeat_letter, send_letter
from .shortcomings import check_remedy, give_remedy, note_shortcoming, report_remedy

__all__ = [
    "acknowledge_notice",
    "answer_finding",
    "answer_letter",
    "check_letter",
    "check_remedy",
    "end_contact",
    "give_remedy",
    "keep_agency_contact",
    "keep_contact",
    "note_shortcoming",
    "plan_round",
    "receive_letter",
    "record_finding",
    "repeat_letter",
    "report_remedy",
    "sample_matter",
    "send_letter",
    "verify_finding",
]
