"""Talking with the person: what the law wants first, what is advised, stopping at any moment; the story told once, passed on."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.victims.codes import PURPOSES
from lachan.victims.commands import open_story_of
from lachan.victims.interview.book import ASKING, BINDING, PHASES, items
from lachan.victims.interview.rules import Point, Talk, alone, checklist, may_begin
from lachan.victims.refusals import RepresentativeNeeded

from .. import wording
from ..door import signed_in
from ..sheet import Sheet
from . import said, words
from .care import Care, care_of
from .forms import offer, typed_of
from .questions import truth
from .tabs import framed
from .verbs import of_part

HERE = "noi-chuyen/"
# Asked of a child only; an item of the list says what else the law wants of that person.
PRESENT = "Dưới 18 tuổi: có người đại diện, người giám hộ cùng dự không?"
KIND = [("care", "Sàng lọc, hỗ trợ"), ("statement", "Lấy lời khai (cơ quan điều tra)")]
AGE_FIRST = "Chưa rõ người này đã đủ 18 tuổi hay chưa, nên làm như với người dưới 18 tuổi: cần người đại diện. Đã đủ 18 tuổi thì chọn ở trên; nhìn và hỏi là đủ, không cần giấy tờ."
ASKS = ("minor", "representative", "interpreter", "foreign", "disability")


@signed_in(P.VICTIM_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Preparation; what is ticked stands in the address of nobody and in no record: it is a list for the hand."""
    care = care_of(request, code)
    on = Sheet(
        {**typed_of(request.POST), **_child(care)} if request.method == "POST" else _known(care)
    )
    talk = _talk(on.typed, care)
    return page_of(care, on, talk)


def page_of(care: Care, on: Sheet, talk: Talk, status: int = 200, **more: Any) -> HttpResponse:
    wanted = may_begin(talk)
    return render(care.request, "care/talk.html", framed(
        care, HERE, "Nói chuyện", fields=_fields(on), phases=_phases(checklist(talk), ("prepare",)), wanted=[p.item.label for p in wanted], alone=_alone(talk),
        statement=talk.statement, action=f"{care.base}{HERE}", begin=f"{care.base}{HERE}dang/?{_begins(talk)}", told=_told(care), purposes=[{"value": v, "label": label} for v, label in PURPOSES],
        offers=[offer(form, care) for form in of_part("told") if form.offered(care)], **more), status=status)  # fmt: skip


def _alone(talk: Talk) -> str:
    if not alone(talk):
        return ""
    return RepresentativeNeeded().sentence if talk.minor else AGE_FIRST


def _fields(on: Sheet) -> list[dict[str, Any]]:
    return [on.ask("kind", "Nói chuyện để làm gì", "select", KIND),
            *(on.ask(name, ASKING.get(name, PRESENT).rstrip("?"), "select", ASKED[name]) for name in ASKS if name != "representative" or on.typed.get("minor") != "no")]  # fmt: skip


ASKED: dict[str, list[tuple[str, str]]] = {
    "minor": [("", words.UNKNOWN), ("no", "Đã đủ 18 tuổi"), ("yes", "Dưới 18 tuổi")],
    **dict.fromkeys(("representative", "interpreter", "foreign", "disability"), words.YES_NO),
}  # fmt: skip


def _known(care: Care) -> dict[str, str]:
    """What the record says already is not asked again."""
    told = care.now.situation
    spoken = told.get("speaks_vietnamese")
    facts = {"minor": care.minor,
             "interpreter": None if spoken is None else not spoken,
             "foreign": told["nationality"] == "foreign" if told.get("nationality") else None}  # fmt: skip
    return {
        "kind": "care",
        **{name: "yes" if value else "no" for name, value in facts.items() if value is not None},
    }


def _child(care: Care) -> dict[str, str]:
    """No address and no answer on this page makes an adult of somebody whom the record treats as a child."""
    return {"minor": "yes"} if care.minor else {}


def _begins(talk: Talk) -> str:
    """What the talk itself has to know of how it was prepared."""
    beside = {"representative": "yes"} if talk.minor is not False and not alone(talk) else {}
    told = {} if talk.minor is None else {"minor": "yes" if talk.minor else "no"}
    return urlencode({"kind": "statement" if talk.statement else "care", **told, **beside})


def _talk(typed: Mapping[str, str], care: Care) -> Talk:
    done = frozenset(typed.get("done", "").split(",")) & {item.code for item in items()}
    return Talk(
        care.today,
        typed.get("kind") == "statement",
        **{name: truth(typed, name) for name in ASKS},
        done=done,
    )  # type: ignore[arg-type]  # the names are those of the class


def _phases(points: Iterable[Point], wanted: tuple[str, ...]) -> list[dict[str, Any]]:
    """By phase, what the law binds apart from what is only advised."""
    listed = list(points)
    found = []
    for phase in wanted:
        for binding, label in BINDING.items():
            rows = [_point(p) for p in listed if (p.item.phase, p.item.binding) == (phase, binding)]
            if rows:
                found.append({"title": f"{PHASES[phase]}: {label.lower()}", "id": f"{phase}-{binding}", "points": rows})  # fmt: skip
    return found


def _point(point: Point) -> dict[str, Any]:
    return {"code": point.item.code, "label": point.item.label, "why": point.item.why, "cite": point.item.cite, "mark": point.item.mark,
            "done": point.done, "asks": [ASKING[one] for one in point.asks if one in ASKING]}  # fmt: skip


# ── While talking ───────────────────────────────────────────────────────────────────────────────────


@signed_in(P.VICTIM_SEE)
def under_way(request: HttpRequest, code: str) -> HttpResponse:
    """Little on the screen: what to mind, a pause, and stopping, which asks for no reason."""
    care = care_of(request, code)
    typed = {**_known(care), **request.GET.dict(), **_child(care)}
    talk = _talk(typed, care)
    if alone(talk):  # asked for by address, or from an old page: what to do first
        return page_of(care, Sheet(typed), talk, 422)
    return render(request, "care/under_way.html", framed(
        care, HERE, "Đang nói chuyện", phases=_phases(checklist(talk), ("begin", "talk", "end")),
        story=next((o for o in _offers(care) if not o["blocked"]), None)))  # fmt: skip


def _offers(care: Care) -> list[dict[str, str]]:
    return [
        offer(f, care)
        for f in of_part("told")
        if f.name in ("loi-ke", "bo-sung-loi-ke") and f.offered(care)
    ]


# ── The story ───────────────────────────────────────────────────────────────────────────────────────


def _told(care: Care) -> list[dict[str, Any]]:
    """That it was told, agreed to, passed on; never what was told."""
    kinds = ("story_told", "story_added", "consent_given", "consent_withdrawn", "story_shared")
    return [{"label": said.label(one.act.kind), "at": wording.shortly(one.act.occurred_at), "by": one.act.agency.short_name,
             "lines": said.lines(one, care.names)} for one in care.whole.said if one.act.kind in kinds and not one.gone]  # fmt: skip


@require_POST
@signed_in(P.VICTIM_SEE)
def open_story(request: HttpRequest, code: str) -> HttpResponse:
    """The story goes into this one answer; the log keeps who, why, when."""
    care, purpose = care_of(request, code), request.POST.get("purpose", "")
    on = Sheet(_known(care))
    try:
        told = open_story_of(file=care.file, purpose=purpose, by=care.who, at=request.at)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return page_of(care, on, _talk(on.typed, care), 422, refusal=refusal.sentence)
    stories = [{"at": wording.shortly(act.occurred_at), "words": text} for act, text in told]
    return page_of(care, on, _talk(on.typed, care), stories=stories, opened=True, purpose=dict(PURPOSES)[purpose].lower())  # fmt: skip


@signed_in(P.VICTIM_SEE)
def pause(request: HttpRequest, code: str) -> HttpResponse:
    """A rest, or the end of it: nothing is written, nobody is asked why."""
    care = care_of(request, code)
    return render(request, "care/pause.html", framed(care, HERE, "Nghỉ", stopped=request.GET.get("viec") == "dung"))  # fmt: skip
