"""The comparison as tables: counts in the columns of their books, differences, causes. Small cells are closed here."""

from collections.abc import Collection, Mapping
from typing import Any

from lachan.indicators.agreement.queries import About, about
from lachan.indicators.agreement.rules import LEFT, RIGHT, Comparison, Count
from lachan.indicators.agreement.table import BOOKS, CAUSES, UNITS, Row

from ..table import Cell, table
from .asking import OWN, Said

# Below this a count may point at a person: whoever may not see the list does not see it either.
SMALL_CELL = 5
NO_SOURCE = "chưa có nguồn dữ liệu"
SIDES = {LEFT: "trai", RIGHT: "phai"}
EMPTY = (
    "Không có chênh lệch",
    "hai sổ của mỗi nội dung khớp nhau trong kỳ này, hoặc chưa có nguồn để so.",
)


def number(n: int | None, *, wide: bool) -> str:
    if n is None:
        return NO_SOURCE
    return f"dưới {SMALL_CELL}" if wide and 0 < n < SMALL_CELL else str(n)


def signed(n: int | None) -> str:
    """«+2», «0», «−1»: left minus right."""
    if n is None:
        return "không so được"
    return "0" if n == 0 else f"{'+' if n > 0 else '−'}{abs(n)}"


def gap(found: Comparison, *, wide: bool) -> str:
    """Closed where one of its two counts is: it would give it away."""
    counts = (found.left.n, found.right.n)
    closed = wide and any(n is not None and 0 < n < SMALL_CELL for n in counts)
    return "không nêu" if closed and found.comparable else signed(found.difference)


def books(
    own: Mapping[str, Comparison], common: Mapping[str, Comparison], said: Said, *, wide: bool
) -> dict[str, Any]:
    """Every row: the four books on their own calendars, the difference, and both on the common calendar."""
    columns = ["Nội dung", "Đơn vị", *(book.label for book in BOOKS.values()), "Chênh lệch"]
    columns += [] if wide else ["Theo lịch chung"]
    rows = [_row(own[code], common.get(code), said, wide) for code in own]
    return table("Bốn sổ, mỗi sổ theo năm thống kê của ngành", columns, rows, empty=EMPTY)


def _row(own: Comparison, common: Comparison | None, said: Said, wide: bool) -> list[Cell]:
    row = own.row
    held = {row.left.book: (LEFT, own.left), row.right.book: (RIGHT, own.right)}
    cells: list[Cell] = [{"text": row.label}, {"text": UNITS[row.unit]}]
    for book in BOOKS:
        cells.append(_count(row, *held[book], said, wide) if book in held else {"text": "—"})
    cells.append(_gap(own, said, OWN, wide))
    if common is not None:
        cells.append({**_gap(common, said, "chung", wide), "sub": _pair(common)})
    return cells


def _count(row: Row, side: str, count: Count, said: Said, wide: bool) -> Cell:
    cell = {"text": number(count.n, wide=wide)}
    if wide or count.n is None:
        return cell
    late = {"sub": f"{count.late} ghi sau khi chốt, chưa tính"} if count.late else {}
    return {**cell, **late, "url": said.address(row.code, OWN, xem=SIDES[side])}


def _gap(found: Comparison, said: Said, basis: str, wide: bool) -> Cell:
    cell = {"text": gap(found, wide=wide)}
    if wide or not found.differences:
        return cell
    return {**cell, "url": said.address(found.row.code, basis)}


def _pair(found: Comparison) -> str:
    left, right = (number(count.n, wide=False) for count in (found.left, found.right))
    return f"{BOOKS[found.row.left.book].label} {left}, {BOOKS[found.row.right.book].label} {right}"


def why(found: Mapping[str, Comparison], settled: Collection[About], said: Said) -> dict[str, Any]:
    """Row by cause: how many stand in one book only, what that adds to the difference, how many are settled."""
    columns = ("Nội dung", "Nguyên nhân", "Chỉ có ở sổ thứ nhất", "Chỉ có ở sổ thứ hai",
               "Góp vào chênh lệch", "Đã có ý kiến")  # fmt: skip
    rows = [cells for one in found.values() for cells in _causes(one, settled, said)]
    return table("Nguyên nhân chênh lệch", columns, rows, empty=EMPTY)


def _causes(found: Comparison, settled: Collection[About], said: Said) -> list[list[Cell]]:
    return [
        _cause(found, code, settled, said)
        for code in CAUSES
        if any(one.cause == code for one in found.differences)
    ]


def _cause(found: Comparison, code: str, settled: Collection[About], said: Said) -> list[Cell]:
    row, of = found.row, [one for one in found.differences if one.cause == code]
    left, right = (found.causes[code, side] for side in (LEFT, RIGHT))
    answered = sum(about(one) in settled for one in of)
    return [
        {"text": row.label},
        {"text": CAUSES[code].label, "sub": CAUSES[code].means,
         "url": said.address(row.code, nn=code)},
        {"text": f"{BOOKS[row.left.book].label}: {left}"},
        {"text": f"{BOOKS[row.right.book].label}: {right}"},
        {"text": signed(left - right)},
        {"text": f"{answered}/{len(of)}"},
    ]  # fmt: skip
