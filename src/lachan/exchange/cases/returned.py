"""The workbook that goes back: rows kept aside as they were written, with the reason; beside them, the rows they need.

The case's row and the accused's row come along, marked as already in, so that the workbook can be corrected and
imported by itself. Nothing stands in it that its owner did not write."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from ..returned import HEAD, WRONG, _cell
from ..words import MADE_UP
from ..workbook import Row
from .given import Aside, Origin, Sheet
from .running import Outcome
from .words import SHEETS

REASON = "Lý do chưa nhập"
KEPT = "Đã nhập, giữ ở đây để đối chiếu"
FIRST = "Sửa các ô được tô vàng ngay trong tệp này rồi nhập lại; hai cột đầu được bỏ qua khi nhập."


def write_returned(path: Path, outcome: Outcome, *, synthetic: bool) -> int:
    """Write the rows kept aside; returns how many. Nothing to return, no file."""
    by_place: dict[tuple[str, int], list[Aside]] = defaultdict(list)
    for aside in outcome.asides:
        by_place[aside.origin.place].append(aside)
    if not by_place:
        return 0
    rows = {place: (asides[0].origin, asides) for place, asides in by_place.items()}
    rows = {**_context(rows, outcome), **rows}
    book = Workbook(write_only=True)
    for kind in SHEETS:
        own = sorted(place for place in rows if place[0] == kind)
        if own:
            _page(book, [rows[place] for place in own], synthetic=synthetic)
    book.save(path)
    return len(by_place)


def _context(rows: dict, outcome: Outcome) -> dict[tuple[str, int], tuple[Origin, list[Aside]]]:
    """The rows that those kept aside lean on: their case, their accused."""
    found = {}
    for origin, _ in list(rows.values()):
        one = outcome.origins.get(origin.place)
        if one is None:
            continue
        found[one.case.origin.place] = (one.case.origin, [])
        for act in one.acts:
            if act.origin.place == origin.place and act.accused in one.accused:
                person = one.accused[act.accused].origin
                found[person.place] = (person, [])
    return found


def _page(book: Workbook, rows: Sequence[tuple[Origin, list[Aside]]], *, synthetic: bool) -> None:
    sheet = rows[0][0].sheet
    page = book.create_sheet(sheet.title)
    names = ["Dòng", REASON, *sheet.names]
    for index in range(1, len(names) + 1):
        page.column_dimensions[get_column_letter(index)].width = {1: 8, 2: 60}.get(index, 20)
    page.freeze_panes = "C3"
    page.append([_cell(page, f"{MADE_UP + ' – ' if synthetic else ''}{FIRST}", bold=True)])
    page.append([_cell(page, name, fill=HEAD, bold=True) for name in names])
    for origin, asides in rows:
        page.append(_line(page, sheet, origin.row, asides))


def _line(page, sheet: Sheet, row: Row, asides: Sequence[Aside]) -> list:  # type: ignore[no-untyped-def]  # openpyxl
    wrong = {sheet.fields[a.field] for a in asides if a.field in sheet.fields}
    why = "; ".join(dict.fromkeys(a.reason for a in asides)) + "." if asides else KEPT
    width = max(len(sheet.names), max(wrong, default=0) + 1)
    cells = [*row.cells, *[None] * (width - len(row.cells))]
    return [_cell(page, row.number), _cell(page, why, wrap=True),
            *(_cell(page, cell, fill=WRONG if index in wrong else None) for index, cell in enumerate(cells))]  # fmt: skip
