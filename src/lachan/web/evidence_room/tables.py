"""The six views as tables: read without a drawing, without a script, on paper; every line opens its folio."""

from collections.abc import Callable, Iterable
from typing import Any

from lachan.proof import views
from lachan.proof.bundle.people import Decided
from lachan.proof.labels import DECIDED, LINES, PRECISION

from ..table import table
from . import words
from .room import Room
from .typed import day, plain

NOTHING = ("Chưa có dòng nào", "hồ sơ chưa ghi mục nào thuộc hình này.")


def matrix(room: Room) -> list[dict[str, Any]]:
    """One block a charge: what must be proved, what speaks for it, what against — the last is never left out."""
    found: dict[str, dict[str, Any]] = {}
    for row in views.matrix(room.case):
        block = found.setdefault(
            row.charge, {"label": room.case.charge_words(row.charge), "rows": []}
        )
        block["rows"].append({
            "code": f"{row.charge}/{row.element}", "name": row.name, "cite": row.cite,
            "support": [_cell(room, one) for one in row.support], "against": [_cell(room, one) for one in row.against],
        })  # fmt: skip
    return list(found.values())


def _cell(room: Room, one: views.Cell) -> dict[str, Any]:
    return {**room.link(one.evidence), "own": one.own}


def _tree(room: Room) -> dict[str, Any]:
    picture = views.layered(room.case)
    marks = {one.id: one for one in picture.marks}
    rows = [
        [_of(room, line.source, marks), {"text": _line(line.kind)}, _of(room, line.target, marks), {"text": marks[line.target].folio}]
        for line in picture.lines
    ]  # fmt: skip
    return table(
        words.said()["views"]["tree"], ("Mục", "Quan hệ", "Dựa vào", "Bút lục"), rows, empty=NOTHING
    )


def _of(room: Room, id: str, marks: Any) -> dict[str, str]:
    return {"text": marks[id].label, "url": room.link(id)["url"], "sub": id}


def _line(kind: str) -> str:
    return next((said for code, said in LINES.items() if str(code) == kind), kind)


def _spans(room: Room, name: str, spans: Iterable[views.Span]) -> dict[str, Any]:
    rows = [
        [{"text": _from_to(one), "sub": PRECISION.get(one.precision, "")}, {"text": one.lane or "cả hồ sơ"},
         {"text": _said(one.label), "url": room.link(one.id)["url"]}, {"text": one.folio}]
        for one in spans
    ]  # fmt: skip
    return table(
        words.said()["views"][name], ("Khi nào", "Ai", "Việc", "Bút lục"), rows, empty=NOTHING
    )


def _from_to(one: views.Span) -> str:
    return day(one.first) if one.first == one.last else f"{day(one.first)} – {day(one.last)}"


def _said(label: str) -> str:
    """A decision begins with its code; the screen says it in words."""
    head, _, rest = label.partition(" ")
    known = DECIDED.get(Decided(head)) if head in set(Decided) else None
    return f"{known} {rest}".strip() if known else label


def _timeline(room: Room) -> dict[str, Any]:
    return _spans(room, "timeline", views.timeline(room.case))


def _procedure(room: Room) -> dict[str, Any]:
    return _spans(room, "procedure", views.procedure(room.case))


def _network(room: Room) -> dict[str, Any]:
    case = room.case
    rows = [
        [{"text": case.code(one.source), "url": room.link(one.source)["url"]}, {"text": _line(one.kind)},
         {"text": case.code(one.target), "url": room.link(one.target)["url"]}]
        for one in views.network(case).lines
    ]  # fmt: skip
    return table(words.said()["views"]["network"], ("Người", "Quan hệ", "Với"), rows, empty=NOTHING)


def _money(room: Room) -> dict[str, Any]:
    rows = [
        [{"text": day(one.on) or "chưa ghi ngày", "url": room.link(one.id)["url"]}, {"text": one.payer}, {"text": one.payee},
         {"text": f"{plain('number', one.sum)} {one.currency}"}, {"text": "có" if one.traced else "chưa có dấu vết"}, {"text": one.folio}]
        for one in views.money(room.case)
    ]  # fmt: skip
    return table(
        words.said()["views"]["money"],
        ("Ngày", "Bên trả", "Bên nhận", "Số tiền", "Dấu vết", "Bút lục"),
        rows,
        empty=NOTHING,
    )


TABLES: dict[str, Callable[[Room], dict[str, Any]]] = {
    "tree": _tree, "timeline": _timeline, "network": _network, "money": _money, "procedure": _procedure,
}  # fmt: skip
