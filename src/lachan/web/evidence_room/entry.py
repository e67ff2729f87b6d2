"""Writing one item: a form made from its shape, the draft kept when it is refused; taking one out with a reason."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import codes, commands
from lachan.evidence.given import Item
from lachan.evidence.refusals import ReasonNeeded

from ..door import signed_in
from . import answers, words
from .answers import Answers
from .items import HERE, SECRET, item_page
from .room import Room, room_of
from .shapes import ENTERED, folded, is_first, questions
from .tabs import framed
from .typed import Typed, body_of, typed_of

WORDY = frozenset({"text", "words", "names", "either"})


@signed_in(P.EVIDENCE_KEEP)
def new(request: HttpRequest, code: str, part: str) -> HttpResponse:
    if part not in ENTERED:
        raise Http404
    return _served(request, room_of(request, code), part, "")


@signed_in(P.EVIDENCE_KEEP)
def correct(request: HttpRequest, code: str, part: str, item: str) -> HttpResponse:
    room = room_of(request, code)
    if part not in (*ENTERED, codes.WHOLE) or (
        part != codes.WHOLE and room.body(part, item) is None
    ):
        raise Http404
    return _served(request, room, part, item)


def _served(request: HttpRequest, room: Room, part: str, item: str) -> HttpResponse:
    if request.method != "POST":
        body = room.body(part, item) if item else None
        fresh = (
            by_code(room, part, typed_of(part, body)) if body else Typed(dict(request.GET.lists()))
        )
        return _form(request, Answers(room, fresh), part, item)
    typed = Typed(dict(request.POST.lists()))
    body, wrong = body_of(part, typed)
    wrong = answers.unknown(room, questions(part), typed, wrong)
    if wrong:
        return _form(request, Answers(room, typed, wrong), part, item, 422)
    return _written(request, room, part, item, typed, body)


def _written(
    request: HttpRequest, room: Room, part: str, item: str, typed: Typed, body: dict[str, Any]
) -> HttpResponse:
    name = item or (str(body["article"]) if part == codes.ALTERNATIVES else "")
    given = Item(part, name, {**_kept(room, part, item, body), **body})
    try:
        (row,) = commands.write_evidence(
            casefile=room.file.casefile, items=[given], seen=_seen(typed), by=room.who, at=room.at
        )
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _form(request, Answers(room, typed, refusal=refusal), part, item, 422)
    messages.success(request, f"Đã ghi {words.part_label(part).lower()} {row.item}.")
    if typed.get("again"):
        return redirect(room.url(part, act="moi/"))
    return redirect(room.url(part, row.item))


def _seen(typed: Typed) -> int | None:
    said = typed.get("seen") or ""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else None


def _kept(room: Room, part: str, item: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """What this form does not ask, and a sealed name that nobody typed anew, stay as they were."""
    before = room.body(part, item) if item else None
    never = words.said()["never"].get(part, ())
    secret = [name for of, name in SECRET if of == part and name not in body]
    return {name: before[name] for name in [*never, *secret] if before and name in before}


def by_code(room: Room, part: str, typed: Typed) -> Typed:
    """Names stay out of a form that is opened again: a person's own are left empty, in other words they stand as codes."""
    for one in questions(part):
        if (part, one.name) in SECRET:
            typed.setlist(one.name, [])
        elif one.kind in WORDY:
            typed.setlist(one.name, [room.case.by_code(said) for said in typed.getlist(one.name)])
    return typed


def _form(
    request: HttpRequest, on: Answers, part: str, item: str, status: int = 200
) -> HttpResponse:
    asked, room = questions(part), on.room
    fields = {one.name: on.of(one) for one in asked}
    fields[asked[0].name]["autofocus"] = not item
    label = words.part_label(part)
    where = room.url(part, item, "sua/") if item else room.url(part, act="moi/")
    return render(request, "evidence_room/entry.html", framed(
        room, HERE, (HERE, "Mục hồ sơ"), (f"{HERE}{part}/", label), ("", f"Sửa {item}" if item else "Mục mới"),
        title=_title(part, item), means=words.said()["meanings"][part], action=where,
        back=room.url(part, item) if item else room.url(part), seen=_seen(on.typed) or room.file.turn, item=item,
        first=[fields[one.name] for one in asked if is_first(part, one)], groups=list(_groups(part, fields)),
        errors=errors_of(fields), refusal=refused(on, fields), lists=answers.lists(room, asked)), status=status)  # fmt: skip


def _title(part: str, item: str) -> str:
    label = words.part_label(part)
    return (
        f"Sửa {label.lower()} {item}".strip()
        if item and part != codes.WHOLE
        else f"Ghi {label.lower()}"
    )


def _groups(part: str, fields: Mapping[str, Any]) -> Any:
    """What is folded away; open where something is said in it, or wrong."""
    titles = words.said()["folded"]
    for name, asked in folded(part).items():
        boxes = [fields[one.name] for one in asked]
        usual = {one.name: str(one.default or "") for one in asked}
        told = any(
            box["error"] or (box["value"] and box["value"] != usual[box["name"]]) for box in boxes
        )
        yield {"title": titles[name], "fields": boxes, "open": told, "name": name or "more"}


def errors_of(fields: Mapping[str, Any]) -> list[dict[str, str]]:
    return [
        {"name": name, "label": box["label"], "text": box["error"]}
        for name, box in fields.items()
        if box["error"]
    ]


def refused(on: Answers, fields: Mapping[str, Any]) -> str:
    """A refusal that no box of this form can stand beside."""
    return on.refusal.sentence if on.refusal is not None and on.refusal.field not in fields else ""


@require_POST
@signed_in(P.EVIDENCE_KEEP)
def take_out(request: HttpRequest, code: str, part: str, item: str) -> HttpResponse:
    """Out of the map, and why; every version stays in the history."""
    room, reason = room_of(request, code), request.POST.get("reason", "").strip()
    try:
        if not reason:
            raise ReasonNeeded(field="reason")
        commands.write_evidence(casefile=room.file.casefile, items=[Item(part, item, {"reason": reason}, gone=True)],
                                seen=_seen(Typed(dict(request.POST.lists()))), by=room.who, at=room.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return item_page(
            request, room, part, item, 422, out_refusal=refusal.sentence, out_reason=reason
        )
    messages.success(request, f"Đã bỏ {item} khỏi sơ đồ; các bản đã ghi vẫn còn trong lịch sử.")
    return redirect(room.url(part))
