"""«Quay lại bằng mã»: what a receipt code opens. A right code and a wrong one take one path up to the page that tells."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from lachan.access.refusals import Refusal
from lachan.letterbox import door, queries, receipts
from lachan.letterbox.commands import TriedTooOften
from lachan.letterbox.models import Letter

from .patience import SENDING, TRYING
from .report import LANGUAGE, SOON, facts_of, language_of, public
from .sealing import seal, unseal
from .texts import texts

OPENED, ASKED = "open", "ask"
HERE, LETTER = "/bao-tin/tro-lai/", "/bao-tin/tro-lai/tin/"
CODE, SINCE, TOKEN, WORDS, PLACE = "ma", "luc", "phien", "them", "so"
LASTS = 15 * 60  # seconds that an opened letter stays open
SLOWEST, SOONEST = 60 * 60, 2.0  # a code is typed for so long, at most and at least


class SeeOther(HttpResponseRedirect):
    """After a deed, to the page that tells: asking that one again does nothing twice."""

    status_code = 303


@public
def page(request: HttpRequest) -> HttpResponse:
    """Type the code. Nothing here says whether it is right; the page after it does."""
    language = language_of(request)
    if request.method != "POST":
        return _form(request, language)
    said, typed = texts(language)["returning"], request.POST.get(CODE, "")[:100]
    code = receipts.read(typed)
    if not code:
        return _form(request, language, typed, said["not_sixteen"], 422)
    if not _patient(request.POST.get(SINCE, ""), request.at):
        return _form(request, language, typed, said["wait"], 429)
    if not TRYING.take():
        return _form(request, language, typed, said["busy"], 429)
    try:
        door.try_code(code, request.at)
    except TriedTooOften as refusal:
        return _form(request, language, typed, refusal.sentence, 429)
    return SeeOther(_address(receipts.digest(code).hex(), language, request.at))


def _form(request: HttpRequest, language: str, typed: str = "", refusal: str = "", status: int = 200) -> HttpResponse:  # fmt: skip
    shown = {"t": texts(language), "typed": typed, "refusal": refusal, "language": language,
             "since": seal({"at": request.at.timestamp()}, ASKED)}  # fmt: skip
    answer = render(request, "public/come_back.html", shown, status=status)
    if status == 429:
        answer.headers["Retry-After"] = SOON
    return answer


def _patient(sealed: str, at: datetime) -> bool:
    """Whoever types sixteen digits takes longer than this; whoever tries by machine has to wait as long for each page."""
    asked = unseal(sealed, ASKED)
    return asked is not None and SOONEST <= at.timestamp() - asked["at"] <= SLOWEST


def _token(digest: str, at: datetime) -> str:
    return seal({"digest": digest, "until": at.timestamp() + LASTS}, OPENED)


def _address(digest: str, language: str, at: datetime) -> str:
    token = _token(digest, at)
    return f"{LETTER}?{TOKEN}={quote(token)}&{LANGUAGE}={quote(language)}"


@public
def letter(request: HttpRequest) -> HttpResponse:
    """What the code opened, for a quarter of an hour; adding begins another."""
    language = language_of(request)
    asked = request.POST if request.method == "POST" else request.GET
    opened = unseal(asked.get(TOKEN, ""), OPENED)
    if opened is None or request.at.timestamp() > opened["until"]:
        return _told(request, language, "ended", 410)
    found = door.look(bytes.fromhex(opened["digest"]))
    if found is None:
        return _told(request, language, "none", 404)
    if request.method == "POST":
        return _add(request, found, opened["digest"], language)
    return _letter(request, found, opened["digest"], language)


def _told(request: HttpRequest, language: str, what: str, status: int) -> HttpResponse:
    text = texts(language)
    said = text["returning"]
    shown = {"t": text, "h1": said[what], "said": said[f"{what}_why"], "again": said["again"], "again_url": HERE}  # fmt: skip
    return render(request, "public/told.html", shown, status=status)


def _add(request: HttpRequest, found: Letter, digest: str, language: str) -> HttpResponse:
    words, place = request.POST.get(WORDS, "").replace("\0", ""), request.POST.get(PLACE, "")
    if not SENDING.take():
        return _letter(request, found, digest, language, words, texts(language)["refused"]["busy"], 429)  # fmt: skip
    number = int(place) if place.isascii() and place.isdecimal() and len(place) < 5 else 0
    try:
        door.add(found, words, number, request.at)
    except Refusal as refusal:
        door.look(bytes.fromhex(digest))
        return _letter(request, found, digest, language, words, refusal.sentence, 422)
    return SeeOther(_address(digest, language, request.at) + "#trao-doi")


def _letter(
    request: HttpRequest, found: Letter, digest: str, language: str, typed: str = "", refusal: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    text, said = texts(language), queries.opened(found)
    notices = [(one.label, text["letter"]["by"].format(body=one.body, day=f"{one.on:%d/%m/%Y}")) for one in queries.notices()]  # fmt: skip
    shown: dict[str, Any] = {
        "t": text, "language": language, "facts": facts_of(found, text), "notices": notices, "said": [_line(one, found, text) for one in said],
        "token": _token(digest, request.at), "place": len(said) + 1, "typed": typed, "refusal": refusal, "close_url": HERE,
    }  # fmt: skip
    return render(request, "public/letter.html", shown, status=status)


def _line(one: queries.Spoken, found: Letter, text: dict[str, Any]) -> dict[str, Any]:
    """Of an anonymous reporter's words the hour is all there is; of an answer the day and minute are the body's own."""
    own, local = one.side == "reporter", one.said_at.astimezone(door.HANOI)
    at = (
        f"{local:%H} giờ, {local:%d/%m/%Y}"
        if own and found.anonymous
        else f"{local:%H:%M %d/%m/%Y}"
    )
    return {"own": own, "who": text["letter"]["you"] if own else one.body, "at": at, "words": one.words}  # fmt: skip
