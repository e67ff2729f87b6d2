"""Figures by place and day by day in a report's files; a campaign's report is read at one sitting."""

import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from lachan.reporting.reports.content import (
    Counter,
    DayTable,
    GroundColumn,
    GroundRow,
    GroundTable,
    editable,
)
from lachan.reporting.reports.forms import FORMS, file_of

from .invented import HALF, ISSUED, K2, K3
from .reading import docx_lines, letters, pages_of, pdf_words, words_of

COLUMNS = tuple(GroundColumn(f"K{n}", f"Chỉ tiêu {n}", "change" if n == 1 else "rate", f"K{n}a.00000000") for n in range(1, 11))  # fmt: skip


def ground(reading, level, units):
    rows = [GroundRow("", f"Đơn vị {n}", "Huyện Mẫu", ((1, 2),) * 10) for n in range(units)]
    rest = [GroundRow("nowhere", "Chưa quy được về đơn vị của bảng này", "", ((0, 1),) * 10),
            GroundRow("total", "Toàn tỉnh", "", ((units, 2 * units + 1),) * 10)]  # fmt: skip
    return GroundTable(reading, f"Theo {level}, {reading}", level, COLUMNS, (*rows, *rest))


PLACED = replace(ISSUED, grounds=(ground("cũ", "district", 12), ground("cũ", "commune", 90), ground("mới", "commune", 90)),
                 days=DayTable(("Nguồn tin", "Vụ án"), tuple((date(2024, 7, n), (n, 1)) for n in range(1, 31))))  # fmt: skip


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_places_stand_in_an_annex_by_the_largest_units_of_each_reading(kind):
    made = file_of(FORMS["half_year"].fill(PLACED), kind)
    said = letters(words_of(docx_lines(made)) if kind == "docx" else pdf_words(made))
    for text in ("SỐ LIỆU THEO ĐỊA BÀN", "Theo district, cũ", "Theo commune, mới", "hai bảng cộng lại bằng nhau", "12 (25)", "12/25", "1/2"):  # fmt: skip
        assert letters(text.split()) in said, text
    assert letters(["Theo", "commune,", "cũ"]) not in said


def test_places_and_days_in_the_workbook_are_numbers_that_add_up():
    book = load_workbook(io.BytesIO(file_of(FORMS["peak_campaign"].fill(PLACED), "xlsx")))
    rows = [row for row in book["Theo địa bàn"].iter_rows(values_only=True) if row[3] == "K2"]
    assert len(rows) == 14 + 92 + 92
    for title in {row[0] for row in rows}:
        own = {row[1]: row[4:6] for row in rows if row[0] == title}
        total = own.pop("Toàn tỉnh")
        assert tuple(map(sum, zip(*own.values(), strict=True))) == total
    days = [row for row in book["Từng ngày"].iter_rows(values_only=True) if isinstance(row[1], int)]
    assert days[0] == ("01/07/2024", 1, 1) and days[-1] == ("Cộng", 465, 30)
    assert "Từng ngày" not in load_workbook(io.BytesIO(file_of(FORMS["half_year"].fill(PLACED), "xlsx"))).sheetnames  # fmt: skip


def test_a_campaign_is_read_at_one_sitting_and_says_where_the_rest_is():
    """As many figures as the plan has, each with long counter-figures, this year and the year before, and two pages of words."""
    long = tuple(Counter(f"Số liệu đi kèm thứ {n} của chỉ tiêu", n, 100) for n in range(7))
    some = [replace(K3, code=f"K{n}", ref=f"K{n}a.0000000{n}", counters=long) for n in range(1, 10)]
    past = tuple(replace(one, ref=one.ref.replace("a.0", "a.1")) for one in some)
    words = dict.fromkeys({part.slot for part in editable(FORMS["peak_campaign"].fill(HALF))}, "Giả lập một câu. " * 12)  # fmt: skip
    content = FORMS["peak_campaign"].fill(replace(PLACED, figures=(*some, replace(K2, code="TH01")), before=past, texts=words))  # fmt: skip
    made = file_of(content, "pdf")
    assert len(pages_of(made)) <= 8
    said = letters(pdf_words(made))
    for text in ("ở tệp phụ lục .xlsx", "92 dòng, ở tệp phụ lục .xlsx, trang «Theo địa bàn»"):
        assert letters(text.split()) in said, text
    assert letters(["ĐỊNH", "NGHĨA,", "NGUỒN"]) not in said
    book = load_workbook(io.BytesIO(file_of(content, "xlsx")))
    assert {"Định nghĩa", "Số liệu đi kèm", "Theo địa bàn", "Từng ngày"} <= set(book.sheetnames)
