"""Tables of oversight, by part."""

from .alerts.models import Contact, Delivery, Heartbeat, Notice
from .inspections.models import Finding, FindingStep, Inspected, Round, Sample
from .letters.models import Letter, LetterStep
from .shortcomings.models import Remedy, RemedyStep, Shortcoming

__all__ = [
    "Contact",
    "Delivery",
    "Finding",
    "FindingStep",
    "Heartbeat",
    "Inspected",
    "Letter",
    "LetterStep",
    "Notice",
    "Remedy",
    "RemedyStep",
    "Round",
    "Sample",
    "Shortcoming",
]
