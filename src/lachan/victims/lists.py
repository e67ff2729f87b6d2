"""Lists of persons in care: by filter, by key, within what the row lock lets the viewer see.

Two questions: which files, in words written here so that each filter starts from an index; then their code names and
places, planned once, since the locks of persons take longer to plan than to answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from lachan.access.actor import Actor
from lachan.access.prepared import Prepared

PAGE = 50
Key = tuple[datetime, UUID]


@dataclass(frozen=True)
class Filters:
    """What the list may be narrowed by; `before` is the keyset of the last row shown. `led`: only what we lead."""

    stage: str = ""
    red: bool = False
    review_by: date | None = None
    regime: str = ""
    minor: bool | None = None
    code: str = ""
    led: bool = False
    unscreened: bool = False
    before: Key | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A person's care in a list: a code name, never who it is. Without a stage where the viewer was only asked for a support."""

    care_id: UUID
    received_at: datetime
    stage: str
    verdict: str
    regime: str
    minor: bool | None
    red: int
    review_on: date | None
    next_due_at: datetime | None
    next_ref: str
    closed: bool
    lead: str
    code: str = ""
    place: str | None = None


@dataclass(frozen=True)
class Lines:
    rows: Sequence[Line]
    more: Key | None


# What care alone knows is empty for whoever neither leads nor houses: the lock gives them no such row.
READ = """SELECT r.care_id, r.received_at, coalesce(i.stage, r.stage), r.verdict, r.regime, r.minor, r.red, i.review_on, i.next_due_at,
coalesce(i.next_ref, ''), r.closed, l.short_name FROM victims_carereading r JOIN reference_agency l ON l.id = r.lead_id
LEFT JOIN victims_carecaring i ON i.care_id = r.care_id WHERE """
# Where nothing is asked of what care alone knows, the page is picked first, and who leads and what care knows joined to that.
PICKED = """(SELECT r.care_id, r.received_at, r.stage, r.verdict, r.regime, r.minor, r.red, r.closed, r.lead_id
FROM victims_carereading r WHERE """
# Whoever was only asked for one support: an alarm, whether the care is closed, and who leads where there is an alarm.
HELPED = """SELECT DISTINCT s.care_id, s.received_at, '', '', '', NULL::boolean, (SELECT count(*) FROM victims_carealarm a WHERE a.care_id = s.care_id),
NULL::date, NULL::timestamptz, '', false, '' FROM victims_carestanding s WHERE s.kind = 'supporter' AND """
NOT_READ = "NOT EXISTS (SELECT 1 FROM victims_carereading r WHERE r.care_id = s.care_id)"
ALARMED = "EXISTS (SELECT 1 FROM victims_carealarm a WHERE a.care_id = s.care_id)"
THESE = "r.care_id = ANY (%s)"
# Stages that only care knows, and the one where others read the person to stand meanwhile.
IN_CARE, BEFORE_CARE = frozenset({"V8", "V9"}), frozenset({"V4"})
# One of our own standings: the planner begins there for whoever has few, and with the filter for whoever has many.
OURS = """EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = r.care_id AND s.agency_id = ANY (%s)
AND s.kind <> 'hearer')"""
# Once each, however often something was given: read from the index in its order.
STOOD = "SELECT DISTINCT s.received_at, s.care_id FROM victims_carestanding s WHERE "
IN_ORDER = " ORDER BY s.received_at DESC, s.care_id DESC LIMIT %s"
CALLED = Prepared("uuid[]", "SELECT care, code, place FROM sec.care_called($1)")
CODED = Prepared(
    "text",
    "SELECT f.id FROM people_person p JOIN victims_carefile f ON f.person_id = p.id WHERE p.code = $1",
)


def lines(viewer: Actor, filters: Filters, size: int = PAGE) -> Lines:
    """One page of the persons in the viewer's care, the last received first; keyset, never an offset."""
    wanted = _narrowed(viewer, filters, size + 1)
    if wanted is None:
        return Lines([], None)
    one = _in_order_of(filters)
    found = _read(wanted, f"{one}.received_at DESC, {one}.care_id DESC", size + 1)
    found = sorted([*found, *_helped(viewer, filters, wanted, found, size + 1)], key=_newest, reverse=True)  # fmt: skip
    more = _newest(found[size - 1]) if len(found) > size else None
    return Lines(called(found[:size]), more)


def reviews(viewer: Actor, until: date, most: int) -> Sequence[Line]:
    """Of those whom the viewer's body leads, whom to look at again by that day; the longest waiting first."""
    wanted = [_led_by(viewer, "i"), ("i.review_on <= %s", [until])]
    return called(_read(wanted, "i.review_on, i.care_id", most))


Wanted = list[tuple[str, list[Any]]]


def _newest(line: Line) -> Key:
    return line.received_at, line.care_id


def _read(wanted: Wanted, order: str, most: int, head: str = READ) -> list[Line]:
    conditions = " AND ".join(condition for condition, _ in wanted)
    values = [value for _, told in wanted for value in told]
    asked = f"{head}{conditions} ORDER BY {order} LIMIT %s"
    if head is READ and "i." not in f"{conditions} {order}":
        picked = f"{PICKED}{conditions} ORDER BY {order} LIMIT %s) r"
        asked = f"{READ.replace('victims_carereading r', picked, 1)}true ORDER BY {order}"
    with connection.cursor() as cursor:
        cursor.execute(asked, [*values, most])
        return [Line(*row) for row in cursor.fetchall()]


def _helped(
    viewer: Actor, by: Filters, wanted: Wanted, found: Sequence[Line], most: int
) -> list[Line]:
    """Those whom the viewer was only asked to help by one support, who stand in no reading that it sees."""
    if by != Filters(red=by.red, code=by.code, before=by.before):
        return []
    asked: Wanted = [("s.agency_id = ANY (%s)", [list(viewer.scope)]), (NOT_READ, [])]
    if by.red:
        asked.append((ALARMED, []))
    if by.before is not None:
        asked.append(("(s.received_at, s.care_id) < (%s, %s)", list(by.before)))
    if (named := _named(wanted)) is not None:
        left = [one for one in named if one not in {line.care_id for line in found}]
        if not left:
            return []
        asked.append(("s.care_id = ANY (%s)", [left]))
    return _read(asked, "s.received_at DESC, s.care_id DESC", most, HELPED)


def _named(wanted: Wanted) -> list[UUID] | None:
    return next((told[0] for condition, told in wanted if condition == THESE), None)


def _newest_of_ours(viewer: Actor, before: Key | None, most: int) -> list[UUID]:
    """Without a filter a page is the next of our standings, read from their index."""
    words, values = ["s.agency_id = ANY (%s)", "s.kind <> 'hearer'"], [list(viewer.scope)]
    if len(viewer.scope) == 1:
        words[0], values[0] = "s.agency_id = %s", viewer.scope[0]
    if before is not None:
        words.append("(s.received_at, s.care_id) < (%s, %s)")
        values += before
    with connection.cursor() as cursor:
        cursor.execute(f"{STOOD}{' AND '.join(words)}{IN_ORDER}", [*values, most])
        return [row[1] for row in cursor.fetchall()]


def _narrowed(viewer: Actor, by: Filters, most: int) -> Wanted | None:
    """The conditions with their values; None where no file has the code."""
    if not by.led and by == Filters(before=by.before):
        return [(THESE, [_newest_of_ours(viewer, by.before, most)])]
    one = _in_order_of(by)
    told: Wanted = [_led_by(viewer, one) if by.led else (OURS, [list(viewer.scope)])]
    if by.code:
        ids = [row[0] for row in CODED(code_of(by.code))]
        if not ids:
            return None
        told.append((THESE, [ids]))
    if by.before is not None:
        told.append((f"({one}.received_at, {one}.care_id) < (%s, %s)", list(by.before)))
    return told + _by_reading(by)


def _in_order_of(by: Filters) -> str:
    """The copy that the page is read from, in the order of its index."""
    return "i" if by.review_by is not None or by.stage in IN_CARE else "r"


def _led_by(viewer: Actor, one: str) -> tuple[str, list[Any]]:
    """Of one body the index gives its files in their order; of a list of bodies all would be sorted first."""
    if len(viewer.scope) == 1:
        return f"{one}.lead_id = %s", [viewer.scope[0]]
    return f"{one}.lead_id = ANY (%s)", [list(viewer.scope)]


def _by_reading(by: Filters) -> Wanted:
    told: Wanted = []
    if by.stage:
        told.append((f"{_in_order_of(by)}.stage = %s", [by.stage]))
    if by.stage in BEFORE_CARE:
        told.append(("coalesce(i.stage, r.stage) = r.stage", []))
    if by.red:
        told.append(("r.red > 0", []))
    if by.unscreened:
        told.append(("r.unscreened", []))
    if by.review_by is not None:
        told.append(("i.review_on <= %s", [by.review_by]))
    if by.regime:
        told.append(("r.regime = %s", [by.regime]))
    if by.minor is not None:
        told.append(("r.minor" if by.minor else "NOT r.minor", []))
    return told


def called(found: Sequence[Line]) -> list[Line]:
    """The same lines with code name and place."""
    names = names_of([one.care_id for one in found])
    return [replace(one, code=names[one.care_id][0], place=names[one.care_id][1])
            for one in found if one.care_id in names]  # fmt: skip


def names_of(ids: Sequence[UUID]) -> dict[UUID, tuple[str, str | None]]:
    """Code name and place of each file that the viewer sees."""
    return {row[0]: (row[1], row[2]) for row in CALLED(list(ids))} if ids else {}


def code_of(typed: str) -> str:
    """A code name as it is kept: people leave out its head, and type small letters."""
    text = typed.strip().upper().replace(" ", "")
    return text if text.startswith("N-") else f"N-{text}"
