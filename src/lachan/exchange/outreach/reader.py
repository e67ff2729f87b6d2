"""A year's workbook read into sessions as given, or into flaws that say what is wrong with which cell."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lachan.access.actor import Actor
from lachan.access.refusals import Refusal
from lachan.outreach.given import SessionGiven, checked
from lachan.reference.codes import Level
from lachan.reference.models import Agency, Unit

from ..cells import Flaw
from ..places import Places
from ..words import bare, limit
from ..workbook import HiddenSheet, NotAWorkbook, Row, _allowed, _bounded, _values
from .words import CHOICES, FIELDS, GROUPS, NEEDED, code_of, columns, fields_of, label

SHAPES = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y")


class NoSessionSheet(Refusal):
    """Tệp này không có trang buổi truyền thông đọc được: cần hàng tiêu đề có cột Ngày tổ chức, Nơi tổ chức, Hình thức, Nội dung. Tải tệp mẫu rồi chép các dòng vào."""


class TooManyRows(Refusal):
    """Tệp có hơn 2.000 dòng. Tách thành từng năm rồi nhập từng tệp; nhập lại không tạo dòng trùng."""


MOST_ROWS = 2_000


@dataclass(frozen=True)
class YearSheet:
    """The sheet of sessions: its headings, which column is which field, its rows."""

    title: str
    names: tuple[str, ...]
    fields: Mapping[str, int]
    rows: Sequence[Row]
    synthetic: bool


@dataclass(frozen=True)
class BadRow:
    row: Row
    flaws: tuple[Flaw, ...]


@dataclass(frozen=True)
class GoodRow:
    row: Row
    given: SessionGiven
    key: bytes


@dataclass
class Year:
    """What a workbook asks for: sessions that could be written, rows that could not."""

    sheet: YearSheet
    good: list[GoodRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


def open_sheet(data: bytes) -> YearSheet:
    """The first sheet with the headings of a year, or the sentence that says why not."""
    _allowed(BytesIO(data))
    try:
        opened = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            found = [sheet for page in opened.worksheets if (sheet := _sheet(page)) is not None]
        finally:
            opened.close()
    except (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError,
            AttributeError, IndexError) as broken:  # fmt: skip
        # openpyxl answers a broken file with whatever its parser met first
        raise NotAWorkbook from broken
    if not found:
        raise NoSessionSheet
    return found[0]


def _sheet(page: Any) -> YearSheet | None:
    page.reset_dimensions()
    stream = iter(_values(page))
    top = list(islice(stream, columns()["within_rows"]))
    for index, row in enumerate(top):
        fields = fields_of(row.cells)
        if not all(one in fields for one in NEEDED):
            continue
        said = [
            bare(str(cell)) for above in top[:index] for cell in above.cells if cell is not None
        ]
        names = tuple(str(cell or "").strip() for cell in row.cells)
        rows = [
            one
            for one in [*top[index + 1 :], *_bounded(stream, limit("rows"))]
            if _says_something(one, fields)
        ]
        if len(rows) > MOST_ROWS:
            raise TooManyRows
        if rows and page.sheet_state != "visible":
            raise HiddenSheet  # nobody has looked at what is in it
        return YearSheet(
            page.title, names, fields, rows, any("du lieu gia lap" in text for text in said)
        )
    return None


def _says_something(row: Row, fields: Mapping[str, int]) -> bool:
    """Two of what a session needs: a total or a signature under the table says less."""
    return sum(_cell(row, fields, name) is not None for name in NEEDED) >= 2


def _cell(row: Row, fields: Mapping[str, int], name: str) -> Any:
    index = fields.get(name)
    return row.cells[index] if index is not None and index < len(row.cells) else None


def read_year(sheet: YearSheet, by: Actor, at: datetime) -> Year:
    """Each row as a session that this body could write; every refusal is that of the verb."""
    found, places, own = Year(sheet), Places(by.province_id), _own_unit(by)
    seen: dict[bytes, int] = {}
    for row in sheet.rows:
        flaws: list[Flaw] = []
        line = Line(row, sheet.fields, places, own, flaws)
        given = line.session()
        if given is not None and not flaws:
            _checked(found, line, given, seen, by, at)
        if flaws:
            found.bad.append(BadRow(row, tuple(flaws)))
    return found


def _checked(
    found: Year, line: "Line", given: SessionGiven, seen: dict[bytes, int], by: Actor, at: datetime
) -> None:
    try:
        whole = checked(given, by, at)
    except Refusal as refusal:
        line.flaws.append(Flaw(refusal.field, refusal.sentence))
        return
    key = key_of(line.text("code"), whole, by.agency_id)
    if key in seen:
        line.wrong(
            "place",
            f"trùng ngày, nơi, hình thức, nội dung với dòng {seen[key]}; là hai buổi khác nhau thì ghi thêm «sáng», «chiều»",
        )
        return
    seen[key] = line.row.number
    found.good.append(GoodRow(line.row, whole, key))


def key_of(code: str, given: SessionGiven, agency: int) -> bytes:
    """The same row sent again is the same session: by its own code within the year, else by day, place, kind and topic."""
    told = ([str(given.held_on.year), bare(code)] if code else
            [str(given.held_on), str(given.commune.id if given.commune else ""), given.kind, bare(given.place), bare(given.topic)])  # fmt: skip
    return sha256("|".join([str(agency), "code" if code else "row", *told]).encode()).digest()


def _own_unit(by: Actor) -> Unit | None:
    body = Agency.objects.select_related("unit").filter(id=by.agency_id).first()
    unit = body.unit if body else None
    return unit if unit is not None and unit.level == Level.COMMUNE else None


@dataclass
class Line:
    """One row on its way to a session; what is wrong is kept with its cell."""

    row: Row
    fields: Mapping[str, int]
    places: Places
    own: Unit | None
    flaws: list[Flaw]

    def session(self) -> SessionGiven | None:
        held = self.day("held_on")
        if held is None:
            return None
        groups = {code: self.number(code) for code in GROUPS}
        return SessionGiven(
            held_on=held, kind=self.code("kind") or "", topic=self.text("topic", 300), place=self.text("place", 200),
            commune=self.commune(held), language=self.code("language") or "vi", campaign=self.text("campaign", 60),
            reached=self.number("reached"), method=self.code("method") or "",
            groups={code: n for code, n in groups.items() if n is not None}, cost=self.number("cost"),
            partner=self.text("partner", 200), evidence=self.text("evidence", 300),
        )  # fmt: skip

    def text(self, name: str, most: int = 60) -> str:
        cell = _cell(self.row, self.fields, name)
        text = "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)
        text = " ".join(text.split())
        if len(text) > most:
            self.wrong(name, f"dài quá {most} chữ; viết gọn lại")
        return text

    def wrong(self, name: str, why: str) -> None:
        self.flaws.append(Flaw(name, f"{label(name)}: {why}"))

    def code(self, name: str) -> str | None:
        text = self.text(name)
        if not text:
            if name in NEEDED:
                self.wrong(name, "chưa ghi")
            return None
        found = code_of(name, text)
        if found is None:
            self.wrong(
                name,
                f"«{text}» không có trong danh mục: {', '.join(said for _, said in CHOICES[name])}",
            )
        return found

    def commune(self, day: date) -> Unit | None:
        """As the cell names it on that day; an empty cell is one's own commune, unless the kind is of nowhere."""
        text = self.text("commune", 200)
        if not text:
            return (
                self.own
                if self.own is not None and self.own.exists_on(day) and not self._anywhere()
                else None
            )
        found = self.places.find(text, day)
        if found is None:
            self.wrong(
                "commune",
                f"không có xã, phường «{text}» vào ngày {day:%d/%m/%Y}, hoặc có nhiều nơi cùng tên; ghi đúng tên của ngày ấy, kèm huyện nếu trùng",
            )
        return found

    def _anywhere(self) -> bool:
        return code_of("kind", self.text("kind")) in ("broadcast", "press", "online")

    def number(self, name: str) -> int | None:
        cell = _cell(self.row, self.fields, name)
        if isinstance(cell, bool) or cell is None:
            return None
        if isinstance(cell, int | float):
            if cell != int(cell):
                self.wrong(name, f"«{cell:g}» không phải số nguyên")
            return int(cell)
        plain = str(cell).replace(".", "").replace(" ", "").replace("\u00a0", "")
        if plain in ("", "-", "–", "không", "Không"):
            return None
        if not (plain.isascii() and plain.removeprefix("-").isdecimal() and len(plain) <= 15):
            self.wrong(name, f"«{str(cell)[:40]}» không phải số")
            return None
        return int(plain)

    def day(self, name: str) -> date | None:
        cell = _cell(self.row, self.fields, name)
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        text = str(cell or "").strip()
        for shape in SHAPES:
            try:
                return datetime.strptime(text, shape).date()  # noqa: DTZ007 (a day, no instant)
            except ValueError:
                continue
        self.wrong(
            name, f"«{text[:40]}» không phải ngày dạng ngày/tháng/năm" if text else "chưa ghi"
        )
        return None


__all__ = ["FIELDS", "BadRow", "GoodRow", "Year", "YearSheet", "key_of", "open_sheet", "read_year"]
