"""A case bundle: one file of a case as data, version `lachan.evidence/1`. Shapes only; meaning is in the rules."""

from .argument import (
    Assertion,
    Circumstance,
    Event,
    Link,
    Note,
    Passage,
    Proposition,
    Transaction,
)
from .file import Bundle, Display, Identifier, Question
from .papers import Custody, Document, Evidence, Recording, Seal
from .people import Birth, Charge, Decision, ExpertAge, Hypothesis, Penalty, Person

__all__ = [
    "Assertion", "Birth", "Bundle", "Charge", "Circumstance", "Custody", "Decision", "Display", "Document",
    "Event", "Evidence", "ExpertAge", "Hypothesis", "Identifier", "Link", "Note", "Passage", "Penalty", "Person", "Proposition", "Question", "Recording",
    "Seal", "Transaction",
]  # fmt: skip
