"""A case bundle: one file of a case as data, version `lachan.evidence/1`. Shapes only; meaning is in the rules."""

from .argument import Assertion, Circumstance, Coverage, Event, Link, Note, Proposition, Transaction
from .file import Bundle, Display, Identifier, Question
from .papers import Custody, Document, Evidence, Recording, Seal
from .people import Birth, Charge, Decision, Hypothesis, Penalty, Person

__all__ = [
    "Assertion", "Birth", "Bundle", "Charge", "Circumstance", "Coverage", "Custody", "Decision", "Display", "Document",
    "Event", "Evidence", "Hypothesis", "Identifier", "Link", "Note", "Penalty", "Person", "Proposition", "Question", "Recording",
    "Seal", "Transaction",
]  # fmt: skip
