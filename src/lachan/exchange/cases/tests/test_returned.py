"""The workbook that goes back: only rows its owner wrote, each with its reason, ready to be corrected and imported."""

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from lachan.desk.imports import cases, cases_sample
from lachan.exchange.cases.opened import NoCaseSheets, open_book
from lachan.exchange.cases.returned import KEPT, REASON, write_returned
from lachan.exchange.cases.sample import made_up, write_sample
from lachan.exchange.cases.words import columns, importable
from lachan.exchange.workbook import NotAWorkbook

from .test_import_province_chunk import counted, life, line_of

__all__ = ["life"]
pytestmark = pytest.mark.database


def test_corrected_in_place_and_imported_by_itself(record, imported, book_of, life, tmp_path):
    line_of(life, "Kết luận điều tra đề nghị truy tố")["at"] = "31/4/2023"
    done = imported(book_of(life), "quantri", province=True)
    out = tmp_path / "tra-lai.xlsx"
    assert write_returned(out, done.outcome, synthetic=True) == done.outcome.counts("acts")[4]
    back = load_workbook(out)
    assert [page.title for page in back] == ["Vụ án", "Bị can", "Hành vi"]
    assert [cell.value for cell in back["Hành vi"][2]][:2] == ["Dòng", REASON]
    assert back["Vụ án"][3][1].value.startswith(KEPT)
    for row in back["Hành vi"].iter_rows(min_row=3):
        if row[5].value == "31/4/2023":
            row[5].value = "23/02/2023"
    back.save(out)
    again = imported(out, "quantri", province=True)
    assert [a.sentence for a in again.outcome.asides] == []
    assert again.outcome.counts("cases")[3] == 1 and counted()["Matter"] == 1


def test_nothing_stands_in_it_that_its_owner_did_not_write(
    record, imported, book_of, life, tmp_path
):
    life.accused[0]["sex"] = "?"
    done = imported(book_of(life), "quantri", province=True)
    out = tmp_path / "tra-lai.xlsx"
    write_returned(out, done.outcome, synthetic=True)
    texts = [
        str(cell)
        for page in load_workbook(out)
        for row in page.iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    own = {str(value) for line in life.accused for value in line.values()}
    assert {text for text in texts if text.startswith("Người Mẫu")} <= own
    assert not [text for text in texts if text.startswith(("N-", "VV-"))]


def test_nothing_to_return_no_file(record, imported, book_of, life, tmp_path):
    done = imported(book_of(life), "quantri", province=True)
    assert write_returned(tmp_path / "x.xlsx", done.outcome, synthetic=True) == 0
    assert not (tmp_path / "x.xlsx").exists()


def test_the_guide_says_what_every_column_and_every_act_is(tmp_path):
    write_sample(tmp_path / "mau.xlsx", rows=60, flaws=0)
    rows = [
        row for row in load_workbook(tmp_path / "mau.xlsx")["Hướng dẫn"].iter_rows(values_only=True)
    ]
    said = {(row[0], row[1]) for row in rows if row and row[1]}
    for kind in ("cases", "accused", "acts"):
        for one in columns()[kind]["columns"].values():
            assert (columns()[kind]["title"], one["label"]) in said
            assert one["what"].strip()
    assert set(importable()) <= {row[0] for row in rows if row}


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_sample(tmp_path / name, rows=80, seed=2)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_every_heading_that_we_write_and_accept_is_read(tmp_path):
    write_sample(tmp_path / "mau.xlsx", rows=60, flaws=0)
    opened = open_book(tmp_path / "mau.xlsx")
    assert opened.unknown == [] and opened.synthetic and opened.count() == 60
    for kind, sheet in opened.sheets.items():
        assert set(sheet.fields) == set(columns()[kind]["columns"])


def test_other_headings_in_any_order_and_case(tmp_path, life, imported, book_of, record):
    path = book_of(life)
    book = load_workbook(path)
    page = book["Vụ án"]
    names = {"Số thụ lý": "SỐ VỤ ÁN", "Ngày khởi tố vụ án": "Khởi tố ngày", "Điều luật": "Tội danh"}
    for cell in page[2]:
        cell.value = names.get(cell.value, cell.value)
    page["Z2"], page.title = "Người lập", "Sổ vụ án"
    book.save(path)
    opened = open_book(path)
    assert opened.unknown == ["Sổ vụ án: Người lập"]
    assert [a.sentence for a in imported(path, "quantri", province=True).outcome.asides] == []


def test_a_file_that_is_none_of_this(tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"PK nothing")
    with pytest.raises(NotAWorkbook):
        open_book(tmp_path / "x.xlsx")
    from lachan.exchange.sample import write_sample as register

    register(tmp_path / "so.xlsx", rows=5, seed=1, flaws=0)
    with pytest.raises(NoCaseSheets):
        open_book(tmp_path / "so.xlsx")


def test_on_the_command_line_it_says_what_would_happen_first(record, tmp_path):
    path, out = tmp_path / "so.xlsx", tmp_path / "tra.xlsx"
    assert (
        CliRunner().invoke(cases_sample, [str(path), "--rows", "120", "--flaws", "0.05"]).exit_code
        == 0
    )
    given = [str(path), "--agency", "68-cat", "--as", "quantri", "--for-province"]
    dry = CliRunner().invoke(cases, given)
    assert dry.exit_code == 0, dry.output
    assert "chạy thử" in dry.output and "sẽ nhập" in dry.output and "dòng" in dry.output
    assert counted()["Matter"] == 0
    wet = CliRunner().invoke(cases, [*given, "--apply", "--errors", str(out)])
    assert "đã nhập" in wet.output and out.exists() and counted()["Matter"] > 0
    assert "Người Mẫu" not in dry.output + wet.output


def test_on_the_command_line_a_refusal_is_a_sentence(record, tmp_path):
    path = tmp_path / "so.xlsx"
    write_sample(path, rows=30, flaws=0)
    refused = CliRunner().invoke(
        cases, [str(path), "--agency", "cah-d674.a", "--as", "dieutra", "--for-province"]
    )
    assert refused.exit_code == 2 and "không có quyền" in refused.output
    assert made_up(rows=30, seed=7, flaws=0).count() == 30
