"""Questions to the watch-lists: how many stand on each, one page of one with its reasons; the committee's counts."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection, connections

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.docket.codes import HANDED
from lachan.docket.models import AccusedReading, Act, ClockReading, Handover, MatterReading
from lachan.docket.readings import as_deed
from lachan.procedure.acts import in_effect

from .lists import Watch, watches
from .rules import REVIEWS, Case, Person, Reason, Way

PAGE = 50
HANDED_WORDS = dict(HANDED)
# The last row shown: since when, and its key.
After = tuple[datetime, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list, with why it is there."""

    matter_id: UUID
    person: str
    row: str
    since: datetime
    code: str = ""
    stage: str = ""
    holder: str = ""
    words: str = ""


@dataclass(frozen=True)
class Lines:
    rows: Sequence[Line]
    more: After | None


def watch(code: str) -> Watch:
    if code not in watches():
        raise NotFound
    return watches()[code]


def counts(viewer: Actor, at: datetime) -> dict[str, int]:
    """How many stand on each list, of those this viewer may see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT list, n FROM sec.watch_counts(%s, %s)", [at, _limits()])
        return dict(cursor.fetchall())


def tallies(viewer: Actor, at: datetime) -> dict[str, int]:
    """For the committee: the whole province's numbers, by the role that counts, with no row behind them."""
    with connections["figures"].cursor() as cursor:
        cursor.execute("SELECT list, n FROM sec.watch_tallies(%s, %s, %s)",
                       [viewer.province_id, at, _limits()])  # fmt: skip
        return dict(cursor.fetchall())


def oversight_tallies(viewer: Actor, today: date) -> dict[str, int]:
    with connections["figures"].cursor() as cursor:
        cursor.execute(
            "SELECT what, n FROM sec.oversight_tallies(%s, %s)", [viewer.province_id, today]
        )
        return dict(cursor.fetchall())


def _limits() -> str:
    return json.dumps({code: dict(one.limits) for code, one in watches().items()})


def lines(
    viewer: Actor, one: Watch, at: datetime, after: After | None = None, size: int = PAGE
) -> Lines:
    """One page, what has stood there longest first; five statements."""
    found = _page(one, at, after, size + 1)
    shown = found[:size]
    cases = _cases({line.matter_id for line in shown}, at)
    rows = [
        _explained(line, cases[line.matter_id], one, at)
        for line in shown
        if line.matter_id in cases
    ]
    last = shown[-1] if len(found) > size else None
    return Lines(rows, (last.since, key_of(last)) if last else None)


def key_of(line: Line) -> str:
    return f"{line.matter_id}~{line.person}~{line.row}"


def _page(one: Watch, at: datetime, after: After | None, n: int) -> list[Line]:
    since, key = after or (None, None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT matter_id, person, row_id, since FROM sec.watch_page(%s, %s, %s, %s, %s, %s)",
                       [one.code, at, json.dumps(dict(one.limits)), since, key, n])  # fmt: skip
        return [Line(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class Shown:
    """A matter as the rules see it, with what a row of a list says of it."""

    code: str
    holder: str
    case: Case


def _cases(matters: Collection[UUID], at: datetime) -> dict[UUID, Shown]:
    """Every matter of a page once, from its projection and its acts."""
    among = list(matters)
    readings = MatterReading.objects.filter(matter__in=among).select_related("matter", "holder")
    acts = _by_matter(Act.objects.filter(matter__in=among))
    people = _by_matter(AccusedReading.objects.filter(matter__in=among))
    late = _by_matter(
        ClockReading.objects.filter(matter__in=among, ref__in=REVIEWS, owed=True, due_at__lt=at)
    )
    ways = _by_matter(
        Handover.objects.filter(matter__in=among, answer=None).select_related("recipient")
    )
    return {
        row.matter_id: Shown(row.matter.code, row.holder.short_name, Case(
            row.stage, row.closed, row.returns, row.severity,
            in_effect(map(as_deed, acts.get(row.matter_id, ())), until=None, known_at=None),
            [_person(one) for one in people.get(row.matter_id, ())],
            [(c.ref, c.due_at) for c in late.get(row.matter_id, ())],
            [_way(w) for w in ways.get(row.matter_id, ())],
        )) for row in readings
    }  # fmt: skip


def _by_matter(rows: Any) -> dict[UUID, list[Any]]:
    ordered = sorted(rows, key=lambda row: row.matter_id)
    return {
        matter: list(group) for matter, group in groupby(ordered, key=lambda row: row.matter_id)
    }


def _person(row: AccusedReading) -> Person:
    return Person(row.person, row.status, row.custody, row.since, row.release_at, row.apart)


def _way(row: Handover) -> Way:
    return Way(
        str(row.id),
        HANDED_WORDS.get(row.what, row.what).lower(),
        row.sent_at,
        row.recipient.short_name,
    )


def _explained(line: Line, shown: Shown, one: Watch, at: datetime) -> Line:
    return Line(line.matter_id, line.person, line.row, line.since, shown.code, shown.case.stage, shown.holder,
                _why(line, one.rule(shown.case, one.limits, at)))  # fmt: skip


def _why(line: Line, reasons: Sequence[Reason]) -> str:
    """The rule's words for this person or row. Nothing is dropped where the record has moved on meanwhile."""
    fitting = [r.words for r in reasons if (r.person, r.row) == (line.person, line.row)]
    return "; ".join(fitting) or "hồ sơ vừa thay đổi; mở vụ việc để xem"
