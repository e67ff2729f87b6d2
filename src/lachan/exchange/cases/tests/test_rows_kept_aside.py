"""Every kind of bad row with its own sentence: sheet, row, column, what is wrong, what to do."""

from copy import deepcopy
from datetime import datetime, timedelta

import pytest

from lachan.exchange.cases.sample import FLAWS, Lines, made_up

from .test_import_province_chunk import counted, life, line_of, of, reasons

__all__ = ["life"]
pytestmark = pytest.mark.database


def test_a_book_of_hundreds_of_rows_gives_back_exactly_the_rows_that_were_spoiled(
    record, imported, book_of
):
    lines = made_up(rows=700, seed=17, flaws=0.03)
    done = imported(book_of(lines), "quantri", province=True)
    spoiled = len(lines.spoiled)
    assert spoiled >= 20 and set(lines.spoiled) >= set(FLAWS)
    assert done.outcome.counts("acts")[4] == spoiled
    assert counted()["Matter"] == len(lines.cases)


BAD: list[tuple[str, str, dict, str]] = [
    ("cases", "initiated_at", {"initiated_at": None, "received_at": None}, "ghi ít nhất một ngày"),
    ("cases", "initiated_at", {"initiated_at": None}, "ghi «Mã vụ việc»"),
    ("cases", "initiated_at", {"initiated_at": "15,16/3/2023"}, "nêu nhiều ngày"),
    ("cases", "number", {"number": "ĐR"}, "không bắt đầu bằng số thứ tự"),
    ("cases", "number", {"number": datetime(2024, 12, 1)}, "định dạng cột là Văn bản"),
    ("cases", "agency", {"agency": "Công an huyện Không Có"}, "không khớp cơ quan nào"),
    ("cases", "agency", {"agency": None}, "mỗi vụ án phải ghi cơ quan"),
    (
        "cases",
        "initiated_by",
        {"initiated_by": "Tòa án nhân dân huyện Đam Rông"},
        "không phải việc của",
    ),
    ("cases", "article", {"article": "mua bán người"}, "không phải số điều luật"),
    ("cases", "article", {"article": None}, "thiếu điều luật"),
    ("cases", "article", {"paragraph": 9}, "không có khoản 9"),
    ("cases", "code", {"code": "VV-KHONGCO1"}, "trong phạm vi"),
    ("accused", "number", {"number": None}, "Thiếu"),
    ("accused", "name", {"name": None, "paper": None}, "Thiếu họ và tên"),
    ("accused", "birth_year", {"birth_year": 1790}, "Năm sinh"),
    ("accused", "sex", {"sex": "x?"}, "«nam» hoặc «nữ»"),
    ("accused", "measure", {"measure": "quản thúc"}, "không có trong danh mục"),
    ("accused", "charged_at", {"charged_at": "hôm qua"}, "không có ngày đọc được"),
    ("accused", "case", {"case": "77/2031"}, "Không có vụ án số"),
    ("acts", "act", {"act": None}, "Thiếu tên hành vi"),
    ("acts", "act", {"act": "Quyết định giữ người"}, "gần nhất: «"),
    ("acts", "act", {"act": "Khởi tố vụ án hình sự"}, "trang «Vụ án»"),
    ("acts", "act", {"act": "Nhập vụ án hình sự"}, "ghi trên trang vụ án"),
    ("acts", "act", {"act": "report_received"}, "không ghi bằng sổ vụ án"),
    ("acts", "at", {"at": None}, "Thiếu ngày giờ"),
    ("acts", "at", {"at": "12h đêm 5/6/2023"}, "hai cách hiểu"),
    ("acts", "accused", {"accused": None}, "ghi số bị can"),
    ("acts", "accused", {"accused": "7"}, "Bị can số 7"),
    ("acts", "agency", {"agency": "Tòa án nhân dân huyện Đam Rông"}, "không phải việc của"),
    ("acts", "months", {"months": 2}, "không thuộc hành vi"),
    ("acts", "more", {"more": "Số bánh mì: 2"}, "không phải mục của hành vi"),
    ("acts", "paper", {"paper": "9" * 80}, "60 ký tự"),
]


@pytest.mark.parametrize(
    ("sheet", "field", "change", "why"), BAD, ids=[f"{s}-{f}-{w[:16]}" for s, f, _, w in BAD]
)
def test_a_bad_cell_is_a_sentence_with_its_sheet_row_and_column(
    record, imported, book_of, life, sheet, field, change, why
):
    lines = deepcopy(life)
    row = line_of(lines, "Quyết định tạm giữ") if sheet == "acts" else getattr(lines, sheet)[-1]
    row.update(change)
    done = imported(book_of(lines), "quantri", province=True, apply=False)
    found = [a for a in done.outcome.asides if a.origin.sheet.kind == sheet and why in a.reason]
    assert found, reasons(done)
    assert found[0].field == field
    assert "dòng" in found[0].sentence and found[0].sentence.endswith(".")


ACT_CELLS = [
    ("Viện kiểm sát gia hạn điều tra", {"months": "hai"}, "months", "không đọc được"),
    ("Viện kiểm sát gia hạn điều tra", {"months": 99}, "months", "chỉ nhận từ 1 đến 60"),
    ("Tuyên án sơ thẩm", {"result": "khó nói"}, "result", "chỉ nhận: có tội"),
    (
        "Chuyển hồ sơ vụ án và kết luận điều tra cho Viện kiểm sát",
        {"to": None},
        "to",
        "Thiếu nơi nhận",
    ),
    (
        "Chuyển hồ sơ vụ án và kết luận điều tra cho Viện kiểm sát",
        {"to": "nơi khác"},
        "to",
        "mã của cơ quan nhận",
    ),
]


@pytest.mark.parametrize(("act", "change", "field", "why"), ACT_CELLS)
def test_a_fact_that_cannot_be_read(record, imported, book_of, life, act, change, field, why):
    line_of(life, act).update(change)
    done = imported(book_of(life), "quantri", province=True, apply=False)
    assert (done.outcome.asides[0].field, why in done.outcome.asides[0].reason) == (field, True), (
        reasons(done)
    )


def test_two_cases_of_one_number_and_two_rows_of_one_act(record, imported, book_of, life):
    life.cases.append(dict(life.cases[0]))
    life.acts.append(dict(life.acts[4]))
    said = reasons(imported(book_of(life), "quantri", province=True))
    assert (
        len(said) == 2
        and "đã ghi ở trang «Vụ án», dòng 3" in said[0]
        and "Trùng hoàn toàn" in said[1]
    )


def test_a_number_two_agencies_share_must_say_whose(record, imported, book_of, life):
    other = {**life.cases[0], "agency": "Công an huyện Đức Trọng"}
    said = reasons(
        imported(
            book_of(of(cases=[life.cases[0], other], accused=life.accused, acts=life.acts)),
            "quantri",
            province=True,
        )
    )
    assert any("thêm ký hiệu cơ quan" in one for one in said)


def test_what_the_law_does_not_allow_is_said_with_its_article(record, imported, book_of, life):
    third = dict(line_of(life, "Gia hạn tạm giữ"))
    life.acts += [
        {**third, "at": third["at"] + timedelta(minutes=n), "paper": f"9.{n}/QĐ"} for n in (1, 2)
    ]
    said = reasons(imported(book_of(life), "quantri", province=True))
    assert len(said) == 1 and "BLTTHS Điều 118 khoản 2" in said[0]


def test_no_reason_says_a_name(record, imported, book_of, life):
    life.accused[0]["sex"] = life.accused[1]["birth_year"] = "?"
    said = " ".join(reasons(imported(book_of(life), "quantri", province=True)))
    assert "Người Mẫu" not in said and said


def test_no_rows_of_accused_or_acts_is_a_book_too(record, imported, book_of, life):
    done = imported(book_of(Lines(cases=life.cases)), "quantri", province=True)
    assert reasons(done) == [] and counted()["Matter"] == 1
