"""How one thing of a file is said in the hall: people by code, days as far as they are known, its folio or that there is none."""

from lachan.proof.bundle import Decision, Event, Transaction
from lachan.proof.case import Case
from lachan.proof.labels import DECIDED
from lachan.reporting.evidence.questions import object_words
from lachan.reporting.evidence.words import UNSAID, day, money


def said_of(case: Case, item: str) -> str:
    """`case` is of the file as the hall may read it."""
    said = _own(case, item) or object_words(case, item) or item
    return said[:1].upper() + said[1:]


def _own(case: Case, item: str) -> str:
    if item in case.propositions:
        return case.by_code(case.propositions[item].text)
    for one in (*case.bundle.decisions, *case.bundle.events, *case.bundle.transactions):
        if one.id == item:
            return _dated(case, one)
    return ""


def _dated(case: Case, one: Decision | Event | Transaction) -> str:
    if isinstance(one, Event):
        return f"{case.by_code(one.title)}, {day(one.since or '')}"
    if isinstance(one, Transaction):
        ends = (case.code(who) if who else UNSAID for who in (one.payer, one.payee))
        return f"{' → '.join(ends)}: {money(one.sum, one.currency)}, {day(one.on or '')}"
    about = ", ".join(case.code(who) for who in one.about)
    said = " ".join(filter(None, (DECIDED[one.kind], f"số {one.number}" if one.number else "")))
    return f"{said}{f' ({about})' if about else ''}, {day(one.on or '')}"
