"""One row of a list → one person to be received, and what is wrong or still to be asked; nothing of the row is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from lachan.exchange.dates import Moment, Unreadable, read_hour, read_moment
from lachan.exchange.evidence.tables.cells import Unread, when
from lachan.exchange.evidence.tables.cells import words as written
from lachan.exchange.words import bare
from lachan.exchange.workbook import Row, Sheet
from lachan.victims.bounds import FIRST_YEAR, LONGEST

from . import births
from .births import Birth
from .words import label, only, picked, says, says_nothing, without

# Our own year of an age yet to come is none of a birth: 2552 is 2009 in the calendar of the Buddha.
BUDDHIST = 2400
TWO_FIGURES = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2}(?!\d)|^\d{2}$")
OF_BUDDHA = re.compile(r"2[4-6]\d\d$")
NAMED_BY = {"address": "home"}
BORN = ("born", "birth_year", "born_male", "born_female")
# Kept with the person as sealed words: what no act and no code holds.
TOLD = ("ethnicity", "language", "nationality", "came_from", "received_place", "with_child", "representative", "no_calls", "age", "note", *BORN)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence to whoever imports. `stops`: this row waits until a person has settled it; otherwise the person is
    received and the question stays. No sentence repeats what the cell says of the person."""

    field: str
    sentence: str
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the list. `identity` and `words` are to be sealed; the rest are codes, days and places.
    `words`: every cell as written, by its heading, also of columns that nobody knows."""

    sheet: str
    row: int
    client_key: UUID
    received_at: datetime | None
    identity: Mapping[str, str]
    words: Mapping[str, str]
    sex: str = "unknown"
    birth: Birth = Birth()
    nationality: str = ""
    country: str = ""
    language: str = ""
    speaks_vietnamese: bool | None = None
    with_child: bool | None = None
    represented: bool | None = None
    representative: str = ""
    # Not to be called at home: known before anything else, by everybody who helps.
    no_calls: bool = False
    place: object | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def held(self) -> bool:
        return any(one.stops for one in self.problems)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is read with: its own number, the moment of reading, communes by name and day, and the time that
    holds where a row says none."""

    list_id: UUID
    at: datetime
    find_place: Callable[[str, date], object | None]
    received_at: datetime | None = None


@dataclass
class Cells:
    """One row by field, and what was found on the way."""

    sheet: Sheet
    row: Row
    problems: list[Problem] = field(default_factory=list)

    def raw(self, name: str) -> Any:
        index = self.sheet.headings.fields.get(name)
        return self.row.cells[index] if index is not None and index < len(self.row.cells) else None

    def text(self, name: str) -> str:
        text = written(self.raw(name))
        return "" if says_nothing(text) else text

    def has(self, name: str) -> bool:
        return name in self.sheet.headings.fields

    def ask(self, name: str, sentence: str) -> None:
        self.problems.append(Problem(name, sentence))

    def hold(self, name: str, sentence: str) -> None:
        self.problems.append(Problem(name, sentence, stops=True))


def read_row(sheet: Sheet, row: Row, asked: Asked) -> Line:
    """The person of one row as far as it can be read; never an exception for what a cell says."""
    cells = Cells(sheet, row)
    at = _received(cells, asked)
    on = (at or asked.at).date()
    birth, sex = _birth(cells, on), _sex(cells)
    _against_number(cells, birth, sex)
    country, spoken, child = _country(cells), _language(cells), _with_child(cells)
    nationality = _nationality(cells)
    sure = at is not None and at <= asked.at
    place = _place(cells, asked, on) if sure else None  # communes are of their day
    represented = _represented(cells, birth)
    _asks_for_a_name(cells)
    _asks_for_a_language(cells, spoken, nationality)
    return Line(
        sheet.title, row.number, uuid5(asked.list_id, f"{sheet.title}|{row.number}"), at, _identity(cells),
        _words(cells), sex, birth, nationality, country, spoken, _speaks_vietnamese(cells, spoken), child,
        represented, cells.text("representative")[: LONGEST["address"]], _no_calls(cells), place, tuple(cells.problems),
    )  # fmt: skip


def _received(cells: Cells, asked: Asked) -> datetime | None:
    if not cells.text("received_at") and asked.received_at is not None:
        return asked.received_at
    moment = _moment(cells)
    if moment is None:
        if not any(one.field == "received_at" for one in cells.problems):
            cells.hold("received_at", "Thiếu ngày giờ tiếp nhận. Ghi theo biên bản, ví dụ 22h30 ngày 15/03/2026.")  # fmt: skip
        return None
    if moment.at.year < FIRST_YEAR:
        cells.hold("received_at", "Ngày giờ tiếp nhận quá xa. Kiểm tra năm, ghi đủ bốn chữ số.")
    elif moment.at > asked.at:
        cells.hold("received_at", "Ngày giờ tiếp nhận ở sau lúc nhập danh sách. Kiểm tra ngày, tháng, năm.")  # fmt: skip
    return moment.at


def _moment(cells: Cells) -> Moment | None:
    try:
        moment = read_moment(cells.raw("received_at"), year=cells.sheet.year, epoch=cells.sheet.epoch)  # fmt: skip
        if moment is not None and moment.hour is None and cells.text("received_hour"):
            return Moment(moment.day, read_hour(cells.raw("received_hour")))
        return moment
    except (Unreadable, OverflowError, ValueError):
        cells.hold("received_at", "Ngày giờ tiếp nhận không đọc được. Ghi theo kiểu 22h30 ngày 15/03/2026.")  # fmt: skip
        return None


def _birth(cells: Cells, on: date) -> Birth:
    days = []
    for name in BORN:
        day = _day(cells, name)
        if day and int(day[:4]) > BUDDHIST:
            cells.ask(name, f"{label(name)} có vẻ ghi theo Phật lịch. Để trống, giữ chữ đã ghi; trừ 543 rồi ghi lại theo dương lịch.")  # fmt: skip
        elif day and births.impossible(day, on):
            cells.ask(name, f"{label(name)} ở sau ngày tiếp nhận hoặc quá xa. Để trống, giữ chữ đã ghi; hỏi lại người đó.")  # fmt: skip
        elif day:
            days.append(day)
    birth = births.birth_of(days, _age(cells), on)
    if birth.contradicts:
        cells.ask("born", "Ngày sinh, năm sinh, tuổi trong dòng này không khớp nhau. Để trống năm sinh, giữ chữ đã ghi; đối chiếu giấy tờ rồi ghi.")  # fmt: skip
    if birth.minor is None:
        cells.ask("born", "Chưa rõ người này đã đủ 18 tuổi chưa. Xác định tuổi; trong khi chờ, làm như với người dưới 18 tuổi.")  # fmt: skip
    return birth


def _day(cells: Cells, name: str) -> str:
    text = cells.text(name)
    if not text:
        return ""
    if OF_BUDDHA.match(text):
        return text
    if TWO_FIGURES.search(text):
        cells.ask(name, f"{label(name)} ghi năm hai chữ số nên không đoán. Để trống, giữ chữ đã ghi; ghi lại đủ bốn chữ số.")  # fmt: skip
        return ""
    try:
        return (when(cells.raw(name)) or "")[:10]
    except Unread:
        cells.ask(name, f"{label(name)} không đọc được. Để trống, giữ chữ đã ghi; ghi lại theo kiểu 03/05/2009 hoặc 2009.")  # fmt: skip
        return ""


def _age(cells: Cells) -> int | None:
    figures = [word for word in bare(cells.text("age")).split() if word.isdigit()]
    if len(figures) == 1 and int(figures[0]) <= births.OLDEST:
        return int(figures[0])
    if cells.text("age"):
        cells.ask("age", "Tuổi không đọc được. Để trống, giữ chữ đã ghi; hỏi lại người đó.")
    return None


def _sex(cells: Cells) -> str:
    """From its own column, or from which of two columns of birth is filled."""
    told = cells.text("sex")
    found = only("sexes", told)
    by_column = [sex for sex, name in (("male", "born_male"), ("female", "born_female")) if cells.text(name)]  # fmt: skip
    if told and not found:
        cells.ask("sex", "Giới tính không có trong danh mục. Để «chưa rõ»; hỏi người đó muốn ghi thế nào.")  # fmt: skip
    return found or (by_column[0] if len(by_column) == 1 else "unknown")


def _against_number(cells: Cells, birth: Birth, sex: str) -> None:
    """A number may be somebody else's, or typed wrongly: said, never used to fill in."""
    said = births.of_number(cells.text("paper"))
    if said is None:
        return
    if birth.year is not None and said[0] != birth.year:
        cells.ask("paper", "Số giấy tờ nói năm sinh khác cột ngày sinh. Đối chiếu giấy tờ; có thể giấy của người khác.")  # fmt: skip
    if sex != "unknown" and said[1] != sex:
        cells.ask("paper", "Số giấy tờ nói giới tính khác cột giới tính. Đối chiếu giấy tờ.")


def _nationality(cells: Cells) -> str:
    text = cells.text("nationality")
    code = picked("nationalities", text)
    if code == "stateless":
        cells.ask("nationality", "Người không quốc tịch: hỏi có thường trú ở Việt Nam không, vì hỗ trợ khác nhau.")  # fmt: skip
        return ""
    if code or not text:
        return code
    if picked("countries", text):
        return "foreign"
    cells.ask("nationality", "Quốc tịch không có trong danh mục. Để trống, giữ chữ đã ghi; chọn lại khi rõ.")  # fmt: skip
    return ""


def _country(cells: Cells) -> str:
    text = cells.text("came_from")
    code = picked("countries", text)
    if text and not code:
        cells.ask("came_from", "Tên nước trở về không có trong danh mục. Để trống, giữ chữ đã ghi; chọn lại khi rõ.")  # fmt: skip
    return code


def _language(cells: Cells) -> str:
    text = without("no_vietnamese", cells.text("language"))
    code = picked("languages", text)
    if text and not code:
        cells.ask("language", "Ngôn ngữ không có trong danh mục. Để trống, giữ chữ đã ghi; hỏi người đó muốn nói tiếng gì.")  # fmt: skip
    return code


def _speaks_vietnamese(cells: Cells, spoken: str) -> bool | None:
    """Only where it is said: another mother tongue does not mean that somebody has no Vietnamese."""
    if says("no_vietnamese", f"{cells.text('language')} | {cells.text('note')}"):
        return False
    return True if spoken == "vi" else None


def _asks_for_a_language(cells: Cells, spoken: str, nationality: str) -> None:
    other = cells.text("ethnicity") and picked("languages", cells.text("ethnicity")) != "vi"
    if not spoken and (other or nationality == "foreign"):
        cells.ask("language", "Chưa ghi ngôn ngữ. Hỏi người đó muốn nói tiếng gì, có cần phiên dịch không; không suy từ dân tộc.")  # fmt: skip


def _asks_for_a_name(cells: Cells) -> None:
    if not cells.text("full_name"):
        cells.ask("full_name", "Chưa có họ tên. Vẫn tiếp nhận được; ghi tên khi người đó cho biết.")  # fmt: skip


def _with_child(cells: Cells) -> bool | None:
    if not cells.has("with_child") or cells.raw("with_child") is None:
        return None
    return bool(cells.text("with_child"))


def _represented(cells: Cells, birth: Birth) -> bool | None:
    named = bool(cells.text("representative"))
    if birth.minor and not named:
        cells.ask("representative", "Người dưới 18 tuổi chưa có người đại diện. Tiếp nhận ngay, đồng thời đề nghị cử người đại diện (TTLT 06/2018 Điều 8).")  # fmt: skip
    return named if birth.minor else None


def _no_calls(cells: Cells) -> bool:
    """A column of its own, ticked in whatever way, or the note says so; «không» in the column is none."""
    ticked = bool(cells.text("no_calls")) or bare(written(cells.raw("no_calls"))) == "x"
    return ticked or says("no_calls", f"{cells.text('note')} | {cells.text('language')}")


def _place(cells: Cells, asked: Asked, on: date) -> object | None:
    text = cells.text("home")
    found = asked.find_place(text, on) if text else None
    if text and found is None:
        cells.ask("home", "Quê quán không khớp xã, phường nào của tỉnh vào ngày tiếp nhận. Để trống, giữ chữ đã ghi; người ở tỉnh khác thì để vậy.")  # fmt: skip
    return found


def _identity(cells: Cells) -> dict[str, str]:
    kept = {
        name: cells.text(NAMED_BY.get(name, name))
        for name in LONGEST
        if name not in {"other", "safety"}
    }
    long = {name for name, value in kept.items() if len(value) > LONGEST[name]}
    for name in sorted(long):
        column = NAMED_BY.get(name, name)
        cells.ask(column, f"{label(column)} dài quá. Chữ đã ghi giữ ở «Điều khác»; ghi lại cho gọn.")  # fmt: skip
    rest = [f"{label(NAMED_BY.get(name, name))} (theo danh sách): {kept[name]}" for name in sorted(long)]  # fmt: skip
    kept["other"] = "\n".join([*_other(cells), *rest])[: LONGEST["other"]]
    return {name: value for name, value in kept.items() if value and name not in long}


def _other(cells: Cells) -> list[str]:
    """What the list says besides, under its own headings: sealed with the name."""
    known = cells.sheet.headings.fields
    strange = set(_words(cells)) - {cells.sheet.headings.names[index] for index in known.values()}
    told = [f"{label(name)} (theo danh sách): {cells.text(name)}" for name in TOLD if cells.text(name)]  # fmt: skip
    return told + [f"{name} (theo danh sách): {_words(cells)[name]}" for name in sorted(strange)]


def _words(cells: Cells) -> dict[str, str]:
    """Every cell that says something; two columns of one heading are told apart, one without is numbered."""
    names = cells.sheet.headings.names
    found: dict[str, str] = {}
    for index, cell in enumerate(cells.row.cells):
        name = (names[index] if index < len(names) else "") or f"Cột {index + 1}"
        if written(cell):
            found[f"{name} ({index + 1})" if name in found else name] = written(cell)
    return found
