"""A plan as a workbook that can be read back, with its progress on a second sheet; and the rows that go back."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from lachan.access.actor import Actor
from lachan.plan import codes, duties, queries
from lachan.plan.given import days_of, last_day
from lachan.plan.models import Plan, TaskVersion
from lachan.reference.codes import Mark

from ..returned import HEAD, WRONG, _cell
from ..words import MADE_UP
from .reader import BadRow, TaskSheet
from .words import FIELDS, label

TITLE = "Nhiệm vụ"
WIDTHS = {"words": 60, "group": 28, "lead": 24, "partners": 36, "evidence": 28, "source": 36}
PROGRESS = ("Mã", "Cơ quan", "Kỳ", "Hạn", "Trạng thái", "Chậm (ngày)", "Chờ ai")
FIRST = "Sửa các ô được tô vàng ngay trong tệp này rồi nhập lại; hai cột đầu được bỏ qua khi nhập."


def write_plan(to: Path | BinaryIO, plan: Plan, viewer: Actor, day: date) -> int:
    """The plan as this viewer sees it; returns how many tasks."""
    versions = [one for one in queries.in_force(plan) if not one.withdrawn]
    book = Workbook(write_only=True)
    page = book.create_sheet(TITLE)
    for index, name in enumerate(FIELDS, 1):
        page.column_dimensions[get_column_letter(index)].width = WIDTHS.get(name, 16)
    page.freeze_panes = "A4"
    page.append([_cell(page, plan.title, bold=True)])
    page.append([_cell(page, _about(plan, viewer))])
    page.append([_cell(page, label(name), fill=HEAD, bold=True) for name in FIELDS])
    for version in versions:
        page.append([_cell(page, one, wrap=True) for one in _line(version)])
    _progress(book, duties.of_plan(viewer, plan.id, day))
    book.save(to)
    return len(versions)


def _about(plan: Plan, viewer: Actor) -> str:
    adopted = queries.act_of(plan, "adopted")
    told = f"{plan.valid_from:%d/%m/%Y} – {last_day(plan):%d/%m/%Y}; " + (
        f"ban hành: {adopted.document}" if adopted else "dự thảo"
    )
    return f"{MADE_UP} – {told}" if viewer.synthetic else told


def _line(version: TaskVersion) -> list[Any]:
    levels, named = dict(codes.LEVELS), days_of(version.named_days)
    told = {
        "code": version.task.code, "group": version.task.group.title, "words": version.words, "lead": version.lead.short_name,
        "partners": "; ".join(one.agency.short_name for one in version.partners.all()), "everybody": "có" if version.everybody else "",
        "levels": "; ".join(levels[one] for one in levels if one in version.levels),
        "starts_on": f"{version.starts_on:%d/%m/%Y}", "due_on": f"{version.due_on:%d/%m/%Y}",
        "periodicity": dict(codes.PERIODICITIES)[version.periodicity], "named_days": "; ".join(f"{one:%d/%m/%Y}" for one in named),
        "evidence": version.evidence, "indicators": "; ".join(codes.measures().get(one, one) for one in version.indicators), "source": version.source,
        "mark": str(Mark(version.mark).label),
    }  # fmt: skip
    return [told[name] for name in FIELDS]


def _progress(book: Workbook, found: Iterable[duties.Duty]) -> None:
    page, states = book.create_sheet("Tiến độ"), dict(codes.STATES)
    page.append([_cell(page, name, fill=HEAD, bold=True) for name in PROGRESS])
    for one in found:
        told = [one.code, one.now_name, one.label, f"{one.due_on:%d/%m/%Y}", states[one.reading.code],
                one.reading.days or None, one.waits_for]  # fmt: skip
        page.append([_cell(page, part) for part in told])


def write_returned(path: Path, sheet: TaskSheet, bad: Sequence[BadRow], *, synthetic: bool) -> int:
    """The rows that stayed out, as they were written, with the reason and the cells in question; none, no file."""
    if not bad:
        return 0
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet.title[:31])
    page.column_dimensions["B"].width = 60
    page.freeze_panes = "C3"
    page.append([_cell(page, f"{MADE_UP + ' – ' if synthetic else ''}{FIRST}", bold=True)])
    page.append(
        [
            _cell(page, name, fill=HEAD, bold=True)
            for name in ("Dòng", "Lý do chưa nhập", *sheet.names)
        ]
    )
    for one in bad:
        page.append(_returned(page, sheet, one))
    book.save(path)
    return len(bad)


def _returned(page: Any, sheet: TaskSheet, bad: BadRow) -> list[Any]:
    wrong = {sheet.fields[flaw.field] for flaw in bad.flaws if flaw.field in sheet.fields}
    why = "; ".join(dict.fromkeys(flaw.reason.rstrip(".") for flaw in bad.flaws)) + "."
    width = max(len(sheet.names), max(wrong, default=0) + 1)
    cells = [*bad.row.cells, *[None] * (width - len(bad.row.cells))]
    return [_cell(page, bad.row.number), _cell(page, why, wrap=True),
            *(_cell(page, cell, fill=WRONG if index in wrong else None) for index, cell in enumerate(cells))]  # fmt: skip
