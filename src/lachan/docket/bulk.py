"""Opening many matters in a few statements: for registers that come in, under one verb and one audit line.

The rules are the ledger's own; only the number of statements differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db import connection

from lachan.access import audit
from lachan.access.actor import Actor
from lachan.people.models import Person

from . import ledger, readings, standings
from .ledger import Deed
from .models import (
    Act,
    ClockReading,
    Handover,
    Matter,
    MatterReading,
    Mention,
    RegisterEntry,
    Standing,
    Term,
)

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
    Matter.objects.bulk_create([opening.matter for opening in openings])
    acts = [_acts(opening, by, at, line) for opening in openings]
    _store(openings, acts)
    _enter(openings, book, by, at)
    _read(acts, at)


def _acts(opening: Opening, by: Actor, at: datetime, line: UUID) -> list[tuple[Act, Deed, Handover | None]]:
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


def _store(openings: Sequence[Opening], acts: list[list[tuple[Act, Deed, Handover | None]]]) -> None:
    flat = list(chain.from_iterable(acts))
    Act.objects.bulk_create([act for act, _, _ in flat])
    ledger.seal_notes([(act, deed.note) for act, deed, _ in flat if deed.note.strip()])
    ways = []
    for act, _, way in flat:
        if way is not None:
            way.act = act
            ways.append(way)
    Handover.objects.bulk_create(ways)


def _enter(openings: Sequence[Opening], book: str, by: Actor, at: datetime) -> None:
    RegisterEntry.objects.bulk_create([
        RegisterEntry(matter=one.matter, agency_id=by.agency_id, book=book, year=one.year,
                      number=one.number, entered_at=at)
        for one in openings
    ])  # fmt: skip
    Term.objects.bulk_create([
        Term(matter=one.matter, kind=kind, text=text[:200]) for one in openings for kind, text in one.terms
    ])  # fmt: skip
    Mention.objects.bulk_create([
        Mention(matter=one.matter, person=person, capacity=capacity, protected=protected, recorded_at=at)
        for one in openings for person, capacity, protected in one.persons
    ])  # fmt: skip


def _read(acts: list[list[tuple[Act, Deed, Handover | None]]], at: datetime) -> None:
    read = [
        readings.project(own[0][0].matter_id, [readings.as_deed(act) for act, _, _ in own], at)
        for own in acts
    ]
    MatterReading.objects.bulk_create([summary for summary, _ in read])
    ClockReading.objects.bulk_create([row for _, rows in read for row in rows])


def stand(openings: Sequence[Opening], by: Actor) -> None:
    """First standings, in one statement and last of all: after it, the matters are no longer being opened."""
    own = "origin" if by.agency_kind in standings.PROCEDURAL else "notifier"
    Standing.objects.bulk_create([
        Standing(matter=one.matter, agency_id=agency, kind=kind, since=since, received_at=one.matter.received_at)
        for one in openings
        for agency, kind, since in _standing(one, own, by)
    ])  # fmt: skip


def _standing(one: Opening, own: str, by: Actor) -> list[tuple[int, str, datetime]]:
    first = (by.agency_id, own, one.matter.received_at)
    return [first, (one.sent.to, "recipient", one.sent.at)] if one.sent else [first]
