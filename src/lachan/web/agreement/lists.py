"""The lists behind the numbers: differences with their causes, and what each book counts; by code name."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lachan.indicators.agreement.acts import Act
from lachan.indicators.agreement.queries import About, about
from lachan.indicators.agreement.rules import LEFT, RIGHT, Comparison, Counted, Difference
from lachan.indicators.agreement.table import BOOKS, CAUSES, SETTLING
from lachan.indicators.models import Settlement
from lachan.law.book import book

from .. import wording
from ..table import Cell, table
from .asking import Said

SIZE = 100
VIEWS = {"trai": LEFT, "phai": RIGHT}
DIFFERENCES = ("Mã vụ án", "Sổ có ghi", "Sổ kia", "Nguyên nhân", "Ý kiến")
COUNTED = ("Mã vụ án", "Hành vi", "Xảy ra", "Ghi vào sổ")
NONE = ("Không có dòng nào", "không vụ nào trong phạm vi anh/chị được xem thuộc phần này.")


def lines(found: Comparison, view: str, cause: str) -> Sequence[Difference | Counted]:
    """What is listed: one book's lines, or the differences (of one cause)."""
    if view in VIEWS:
        return found.lines(VIEWS[view])
    return [one for one in found.differences if cause in ("", one.cause)]


def of_differences(
    listed: Sequence[Difference], said: Said, opened: Collection[str],
    settled: Mapping[About, list[Settlement]],
) -> dict[str, Any]:  # fmt: skip
    rows = [_difference(one, said, opened, settled.get(about(one), [])) for one in listed]
    return table("Chênh lệch giữa hai sổ", DIFFERENCES, rows, empty=NONE, caption_hidden=True)


def _difference(
    one: Difference, said: Said, opened: Collection[str], settled: list[Settlement]
) -> list[Cell]:
    there = one.there
    return [
        _who(one.matter, one.person, opened),
        {"text": f"{BOOKS[one.here.book].label}: {day(one.here)}", "sub": _recorded(one.here)},
        {"text": f"{BOOKS[there.book].label}: {day(there)}", "sub": _recorded(there)} if there
        else {"text": "không có hành vi tương ứng"},
        {"text": CAUSES[one.cause].label, "sub": CAUSES[one.cause].means},
        _opinion(one, said, settled),
    ]  # fmt: skip


def _opinion(one: Difference, said: Said, settled: list[Settlement]) -> Cell:
    where = where_settled(one, said)
    if not settled:
        return {"text": "Chưa có ý kiến", "url": where}
    last = settled[0]
    told = f"{last.agency.short_name}, {wording.shortly(last.settled_at)}"
    return {"text": SETTLING.get(last.cause, last.cause), "sub": told, "url": where}


def where_settled(one: Difference, said: Said) -> str:
    path, query = said.address(one.row, nguoi=one.person).split("?")
    return f"{path}{one.act}/?{query}"


def of_counted(listed: Sequence[Counted], opened: Collection[str]) -> dict[str, Any]:
    rows = [
        [_who(one.matter, one.person, opened), {"text": book().label(one.act.kind), "sub": one.act.office},
         {"text": day(one.act)}, {"text": wording.shortly(one.act.recorded_at)}]
        for one in listed
    ]  # fmt: skip
    return table("Đã tính trong sổ", COUNTED, rows, empty=NONE, caption_hidden=True)


def _who(matter: str, person: str, opened: Collection[str]) -> Cell:
    cell = {"code_name": matter, "sub": f" · người mang mã {person}" if person else ""}
    return {**cell, "url": f"/vu-viec/{matter}/"} if matter in opened else cell


def day(act: Act) -> str:
    return wording.day(act.at)


def _recorded(act: Act) -> str:
    return f"{act.office}, ghi {wording.shortly(act.recorded_at)}"


def tabs(found: Comparison, said: Said, view: str) -> list[dict[str, Any]]:
    row = found.row
    shown = [("", "Chênh lệch", len(found.differences)), ("trai", BOOKS[row.left.book].label, found.left.n),
             ("phai", BOOKS[row.right.book].label, found.right.n)]  # fmt: skip
    return [
        {
            "url": said.address(row.code, xem=code),
            "label": label,
            "count": n,
            "active": code == view,
        }
        for code, label, n in shown
    ]


def pager(listed: Sequence[Difference | Counted], after: str, base: str) -> dict[str, str]:
    """By the key of the last line shown; no counting."""
    rest = [one for one in listed if one.key > after]
    more = len(rest) > SIZE
    return {"shown": f"{min(len(rest), SIZE)} dòng", "order": "theo mã", "first_url": base if after else "",
            "last": rest[SIZE - 1].key if more else ""}  # fmt: skip
