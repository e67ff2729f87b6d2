"""Put an entry right: the same questions with what was written in them; the old entry stays, struck through."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.procedure.reaching import AGREED, BANS
from lachan.victims.commands import correct_entry
from lachan.victims.commands.keeping import FIRST
from lachan.victims.facts import DAYS, DERIVED
from lachan.victims.putting_right import NO, against, forgets, taking_back
from lachan.victims.queries import Said

from .. import wording
from ..door import signed_in
from ..sheet import Sheet
from . import forms, said
from .care import Care, care_of
from .forms import Form, typed_of
from .questions import QUESTIONS
from .tabs import crumbs_of
from .verbs import ALL

# To whom something went stays as it is: withdraw the entry and send it anew. The story is added to, never rewritten.
SENT = frozenset({"to", "hearer", "carer", "of", "to_any", "way_on", "way_in", "stays"})
NEVER = frozenset({"entry_withdrawn", "story_told", "story_added"})
WORDS = ("words", "note")
# Asks whether it is the same person, which is no question to a reception that was written down.
AGAIN = "tro-lai"
TO_HELPERS = frozenset({"support_referred", "support_declined"})
OF_CARE = frozenset({"risk_assessed"})
AUDIENCE = {"path": "path", "care": "care", "supports": "care"}


class PutRightMeanwhile(Refusal):
    """Việc này đã được sửa hoặc hủy ở cửa sổ khác, nên lần này chưa ghi gì; nội dung vừa nhập vẫn còn ở đây. Mở bản mới nhất, xem còn cần sửa gì rồi ghi ở đó."""


def may(one: Said, care: Care) -> bool:
    """One's own entry that holds still; who in the body may is the verb's to ask. How not to reach the person, in words, is
    written anew by whoever leads or houses: nobody else can keep it by typing it again."""
    act = one.act
    if one.gone or act.agency_id not in care.who.scope or act.kind in NEVER:
        return False
    if act.kind == AGREED:
        return care.leads or not one.words.get("safety")
    if act.kind == "story_shared":
        return care.holds_story
    return act.kind != NO or not against(act.facts, care.who, leads_now=care.leads_now)


def may_withdraw(one: Said, care: Care) -> bool:
    act = one.act
    if one.gone or act.agency_id not in care.who.scope or act.kind in FIRST:
        return False
    if act.kind == AGREED and not care.leads:
        lost = one.words.get("safety") or forgets(care.deeds, taking_back(act), care.request.at)
        return not lost
    return act.kind != NO or not against(act.facts, care.who, leads_now=care.leads_now)


@signed_in(P.VICTIM_SEE)
def page(request: HttpRequest, code: str, act: UUID) -> HttpResponse:
    care = care_of(request, code)
    one = next((said for said in care.standing if said.act.id == act), None)
    if one is None:
        return _put_right(care, act)
    if not may(one, care):
        raise NotFound
    form = _form(one)
    if request.method != "POST":
        return _page(care, one, form, Sheet(_before(one)))
    typed = typed_of(request.POST)
    try:
        _correct(care, one, form, typed)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(care, one, form, Sheet(typed, refusal), 422)
    messages.success(request, "Đã ghi lại cho đúng; bản cũ vẫn còn trong đường đi, được gạch bỏ.")
    return redirect(care.base)


def _put_right(care: Care, act: UUID) -> HttpResponse:
    """Meanwhile put right or taken back in another window: what was typed here stays on the page, with the way to the newest."""
    by_id = {said.act.id: said for said in care.whole.said}
    later = {said.act.supersedes_id: said for said in care.whole.said if said.act.supersedes_id}
    one = by_id.get(act)
    if one is None or act not in later or one.act.agency_id not in care.who.scope:
        raise NotFound
    newest = later[act]
    while newest.act.id in later:
        newest = later[newest.act.id]
    url = f"{care.base}sua/{newest.act.id}/" if may(newest, care) else f"{care.base}#viec-{act}"
    if care.request.method != "POST":
        return redirect(url)
    on = Sheet(typed_of(care.request.POST), PutRightMeanwhile())
    return _page(care, one, _form(one), on, 422, newest=url)


def _form(one: Said) -> Form:
    """The questions of the verb that wrote it, without those about whom it went to."""
    like = next((form for form in ALL if one.act.kind in form.kinds() and form.name != AGAIN), None)
    asks = tuple(name for name in like.asks if name not in SENT) if like else ()
    return Form(
        "", correct_entry, f"Sửa: {said.label(one.act.kind)}", one.act.kind, asks,
        says=like.says if like else "", part=like.part if like else "path",
    )  # fmt: skip


def _before(one: Said) -> dict[str, str]:
    """What was written, as the questions take it."""
    facts = one.act.facts
    typed = {name: _typed(name, value) for name, value in facts.items()}
    ticked = [name for name, value in facts.items() if value is True]
    told = "\n".join(one.words.values())
    return {**typed, **{name: "on" for name in ("family", "complex") if name in ticked},
            **{name: "" for name in ("family", "complex") if name not in ticked}, "contact": ",".join(ticked),
            "words": told, "note": told, "paper": one.act.paper, "when": wording.typed(one.act.occurred_at)}  # fmt: skip


def _typed(name: str, value: Any) -> str:
    if name in DAYS:
        return wording.day(date.fromisoformat(str(value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(value) if isinstance(value, list) else str(value)


def _correct(care: Care, one: Said, form: Form, typed: Mapping[str, str]) -> None:
    told = forms.answers(typed, form, care, QUESTIONS)
    when, paper = told.pop("when"), told.pop("paper", one.act.paper)
    text = next((told.pop(name) for name in WORDS if name in told), "")
    for several in ("situation", "facts"):
        told |= told.pop(several, {})
    correct_entry(
        file=care.file, act=one.act, when=when, facts={**_kept(one, form, care), **told}, paper=paper,
        words={_audience(one, form): text} if text else dict(one.words) if not set(form.asks) & set(WORDS) else {},
        by=care.who, at=care.request.at,
    )  # fmt: skip


def _kept(one: Said, form: Form, care: Care) -> dict[str, Any]:
    """What the questions do not speak of stays as it was; and what must not be done, where the viewer does not lead or house."""
    if one.act.kind == AGREED and not care.leads:
        return {name: value for name, value in one.act.facts.items() if name in {*BANS, "only_through"}}  # fmt: skip
    if set(form.asks) & {"situation", "facts"}:
        return {}
    asked = {QUESTIONS[name].into or name for name in form.asks} | DERIVED | {"to"}
    return {name: value for name, value in one.act.facts.items() if name not in asked}


def _audience(one: Said, form: Form) -> str:
    """For whoever read them before; of a referral, whoever is asked."""
    part = "care" if one.act.kind in OF_CARE else form.part
    usual = "safety" if one.act.kind in TO_HELPERS else AUDIENCE.get(part, "safety")
    return next(iter(one.words), usual)


def _page(
    care: Care, one: Said, form: Form, on: Sheet, status: int = 200, newest: str = ""
) -> HttpResponse:  # fmt: skip
    fields = forms.fields_of(on, form, care, QUESTIONS)
    errors = on.beside(fields)
    return render(care.request, "care/form.html", {
        "form": form, "fields": fields, "errors": errors, "care": care, "action": f"{care.base}sua/{one.act.id}/",
        "refusal": on.refusal.sentence if on.refusal and not errors else "", "crumbs": crumbs_of(care, form.label),
        "newest": newest,
    }, status=status)  # fmt: skip
