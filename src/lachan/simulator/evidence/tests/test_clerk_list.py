"""The clerk's list: the agreed headings, every paper, names where a clerk leaves them, the same bytes."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from lachan.evidence_scan.checks import LISTS, examine_bytes
from lachan.simulator.evidence.clerk_list import HEAD_ROW, clerk_list
from lachan.simulator.evidence.telling import columns, papers, people


def _cells(title):
    page = load_workbook(io.BytesIO(clerk_list()))[title]
    table = list(page.iter_rows(values_only=True))
    heads = table[HEAD_ROW - 1]
    return [dict(zip(heads, row, strict=True)) for row in table[HEAD_ROW:]]


def test_it_may_be_taken_in_and_is_the_same_every_time():
    assert examine_bytes(clerk_list(), "Danh mục.xlsx", allowed=LISTS).kind == "xlsx"
    assert clerk_list() == clerk_list()


def test_every_paper_is_a_row_under_the_agreed_headings():
    rows = _cells("Danh mục tài liệu")
    assert len(rows) == len(papers())
    assert list(rows[0]) == [one["heading"] for one in columns()["columns"]]
    assert [row["Bút lục"] for row in rows] == [one.span or None for one in papers()]


def test_a_record_is_named_by_a_row_of_the_same_list():
    rows = _cells("Danh mục tài liệu")
    titles = [row["Tên tài liệu"] for row in rows]
    assert len(titles) == len(set(titles))
    for heading in ("Biên bản thu giữ/giao nhận", "Biên bản sao lưu"):
        named = {row[heading] for row in rows if row[heading]}
        assert named and named <= set(titles)


def test_names_of_victims_lie_in_it_as_they_do_in_life():
    notes = " ".join(str(row["Ghi chú"]) for row in _cells("Danh mục tài liệu"))
    assert people()["bh1"]["name"] in notes
    assert people()["bh3"]["name"] in {row["Họ tên"] for row in _cells("Người")}
