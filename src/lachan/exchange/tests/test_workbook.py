"""Opening books from outside: headings however written, and files that are not what they say."""

import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from lachan.access.refusals import StateSecret
from lachan.exchange import workbook
from lachan.exchange.headings import fields_of, find_headings
from lachan.exchange.sample import made_up_rows, write_sample
from lachan.exchange.workbook import (
    Encrypted,
    HiddenSheet,
    NoRegister,
    NotAWorkbook,
    OldWorkbook,
    TooLarge,
    read_book,
)

from .conftest import HEADINGS, line


@pytest.mark.parametrize(
    "names",
    [
        ["Số", "Ngày giờ tiếp nhận", "Người báo tin", "Nội dung"],
        ["SỐ TT", "THỜI GIAN TIẾP NHẬN", "HỌ TÊN NGƯỜI BÁO TIN", "TÓM TẮT NỘI DUNG"],
        ["so thu tu", "ngay, gio tiep nhan", "Nguoi to giac", "noi dung tin"],
        ["STT", "Ngày tháng", "Người báo", "Nội dung vụ việc"],
        ["Số vào sổ", "Ngày nhận tin", "Cá nhân, tổ chức báo tin", "Trích yếu"],
    ],
)
def test_headings_in_any_spelling(names):
    assert fields_of(names) == {"number": 0, "received_at": 1, "informant": 2, "narrative": 3}


def test_headings_in_any_order_and_alike_ones_kept_apart():
    names = ["Ngày chuyển", "Kết quả", "Ngày kết quả", "Người bị tố giác", "Người tố giác", "Đơn vị nhận", "Ngày tiếp nhận",
             "Nạn nhân", "Năm sinh nạn nhân", "Phân loại (tố giác, tin báo, kiến nghị)", "Nơi chuyển đến (ghi chú)"]  # fmt: skip
    found = fields_of(names)
    assert [
        found[name]
        for name in (
            "sent_at",
            "result",
            "result_on",
            "suspected",
            "informant",
            "recipient",
            "received_at",
            "victim",
            "victim_age",
            "kind",
        )
    ] == list(range(10))


def test_two_rows_of_headings_read_as_one():
    rows = [
        ["Số", "Tiếp nhận", None, "Nội dung", "Chuyển", None],
        [None, "Ngày tiếp nhận", "Người báo tin", None, "Đơn vị nhận", "Ngày chuyển"],
    ]
    found = find_headings(rows)
    assert found.last == 2
    assert found.fields == {
        "number": 0,
        "received_at": 1,
        "informant": 2,
        "narrative": 3,
        "recipient": 4,
        "sent_at": 5,
    }


def test_titles_above_empty_rows_and_notes_below(book_of):
    lines = (
        [],
        line(1),
        [],
        line(2),
        ["Tổng cộng: 2"],
        [None, None, None, None, None, None, None, "Người lập sổ"],
    )
    book = read_book(
        book_of(*lines, above=("DỮ LIỆU GIẢ LẬP", "SỔ TIẾP NHẬN NĂM 2024", "Ban hành năm", "", ""))
    )
    (sheet,) = book.sheets
    assert (book.synthetic, sheet.year, sheet.headings.last) == (True, 2024, 6)
    assert [row.number for row in sheet.rows] == [8, 10]


def test_several_sheets_and_only_those_that_are_registers(tmp_path):
    book = Workbook()
    book.active.title = "Bìa"
    book.active.append(["Bìa sổ"])
    for year in (2023, 2024):
        page = book.create_sheet(f"Năm {year}")
        page.append(HEADINGS)
        page.append(line(1, datetime(year, 5, 1)))
    book.save(tmp_path / "so.xlsx")
    assert [(sheet.title, sheet.year) for sheet in read_book(tmp_path / "so.xlsx").sheets] == [
        ("Năm 2023", 2023),
        ("Năm 2024", 2024),
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_with_rows_is_looked_at_by_somebody_first(tmp_path, state):
    """Without rows of a register, a list of choices say, a hidden sheet holds nobody up."""
    book = Workbook()
    for title, rows in (("Sổ", 1), ("Ẩn", 1), ("Danh mục", 0)):
        page = book.active if title == "Sổ" else book.create_sheet(title)
        page.append(HEADINGS if rows else ["Chọn"])
        for _ in range(rows):
            page.append(line(1, datetime(2024, 5, 1)))
    book["Danh mục"].sheet_state = state
    book.save(tmp_path / "so.xlsx")
    assert len(read_book(tmp_path / "so.xlsx").sheets) == 2
    book["Ẩn"].sheet_state = state
    book.save(tmp_path / "an.xlsx")
    with pytest.raises(HiddenSheet):
        read_book(tmp_path / "an.xlsx")


def test_what_is_merged_over_rows_holds_for_each(tmp_path):
    book = Workbook()
    page = book.active
    for cells in (HEADINGS, line(1, recipient="Công an huyện"), line(2, "16/3/2024")):
        page.append(cells)
    page.merge_cells("F2:F3")
    book.save(tmp_path / "so.xlsx")
    assert [row.cells[5] for row in read_book(tmp_path / "so.xlsx").sheets[0].rows] == [
        "Công an huyện"
    ] * 2


def test_a_book_stamped_secret_is_not_read(book_of):
    with pytest.raises(StateSecret):
        read_book(book_of(line(1), above=("MẬT",)))


def test_not_a_register(book_of):
    with pytest.raises(NoRegister):
        read_book(book_of(headings=["Tên", "Lương"]))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", NotAWorkbook),
        (b"so;ngay;noi dung", NotAWorkbook),
        (workbook.OLE + b"\0" * 600, OldWorkbook),
        (workbook.OLE + b"\0" * 600 + workbook.ENCRYPTED, Encrypted),
    ],
)
def test_files_that_are_something_else(tmp_path, content, refusal):
    (tmp_path / "so.xlsx").write_bytes(content)
    with pytest.raises(refusal):
        read_book(tmp_path / "so.xlsx")


def test_a_zip_that_is_no_workbook_and_one_that_is_cut_off(tmp_path, book_of):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as packed:
        packed.writestr("note.txt", "x")
    whole = book_of(line(1)).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(whole[: len(whole) // 2])
    for name in ("a.xlsx", "b.xlsx"):
        with pytest.raises(NotAWorkbook):
            read_book(tmp_path / name)


def test_a_small_file_that_unfolds_to_a_huge_one(tmp_path, monkeypatch, book_of):
    path = book_of(line(1))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/zero.bin", b"\0" * 5_000_000)
    monkeypatch.setitem(workbook.columns()["limits"], "unpacked_bytes", 4_000_000)
    with pytest.raises(TooLarge):
        read_book(path)


def test_entities_are_not_read(tmp_path, book_of):
    path, bomb = book_of(line(1)), tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(bomb, "w") as bad:
        for name in good.namelist():
            text = good.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + text
            bad.writestr(name, text)
    with pytest.raises(NotAWorkbook):
        read_book(bomb)


def test_too_many_rows_is_a_sentence(monkeypatch, book_of):
    monkeypatch.setitem(workbook.columns()["limits"], "rows", 30)
    with pytest.raises(TooLarge, match="hơn 30 dòng"):
        read_book(book_of(*(line(number) for number in range(1, 80))))


def test_the_sample_is_the_same_every_time_and_says_that_it_is_made_up(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_sample(tmp_path / name, rows=40, seed=3, flaws=0.3)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert read_book(tmp_path / "a.xlsx").synthetic
    assert made_up_rows(rows=5, seed=3, flaws=0) != made_up_rows(rows=5, seed=4, flaws=0)
