"""Opening many matters in a few statements: for registers that come in, under one verb and one audit line.

The rules are the ledger's own; only the number of statements differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db import connection

from lachan.access import audit, seals
from lachan.access.actor import Actor
from lachan.access.ids import uuid7
from lachan.access.pour import pour, pour_values
from lachan.people.models import Person

from . import ledger, readings, standings
from .ledger import Deed
from .models import Act, Handover, Matter, Mention, RegisterEntry, SealedNote, Standing, Term

# An act, what it was made of, and the handover it sends off, if any.
Made = tuple[Act, Deed, Handover | None]
KEEP = """
INSERT INTO docket_registercounter (agency_id, book, year, last) VALUES (%s, %s, %s, %s)
ON CONFLICT (agency_id, book, year) DO UPDATE SET last = greatest(docket_registercounter.last, EXCLUDED.last)
"""


@dataclass(frozen=True)
class Sent:
    """A report passed on: to whom and when."""

    to: int
    at: datetime


@dataclass(frozen=True)
class Opening:
    """One matter about to be opened with everything that is known of it; `number` is its own in the book."""

    matter: Matter
    number: int
    year: int
    deeds: Sequence[Deed]
    sent: Sent | None = None
    terms: Sequence[tuple[str, str]] = ()
    persons: Sequence[tuple[Person, str, bool]] = ()


def keep_numbers(agency_id: int, book: str, year: int, highest: int) -> None:
    """Move the counter to at least this number; until the transaction ends nobody else numbers that book."""
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [agency_id, book, year, highest])


def taken(agency_id: int, book: str, year: int, numbers: Sequence[int]) -> set[int]:
    """Which of these numbers the book already has."""
    held = RegisterEntry.objects.filter(agency=agency_id, book=book, year=year, number__in=numbers)
    return set(held.values_list("number", flat=True))


def open_matters(openings: Sequence[Opening], *, book: str, by: Actor, at: datetime) -> None:
    """All rows of these matters but their standings, which close the opening: see `stand`."""
    line = audit.current.get().id
    pour([opening.matter for opening in openings])
    acts = [_acts(opening, by, at, line) for opening in openings]
    _store(list(chain.from_iterable(acts)))
    _enter(openings, book, by, at)
    _read(acts, at)


def _acts(opening: Opening, by: Actor, at: datetime, line: UUID) -> list[Made]:
    way, deeds = None, list(opening.deeds)
    if opening.sent is not None:
        way = Handover(matter=opening.matter, what="report", sender_id=by.agency_id,
                       recipient_id=opening.sent.to, sent_at=opening.sent.at)  # fmt: skip
        facts = {"handover": str(way.id), "to": str(opening.sent.to), "what": "report"}
        deeds.append(Deed("handover_sent", opening.sent.at, facts))
    made = []
    for deed in deeds:
        ledger._check(deed, at)
        act = ledger._act(opening.matter.id, deed, None, by, at, line)
        made.append((act, deed, way if deed.kind == "handover_sent" else None))
    return made


def _store(acts: Sequence[Made]) -> None:
    pour([act for act, _, _ in acts])
    notes = [
        (act, deed.note.strip(), *seals.make_key(act.id))
        for act, deed, _ in acts
        if deed.note.strip()
    ]
    pour([row for _, _, row, _ in notes])
    pour_values(SealedNote, (
        {"act_id": act.id, "matter_id": act.matter_id, "key_id": row.id, "sealed": key.seal(text)}
        for act, text, row, key in notes
    ))  # fmt: skip
    for act, _, way in acts:
        if way is not None:
            way.act = act
    pour([way for _, _, way in acts if way is not None])


def _enter(openings: Sequence[Opening], book: str, by: Actor, at: datetime) -> None:
    pour_values(RegisterEntry, (
        {"id": uuid7(), "matter_id": one.matter.id, "agency_id": by.agency_id, "book": book,
         "year": one.year, "number": one.number, "entered_at": at}
        for one in openings
    ))  # fmt: skip
    pour_values(Term, (
        {"id": uuid7(), "matter_id": one.matter.id, "kind": kind, "text": text[:200]}
        for one in openings for kind, text in one.terms
    ))  # fmt: skip
    pour_values(Mention, (
        {"id": uuid7(), "matter_id": one.matter.id, "person_id": person.id, "capacity": capacity,
         "protected": protected, "recorded_at": at}
        for one in openings for person, capacity, protected in one.persons
    ))  # fmt: skip


def _read(acts: Sequence[Sequence[Made]], at: datetime) -> None:
    read = [
        readings.project(own[0][0].matter_id, [readings.as_deed(act) for act, _, _ in own], at)
        for own in acts
    ]
    pour([one.summary for one in read])
    pour([row for one in read for row in one.clocks])


def stand(openings: Sequence[Opening], by: Actor) -> None:
    """First standings, in one statement and last of all: after it, the matters are no longer being opened."""
    own = "origin" if by.agency_kind in standings.PROCEDURAL else "notifier"
    pour_values(Standing, (
        {"id": uuid7(), "matter_id": one.matter.id, "agency_id": agency, "kind": kind, "since": since,
         "received_at": one.matter.received_at}
        for one in openings
        for agency, kind, since in _standing(one, own, by)
    ))  # fmt: skip


def _standing(one: Opening, own: str, by: Actor) -> list[tuple[int, str, datetime]]:
    first = (by.agency_id, own, one.matter.received_at)
    return [first, (one.sent.to, "recipient", one.sent.at)] if one.sent else [first]
