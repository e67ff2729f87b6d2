"""The cells of one row by field: text, day, agency, number; what is wrong with them, in a sentence each."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lachan.reference.models import Agency

from ..dates import Moment, Unreadable, read_moment
from ..words import says_nothing
from ..workbook import Row
from .given import Aside, Origin, Sheet

EARLIEST = date(2018, 1, 1)  # BLTTHS 2015; an older act would have no clock
ARTICLE = re.compile(r"(?:điều\s*)?([1-9]\d{0,2}[a-zđ]?)(?:\s.*)?$", re.IGNORECASE)
WHOLE = re.compile(r"0*(\d{1,3})(?:[.,]0+)?$")
Find = Callable[[str, date], Agency | None]


@dataclass
class Cells:
    """One row's cells, and the reasons found on the way for keeping it aside."""

    sheet: Sheet
    row: Row
    now: datetime
    asides: list[Aside] = field(default_factory=list)

    @property
    def origin(self) -> Origin:
        return Origin(self.sheet, self.row)

    def wrong(self, name: str, reason: str) -> None:
        self.asides.append(Aside(self.origin, reason, name))

    def raw(self, name: str) -> Any:
        index = self.sheet.fields.get(name)
        return self.row.cells[index] if index is not None and index < len(self.row.cells) else None

    def text(self, name: str) -> str:
        """The cell as text, empty where the book leaves it blank; a day in a column of numbers is a slip."""
        cell = self.raw(name)
        if isinstance(cell, datetime | date):
            return f"{cell:%d/%m/%Y}"
        if cell is None:
            return ""
        text = (f"{cell:g}" if isinstance(cell, float) else str(cell)).strip()
        return "" if text in {"-", "–", "--"} else text

    def number_text(self, name: str) -> str:
        """A number of a book: Excel makes a day of «12/2024» unless the column is text."""
        if isinstance(self.raw(name), datetime | date):
            self.wrong(
                name,
                "Excel đã đổi số này thành ngày; định dạng cột là Văn bản (Text) rồi ghi lại số",
            )
            return ""
        if not (text := self.text(name)):
            self.wrong(name, "Thiếu; ghi đúng như trong sổ")
        elif len(text) > 60:
            self.wrong(name, "Dài quá 60 ký tự; ghi đúng số như trong sổ")
        return text[:60]

    def short(self, name: str) -> str:
        text = self.text(name)
        if len(text) > 60:
            self.wrong(name, "Dài quá 60 ký tự; ghi đúng số như trên văn bản")
        return text[:60]

    def moment(self, name: str) -> Moment | None:
        """A past instant since 2018, or nothing."""
        if says_nothing(self.text(name)):
            return None
        try:
            found = read_moment(self.raw(name), epoch=self.sheet.epoch)
        except Unreadable as doubtful:
            self.wrong(name, str(doubtful).rstrip("."))
            return None
        return found if found is None or self._in_range(name, found) else None

    def _in_range(self, name: str, found: Moment) -> bool:
        if found.at > self.now:
            self.wrong(name, f"{found.day:%d/%m/%Y} sau lúc nhập sổ; kiểm tra ngày, tháng, năm")
        elif found.day < EARLIEST:
            self.wrong(
                name,
                f"{found.day:%d/%m/%Y} trước ngày 01/01/2018 (BLTTHS 2015 chưa có hiệu lực) nên không nhập",
            )
        else:
            return True
        return False

    def day(self, name: str) -> Moment | None:
        """Any day, also one to come."""
        try:
            return (
                None
                if says_nothing(self.text(name))
                else read_moment(self.raw(name), epoch=self.sheet.epoch)
            )
        except Unreadable as doubtful:
            self.wrong(name, str(doubtful).rstrip("."))
            return None

    def article(self, name: str) -> str | None:
        text = self.text(name)
        found = ARTICLE.match(text)
        if text and not found:
            self.wrong(name, f"«{text[:40]}» không phải số điều luật; ghi số, ví dụ 150")
        return found.group(1).lower() if found else None

    def whole(self, name: str) -> int | None:
        text = self.text(name)
        found = WHOLE.match(text.lower().removeprefix("khoản").strip())
        if text and not found:
            self.wrong(name, f"«{text[:40]}» không phải số nguyên; ghi bằng chữ số")
        return int(found.group(1)) if found else None

    def agency(self, name: str, on: date, find: Find, otherwise: Agency | None) -> Agency | None:
        text = self.text(name)
        if not text:
            return otherwise
        found = find(text, on)
        if found is None:
            self.wrong(
                name,
                f"«{text[:80]}» không khớp cơ quan nào của tỉnh đang hoạt động ngày {on:%d/%m/%Y}; ghi tên đầy đủ hoặc mã cơ quan",
            )
        return found
