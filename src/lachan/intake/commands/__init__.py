"""Verbs of intake, by what they do: receive · handle · supervise · settle · look."""

from .handle import (
    assign_handling,
    classify_report,
    correct_act,
    find_noncompetence,
    notify_informant,
    notify_procuracy,
    prolong_handling,
    report_findings,
    report_up,
    request_extension,
    review_jointly,
)
from .look import look_up_person, open_identity, open_narrative
from .receive import add_person, correct_trait, log_channel_entry, receive_report
from .settle import (
    decline_initiation,
    initiate_case,
    notify_result,
    receive_cancellation,
    resume_verification,
    send_suspension,
    suspend_verification,
)
from .supervise import assign_prosecutor, cancel_suspension, grant_extension, refuse_extension

__all__ = [
    "add_person",
    "assign_handling",
    "assign_prosecutor",
    "cancel_suspension",
    "classify_report",
    "correct_act",
    "correct_trait",
    "decline_initiation",
    "find_noncompetence",
    "grant_extension",
    "initiate_case",
    "log_channel_entry",
    "look_up_person",
    "notify_informant",
    "notify_procuracy",
    "notify_result",
    "open_identity",
    "open_narrative",
    "prolong_handling",
    "receive_cancellation",
    "receive_report",
    "refuse_extension",
    "report_findings",
    "report_up",
    "request_extension",
    "resume_verification",
    "review_jointly",
    "send_suspension",
    "suspend_verification",
]
