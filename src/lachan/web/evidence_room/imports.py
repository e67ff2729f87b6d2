"""A list or another program's file into the room: read, shown with what it leaves behind, then written in one act."""

import base64
import json
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import codes, commands
from lachan.evidence.given import Item
from lachan.exchange.evidence import registry
from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.loss import Taken
from lachan.law.refusals import LawRefusal
from lachan.proof.bundle import Bundle

from .. import kept
from ..door import signed_in
from ..table import table
from . import words
from .room import Room, room_of
from .tabs import framed
from .things import things_of

HERE = "nhap/"
LARGEST = 20 * 1024 * 1024
SHOWN = 200
NEVER = frozenset(
    {"notes", "displays"}
)  # answers and approvals are given here, by whoever signs them
ENDS = (".xlsx", ".csv", ".tsv", ".txt", ".json", ".jsonl", ".graphml", ".xml", ".xmind", ".docx")


class NoFile(Refusal):
    """Chưa chọn tệp. Chọn tệp rồi đọc thử."""


class TooLarge(Refusal):
    """Tệp lớn hơn 20 MB. Tách thành nhiều tệp rồi nhập từng tệp; chưa có gì được ghi."""


class Unreadable(Refusal):
    """Tệp này không đọc được theo định dạng đã chọn. Chọn đúng định dạng rồi đọc thử lại; chưa có gì được ghi."""


class NothingNew(Refusal):
    """Tệp không có mục nào mà hồ sơ chưa có. Không cần ghi gì thêm."""


class Stale(Refusal):
    """Bản đọc thử đã quá lâu hoặc không phải của hồ sơ này. Chọn tệp và đọc thử lại; chưa có gì được ghi."""


@signed_in(P.EVIDENCE_KEEP)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The form; with a file, what would be written."""
    room = room_of(request, code)
    if request.method != "POST":
        return _page(request, room)
    try:
        return _tried(request, room)
    except Refusal as refusal:
        return _page(request, room, refusal, 422)


def _tried(request: HttpRequest, room: Room) -> HttpResponse:
    given, name = request.FILES.get("file"), request.POST.get("format", "")
    if given is None:
        raise NoFile(field="file")
    if given.size > LARGEST:
        raise TooLarge(field="file")
    if name not in registry.INTO:
        raise Unreadable(field="format")
    taken = _read(room, name, given.name, given.read())
    items = list(new_in(room.file.bundle, taken.bundle))
    if not items:
        raise NothingNew("\n".join(taken.loss.lines()) + "\n" + NothingNew().sentence, field="file")
    return render(request, "evidence_room/tried.html", framed(
        room, HERE, (HERE, "Nhập bảng"), ("", "Đọc thử"), counts=_counts(items), loss=list(taken.loss.lines()), total=len(items),
        table=_table(room, taken.bundle, items), more=max(0, len(items) - SHOWN), action=f"{room.base}{HERE}ghi/",
        sealed=_sealed(room, items)))  # fmt: skip


def _read(room: Room, name: str, called: str, data: bytes) -> Taken:
    """The readers take a file: it lies in a folder of its own for as long as it is read."""
    end = PurePath(called).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="lachan-nhap-") as folder:
        path = Path(folder) / f"tep{end if end in ENDS else ''}"
        path.write_bytes(data)
        try:
            return registry.reader(name)(path, Header(into=room.file.bundle))
        except LawRefusal as refusal:
            raise Unreadable(
                refusal.message.replace(path.name, PurePath(called).name[:80]), field="file"
            ) from refusal


def new_in(before: Bundle, after: Bundle) -> Iterator[Item]:
    """What the file brought; a list never overwrites what people wrote about an item that stands."""
    for part in codes.SHAPES:
        if part in NEVER:
            continue
        there = {getattr(one, "id", one) for one in getattr(before, part)}
        for one in getattr(after, part):
            if getattr(one, "id", one) not in there:
                told = one.model_dump(
                    mode="json", by_alias=True, exclude_defaults=True, exclude={"id"}
                )
                yield Item(part, getattr(one, "id", ""), told)
    for article, reason in after.alternatives.items():
        if article not in before.alternatives:
            yield Item(codes.ALTERNATIVES, article, {"article": article, "reason": reason})


def _counts(items: list[Item]) -> list[dict[str, Any]]:
    counted = Counter(one.part for one in items)
    return [{"label": words.part_label(part).lower(), "count": n} for part, n in counted.items()]


def _table(room: Room, after: Bundle, items: list[Item]) -> dict[str, Any]:
    """By code, as everything here; a name that the list held is sealed when it is written."""
    things = things_of(type(room.case)(after))
    rows = [[{"text": one.item or "—"}, {"text": words.part_label(one.part)}, {"text": _label(things, one)}, {"text": _folio(things, one)}]
            for one in items[:SHOWN]]  # fmt: skip
    return table(
        "Những mục sẽ được ghi",
        ("Mã", "Phần", "Nội dung", "Bút lục"),
        rows,
        empty=("Không có mục nào", ""),
    )


def _label(things: Mapping[str, Any], one: Item) -> str:
    if one.item in things:
        return str(things[one.item].label)
    body = one.body or {}
    ends = [str(body.get(name, "")) for name in ("from", "kind", "to") if body.get(name)]
    return " → ".join(ends)


def _folio(things: Mapping[str, Any], one: Item) -> str:
    return str(things[one.item].folio) if one.item in things else ""


def _sealed(room: Room, items: list[Item]) -> str:
    """What was read, for this account and this file only, until it is confirmed."""
    told = [[one.part, one.item, dict(one.body or {})] for one in items]
    packed = base64.b64encode(zlib.compress(json.dumps(told).encode())).decode()
    return kept.seal(
        [("file", str(room.file.casefile.id)), ("turn", str(room.file.turn)), ("items", packed)],
        room.who.account_id,
        room.at,
    )


@require_POST
@signed_in(P.EVIDENCE_KEEP)
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    room = room_of(request, code)
    try:
        told = dict(kept.unseal(request.POST.get("sealed", ""), room.who.account_id, room.at))
        if told.get("file") != str(room.file.casefile.id):
            raise Stale
        items = [
            Item(part, item, body)
            for part, item, body in json.loads(zlib.decompress(base64.b64decode(told["items"])))
        ]
        rows = commands.write_evidence(
            casefile=room.file.casefile,
            items=items,
            seen=int(told["turn"]),
            by=room.who,
            at=room.at,
        )
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(request, room, refusal, 422)
    messages.success(request, f"Đã ghi {len(rows)} mục trong một lần.")
    return redirect(f"{room.base}thay-doi/?tu={room.file.turn}")


def _page(
    request: HttpRequest, room: Room, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    error = {refusal.field: refusal.sentence} if refusal is not None and refusal.field else {}
    chosen = request.POST.get("format", "xlsx")
    formats = [
        {"value": name, "label": one.title, "selected": name == chosen}
        for name, one in registry.INTO.items()
    ]
    fields = [
        {"name": "format", "label": "Định dạng", "kind": "select", "options": formats, "error": error.get("format", "")},
        {"name": "file", "label": "Tệp", "kind": "file", "error": error.get("file", ""),
         "hint": "tối đa 20 MB; đọc thử trước, chưa ghi gì; bản quét gửi ở trang Tệp"},
    ]  # fmt: skip
    return render(request, "evidence_room/import.html", framed(
        room, HERE, ("", "Nhập bảng"), fields=fields, action=f"{room.base}{HERE}",
        errors=[{"name": one["name"], "label": one["label"], "text": one["error"]} for one in fields if one["error"]],
        refusal=refusal.sentence if refusal is not None and not error else ""), status=status)  # fmt: skip
