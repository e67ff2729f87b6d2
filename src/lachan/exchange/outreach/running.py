"""Bringing a year's workbook in: foreseen or written, each row by the verb that a person would use, each row once."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.refusals import NotYours, Refusal
from lachan.outreach import commands
from lachan.outreach.given import given_by, same
from lachan.outreach.models import Session
from lachan.outreach.refusals import RowKnown

from ..cells import Flaw
from .reader import BadRow, GoodRow, Year


@dataclass
class Outcome:
    """Rows by what came of them: `fresh` would be (or were) written, `known` were before, `bad` stay out."""

    fresh: list[GoodRow] = field(default_factory=list)
    known: list[GoodRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


def run(year: Year, by: Actor, at: datetime, *, apply: bool) -> Outcome:
    """Nothing is written unless `apply`; a row that is refused stays out, the others come in."""
    outcome = Outcome(bad=list(year.bad))
    stands = _before(year, by)
    for good in year.good:
        before = stands.get(good.key, [])
        if before:
            _again(good, before, outcome)
        else:
            _one(good, by, at, outcome, apply=apply)
    outcome.bad.sort(key=lambda one: one.row.number)
    return outcome


def _before(year: Year, by: Actor) -> dict[bytes, list[Session]]:
    """What was written of these rows, with every correction since."""
    with scope.acting(by):
        rows = Session.objects.filter(
            province=by.province_id, agency=by.agency_id, row_key__in=[one.key for one in year.good]
        )
        found: dict[bytes, list[Session]] = {}
        for row in (
            rows.select_related("commune", "organiser")
            .prefetch_related("materials__material")
            .order_by("turn")
        ):
            found.setdefault(bytes(row.row_key or b""), []).append(row)
        return found


def _again(good: GoodRow, before: list[Session], outcome: Outcome) -> None:
    """Sent again as it was, or as it was put right on its page, it is known; otherwise a person must decide there."""
    if any(_is(good, row) for row in before):
        outcome.known.append(good)
    else:
        outcome.bad.append(BadRow(good.row, (Flaw("", RowKnown().sentence),)))


def _is(good: GoodRow, row: Session) -> bool:
    """Who organised and which materials were used is said on the page alone, not in the workbook."""
    said = given_by(row)
    return same(said, replace(good.given, organiser=said.organiser, materials=said.materials))


def _one(good: GoodRow, by: Actor, at: datetime, outcome: Outcome, *, apply: bool) -> None:
    try:
        if apply:
            commands.record_session(given=good.given, row_key=good.key, by=by, at=at)
    except NotYours:
        raise
    except Refusal as refusal:
        outcome.bad.append(BadRow(good.row, (Flaw(refusal.field, refusal.sentence),)))
        return
    outcome.fresh.append(good)
