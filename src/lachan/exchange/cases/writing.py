"""Planned cases become rows: matters, persons sealed, papers, acts, numbers, readings, standings; all or none.

The rules were the plan's; here only the number of statements matters, since a book has thousands of acts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.ids import uuid7
from lachan.access.pour import pour, pour_values
from lachan.docket import ledger, readings, standings
from lachan.docket.models import (
    Act,
    Matter,
    Mention,
    Paper,
    RegisterEntry,
    SealedNote,
    Term,
)
from lachan.people import entries
from lachan.procedure.acts import Act as Deed

from ..models import ImportedCaseRow
from . import standing, trays
from .planned import Plan, Step, named, placeholder
from .queries import book_of


@dataclass
class Written:
    """One planned case with what it became."""

    plan: Plan
    matter: Matter
    codes: dict[str, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)

    @property
    def deeds(self) -> list[Deed]:
        return [*self.plan.known.deeds, *(step.deed for step in self.steps)]


@dataclass(frozen=True)
class Running:
    """The running import: by whom, when, under which line of the log."""

    by: Actor
    at: datetime
    run: UUID
    line: UUID


def write(plans: Sequence[Plan], now: Running) -> None:
    """Standings last of all: after them a new matter is no longer being opened."""
    done = [Written(one, one.known.matter or _matter(one, now)) for one in plans if one.writes()]
    pour([one.matter for one in done if one.plan.opens])
    _persons(done, now)
    _acts(done, now)
    trays.send(done, now.at)
    _numbers(done, now)
    _remember(done, now)
    _read(done, now)
    standing.give(done)


def _matter(one: Plan, now: Running) -> Matter:
    case = one.file.case
    first = min(step.deed.occurred_at for step in one.steps)
    return Matter(
        id=uuid7(), code=ledger.code_name(), province_id=case.agency.province_id, place_id=case.place_id,
        origin_id=case.agency.id, received_at=min(case.received_at, first), recorded_at=now.at,
        synthetic=now.by.synthetic,
    )  # fmt: skip


def _persons(done: Sequence[Written], now: Running) -> None:
    """Sealed at once, in the name of the agency whose book it is; who has a code keeps it."""
    by_agency: dict[int, list[Written]] = defaultdict(list)
    for one in done:
        by_agency[one.plan.file.case.agency.id].append(one)
    mentions: list[Mention] = []
    for agency, own in by_agency.items():
        coming = [(one, number, a) for one in own for number, a in one.plan.entering.items()
                  if a.code not in one.plan.known.people]  # fmt: skip
        made = entries.enter([a.entry for _, _, a in coming], replace(now.by, agency_id=agency))
        for (one, number, _), person in zip(coming, made, strict=True):
            one.codes[placeholder(number)] = person.code
            mentions.append(
                Mention(matter=one.matter, person=person, capacity="accused", recorded_at=now.at)
            )
    pour(mentions)
    for one in done:
        one.steps = [named(step, one.codes) for step in one.plan.steps]


def _acts(done: Sequence[Written], now: Running) -> None:
    papers, acts, notes = [], [], []
    for one in done:
        for step in one.steps:
            paper = _paper(one.matter, step)
            act = _act(one.matter, step, paper, now)
            one.acts.append(act)
            acts.append(act)
            papers += [paper] if paper else []
            notes += [(act, step.given.note[:4000])] if step.given.note else []
    pour(papers)
    pour(acts)
    sealed = [(act, text, *seals.make_key(act.id)) for act, text in notes]
    pour([row for _, _, row, _ in sealed])
    pour_values(SealedNote, (
        {"act_id": act.id, "matter_id": act.matter_id, "key_id": row.id, "sealed": key.seal(text)}
        for act, text, row, key in sealed
    ))  # fmt: skip


def _paper(matter: Matter, step: Step) -> Paper | None:
    given = step.given
    if not given.paper:
        return None
    return Paper(
        matter=matter,
        issuer_id=given.agency.id,
        kind="decision",
        number=given.paper,
        dated_on=given.paper_on,
    )


def _act(matter: Matter, step: Step, paper: Paper | None, now: Running) -> Act:
    deed = step.deed
    return Act(
        id=UUID(deed.id), matter_id=matter.id, kind=deed.kind, agency_id=step.given.agency.id,
        occurred_at=deed.occurred_at, received_at=deed.occurred_at, recorded_at=now.at, facts=dict(deed.facts),
        person_id=deed.person, paper=paper, supersedes_id=UUID(deed.supersedes) if deed.supersedes else None,
        line_id=now.line,
    )  # fmt: skip


def _numbers(done: Sequence[Written], now: Running) -> None:
    """The book's own number; a matter that has one in this book keeps it."""
    new = [one for one in done if one.plan.file.case.key not in one.plan.known.items]
    ids = [one.matter.id for one in new if not one.plan.opens]
    held = (
        set(
            RegisterEntry.objects.filter(matter__in=ids).values_list(
                "matter_id", "agency_id", "book"
            )
        )
        if ids
        else set()
    )
    entered = [(one, one.plan.file.case) for one in new
               if (one.matter.id, one.plan.file.case.agency.id, book_of(one.plan.file.case.agency)) not in held]  # fmt: skip
    pour_values(RegisterEntry, (
        {"id": uuid7(), "matter_id": one.matter.id, "agency_id": case.agency.id, "book": book_of(case.agency),
         "year": case.year, "number": case.number, "entered_at": now.at}
        for one, case in entered
    ))  # fmt: skip
    words = [(one, "number", case.number_text) for one, case in entered]
    for one in done:
        if one.plan.opens:
            words += [
                (one, "code", one.matter.code),
                *((one, "place", name) for name in one.plan.file.case.places),
            ]
    pour_values(Term, (
        {"id": uuid7(), "matter_id": one.matter.id, "kind": kind, "text": text[:200]} for one, kind, text in words
    ))  # fmt: skip


def _remember(done: Sequence[Written], now: Running) -> None:
    """Which rows have come in: keys and keyed hashes, never words."""
    pour_values(ImportedCaseRow, [
        {"id": uuid7(), "agency_id": one.plan.file.case.agency.id, "matter_id": one.matter.id,
         "run": now.run, "line_id": now.line, **row}
        for one in done for row in _rows(one)
    ])  # fmt: skip


def _rows(one: Written) -> list[dict[str, object]]:
    case = one.plan.file.case
    rows: list[dict[str, object]] = []
    if case.key not in one.plan.known.items:
        rows.append(
            {
                "what": "case",
                "key": case.key,
                "version": 0,
                "digest": case.digest,
                "act_id": None,
                "person": "",
            }
        )
    for number, person in one.plan.entering.items():
        code = one.codes.get(placeholder(number), person.code)
        rows.append({"what": "accused", "key": person.key(case.key), "version": 0, "digest": person.digest,
                     "act_id": None, "person": code})  # fmt: skip
    for step in one.steps:
        key, version = (
            (step.item.key, step.item.version + 1) if step.item else (step.given.key(case.key), 0)
        )
        rows.append({"what": "act", "key": key, "version": version, "digest": step.given.digest,
                     "act_id": UUID(step.deed.id), "person": ""})  # fmt: skip
    return rows


def _read(done: Sequence[Written], now: Running) -> None:
    """Once per case: new ones poured together, known ones renewed."""
    new = [readings.project(one.matter.id, one.deeds, now.at) for one in done if one.plan.opens]
    pour([one.summary for one in new])
    pour([row for one in new for row in one.clocks])
    pour([row for one in new for row in one.accused])
    for one in done:
        if not one.plan.opens:
            with standings.renewing(now.by):
                readings.renew(one.matter.id, now.at)
