"""A register as communes keep it, made up: same seed, same book, with the flaws that real books have.

Nobody in it exists: every name is «Người Mẫu» with a number, every telephone begins 0900 000."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from lachan.law.reading_yaml import load_yaml

from .words import MADE_UP

WORDS = Path(__file__).with_name("sample_words.yaml")
HEADINGS = ["Số TT", "Ngày, giờ tiếp nhận", "Người báo tin", "Điện thoại", "Nội dung tin", "Nơi xảy ra",
            "Phân loại", "Hình thức tiếp nhận", "Người bị tố giác", "Nạn nhân", "Năm sinh nạn nhân",
            "Đơn vị nhận", "Ngày chuyển", "Kết quả", "Ngày kết quả", "Ghi chú"]  # fmt: skip
WIDTHS = [8, 24, 30, 16, 52, 34, 14, 20, 26, 24, 12, 34, 22, 30, 16, 22]
YEAR = 2024
STAMP = re.compile(rb"(?<=>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<")
Line = list[Any]


def write_sample(path: Path, *, rows: int, seed: int, flaws: float, year: int = YEAR) -> None:
    """Write the sample book; the same arguments give the same cells."""
    made = made_up_rows(rows=rows, seed=seed, flaws=flaws, year=year)
    book = Workbook()
    page = book.active
    page.title = f"Sổ {year}"
    _head(page, year)
    for line in made:
        page.append(line)
    _foot(page)
    _merge(page, flaws)
    save_without_clock(book, path)


def save_without_clock(book: Workbook, path: Path) -> None:
    """openpyxl and zip write today into the file; the sample must not differ from day to day."""
    kept = io.BytesIO()
    book.save(kept)
    with (
        zipfile.ZipFile(kept) as written,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in written.namelist():
            part = STAMP.sub(b"2024-12-31T00:00:00Z<", written.read(name))
            packed.writestr(
                zipfile.ZipInfo(name, (2024, 12, 31, 0, 0, 0)), part, zipfile.ZIP_DEFLATED
            )


def made_up_rows(*, rows: int, seed: int, flaws: float, year: int = YEAR) -> list[Line]:
    """The lines of the book, oldest first, then spoiled at the given rate."""
    chance, words = random.Random(seed), load_yaml(WORDS)  # noqa: S311 (a sample, not a secret)
    start = datetime(year, 1, 2, 7, 0)  # noqa: DTZ001 (a cell of a book, as written)
    minutes = sorted(chance.randrange(360 * 1440) for _ in range(rows))
    lines = [_line(number, start + timedelta(minutes=minute), chance, words)
             for number, minute in enumerate(minutes, 1)]  # fmt: skip
    spoiled: list[Line] = []
    turn = cycle(SPOILS)  # each kind of flaw in its turn, so that a small book has them all
    for line in lines:
        wrong = chance.random() < flaws
        spoiled.append(next(turn)(line, lines, chance) if wrong else line)
        if flaws and chance.random() < flaws / 8:
            spoiled.append([])
    return spoiled


def _line(number: int, received: datetime, chance: random.Random, words: dict) -> Line:
    sent = (
        received + timedelta(minutes=chance.randrange(60, 2800)) if chance.random() < 0.8 else None
    )
    victim = chance.random() < 0.7
    return [
        number,
        _written(received, chance),
        f"Người Mẫu {chance.randrange(1, 900):03d}, trú tại {chance.choice(words['places'])}" if chance.random() < 0.85 else "Không nêu tên",
        f"0900 000 {chance.randrange(1000):03d}" if chance.random() < 0.6 else None,
        chance.choice(words["stories"]).format(who=chance.choice(words["who"]), where=chance.choice(words["destinations"])),
        chance.choice(words["places"]),
        chance.choice(words["kinds"]),
        chance.choice(words["channels"]),
        f"Người Mẫu {chance.randrange(1, 900):03d}" if chance.random() < 0.4 else "Chưa rõ",
        f"Người Mẫu {chance.randrange(1, 900):03d}" if victim else None,
        received.year - chance.randrange(13, 35) if victim else None,
        chance.choice(words["recipients"]) if sent else None,
        _written(sent, chance) if sent else None,
        chance.choice(words["results"]) if sent else None,
        (sent + timedelta(days=chance.randrange(5, 20))).replace(hour=0, minute=0) if sent and chance.random() < 0.3 else None,
        None,
    ]  # fmt: skip


STYLES: list[Callable[[datetime], object]] = [
    lambda when: when,
    lambda when: when,
    lambda when: f"{when.hour}h{when.minute:02d} ngày {when.day}/{when.month}/{when.year}",
    lambda when: f"{when:%d.%m.%Y} {when:%H:%M}",
    lambda when: (
        f"{when.hour} giờ {when.minute:02d} phút, ngày {when.day} tháng {when.month} năm {when.year}"
    ),
    lambda when: f"{when.hour}h{when.minute:02d} ngày {when.day}/{when.month}",
]


def _written(when: datetime, chance: random.Random) -> object:
    return chance.choice(STYLES)(when.replace(second=0, microsecond=0))


def _no_number(line: Line, lines: list[Line], chance: random.Random) -> Line:
    return [None, *line[1:]]


def _same_number(line: Line, lines: list[Line], chance: random.Random) -> Line:
    return [max(line[0] - chance.randrange(1, 6), 1) if line[0] > 1 else 2, *line[1:]]


def _odd_day(line: Line, lines: list[Line], chance: random.Random) -> Line:
    odd = [
        "31/4/2024",
        "30/02/2024",
        "3/15/2024",
        "15,16/3/2024",
        "hôm qua",
        "12h đêm 5/6/2024",
        "25h10 ngày 7/8/2024",
    ]
    return [line[0], chance.choice(odd), *line[2:]]


def _unknown_place(line: Line, lines: list[Line], chance: random.Random) -> Line:
    return [
        *line[:5],
        chance.choice(["Gần chợ", "Bên kia biên giới", "Xã Không Có Tên, huyện Mẫu"]),
        *line[6:],
    ]


def _no_hour(line: Line, lines: list[Line], chance: random.Random) -> Line:
    return [
        line[0],
        f"{1 + line[0] % 28}.{1 + line[0] * 11 // len(lines):02d}.{YEAR}",
        *line[2:11],
        None,
        None,
        None,
        None,
        "(giờ không rõ)",
    ]


def _odd_kind(line: Line, lines: list[Line], chance: random.Random) -> Line:
    return [*line[:6], chance.choice(["Khác", "ĐƠN"]), *line[7:]]


def _sent_before(line: Line, lines: list[Line], chance: random.Random) -> Line:
    return [*line[:11], "Công an huyện Đam Rông", f"1/1/{YEAR}", *line[13:]]


def _looks_like_formula(line: Line, lines: list[Line], chance: random.Random) -> Line:
    return [None, *line[1:15], '=HYPERLINK("http://mau.invalid";"xem")']


SPOILS = [
    _no_number,
    _same_number,
    _odd_day,
    _unknown_place,
    _no_hour,
    _odd_day,
    _odd_kind,
    _sent_before,
    _looks_like_formula,
]


def _head(page: Any, year: int) -> None:
    page.append([MADE_UP])
    page.append([f"SỔ TIẾP NHẬN NGUỒN TIN VỀ TỘI PHẠM – NĂM {year}"])
    page.append(["Đơn vị: Công an xã Đạ Tông (mẫu)"])
    page.append([])
    page.append(HEADINGS)
    page.append([f"({number})" for number in range(1, len(HEADINGS) + 1)])
    for row in (1, 2, 3):
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADINGS))
        page.cell(row, 1).alignment = Alignment(horizontal="center")
        page.cell(row, 1).font = Font(bold=True, color="C00000" if row == 1 else "000000")
    for index, width in enumerate(WIDTHS, 1):
        page.column_dimensions[get_column_letter(index)].width = width
        page.cell(5, index).font = Font(bold=True)
        page.cell(5, index).fill = PatternFill("solid", fgColor="E7E6E6")
    page.freeze_panes = "A7"


def _merge(page: Any, flaws: float) -> None:
    """Merged cells as people make them: one receiving body beside two entries."""
    if not flaws:
        return
    for row in range(12, min(page.max_row - 4, 200), 47):
        if all(page.cell(at, 12).value for at in (row, row + 1)):
            page.cell(row + 1, 12).value = None
            page.merge_cells(start_row=row, end_row=row + 1, start_column=12, end_column=12)


def _foot(page: Any) -> None:
    page.append([])
    page.append([None, "Tổng cộng các nguồn tin trong năm ghi ở sổ này"])
    page.append(
        [None, None, None, None, None, None, None, None, None, None, None, "Người lập sổ (mẫu)"]
    )
