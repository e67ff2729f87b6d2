"""The page of one person's care, the forms of its verbs, and opening who the person is, for a purpose."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.victims import commands
from lachan.victims.codes import PURPOSES

from .. import wording
from ..door import signed_in
from . import forms, one_list, shown, words
from .care import Care, care_of
from .questions import QUESTIONS
from .tabs import framed
from .verbs import FORMS


@signed_in(P.VICTIM_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    return page_of(care_of(request, code))


def page_of(care: Care, status: int = 200, **more: Any) -> HttpResponse:
    """The same page with an identity in it, or with the reason why not."""
    return render(care.request, "care/file.html", framed(
        care, "", print_code=care.code, head=shown.head(care), alarms=shown.alarms(care), clocks=shown.clocks(care),
        facts=shown.situation(care), age_doubt=shown.age_doubt(care), supports=shown.supports_short(care), plans=shown.plans(care), acts=shown.acts(care),
        groups=shown.offers(care), seen_by=shown.seen_by(care), may_open=care.who.can(P.IDENTITY_OPEN) and not care.hears_only,
        identity_url=shown.identity_url(care), purposes=[{"value": v, "label": label} for v, label in PURPOSES], reminders=shown.reminders(care),
        along=one_list.along(care.request, care.code), **more), status=status)  # fmt: skip


@signed_in(P.VICTIM_SEE)
def do(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    care, form = care_of(request, code), FORMS.get(verb)
    if form is None:
        raise Http404
    return forms.do(care, form, QUESTIONS)


@require_POST
@signed_in(P.IDENTITY_OPEN)
def open_person(request: HttpRequest, code: str) -> HttpResponse:
    """The identity goes into this one answer and nowhere else; the log keeps who, why, when."""
    care, purpose = care_of(request, code), request.POST.get("purpose", "")
    if care.hears_only:
        raise NotYours
    try:
        clear = commands.open_person(file=care.file, purpose=purpose, by=care.who, at=request.at)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return page_of(care, 422, refusal=refusal.sentence)
    lines = [{"label": words.IDENTITY[name], "value": said} for name, said in clear.items()]
    return page_of(care, opened={"lines": lines or [{"label": "Danh tính", "value": "chưa ghi gì"}],
                                 "purpose": dict(PURPOSES)[purpose].lower()})  # fmt: skip


@signed_in(P.VICTIM_SEE)
def withdraw(request: HttpRequest, code: str, act: UUID) -> HttpResponse:
    """Take back what was written by mistake: said first what it is, then done."""
    care = care_of(request, code)
    one = next((said for said in care.standing if said.act.id == act), None)
    if one is None:
        raise NotFound
    refusal = ""
    if request.method == "POST":
        try:
            commands.withdraw_entry(file=care.file, act=one.act, by=care.who, at=request.at)
        except (NotFound, NotYours):
            raise
        except Refusal as why:
            refusal = why.sentence
        else:
            messages.success(
                request, "Đã hủy việc ghi nhầm; việc ấy vẫn còn trong đường đi, được gạch bỏ."
            )
            return redirect(care.base)
    return render(request, "care/withdraw.html", framed(
        care, "-", "Hủy một việc ghi nhầm", one=shown.act(one, care), when=wording.shortly(one.act.occurred_at), refusal=refusal,
        action=f"{care.base}huy/{act}/"), status=422 if refusal else 200)  # fmt: skip
