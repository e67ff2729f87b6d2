"""A workbook of tasks read into tasks as given, or into flaws that say what is wrong with which cell."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lachan.access.refusals import Refusal
from lachan.plan.given import TaskGiven, checked
from lachan.plan.models import Plan
from lachan.reference.codes import Mark
from lachan.reference.models import Agency

from ..cells import Flaw
from ..words import bare, limit
from ..workbook import NotAWorkbook, Row, TooLarge, _allowed, _bounded, _values
from .words import (
    INDICATORS,
    LEVELS,
    MARKS,
    NEEDED,
    PERIODICITIES,
    YES,
    code_of,
    columns,
    fields_of,
    label,
)


class NoTaskSheet(Refusal):
    """Tệp này không có trang «Nhiệm vụ» đọc được: cần hàng tiêu đề có cột Nhóm, Nội dung nhiệm vụ, Cơ quan chủ trì. Xuất một kế hoạch bằng `lachan plan export` để lấy mẫu."""


@dataclass(frozen=True)
class TaskSheet:
    """The sheet of tasks: its headings, which column is which field, its rows."""

    title: str
    names: tuple[str, ...]
    fields: Mapping[str, int]
    rows: Sequence[Row]
    synthetic: bool


@dataclass(frozen=True)
class BadRow:
    row: Row
    flaws: tuple[Flaw, ...]


@dataclass
class Tasks:
    """What a workbook asks for: tasks that could be written, rows that could not."""

    sheet: TaskSheet
    good: list[tuple[Row, TaskGiven]] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


def open_sheet(path: Path) -> TaskSheet:
    """The first sheet with the headings of a plan, or the sentence that says why not."""
    _allowed(path)
    try:
        opened = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            found = [sheet for page in opened.worksheets if (sheet := _sheet(page)) is not None]
        finally:
            opened.close()
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        ParseError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
    ) as broken:
        # openpyxl answers a broken file with whatever its parser met first
        raise NotAWorkbook from broken
    if not found:
        raise NoTaskSheet
    return found[0]


def _sheet(page: Any) -> TaskSheet | None:
    page.reset_dimensions()
    stream = iter(_values(page))
    top = list(islice(stream, columns()["within_rows"]))
    for index, row in enumerate(top):
        fields = fields_of(row.cells)
        if all(one in fields for one in NEEDED):
            said = [
                bare(str(cell)) for above in top[:index] for cell in above.cells if cell is not None
            ]
            names = tuple(str(cell or "").strip() for cell in row.cells)
            rows = [
                one
                for one in [*top[index + 1 :], *_bounded(stream, limit("rows"))]
                if _says_something(one, fields)
            ]
            if len(rows) > limit("rows"):
                raise TooLarge
            return TaskSheet(
                page.title, names, fields, rows, any("du lieu gia lap" in text for text in said)
            )
    return None


def _says_something(row: Row, fields: Mapping[str, int]) -> bool:
    return any(_cell(row, fields, name) is not None for name in NEEDED)


def _cell(row: Row, fields: Mapping[str, int], name: str) -> Any:
    index = fields.get(name)
    return row.cells[index] if index is not None and index < len(row.cells) else None


def read_tasks(sheet: TaskSheet, plan: Plan) -> Tasks:
    """Each row as a task that this plan could take; every refusal is that of the verb."""
    found, bodies = Tasks(sheet), Bodies(plan)
    for row in sheet.rows:
        flaws: list[Flaw] = []
        given = Line(row, sheet.fields, bodies, plan, flaws).task()
        if not flaws:
            try:
                found.good.append((row, checked(plan, given)))
                continue
            except Refusal as refusal:
                flaws.append(Flaw(refusal.field, refusal.sentence))
        found.bad.append(BadRow(row, tuple(flaws)))
    return found


class Bodies:
    """Bodies of the province by key, name or short name; of those with one name, the one at work that day."""

    def __init__(self, plan: Plan) -> None:
        self.by_word: dict[str, list[Agency]] = {}
        for one in Agency.objects.filter(province=plan.province_id).select_related("successor"):
            for word in {bare(one.key), bare(one.name), bare(one.short_name)}:
                self.by_word.setdefault(word, []).append(one)

    def named(self, text: str, day: date) -> Agency | None:
        found = self.by_word.get(bare(text), [])
        return next((one for one in found if one.exists_on(day)), found[0] if found else None)


@dataclass
class Line:
    """One row on its way to a task; what is wrong is kept with its cell."""

    row: Row
    fields: Mapping[str, int]
    bodies: Bodies
    plan: Plan
    flaws: list[Flaw]

    def task(self) -> TaskGiven:
        starts = self.day("starts_on")
        on = starts or self.plan.valid_from
        return TaskGiven(
            words=self.text("words"), lead=self.lead(on), group=self.text("group"), code=self.text("code")[:12],
            partners=self.partners(on), everybody=bare(self.text("everybody")) in YES, levels=self.codes("levels", LEVELS) or ("province",),
            starts_on=starts, due_on=self.day("due_on"), periodicity=(self.codes("periodicity", PERIODICITIES) or ("once",))[0],
            named_days=tuple(self.days("named_days")), evidence=self.text("evidence")[:300], indicators=self.indicators(),
            source=self.text("source")[:300], mark=(self.codes("mark", MARKS) or (Mark.FROM_MEMORY,))[0],
        )  # fmt: skip

    def text(self, name: str) -> str:
        cell = _cell(self.row, self.fields, name)
        text = "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)
        if name == "words" and len(text) > 700:
            self.wrong(name, "nội dung dài quá 700 chữ; viết gọn lại")
        return " ".join(text.split())

    def parts(self, name: str) -> list[str]:
        return [
            part.strip() for part in self.text(name).replace("\n", ";").split(";") if part.strip()
        ]

    def wrong(self, name: str, why: str) -> None:
        self.flaws.append(Flaw(name, f"{label(name)}: {why}"))

    def lead(self, day: date) -> Agency | None:
        parts = self.parts("lead")
        if len(parts) > 1:
            self.wrong("lead", "chỉ một cơ quan chủ trì, các cơ quan khác ghi ở cột phối hợp")
        found = self.bodies.named(parts[0], day) if parts else None
        if parts and found is None:
            self.wrong("lead", f"không có cơ quan «{parts[0]}» trong danh mục của tỉnh")
        return found

    def partners(self, day: date) -> tuple[Agency, ...]:
        found = {part: self.bodies.named(part, day) for part in self.parts("partners")}
        for part, one in found.items():
            if one is None:
                self.wrong("partners", f"không có cơ quan «{part}» trong danh mục của tỉnh")
        return tuple(dict.fromkeys(one for one in found.values() if one is not None))

    def codes(self, name: str, choices: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        found = []
        for part in self.parts(name):
            code = code_of(choices, part)
            if code is None:
                self.wrong(
                    name,
                    f"«{part}» không có trong danh mục: {', '.join(said for _, said in choices)}",
                )
            else:
                found.append(code)
        return tuple(found)

    def indicators(self) -> tuple[str, ...]:
        """Each by its label or its code; an unknown one is left for the plan to refuse."""
        return tuple(
            dict.fromkeys(code_of(INDICATORS, part) or part for part in self.parts("indicators"))
        )

    def day(self, name: str) -> date | None:
        cell = _cell(self.row, self.fields, name)
        if isinstance(cell, datetime | date):
            return cell.date() if isinstance(cell, datetime) else cell
        found = self.days(name)
        return found[0] if found else None

    def days(self, name: str) -> list[date]:
        cell = _cell(self.row, self.fields, name)
        if isinstance(cell, datetime | date):
            return [cell.date() if isinstance(cell, datetime) else cell]
        found = []
        for part in self.parts(name):
            try:
                found.append(_day(part))
            except ValueError:
                self.wrong(name, f"«{part}» không phải ngày dạng ngày/tháng/năm")
        return found


def _day(text: str) -> date:
    """As people write it in a cell: day first, or the calendar's own form."""
    for shape in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, shape).date()  # noqa: DTZ007 (a day, no instant)
        except ValueError:
            continue
    raise ValueError(text)
