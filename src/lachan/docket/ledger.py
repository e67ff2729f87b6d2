"""The only door by which acts enter the record, and by which their readings are renewed."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from lachan.access import audit, seals
from lachan.access.actor import Actor
from lachan.access.ids import uuid7
from lachan.access.models import RecordKey
from lachan.access.pour import pour
from lachan.access.refusals import Refusal, StateSecret
from lachan.law.book import book
from lachan.people.entries import LETTERS
from lachan.procedure.acts import Act as Known

from . import readings, standings
from .models import Act, Paper, SealedNote


class NotYet(Refusal):
    """Thời điểm xảy ra không thể sau thời điểm ghi. Sửa lại ngày giờ của việc đã làm."""


class BeforeReceipt(Refusal):
    """Thời điểm này trước cả lúc tiếp nhận nguồn tin nên chưa ghi được. Sửa lại ngày giờ; nếu giờ tiếp nhận đã ghi sai, đính chính giờ tiếp nhận trước."""


class UnknownAct(Refusal):
    """Hệ thống không biết loại hành vi này. Chọn một hành vi trong danh sách việc làm được tiếp."""


# No report still open is older; what is, is a slip of the keys.
EARLIEST = 1900


@dataclass(frozen=True)
class PaperGiven:
    """A paper as typed: number, day, kind; anything graded secret is refused, not stored."""

    kind: str
    number: str = ""
    dated_on: date | None = None
    grade: str = "none"


@dataclass(frozen=True)
class Deed:
    """An act about to be recorded. `facts` are codes, never an identity; `note` is sealed."""

    kind: str
    occurred_at: datetime
    facts: Mapping[str, object] = field(default_factory=dict)
    paper: PaperGiven | None = None
    note: str = ""
    supersedes: UUID | None = None
    person: str | None = None
    agency_id: int | None = None
    received_at: datetime | None = None


def record(
    matter_id: UUID,
    deeds: Sequence[Deed],
    *,
    by: Actor,
    at: datetime,
    fresh: bool = False,
    known: Sequence[Known] | None = None,
) -> list[Act]:
    """Append these acts under the running verb's audit line and renew the matter's readings.

    `fresh` says that the matter is being opened just now, so nothing of it is read back; `known` are its acts,
    where the verb has read them under the matter's lock."""
    line = audit.about(matter_id, acts=",".join(deed.kind for deed in deeds))
    for deed in deeds:
        _check(deed, at)
    if not fresh:
        known = readings.deeds_of(matter_id) if known is None else known
        _after_receipt(known, deeds)
    papers = [_paper(matter_id, deed, by) for deed in deeds]
    acts = [
        _act(matter_id, deed, paper, by, at, line.id)
        for deed, paper in zip(deeds, papers, strict=True)
    ]
    _store(papers, acts, deeds)
    if fresh:
        readings.renew(matter_id, at, acts)
        return acts
    with standings.renewing(by):
        readings.renew(matter_id, at, known=_with(known or (), acts))
    return acts


def _check(deed: Deed, at: datetime) -> None:
    if deed.kind not in book().acts:
        raise UnknownAct
    if deed.occurred_at > at:
        raise NotYet(field="occurred_at")
    if deed.occurred_at.year < EARLIEST:
        raise BeforeReceipt(field="occurred_at")
    if deed.paper is not None and deed.paper.grade != "none":
        raise StateSecret(field="grade")


def _with(known: Sequence[Known], acts: Sequence[Act]) -> list[Known]:
    """All acts of the matter, oldest first, as a reading of the table would give them."""
    whole = [*known, *map(readings.as_deed, acts)]
    return sorted(whole, key=lambda deed: (deed.occurred_at, deed.id))


def _after_receipt(known: Sequence[Known], deeds: Sequence[Deed]) -> None:
    """Nothing is done with a report before anybody had it, by its earliest reception on record."""
    told = [deed.occurred_at for deed in known if deed.kind == "report_received"]
    later = [deed for deed in deeds if deed.kind != "report_received"]
    if told and any(deed.occurred_at < min(told) for deed in later):
        raise BeforeReceipt(field="occurred_at")


def _paper(matter_id: UUID, deed: Deed, by: Actor) -> Paper | None:
    given = deed.paper
    if given is None or not (given.number or given.dated_on):
        return None
    return Paper(matter_id=matter_id, issuer_id=by.agency_id, kind=given.kind,
                 number=given.number, dated_on=given.dated_on)  # fmt: skip


def _act(
    matter_id: UUID, deed: Deed, paper: Paper | None, by: Actor, at: datetime, line: UUID
) -> Act:
    return Act(
        id=uuid7(), matter_id=matter_id, kind=deed.kind, agency_id=deed.agency_id or by.agency_id,
        occurred_at=deed.occurred_at, received_at=deed.received_at or deed.occurred_at,
        recorded_at=at, facts=dict(deed.facts), person_id=deed.person, paper=paper, supersedes_id=deed.supersedes,
        line_id=line,
    )  # fmt: skip


def _store(papers: Sequence[Paper | None], acts: list[Act], deeds: Sequence[Deed]) -> None:
    kept = [paper for paper in papers if paper is not None]
    if kept:
        Paper.objects.bulk_create(kept)
    pour(acts)
    noted = [(act, deed.note) for act, deed in zip(acts, deeds, strict=True) if deed.note.strip()]
    if noted:
        seal_notes(noted)


def seal_notes(noted: list[tuple[Act, str]]) -> None:
    pairs = [(act, text, *seals.make_key(act.id)) for act, text in noted]
    RecordKey.objects.bulk_create([row for _, _, row, _ in pairs])
    SealedNote.objects.bulk_create([
        SealedNote(act=act, matter_id=act.matter_id, key=row, sealed=key.seal(text.strip()))
        for act, text, row, key in pairs
    ])  # fmt: skip


def code_name() -> str:
    """A matter's code name: random, so that it tells neither place nor order nor count."""
    return "VV-" + "".join(secrets.choice(LETTERS) for _ in range(8))
