"""Cells as people really fill them: what cannot be is said with what to do next, what was written is kept, nobody is lost."""

import unicodedata
from datetime import date, datetime
from time import perf_counter

import pytest
from openpyxl import Workbook

from lachan.exchange.returnees.plan import NobodyListed, NoReturneeList, plan_of
from lachan.exchange.returnees.receiving import person_received
from lachan.victims.bounds import LONGEST

from .test_returnees import ASKED, HEADINGS, USUAL, fields, place, read  # noqa: F401

BORN, AGE, NAME, PAPER, HOME, RECEIVED = 2, 3, 1, 8, 10, 11


def said(line):
    return " ".join(one.sentence for one in line.problems)


@pytest.mark.parametrize(("cell", "year", "says"), [
    ("31/02/2009", None, "không đọc được"), ("29/02/2025", None, "không đọc được"), ("29/02/2008", 2008, ""),
    ("05/13/2009", None, "không đọc được"), ("2552", None, "Phật lịch"), (2552, None, "Phật lịch"), ("03/05/2552", None, "Phật lịch"),
    ("03/05/85", None, "hai chữ số"), ("3-5-09", None, "hai chữ số"), ("85", None, "hai chữ số"), (85, None, "hai chữ số"),
    (39936, 2009, ""), ("39936", 2009, ""), (33000, None, "không đọc được"), (date(2009, 5, 3), 2009, ""), (datetime(2009, 5, 3), 2009, ""),
    ("ngày 3 tháng 5 năm 2009", 2009, ""), ("  3/5/2009  ", 2009, ""), ("03.05.2009", 2009, ""), ("3/5/2009", 2009, ""),
    ("05/2009", 2009, ""), ("2009", 2009, ""), (2009, 2009, ""), (2009.0, 2009, ""), ("\xa02009\xa0", 2009, ""),
    ("khoảng 20 tuổi", None, "không đọc được"), ("không rõ", None, ""), ("🌿", None, ""), ("1820", None, ""), ("2027", None, "sau ngày tiếp nhận"),
    (True, None, ""), (-1, None, ""), (1e300, None, ""), ("9" * 500, None, ""),
])  # fmt: skip
def test_a_birth(read, cell, year, says):  # noqa: F811
    """Read, or left empty with the sentence that says why and what next; never guessed, and nobody waits for it."""
    (line,) = read({BORN: cell, PAPER: None}).lines
    assert line.birth.year == year and says in said(line)
    assert not line.held
    if year is None:
        assert line.birth.minor is None and "born" in fields(line)
        assert "làm như với người dưới 18 tuổi" in said(line)
    assert line.words.get("Năm sinh", "") or cell == "🌿"


@pytest.mark.parametrize(("cell", "says"), [
    ("31/02/2026", "không đọc được"), ("15/13/2026", "không đọc được"), ("15/03/2569", "sau lúc nhập"), ("15/03/2027", "sau lúc nhập"),
    ("15/03/1026", "quá xa"), ("hôm qua", "không đọc được"), ("15/03/2026 25:00", "không đọc được"), ("15, 16/03/2026", "không đọc được"),
    ("🌿", "không đọc được"), (None, "Thiếu ngày giờ"), (0, "không đọc được"),
])  # fmt: skip
def test_an_hour_of_reception_that_cannot_be_waits_for_a_person(read, cell, says):  # noqa: F811
    (line,) = read({RECEIVED: cell}).lines
    assert line.held and says in said(line)
    assert line.identity["full_name"] == "Người Mẫu A"


@pytest.mark.parametrize("cell", ["15/03/26", "22h30 ngày 15/03/2026", 46096, 46096.5, datetime(2026, 3, 15, 8), "15 tháng 3 năm 2026"])  # fmt: skip
def test_an_hour_of_reception_as_it_is_written(read, cell):  # noqa: F811
    (line,) = read({RECEIVED: cell}).lines
    assert not line.held and line.received_at.date() == date(2026, 3, 15)


@pytest.mark.parametrize("name", ["Người  Mẫu \xa0 A", unicodedata.normalize("NFD", "Người Mẫu A"), "🌿", "x" * 250, "王小明", "សុខា", "ສົມ ພອນ", "NGUOI MAU A", "=A1", "A'; DROP TABLE"])  # fmt: skip
def test_a_name_is_kept_as_written(read, name):  # noqa: F811
    (line,) = read({NAME: name}).lines
    assert not line.held
    if name != "=A1":  # a formula that was never reckoned says nothing
        assert line.identity["full_name"] == name


def test_one_person_in_two_spellings_of_unicode_is_seen_twice(read):  # noqa: F811
    _, second = read({}, {NAME: unicodedata.normalize("NFD", "Người Mẫu A"), HOME: unicodedata.normalize("NFD", "Xã Có")}).lines  # fmt: skip
    assert second.held


def test_what_is_longer_than_any_answer_is_kept_elsewhere_and_the_person_is_received(read):  # noqa: F811
    (line,) = read({NAME: "dài " * 200, PAPER: "số " * 200}).lines
    assert {"full_name", "paper"} <= fields(line) and not line.held
    assert "full_name" not in line.identity and ("dài " * 200).strip() in line.identity["other"]
    given = person_received(line)
    assert all(len(text) <= LONGEST[name] for name, text in given.entry.identity.items())


def test_headings_that_are_no_list_an_empty_one_and_a_sheet_of_pictures_are_said(tmp_path):
    def saved(*rows):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / "x.xlsx")
        return tmp_path / "x.xlsx"

    for rows in ([], [["Tên hàng", "Đơn giá", "Số lượng"]], [[None] * 5, ["ghi chú"]]):
        with pytest.raises(NoReturneeList) as refused:
            plan_of(saved(*rows), ASKED)
        assert "Cần có cột họ tên" in refused.value.sentence
    with pytest.raises(NobodyListed) as nobody:
        plan_of(saved(HEADINGS, *[[None] * 16] * 3), ASKED)
    assert "Kiểm tra đúng tệp" in nobody.value.sentence


def test_merged_cells_of_a_family_hold_for_each_and_a_merged_title_is_no_person(tmp_path):
    book = Workbook()
    page = book.active
    page.append(["DANH SÁCH (DỮ LIỆU GIẢ LẬP)"])
    page.merge_cells("A1:P1")
    page.append(HEADINGS)
    for number in (1, 2):
        page.append(
            [number, f"Người Mẫu {number}", *USUAL[2:8], f"00020000000{number}", *USUAL[9:]]
        )
    page["K4"] = None
    page.merge_cells("K3:K4")
    book.save(tmp_path / "x.xlsx")
    plan = plan_of(tmp_path / "x.xlsx", ASKED)
    assert plan.synthetic and [line.place for line in plan.lines] == ["có", "có"]


def test_ten_thousand_rows_are_read_or_the_file_is_refused_with_what_to_do(tmp_path):
    """None is lost on the way, and nobody waits at a still screen."""
    book = Workbook(write_only=True)
    page = book.create_sheet("Trang")
    page.append(HEADINGS)
    for number in range(10_000):
        page.append([number, f"Người Mẫu {number}", "2000", None, "Nam", "Việt Nam", "Kinh", "Tiếng Việt", f"0002{number:08d}", None, "Xã Có", "15/03/2026"])  # fmt: skip
    book.save(tmp_path / "x.xlsx")
    began = perf_counter()
    plan = plan_of(tmp_path / "x.xlsx", ASKED)
    assert len(plan.ready) == 10_000
    assert perf_counter() - began < 60
