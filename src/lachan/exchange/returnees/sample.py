"""A list of thirty people who came back, made up: eleven men, ten women, nine under 18, eight languages; the same
day gives the same list. With flaws, the rows that real lists get wrong stand under them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from lachan.exchange.sample import save_without_clock
from lachan.exchange.words import MADE_UP
from lachan.law.reading_yaml import load_yaml

HEADINGS = ["STT", "Họ và tên", "Ngày, tháng, năm sinh", "Giới tính", "Quốc tịch", "Dân tộc", "Ngôn ngữ", "Số giấy tờ",
            "Số điện thoại", "Quê quán (xã, phường)", "Nơi tiếp nhận", "Ngày, giờ tiếp nhận", "Từ nước nào",
            "Trẻ đi cùng", "Người đại diện", "Ghi chú"]  # fmt: skip
TWO_TIERS = date(2025, 7, 1)
MEN, WOMEN, MINORS = 11, 10, 9
Cells = list[Any]


def write_sample(path: Path, *, received_on: date, flaws: bool = False) -> None:
    """The workbook as a border post would send it, with its title and the row of column numbers."""
    book = Workbook()
    page = book.active
    page.title = "Danh sách"
    page.append([MADE_UP])
    page.append([f"DANH SÁCH NGƯỜI TRỞ VỀ NĂM {received_on.year}"])
    page.append([])
    page.append(HEADINGS)
    page.append([f"({number})" for number in range(1, len(HEADINGS) + 1)])
    for cells in made_up(received_on, flaws=flaws):
        page.append(cells)
    page.append([])
    page.append([None, None, None, None, None, None, None, None, None, None, "Người lập danh sách (mẫu)"])  # fmt: skip
    save_without_clock(book, path)


def made_up(received_on: date, *, flaws: bool = False) -> list[Cells]:
    words = load_yaml(Path(__file__).with_name("sample_words.yaml"))
    rows = [_row(number, received_on, words) for number in range(1, MEN + WOMEN + MINORS + 1)]
    return rows + (_flawed(rows, received_on) if flaws else [])


def _row(number: int, on: date, words: Any) -> Cells:
    age, sex = _age_and_sex(number)
    minor = age < 18
    people = words["people"][number % len(words["people"])]
    places = words["places"]["before" if on < TWO_TIERS else "after"]
    born = date(on.year - age, 1 + number % 12, 1 + number * 7 % 28) - timedelta(days=365 if not minor else 0)  # fmt: skip
    if minor:
        born = date(on.year - age + 1, 1, 1) if (on.month, on.day) < (2, 1) else date(on.year - age, 1, 15)  # fmt: skip
    return [
        number, f"Người Mẫu {number:02d}", _written(born, number), "Nam" if sex == "male" else "Nữ", "Việt Nam", *people,
        _paper(born, sex, number) if number % 3 else None, f"0900 000 {number:03d}" if number % 2 else None,
        places[number % len(places)], words["received"][number % 2],
        datetime.combine(on, time(8 + number % 8, 30)), words["countries"][number % len(words["countries"])],
        "01 trẻ" if number == 15 else "Không", "Cán bộ Mẫu, Hội Phụ nữ" if minor else None,
        words["notes"][number % len(words["notes"])] or None,
    ]  # fmt: skip


def _age_and_sex(number: int) -> tuple[int, str]:
    """Men first, then women, then those under 18, boys and girls."""
    if number <= MEN:
        return 19 + number * 2, "male"
    if number <= MEN + WOMEN:
        return 18 + (number - MEN) * 2, "female"
    return 9 + (number - MEN - WOMEN) % 9, "male" if number % 2 else "female"


def _written(born: date, number: int) -> object:
    """As people write it: a cell of a day, figures, or the year alone."""
    return (born, f"{born:%d/%m/%Y}", born.year)[number % 3] if born.year % 2 else f"{born:%d.%m.%Y}"  # fmt: skip


def _paper(born: date, sex: str, number: int) -> str:
    """Twelve figures that begin with 000, the number of no province."""
    century = (0 if born.year < 2000 else 2) + (sex == "female")
    return f"000{century}{born.year % 100:02d}{number:06d}"


def _flawed(rows: list[Cells], on: date) -> list[Cells]:
    """One row for each thing that lists get wrong."""
    tomorrow = datetime.combine(on + timedelta(days=400), time(9))
    changes: list[dict[int, object]] = [
        {2: "1999", 7: "000098000031"},  # the number says another year
        {2: f"01/01/{on.year + 1}"},  # born after being received
        {9: "Xã Không Có Tên"},
        {11: tomorrow},
        {2: date(on.year - 15, 1, 2), 7: None, 14: None},  # under 18, nobody beside
        {2: "khoảng mười mấy", 7: None},
        {11: None},
    ]
    made = [_changed(rows[0], 31 + place, change) for place, change in enumerate(changes)]
    twin = [*rows[4]]
    twin[0] = 31 + len(made)
    same = _changed(rows[0], 32 + len(made), {7: rows[6][7]})
    return [*made, twin, same]


def _changed(row: Cells, number: int, change: dict[int, object]) -> Cells:
    cells = [*row]
    cells[0], cells[1], cells[7] = number, f"Người Mẫu {number:02d}", None
    for place, value in change.items():
        cells[place] = value
    return cells
