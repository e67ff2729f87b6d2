"""«Trao đổi với người báo»: what came through the public door, and the answer of the body that has the matter in hand."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, Refusal
from lachan.intake import codes
from lachan.letterbox import codes as letterbox
from lachan.letterbox import queries
from lachan.letterbox.commands import answer_letter, read_letter
from lachan.letterbox.models import Letter
from lachan.letterbox.queries import Spoken

from .. import wording
from ..door import signed_in
from . import shown as say
from .enclosed import hour_said, listed, url_of
from .record import Record, record_of


def letter_of(record: Record) -> Letter | None:
    """Asked only where the first act says that the report came online; the others have none."""
    online = any(deed.facts.get("channel") == "online" for deed in record.deeds[:1])
    return queries.letter_of(record.who, record.matter) if online and record.whole else None


def card(record: Record) -> dict[str, Any]:
    """What the page of the matter says of it: how many words from either side, and whether an answer is awaited."""
    letter = letter_of(record)
    if letter is None:
        return {}
    said = queries.said_in(letter)
    awaited = bool(said) and said[-1].side == "reporter"
    files = queries.how_many_enclosed(letter)
    return {"dialogue": {"url": url_of(record), "count": len(said), "awaited": awaited, "anonymous": letter.anonymous, "files": files}}  # fmt: skip


@require_GET
@signed_in(P.REPORT_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    record, letter = found(request, code)
    return page_of(request, record, letter)


@require_POST
@signed_in(P.IDENTITY_OPEN)
def read(request: HttpRequest, code: str) -> HttpResponse:
    """The words go into this one answer and nowhere else; the log keeps who, why, when."""
    record, letter = found(request, code)
    purpose = request.POST.get("purpose", "")
    try:
        spoken = read_letter(letter=letter, purpose=purpose, by=request.actor, at=request.at)
    except Refusal as refusal:
        return page_of(request, record, letter, 422, read_refusal=refusal.sentence)
    return page_of(request, record, letter, spoken=[_shown(one, letter) for one in spoken], opened=True,
                   purpose=dict(codes.PURPOSES)[purpose].lower(), **listed(record, letter, purpose))  # fmt: skip


@require_POST
@signed_in(P.DOOR_ANSWER)
def answer(request: HttpRequest, code: str) -> HttpResponse:
    record, letter = found(request, code)
    words, place = request.POST.get("words", "").replace("\0", ""), request.POST.get("place", "")
    number = int(place) if place.isascii() and place.isdecimal() and len(place) < 5 else 0
    try:
        answer_letter(
            letter=letter,
            words=words,
            place=number,
            by=request.actor,
            at=request.at,
            tells=request.POST.getlist("tells"),
        )
    except Refusal as refusal:
        return page_of(request, record, letter, 422, refusal=refusal.sentence, words=words)
    return redirect(f"{url_of(record)}?da-gui=1")


def found(request: HttpRequest, code: str) -> tuple[Record, Letter]:
    record = record_of(request.actor, code)
    letter = letter_of(record)
    if letter is None:
        raise NotFound
    return record, letter


def page_of(request: HttpRequest, record: Record, letter: Letter, status: int = 200, **more: Any) -> HttpResponse:  # fmt: skip
    said, who = queries.said_in(letter), request.actor
    holds = record.matter.reading.holder_id in who.scope
    shown = {
        "matter": say.head(record), "letter": letter, "count": len(said), "place": len(said) + 1,
        "crumbs": [{"url": "/vu-viec/", "label": "Vụ việc"}, {"url": f"/vu-viec/{record.matter.code}/", "label": record.matter.code}, {"label": "Trao đổi với người báo"}],
        "may_open": who.can(P.IDENTITY_OPEN), "may_answer": who.can(P.DOOR_ANSWER) and holds,
        "purposes": [{"value": v, "label": label} for v, label in codes.PURPOSES],
        "arrived": wording.shortly(letter.arrived_hour), "sent": request.GET.get("da-gui") == "1",
    }  # fmt: skip
    if letter.topic:
        shown |= _sought(request, letter)
    return render(request, "matter_file/dialogue.html", shown | more, status=status)


def _sought(request: HttpRequest, letter: Letter) -> dict[str, Any]:
    """What the sought person allowed, and what an answer may then tell."""
    may, ticked = queries.consented(letter), request.POST.getlist("tells")
    said = dict(letterbox.CONSENT)
    told = [
        {"what": said[one.scope], "given": one.given, "on": wording.day(one.said_on), "paper": one.paper, "body": one.agency.short_name}
        for one in queries.consents(letter)
    ]  # fmt: skip
    nothing = {
        "value": letterbox.NOTHING,
        "label": "Không cho biết gì về người được tìm",
        "may": True,
    }
    ways = [nothing, *({"value": code, "label": f"Cho biết: {label[0].lower()}{label[1:]}", "may": code in may} for code, label in letterbox.CONSENT)]  # fmt: skip
    return {"sought": True, "consents": told, "tells": [one | {"ticked": one["value"] in ticked} for one in ways]}  # fmt: skip


def _shown(one: Spoken, letter: Letter) -> dict[str, Any]:
    own = one.side == "reporter"
    return {"own": own, "who": "Người báo tin" if own else one.body, "words": one.words,
            "at": hour_said(one.said_at) if own and letter.anonymous else wording.shortly(one.said_at)}  # fmt: skip
