"""Linking by keyboard: evidence on the left, what it bears on to the right, s, a or e. Without a script: three buttons."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import commands
from lachan.evidence.given import Item

from ..door import signed_in
from . import words
from .answers import BEARERS, TARGETS, fits
from .items import saying
from .room import Room, room_of
from .tabs import framed
from .things import Thing

HERE = "lien-ket/"
KEYS = {"supports": "s", "attacks": "a", "explains": "e"}
LATEST = 30


class PickBoth(Refusal):
    """Chưa chọn đủ hai bên. Chọn một chứng cứ hoặc mệnh đề ở bên trái, một mệnh đề hoặc dấu hiệu ở bên phải rồi gắn lại."""


class Already(Refusal):
    """Liên kết này đã có trong hồ sơ. Chọn mục khác, hoặc mở liên kết đã có để sửa."""


class Itself(Refusal):
    """Một mệnh đề không tự chứng minh cho mình. Chọn hai mục khác nhau rồi gắn lại."""


@signed_in(P.EVIDENCE_KEEP)
def page(request: HttpRequest, code: str) -> HttpResponse:
    room = room_of(request, code)
    if request.method != "POST":
        return _page(request, room, request.GET)
    told = request.POST
    try:
        row = _linked(
            room,
            told.get("from", ""),
            told.get("to", ""),
            told.get("kind", ""),
            told.get("note", ""),
        )
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(request, room, told, refusal.sentence, 422)
    messages.success(request, f"Đã gắn {row.item}.")
    return redirect(f"{room.base}{HERE}?{urlencode({'from': told['from'], 'to': told['to']})}")


def _linked(room: Room, source: str, target: str, kind: str, note: str) -> Any:
    if kind not in KEYS or not fits(room, "bearers", source) or not fits(room, "targets", target):
        raise PickBoth
    if source == target:
        raise Itself
    if any(x.from_ == source and x.to == target and x.kind == kind for x in room.file.bundle.links):
        raise Already
    body = {
        "from": source,
        "to": target,
        "kind": kind,
        **({"note": note.strip()} if note.strip() else {}),
    }
    (row,) = commands.write_evidence(
        casefile=room.file.casefile, items=[Item("links", "", body)], by=room.who, at=room.at
    )
    return row


def _page(
    request: HttpRequest, room: Room, told: Any, refusal: str = "", status: int = 200
) -> HttpResponse:
    labels = words.choices()["bears"]
    return render(request, "evidence_room/linking.html", framed(
        room, HERE, ("", "Liên kết"), left=_choices(room, "from", BEARERS, told), right=_choices(room, "to", TARGETS, told),
        keys=[{"kind": kind, "key": key, "label": labels[kind]} for kind, key in KEYS.items()],
        links=_links(room)[:LATEST], count=len(room.file.bundle.links), note=told.get("note", ""), refusal=refusal,
        action=f"{room.base}{HERE}"), status=status)  # fmt: skip


def _choices(room: Room, name: str, parts: Iterable[str], told: Any) -> dict[str, Any]:
    chosen = told.get(name, "")
    rows = [
        {"code": one.id, "label": one.label, "sub": _sub(room, one), "checked": one.id == chosen}
        for one in room.of(*parts)
    ]
    return {"name": name, "rows": rows}


def _sub(room: Room, one: Thing) -> str:
    """What it is, where it lies, and how much bears on it each way: counts, never strength."""
    if one.part == "evidence":
        return f"{one.id} · {one.kind} · {one.folio}"
    into = [sum(1 for _ in room.case.linked(one.id, kind)) for kind in ("supports", "attacks")]  # type: ignore[arg-type]  # codes of Bears
    return f"{one.id} · {one.kind} · {into[0]} chứng minh, {into[1]} phản bác"


def _links(room: Room) -> list[dict[str, str]]:
    """The latest first."""
    kept = sorted(((one.turn, item, one.body) for (part, item), one in room.standing.items() if part == "links"), reverse=True)  # fmt: skip
    return [
        {"code": item, "label": saying(room, "links", body), "url": room.url("links", item),
         "by": room.case.by_code(str(body.get("author", "")))}
        for _, item, body in kept
    ]  # fmt: skip
