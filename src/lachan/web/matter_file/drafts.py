"""Drafts of the papers of a case: which this person's agency may draw up from which act, and the DOCX itself.

A draft holds code names and the record's own words; it opens nothing sealed and records nothing."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from lachan.law.book import book
from lachan.reference.codes import INVESTIGATORS
from lachan.reference.models import Agency
from lachan.reporting.drafts import Body, Numbered, Offered, PaperRecord, draft, offered

from .. import wording
from .record import Record
from .rows import ActRow

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST = 14


def drafts(record: Record) -> list[dict[str, str]]:
    """The newest acts first; a corrected act gives no paper."""
    gone = {act.supersedes_id for act in record.acts}
    standing = [act for act in reversed(record.acts) if act.id not in gone]
    rows = [
        _row(paper, act, record)
        for act in standing
        for paper in offered(act.kind)
        if _ours(paper, act, record)
    ]
    whole = [_row(paper, None, record) for paper in offered()]
    return [*whole, *rows[:MOST]]


def _ours(paper: Offered, act: ActRow, record: Record) -> bool:
    """One's own act; or another body's act that one's next request is drawn up from (an extension granted)."""
    if act.agency_id in record.who.scope:
        return True
    return act.kind in paper.form.get("ahead", ()) and record.who.agency_kind in INVESTIGATORS


def _row(paper: Offered, act: ActRow | None, record: Record) -> dict[str, str]:
    of_act = f"&hv={act.id}" if act else ""
    return {
        "label": paper.label, "cite": paper.cite, "from": _from(act) if act else "từ cả hồ sơ",
        "url": f"/vu-viec/{record.matter.code}/?du-thao={paper.code}{of_act}",
    }  # fmt: skip


def _from(act: ActRow) -> str:
    whom = f" · {act.person_id}" if act.person_id else ""
    return f"{book().label(act.kind)}{whom} · {wording.day(act.occurred_at)}"


def drafted(request: HttpRequest, record: Record) -> HttpResponse:
    """The paper as a file, drawn up from the record as it stands now."""
    paper, act = request.GET["du-thao"], request.GET.get("hv")
    content = draft(paper, _given(request, record), act)
    headers = {
        "Content-Disposition": f'attachment; filename="du-thao-{paper}-{record.matter.code}.docx"'
    }
    return HttpResponse(content, content_type=DOCX, headers=headers)


def _given(request: HttpRequest, record: Record) -> PaperRecord:
    supervising = [agency for agency, kind, _ in record.seen_by if kind == "supervisor"]
    return PaperRecord(
        code=record.matter.code, acts=tuple(record.deeds), issuer=str(request.actor.agency_id),
        as_of=request.at, agencies=_bodies(record), numbers=_numbers(record),
        supervisor=str(supervising[0]) if supervising else "",
        synthetic=record.matter.synthetic or settings.SYNTHETIC,
    )  # fmt: skip


def _bodies(record: Record) -> Mapping[str, Body]:
    named = (
        {act.agency_id for act in record.acts}
        | {row[0] for row in record.seen_by}
        | {record.who.agency_id}
    )
    named |= {int(to) for act in record.acts if str(to := act.facts.get("to", "")).isdigit()}
    found = Agency.objects.select_related("unit", "parent").filter(id__in=named)
    return {
        str(row.id): Body(row.name, row.parent.name if row.parent else "", _place(row))
        for row in found
    }


def _place(agency: Agency) -> str:
    unit: Any = agency.unit
    return unit.name.removeprefix(unit.kind).strip() if unit else ""


def _numbers(record: Record) -> Mapping[str, Numbered]:
    papers = [(act, act.paper) for act in record.acts if act.paper is not None]
    return {str(act.id): Numbered(paper.number, paper.dated_on) for act, paper in papers}
