"""Verbs of the letterbox: report, come back, add, enclose; on the other side read, answer, open, scan again; what may be told
to whoever looks for a relative; posters."""

from lachan.intake.commands.receive import AlreadyRecorded

from .consents import (
    ConsentAhead,
    ConsentWithoutPaper,
    NoSuchConsent,
    record_consent_to_tell,
)
from .letters import (
    Infected,
    NoScanner,
    NotAllowed,
    NothingSaid,
    NotSure,
    OnlyWords,
    ReportOutside,
    SaidMeanwhile,
    SayWhatIsTold,
    TooLong,
    TooMany,
    TriedTooOften,
    add_to_letter,
    answer_letter,
    enclose_in_letter,
    open_enclosure,
    open_letter,
    read_letter,
    report_from_outside,
    scan_enclosure_again,
)
from .posters import NoPosterPlace, PosterEventTooLong, TooFewPosters, make_poster

__all__ = [
    "ConsentAhead",
    "ConsentWithoutPaper",
    "NoPosterPlace",
    "NoSuchConsent",
    "PosterEventTooLong",
    "TooFewPosters",
    "NothingSaid",
    "TooLong",
    "TooMany",
    "SaidMeanwhile",
    "OnlyWords",
    "SayWhatIsTold",
    "NotAllowed",
    "TriedTooOften",
    "NotSure",
    "Infected",
    "NoScanner",
    "AlreadyRecorded",
    "ReportOutside",
    "add_to_letter",
    "answer_letter",
    "enclose_in_letter",
    "make_poster",
    "open_enclosure",
    "open_letter",
    "read_letter",
    "record_consent_to_tell",
    "report_from_outside",
    "scan_enclosure_again",
]
