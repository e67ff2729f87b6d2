"""«Quay lại bằng mã»: what a receipt code opens. A right code and a wrong one take one path up to the page that tells."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from lachan.access.refusals import Refusal
from lachan.letterbox import door, queries, receipts
from lachan.letterbox.commands import TriedTooOften
from lachan.letterbox.enclosing import IN_ALL
from lachan.letterbox.models import Letter

from .opened import FILES, TOKEN, address, digest_of, token
from .patience import SENDING, TRYING
from .report import SOON, facts_of, language_of, public
from .sealing import seal, unseal
from .texts import texts

ASKED = "ask"
HERE = "/bao-tin/tro-lai/"
CODE, SINCE, WORDS, PLACE = "ma", "luc", "them", "so"
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
    return SeeOther(address(receipts.digest(code).hex(), language, request.at))


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


@public
def letter(request: HttpRequest) -> HttpResponse:
    """What the code opened, for a quarter of an hour; adding begins another."""
    language = language_of(request)
    asked = request.POST if request.method == "POST" else request.GET
    digest = digest_of(asked.get(TOKEN, ""), request.at)
    if digest is None:
        return told(request, language, "ended", 410)
    found = door.look(bytes.fromhex(digest))
    if found is None:
        return told(request, language, "none", 404)
    if request.method == "POST":
        return _add(request, found, digest, language)
    return letter_page(request, found, digest, language)


def told(request: HttpRequest, language: str, what: str, status: int) -> HttpResponse:
    text = texts(language)
    said = text["returning"]
    shown = {"t": text, "h1": said[what], "said": said[f"{what}_why"], "again": said["again"], "again_url": HERE}  # fmt: skip
    return render(request, "public/told.html", shown, status=status)


def _add(request: HttpRequest, found: Letter, digest: str, language: str) -> HttpResponse:
    words, place = request.POST.get(WORDS, "").replace("\0", ""), request.POST.get(PLACE, "")
    if not SENDING.take():
        return letter_page(request, found, digest, language, words, texts(language)["refused"]["busy"], 429)  # fmt: skip
    number = int(place) if place.isascii() and place.isdecimal() and len(place) < 5 else 0
    try:
        door.add(found, words, number, request.at)
    except Refusal as refusal:
        door.look(bytes.fromhex(digest))
        return letter_page(request, found, digest, language, words, refusal.sentence, 422)
    return SeeOther(address(digest, language, request.at) + "#trao-doi")


def letter_page(
    request: HttpRequest, found: Letter, digest: str, language: str, typed: str = "", refusal: str = "",
    status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    """The opened letter; `more`: what is said beside its files."""
    text, said = texts(language), queries.opened(found)
    notices = [(one.label, text["letter"]["by"].format(body=one.body, day=f"{one.on:%d/%m/%Y}")) for one in queries.notices()]  # fmt: skip
    shown: dict[str, Any] = {
        "t": text, "language": language, "facts": facts_of(found, text), "notices": notices, "said": [_line(one, found, text) for one in said],
        "token": token(digest, request.at), "place": len(said) + 1, "typed": typed, "refusal": refusal, "close_url": HERE,
        **_files(found, text), "files_url": address(digest, language, request.at, FILES),
    }  # fmt: skip
    return render(request, "public/letter.html", shown | more, status=status)


def _files(found: Letter, text: dict[str, Any]) -> dict[str, Any]:
    """That they are there, and no more: whoever finds the code opens no picture."""
    here = queries.enclosed_in(found)
    said = [f"{text['files']['kinds'][one.row.kind]} {one.row.number}" for one in here]
    return {"files": said, "files_room": len(here) < IN_ALL}


def _line(one: queries.Spoken, found: Letter, text: dict[str, Any]) -> dict[str, Any]:
    """Of an anonymous reporter's words the hour is all there is; of an answer the day and minute are the body's own."""
    own, local = one.side == "reporter", one.said_at.astimezone(door.HANOI)
    at = (
        f"{local:%H} giờ, {local:%d/%m/%Y}"
        if own and found.anonymous
        else f"{local:%H:%M %d/%m/%Y}"
    )
    return {"own": own, "who": text["letter"]["you"] if own else one.body, "at": at, "words": one.words}  # fmt: skip
