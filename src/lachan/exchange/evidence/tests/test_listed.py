"""What a clerk's list says beyond papers: people on their own sheet, papers that are decisions, backs, sending, copies."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from lachan.exchange.evidence import lists
from lachan.exchange.evidence.joining import Header

HEAD = Header(code="GL-9", stage="investigation", as_of="2024-09-30")
HEADS = ["STT", "Tên tài liệu", "Loại tài liệu", "Ngày lập", "Bút lục", "Mặt sau", "Nguồn chứng cứ", "Chứng cứ rút ra", "Người khai",
         "Lần", "Biên bản sao lưu", "Mã băm SHA-256", "KSV tham gia", "Ngày chuyển VKS", "Ngày VKS đóng dấu", "Ghi chú"]  # fmt: skip
ROWS = [
    [1, "Quyết định khởi tố vụ án hình sự", "quyết định khởi tố vụ án", date(2024, 4, 1), "01"],
    [2, "Quyết định khởi tố bị can đối với BC1", "quyết định khởi tố bị can", date(2024, 4, 3), "02"],
    [3, "Văn bản xác định nạn nhân BH1", "văn bản xác định nạn nhân", date(2024, 4, 2), "03"],
    [4, "Biên bản ghi lời khai BH1 lần 2", "biên bản ghi lời khai", date(2024, 4, 2), "04-05", "04", "Lời khai", "Lời khai BH1 lần 2", "Bị hại BH1",
     2, None, None, "không", date(2024, 4, 5), date(2024, 4, 8), "chữ mờ. Có thêm: Sơ đồ BH1 vẽ. Đã đọc lại"],
    [5, "Biên bản sao lưu", "biên bản sao lưu", date(2024, 4, 6), "06"],
    [6, "Bản trích xuất điện thoại của BC1", "bản trích xuất", date(2024, 4, 7), "07", None, "Dữ liệu điện tử", "Tin nhắn", None,
     None, "Biên bản sao lưu", "ab" * 32],
    [7, "Công văn đến sau", "công văn", date(2024, 5, 7)],
    [8, "Giấy khai sinh của BH1", "giấy khai sinh", date(2007, 5, 7), "08"],
]  # fmt: skip
PEOPLE = [["BH1", "Lò Thị Chuồn Ớt", "Chuồn Chuồn, Ớt", "Bị hại", date(2007, 5, 6), "Giấy khai sinh của BH1", None, "kpm"],
          ["BC1", "Ngần Văn Vắng", None, "Bị can"], ["N7", None, "Tám Bóng Gió", "Người được nhắc đến"],
          ["N8", None, None, "Người lạ hoắc"]]  # fmt: skip


@pytest.fixture
def taken(tmp_path: Path) -> Any:
    book = Workbook()
    page: Any = book.active
    page.append(["DANH MỤC"])
    page.append(["DỮ LIỆU GIẢ LẬP"])
    page.append(HEADS)
    for row in ROWS:
        page.append(row)
    people = book.create_sheet("Người")
    people.append(["Mã", "Họ tên", "Tên gọi khác", "Tư cách tố tụng", "Ngày sinh", "Giấy tờ về tuổi", "Giấy tờ căn cước", "Ngôn ngữ"])  # fmt: skip
    for row in PEOPLE:
        people.append(row)
    path = tmp_path / "danh-muc.xlsx"
    book.save(path)
    return lists.read(path, HEAD)


def test_a_line_above_the_headings_is_a_title_and_no_group_of_theirs(taken):
    assert not [one for one in taken.loss.left if one.what == "cột"]


def test_a_paper_says_when_it_was_sent_who_attended_and_where_its_back_is_written_on(taken):
    paper = taken.bundle.documents[3]
    assert (paper.attended, paper.sent_on, paper.stamped_on) == (False, "2024-04-05", "2024-04-08")
    assert paper.recording.session == 2 and paper.note.startswith("Có chữ ở mặt sau: 04. chữ mờ")


def test_a_paper_without_a_folio_stands_in_no_signed_list(taken):
    assert [one.listed for one in taken.bundle.documents][-2:] == [None, True]


def test_evidence_has_its_own_words_its_copy_and_its_hash(taken):
    said, drawn, phone = taken.bundle.evidence
    assert (drawn.title, drawn.document, drawn.folios) == (
        "Sơ đồ BH1 vẽ",
        said.document,
        said.folios,
    )
    assert said.title == "Lời khai BH1 lần 2" and said.hash_at_seizure is None
    assert phone.copy_record == "d5" and phone.hash_at_seizure == "ab" * 32


def test_papers_that_are_decisions_are_decisions_about_whom_they_name(taken):
    assert [(q.kind.value, q.on, q.document, q.about) for q in taken.bundle.decisions] == [
        ("case_initiated", "2024-04-01", "d1", ()), ("charged", "2024-04-03", "d2", ("bc1",))]  # fmt: skip


def test_people_have_standing_birth_and_papers_and_names_stay_theirs(taken):
    by = {one.code: one for one in taken.bundle.persons}
    victim = by["BH1"]
    assert victim.name == "Lò Thị Chuồn Ớt" and victim.aliases == ("Chuồn Chuồn", "Ớt")
    assert (victim.birth.value, victim.birth.proof, victim.language) == ("2007-05-06", "d8", "kpm")
    assert victim.victim_decision == "d3"
    assert [one.value for one in by["N7"].roles] == ["described"] and by["N8"].roles == ()
    assert "tư cách tố tụng" in {one.what for one in taken.loss.left}
