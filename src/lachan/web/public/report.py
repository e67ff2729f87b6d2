"""«Báo tin»: a report by steps, without a script, a cookie or an account; the draft goes from page to page and lies nowhere.

The forms are not signed in, so that nobody's rights can be borrowed by a page elsewhere: there is nothing for a forged
request to gain, and no token against it. What is sent twice is received once, by the key sealed into the last step."""

import hmac
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lachan.access.refusals import Refusal
from lachan.letterbox import door, queries, receipts
from lachan.letterbox.models import Letter

from . import draft as drafts
from .draft import RELATIVE, REPORT, Draft, Flow
from .opened import FILES, address
from .patience import SENDING
from .sealing import seal, unseal
from .texts import FIRST, languages, texts

View = Callable[..., HttpResponse]
USE = "send"
LANGUAGE, STEP, GO, KEY = "tieng", "buoc", "di", "khoa"
SOON = "60"


def public(view: View) -> View:
    """What every page of the door shares: no token, never cached, nothing larger than a report is read."""

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, **given: object) -> HttpResponse:
        if request.content_type.startswith("multipart/"):
            return too_much(request, "files")
        try:
            request.POST  # noqa: B018 - read here, where what is too large is answered
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
            return too_much(request, "big")
        return view(request, **given)

    return guarded


def language_of(request: HttpRequest) -> str:
    asked = request.POST.get(LANGUAGE) or request.GET.get(LANGUAGE)
    return asked if asked in languages() else FIRST


def too_much(request: HttpRequest, why: str) -> HttpResponse:
    """Nothing of it is read, not even the language."""
    text = texts(FIRST)
    return render(request, "public/told.html", {"t": text, "h1": text["errors"], "said": text["refused"][why]}, status=413)  # fmt: skip


@public
def page(request: HttpRequest) -> HttpResponse:
    """A report of anything that was seen, heard or lived through."""
    return _walked(request, REPORT)


@public
def relative(request: HttpRequest) -> HttpResponse:
    """«Tìm người thân»: whoever asks learns that it was received; the rest is the sought person's to tell."""
    return _walked(request, RELATIVE)


def _walked(request: HttpRequest, flow: Flow) -> HttpResponse:
    """One address for all the steps: what was typed comes with each, and none of it in the address."""
    source = request.GET.get(drafts.SOURCE, "") if request.method != "POST" else ""
    draft = drafts.read(request.POST, language_of(request), flow, source)
    order = flow.order
    if request.method != "POST":
        return _step(request, draft, order[0])
    at, go = _asked_step(request, flow), request.POST.get(GO, "next")
    if go == "send":
        return _send(request, draft)
    if go == "back":
        return _step(request, draft, order[max(order.index(at) - 1, 0)])
    if go in flow.steps:
        return _step(request, draft, go)
    draft.errors = drafts.check(draft, at, request.at.date())
    if draft.errors:
        return _step(request, draft, at, 422)
    return _step(request, draft, order[min(order.index(at) + 1, len(order) - 1)])


def _asked_step(request: HttpRequest, flow: Flow) -> str:
    asked = request.POST.get(STEP, "")
    return asked if asked in flow.steps else flow.order[0]


def _step(request: HttpRequest, draft: Draft, step: str, status: int = 200, **shown: Any) -> HttpResponse:  # fmt: skip
    order, fields = draft.flow.order, draft.flow.steps[step]
    here, day = order.index(step), request.at.date()
    carried = [(name, said) for name, said in draft.typed.items() if name not in fields]
    if step == "look" and KEY not in shown:
        shown[KEY] = _fresh_key(draft)
    shown |= {
        "t": draft.text, "step": step, "title": draft.text["steps"][here]["title"], "step_of": draft.text["step"].format(now=here + 1, all=len(order)),
        "first": here == 0, "fields": [_field(draft, name, day) for name in fields], "carried": carried, "url": draft.flow.url, "topic": draft.flow.topic,
        "in_danger": draft["danger"] == "yes", "errors": draft.errors, "language": draft.language,
        "others": [(code, texts(code)["name"]) for code in languages() if code != draft.language],
        "told": _looked_over(draft, day) if step == "look" else [],
    }  # fmt: skip
    return render(request, "public/report.html", shown, status=status)


def _field(draft: Draft, name: str, day: Any) -> dict[str, Any]:
    text = draft.text
    options = text["options"].get(name)
    kind = "place" if name == "place" else "choice" if options else "line"
    if kind == "line" and draft.flow.most[name] > 400:
        kind = "words"
    return {
        "name": name, "kind": kind, "most": draft.flow.most[name], "said": draft[name], "error": draft.errors.get(name, ""),
        "options": list(options.items()) if options else [], "groups": drafts.places(draft, day) if kind == "place" else [],
        **text["fields"][name],
    }  # fmt: skip


def _looked_over(draft: Draft, day: Any) -> list[dict[str, Any]]:
    """Every step with what it says, in words; what was left out says so."""
    return [
        {"key": key, "title": draft.text["steps"][place]["title"],
         "rows": [(draft.text["fields"][name]["label"], _in_words(draft, name, day)) for name in fields
                  if draft[name] or name not in drafts.OF_A_NAME]}
        for place, (key, fields) in enumerate(draft.flow.steps.items()) if fields
    ]  # fmt: skip


def _in_words(draft: Draft, name: str, day: Any) -> str:
    if name == "place" and draft[name]:
        found = drafts.place_of(draft[name], day)
        return (found[1].in_full if found[1] else f"{draft.text['unknown_place']} ({found[0].short_name})") if found else ""  # fmt: skip
    options = draft.text["options"].get(name)
    said = options.get(draft[name], "") if options else draft[name]
    return said or draft.text["unsaid"]


def _fresh_key(draft: Draft) -> str:
    """Under which the report will be sent: made when it is looked over, and good for exactly these words."""
    return seal({"key": uuid.uuid4().hex, "code": receipts.fresh(), "of": draft.mark()}, USE)


def _send(request: HttpRequest, draft: Draft) -> HttpResponse:
    day = request.at.date()
    for step in draft.flow.order:
        draft.errors = drafts.check(draft, step, day)
        if draft.errors:
            return _step(request, draft, step, 422)
    sealed = request.POST.get(KEY, "")
    key = unseal(sealed, USE)
    if key is None or not hmac.compare_digest(key["of"], draft.mark()):
        return _step(request, draft, "look", 422, refusal=draft.text["refused"]["changed"])
    if not SENDING.take():
        return _busy(request, draft, sealed)
    return _taken_in(request, draft, key, sealed)


def _busy(request: HttpRequest, draft: Draft, sealed: str) -> HttpResponse:
    said = draft.text["refused"]["busy"]
    answer = _step(request, draft, "look", 429, refusal=said, **{KEY: sealed})
    answer.headers["Retry-After"] = SOON
    return answer


def _taken_in(request: HttpRequest, draft: Draft, key: dict[str, Any], sealed: str) -> HttpResponse:
    moment = door.hour_of(request.at) if draft["informant"] == "anonymous" else request.at
    try:
        report = drafts.to_send(draft, uuid.UUID(key["key"]), moment)
        letter = door.send(report, key["code"], request.at)
    except Refusal as refusal:
        return _step(request, draft, "look", 422, refusal=refusal.sentence, **{KEY: sealed})
    door.look(bytes(letter.digest))
    shown = {"t": draft.text, "code": receipts.grouped(key["code"]), "in_danger": draft["danger"] == "yes",
             "facts": facts_of(letter, draft.text, moment), "past": draft["official"] != "",
             "files_room": True, "files_url": address(bytes(letter.digest).hex(), draft.language, request.at, FILES)}  # fmt: skip
    return render(request, "public/receipt.html", shown)


def facts_of(letter: Letter, text: dict[str, Any], moment: datetime | None = None) -> list[tuple[str, str]]:  # fmt: skip
    """Who received it, under which number, when: all that the law lets whoever reported know at once."""
    said, number = text["receipt"], queries.register_number()
    rows = [(said["received"], letter.agency.name)]
    rows += [(said["number"], number)] if number else []
    if letter.anonymous or moment is None:
        hour = letter.arrived_hour.astimezone(door.HANOI)
        after = hour + timedelta(hours=1)
        return [*rows, (said["hour"], said["hour_of"].format(hour=hour.hour, after=after.hour, day=f"{hour:%d/%m/%Y}"))]  # fmt: skip
    local = moment.astimezone(door.HANOI)
    return [*rows, (said["hour"], said["moment_of"].format(hour=local.hour, minute=f"{local:%M}", day=f"{local:%d/%m/%Y}"))]  # fmt: skip
