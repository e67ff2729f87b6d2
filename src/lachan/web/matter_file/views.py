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
from .clock_view import clock_views
from .next_acts import CORRECTION, link, most_urgent
from .record import Record, record_of
from .timeline import act_views

LABELS = {
    "full_name": "Họ tên", "paper": "Giấy tờ", "telephone": "Điện thoại", "address": "Nơi ở",
    "other": "Đặc điểm khác",
}  # fmt: skip


@signed_in(P.REPORT_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    return page_of(request, record_of(request.actor, code))


def page_of(request: HttpRequest, record: Record, status: int = 200, **more: Any) -> HttpResponse:
    who, at, matter = request.actor, request.at, record.matter
    read = readings.read(record.deeds, at) if record.deeds else []
    clocks, forms = clock_views(read, at), most_urgent(record.possible, read)
    may_open = who.can(P.IDENTITY_OPEN) and "any" in record.parts
    shown = {
        "matter": say.head(record),
        "clocks": [clock for clock in clocks if clock["open"]],
        "clocks_done": [clock for clock in clocks if not clock["open"]],
        "clocks_as_of": f"{wording.shortly(at)} · cách đọc để người có chuyên môn kiểm tra",
        "acts": act_views(record),
        "people": say.people(record, may_open, more.pop("opened", {}), more.pop("closed", {})),
        "purposes": [{"value": v, "label": label} for v, label in codes.PURPOSES],
        "may_open": may_open,
        "papers": say.papers(record),
        "seen_by": say.seen_by(record),
        "handovers": say.handovers(record, at),
        "next_acts": [link(form, matter.code) for form in forms if form.kind != CORRECTION],
        "more_acts": [link(form, matter.code) for form in forms if form.kind == CORRECTION],
        "may_print": record.matter.origin_id in who.scope,
        "fix_trait_url": say.fix_trait_url(record),
        "crumbs": [{"url": "/vu-viec/", "label": "Vụ việc"}, {"label": matter.code}],
        "print_code": matter.code,
        "just_received": request.GET.get("moi") == "1",
        **more,
    }
    return render(request, "matter_file/page.html", shown, status=status)


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
