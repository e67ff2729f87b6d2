"""Questions to reports: the ledger of a year, one draft, what an issued one holds, the figure behind a reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.indicators.models import Figure
from lachan.indicators.recounting import Recount

from .layout import HANOI
from .models import ReportDraft, ReportDue, ReportFigure, ReportIssued, ReportSent, ReportSigned
from .reports import dues, figures, making
from .reports.dues import Due, Standing
from .reports.forms import FORMS, NoSuchFile
from .reports.spans import span_of

RELATED = ("agency", "province", "key", "issued", "due")


@dataclass(frozen=True)
class Owed:
    """A due report with what has come of it. `noted_on`: the day on which its sending was written down, where that was
    after the day it was due and after the day it is said to have been sent."""

    due: Due
    standing: Standing
    draft: ReportDraft | None
    noted_on: date | None = None

    @property
    def issued(self) -> ReportIssued | None:
        return issued_of(self.draft) if self.draft else None


def ledger(viewer: Actor, years: Sequence[int], at: datetime) -> list[Owed]:
    """Reports that are due in these years, those asked for among them; the earliest day first."""
    asked = ReportDue.objects.filter(agency_id__in=viewer.scope, due_on__year__in=years)
    found = [*dues.of_years(years), *map(_asked, asked)]
    drafts = _drafts(viewer)
    return [_owed(one, drafts, at) for one in sorted(found, key=lambda one: (one.due_on, one.form))]


def _asked(row: ReportDue) -> Due:
    label = dict(ReportDue._meta.get_field("asked_by").choices or ())[row.asked_by]
    source = f"{label} yêu cầu" + (f", văn bản số {row.number}" if row.number else "")
    return Due(row.form, row.period, span_of(FORMS[row.form], row.period), row.due_on, source, "", row)  # fmt: skip


def _drafts(viewer: Actor) -> list[ReportDraft]:
    rows = ReportDraft.objects.select_related(*RELATED).filter(agency_id__in=viewer.scope)
    return list(rows.prefetch_related("issued__sent").order_by("recorded_at", "id"))


def _owed(due: Due, drafts: Sequence[ReportDraft], at: datetime) -> Owed:
    """An issued draft counts before one that is not; else the latest."""
    mine = [one for one in drafts if _answers(one, due)]
    issued = [one for one in mine if issued_of(one)]
    draft = (issued or mine or [None])[-1]
    sent = sorted((s for one in issued for s in one.issued.sent.all()), key=lambda s: s.sent_at)
    standing = dues.standing(due.due_on, [s.sent_at for s in sent], at)
    return Owed(due, standing, draft, _noted(sent[0], due) if sent else None)


def _noted(first: ReportSent, due: Due) -> date | None:
    """A day that is said is not a day that was seen: where it makes a report less late, both are told."""
    said, noted = (one.astimezone(HANOI).date() for one in (first.sent_at, first.recorded_at))
    return noted if noted > max(said, due.due_on) else None


def _answers(draft: ReportDraft, due: Due) -> bool:
    if due.asked is not None:
        return draft.due_id == due.asked.id
    return draft.form == due.form and draft.period == due.period and draft.due_id is None


def issued_of(draft: ReportDraft) -> ReportIssued | None:
    return getattr(draft, "issued", None)


def drafts(viewer: Actor, size: int = 100) -> list[ReportDraft]:
    return list(reversed(_drafts(viewer)))[:size]


def draft(viewer: Actor, draft_id: UUID) -> ReportDraft:
    found = ReportDraft.objects.select_related(*RELATED).filter(id=draft_id).first()
    if found is None:
        raise NotFound
    return found


def open_draft(viewer: Actor, form: str, period: str) -> ReportDraft | None:
    """The latest draft of this form and period that is not issued."""
    rows = ReportDraft.objects.select_related(*RELATED).filter(
        agency_id__in=viewer.scope, form=form, period=period, issued=None
    )
    return rows.order_by("-recorded_at", "-id").first()


def due(viewer: Actor, due_id: UUID) -> ReportDue:
    found = ReportDue.objects.filter(id=due_id).first()
    if found is None:
        raise NotFound
    return found


def kept_file(issued: ReportIssued, kind: str) -> bytes:
    """A file as it was issued; the PDF with its signature where it has one."""
    key, signed = seals.open_key(issued.draft.key), None
    if kind not in issued.sha256:
        raise NoSuchFile(field="file")
    if kind == "pdf":
        signed = ReportSigned.objects.filter(issued=issued).order_by("-recorded_at", "-id").first()
    return unpacked(key.open(signed.pdf if signed else getattr(issued, kind)))


def packed(body: bytes) -> str:
    """Bytes as text: what a seal holds is JSON."""
    return body.decode("latin-1")


def unpacked(text: Any) -> bytes:
    return str(text).encode("latin-1")


def first_pdf(issued: ReportIssued) -> bytes:
    """The PDF as issued, without any signature."""
    return unpacked(seals.open_key(issued.draft.key).open(issued.pdf))


def recipients(issued: ReportIssued) -> tuple[str, ...]:
    """Whom the paper names, by their names on its day; the file copy and «Như trên» are nobody."""
    said = making.content_of(
        issued.draft, issued.recorded_at, number=issued.number, on=issued.issued_on
    )
    named = [one for one in said.recipients[1:-1]]
    return (*said.addressees, *named)


def behind(viewer: Actor, ref: str) -> Figure:
    """The frozen figure that a report refers to."""
    row = ReportFigure.objects.select_related("figure").filter(ref=ref).first()
    if row is None:
        raise NotFound
    return row.figure


def changed(viewer: Actor, one: ReportDraft, at: datetime) -> list[Recount]:
    """Figures of this draft that are counted from other rows with what is known now. This counts: ask when asked."""
    rows = ReportFigure.objects.filter(draft=one, past=False).select_related("figure")
    return figures.changed(viewer, [row.figure for row in rows], at)


turns = making.turns_of
