"""Which field of a bundle stands in which property of FollowTheMoney, read both ways.

Mapped, and the same again after out and in: of the case `code stage as_of title synthetic`; of documents `title kind made_on
maker volume folios note`; of evidence `title source document folios speaker how_known`; of people `code roles birth.value
birth.proof identity_document victim_decision mental_conclusion`; of charges `person article clause acts_from acts_to note`;
of hypotheses, decisions, propositions, events, transactions, identifiers what `WAYS` lists; of links everything. A role or
another word said twice of one object is said once. Everything else is counted in the loss report."""

from __future__ import annotations

import re
from dataclasses import dataclass

DATASET = "lachan-evidence-1"
PLAIN = re.compile(r"^(?![uv]\.)[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?$")
FOLIO = "BL "


@dataclass(frozen=True, slots=True)
class Way:
    """`mark`: the keyword (or role) that says which part; `fields`: field → (property, how its value is written)."""

    schema: str
    mark: str
    fields: dict[str, tuple[str, str]]


# text, texts, when, number, whole, truth; ref, refs: another entity; word: the second keyword; folio: «BL 15»
WAYS: dict[str, Way] = {
    "documents": Way("Document", "document", {
        "title": ("title", "text"), "kind": ("description", "text"), "made_on": ("date", "when"), "maker": ("author", "text"),
        "folios": ("summary", "folio"), "note": ("notes", "text")}),
    "persons": Way("Person", "person", {"code": ("summary", "text")}),
    "hypotheses": Way("Note", "hypothesis", {
        "article": ("description", "text"), "ground": ("summary", "text"), "note": ("notes", "text")}),
    "charges": Way("CourtCaseParty", "charge", {
        "person": ("party", "ref"), "article": ("status", "text"), "clause": ("recordId", "whole"),
        "acts_from": ("startDate", "when"), "acts_to": ("endDate", "when"), "note": ("description", "text")}),
    "decisions": Way("Event", "decision", {
        "kind": ("keywords", "word"), "on": ("date", "when"), "number": ("recordId", "text"), "about": ("involved", "refs"),
        "document": ("proof", "ref"), "reason": ("description", "text")}),
    "evidence": Way("Note", "evidence", {
        "title": ("description", "text"), "source": ("keywords", "word"), "document": ("proof", "ref"),
        "folios": ("summary", "folio"), "speaker": ("entity", "ref"), "how_known": ("notes", "text")}),
    "propositions": Way("Event", "proposition", {
        "text": ("description", "text"), "nature": ("keywords", "word"), "actors": ("organizer", "refs"),
        "about": ("involved", "refs"), "since": ("startDate", "when"), "until": ("endDate", "when"), "place": ("notes", "text"),
        "material": ("important", "truth")}),
    "events": Way("Event", "event", {
        "title": ("description", "text"), "since": ("startDate", "when"), "until": ("endDate", "when"),
        "place": ("notes", "text"), "people": ("involved", "refs"), "material": ("important", "truth")}),
    "transactions": Way("Payment", "", {
        "on": ("date", "when"), "payer": ("payer", "ref"), "payee": ("beneficiary", "ref"), "sum": ("amount", "number"),
        "currency": ("currency", "text"), "purpose": ("purpose", "text"), "trace": ("recordId", "refs")}),
    "identifiers": Way("UserAccount", "identifier", {"kind": ("service", "text"), "other_files": ("notes", "texts")}),
}  # fmt: skip
# A kind of identifier with a schema of its own.
THINGS = {"account": "BankAccount", "vehicle": "Vehicle", "address": "Address"}
# Papers that show something of a person: a Documentation each.
SHOWN = ("identity_document", "victim_decision", "mental_conclusion")
BIRTH_PROOF = "birth_proof"
HOLDER = "holder"
MAPPED: dict[str, frozenset[str]] = {
    part: frozenset(way.fields) | {"id"} for part, way in WAYS.items()
} | {"links": frozenset({"from", "to", "kind", "author", "at", "note"})}
MAPPED["documents"] |= {"volume"}
MAPPED["persons"] |= {"roles", "birth", *SHOWN}
MAPPED["identifiers"] |= {"people"}


def told(own: str) -> str:
    """An id as FollowTheMoney takes it: plain ones as they are, others letter by letter; `untold` reads both."""
    if PLAIN.match(own):
        return own
    return f"u.{''.join(_letter(one) for one in own)}.u"


def _letter(one: str) -> str:
    plain = one.isascii() and (one.isalnum() or one in ".-") and one != "x"
    return one if plain else f"x{ord(one):x}x"


def untold(theirs: str) -> str:
    if not (theirs.startswith("u.") and theirs.endswith(".u")):
        return theirs
    return re.sub(r"x([0-9a-f]{1,6})x", lambda m: chr(int(m[1], 16)), theirs[2:-2])


def derived(*words: str) -> str:
    """The id of an entity that stands for no object of the bundle."""
    return ".".join(("v", *(told(one) for one in words)))
