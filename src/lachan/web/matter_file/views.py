"""The page of one matter, and opening what is sealed on it, for a purpose."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, Refusal
from lachan.docket import readings
from lachan.intake import codes
from lachan.intake.commands import open_identity, open_narrative

from .. import wording
from ..door import signed_in
from . import shown as say
from .case_page import case_page, just_done
from .clock_view import clock_views
from .dialogue import card as dialogue_card
from .drafts import drafted, drafts
from .kept_page import kept_page
from .next_acts import CORRECTION, case_link, link, most_urgent
from .record import Record, record_of
from .timeline import act_views

LABELS = {
    "full_name": "Họ tên", "paper": "Giấy tờ", "telephone": "Điện thoại", "address": "Nơi ở",
    "other": "Đặc điểm khác",
}  # fmt: skip


@signed_in(P.REPORT_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    record = record_of(request.actor, code)
    if "du-thao" in request.GET and record.whole and record.like_a_case:
        return drafted(request, record)
    return page_of(request, record)


def page_of(request: HttpRequest, record: Record, status: int = 200, **more: Any) -> HttpResponse:
    """The page this person's agency has a right to: of the case, of the report, or that it lives."""
    shown = {
        "matter": say.head(record), "crumbs": _crumbs(record), "print_code": record.matter.code,
        "handovers": say.handovers(record.handovers, request.at), "seen_by": say.seen_by(record), "evidence_url": evidence_url(record),
        "cared": say.care_links(record), **dialogue_card(record),
    }  # fmt: skip
    if record.whole and record.like_a_case:
        shown |= _sealed(request, record, more) | _of_case(request, record)
        return render(request, "matter_file/case.html", shown | more, status=status)
    if "custodian" in record.standing_kinds and not record.whole:
        shown |= kept_page(record, request.at)
        return render(request, "matter_file/kept.html", shown | more, status=status)
    shown |= _sealed(request, record, more) | _of_report(request, record)
    return render(request, "matter_file/page.html", shown | more, status=status)


def evidence_url(record: Record) -> str:
    """The room of its evidence, for the body in hand and the procuracy over it; the row locks ask again."""
    who, holder = record.who, record.matter.reading.holder_id
    inside = holder in who.scope or "supervisor" in record.standing_kinds
    return f"/vu-viec/{record.matter.code}/chung-cu/" if inside and who.can(P.EVIDENCE_SEE) else ""


def _crumbs(record: Record) -> list[dict[str, str]]:
    place = "/vu-an/" if record.is_case else "/vu-viec/"
    return [
        {"url": place, "label": "Vụ án" if record.is_case else "Vụ việc"},
        {"label": record.matter.code},
    ]


def _sealed(request: HttpRequest, record: Record, more: dict[str, Any]) -> dict[str, Any]:
    """The people and the story, closed unless they were opened for this one answer."""
    may_open = request.actor.can(P.IDENTITY_OPEN) and record.whole
    return {
        "people": say.people(record, may_open, more.pop("opened", {}), more.pop("closed", {})),
        "purposes": [{"value": v, "label": label} for v, label in codes.PURPOSES],
        "may_open": may_open, "papers": say.papers(record),
        "may_print": record.matter.origin_id in request.actor.scope,
        "clocks_as_of": f"{wording.shortly(request.at)} · hệ thống tính, cần người có chuyên môn kiểm tra",
    }  # fmt: skip


def _of_case(request: HttpRequest, record: Record) -> dict[str, Any]:
    shown = case_page(record, request.at, whole_clocks=request.GET.get("xong") == "1")
    return shown | {"just_done": just_done(request.GET.get("da-ghi", "")), "drafts": drafts(record)}


def _of_report(request: HttpRequest, record: Record) -> dict[str, Any]:
    read = readings.read(record.deeds, request.at) if record.deeds else []
    clocks, forms = clock_views(read, request.at), most_urgent(record.possible, read)
    code = record.matter.code
    before_case = [case_link(one, code) for one in record.offers]
    return {
        "clocks": [clock for clock in clocks if clock["open"]],
        "clocks_done": [clock for clock in clocks if not clock["open"]],
        "acts": act_views(record),
        "next_acts": [link(form, code) for form in forms if form.kind != CORRECTION],
        "more_acts": [*before_case, *(link(form, code) for form in forms if form.kind == CORRECTION)],
        "fix_trait_url": say.fix_trait_url(record),
        "just_received": request.GET.get("moi") == "1",
    }  # fmt: skip


@require_POST
@signed_in(P.IDENTITY_OPEN)
def open_person(request: HttpRequest, code: str, person: UUID) -> HttpResponse:
    """The identity goes into this one answer and nowhere else; the log keeps who, why, when."""
    record, purpose = record_of(request.actor, code), request.POST.get("purpose", "")
    try:
        clear = open_identity(
            matter=record.matter, person=person, purpose=purpose, by=request.actor, at=request.at
        )
    except NotFound:
        raise
    except Refusal as refusal:
        return page_of(request, record, 422, closed={person: refusal.sentence})
    lines = [{"label": LABELS[name], "value": said} for name, said in clear.items()]
    lines = lines or [{"label": "Danh tính", "value": "chưa ghi gì"}]
    opened = {"lines": lines, "purpose": dict(codes.PURPOSES)[purpose].lower()}
    return page_of(request, record, opened={person: opened})


@require_POST
@signed_in(P.IDENTITY_OPEN)
def open_story(request: HttpRequest, code: str) -> HttpResponse:
    record, purpose = record_of(request.actor, code), request.POST.get("purpose", "")
    try:
        told = open_narrative(
            matter=record.matter, purpose=purpose, by=request.actor, at=request.at
        )
    except Refusal as refusal:
        return page_of(request, record, 422, story_refusal=refusal.sentence)
    stories = [{"at": wording.shortly(at), "words": text} for at, text in told]
    purpose_words = dict(codes.PURPOSES)[purpose].lower()
    return page_of(request, record, stories=stories, story_open=True, story_purpose=purpose_words)
