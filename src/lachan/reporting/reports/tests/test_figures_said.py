"""How a report says figures: by the shape of their definition, in every file; whole rows; each report its own."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from lachan.reporting.layout import layout
from lachan.reporting.reports import wording
from lachan.reporting.reports.forms import FORMS, file_of

from .invented import ISSUED
from .reading import docx_lines, pages_of, pdf_words, words_of

POINTS = 72 / 25.4
SAID = [
    ({"shape": "change", "n": 12, "d": 15, "rate": "−20,00%"}, "12 vụ, cùng kỳ năm trước 15 vụ, giảm 3 vụ (−20,00%)"),
    ({"shape": "change", "n": 5, "d": 0, "rate": ""}, "tăng 5 vụ; kỳ trước không có nên không tính tỷ lệ"),
    ({"shape": "change", "n": 3, "d": 3, "rate": "0,00%"}, "không tăng, không giảm"),
    ({"shape": "change", "n": 0, "d": 0, "rate": ""}, "không phát sinh trong kỳ và trong cùng kỳ năm trước"),
    ({"shape": "tally", "n": 4, "d": 4, "rate": "", "d_is": "Như tử số; các loại không cộng với nhau"}, "4 vụ (các loại không cộng với nhau)"),
    ({"shape": "balance", "n": 0, "d": 0, "rate": "", "verdict": "Khớp"}, "tồn cuối kỳ 0 vụ, tồn đầu kỳ cộng vào trừ ra 0 vụ (khớp)"),
    ({"shape": "share", "n": 1, "d": 9, "rate": "11,11%"}, "1/9 vụ, 11,11% (không đặt chỉ tiêu)"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "said"), SAID)
def test_two_numbers_are_said_by_what_they_are_to_each_other(given, said):
    assert said in wording.sentence(replace(ISSUED.figures[0], unit="vụ", **given))
    assert "đạt 12" not in wording.sentence(replace(ISSUED.figures[0], unit="vụ", **given))


def test_what_has_no_source_yet_stands_in_every_file_without_a_number():
    waiting = replace(ISSUED.figures[0], code="K7", name="Hỗ trợ nạn nhân", shape="waiting", ref="", path="", n=0, d=0, rate="",
                      verdict="Chưa có nguồn dữ liệu", counters=(), doubt="Chưa có nguồn dữ liệu: chờ sổ hỗ trợ.")  # fmt: skip
    content = FORMS["half_year"].fill(replace(ISSUED, figures=(*ISSUED.figures, waiting)))
    for said in (
        pdf_words(file_of(content, "pdf")),
        words_of(docx_lines(file_of(content, "docx"))),
    ):
        text = " ".join(said)
        assert "Chưa có nguồn dữ liệu, không nêu số: K7 Hỗ trợ nạn nhân." in text
        assert "chờ sổ hỗ trợ" in text and "0/0" not in text
    rows = load_workbook(io.BytesIO(file_of(content, "xlsx")))["Chỉ tiêu"].iter_rows(
        values_only=True
    )
    [row] = [row for row in rows if row[1] == "K7"]
    assert row[3:6] == (None, None, "Chưa có nguồn dữ liệu")


def test_a_long_code_keeps_within_its_column():
    long = replace(
        ISSUED.figures[0], code="DC08", ref="DC08a.PEDQRZDM", name="Bản án sơ thẩm bị hủy"
    )
    pages = pages_of(
        file_of(FORMS["half_year"].fill(replace(ISSUED, figures=(*ISSUED.figures, long))), "pdf")
    )
    found = [w for _, words in pages for w in words if w["text"] == long.ref]
    assert found
    for word in found:
        assert word["x1"] <= (210 - layout()["page"]["right_mm"]) * POINTS


def test_a_row_stays_whole_and_one_taller_than_a_page_loses_nothing():
    """The code stands at the top of a row's last cell, «… của kênh 2.» at the bottom of its second: on one page."""
    many = tuple(replace(ISSUED.figures[0], ref=f"K2a.{place:08}") for place in range(12))
    endless = replace(many[0], ref="K2a.99999999", name=" ".join(f"từ{n}" for n in range(700)))
    made = file_of(FORMS["half_year"].fill(replace(ISSUED, figures=many)), "pdf")
    tables = [words for _, words in pages_of(made) if "số/" in [w["text"] for w in words]]
    tops = [
        sum(w["text"].startswith("K2a.") and w["x0"] > 150 * POINTS for w in words)
        for words in tables
    ]
    ends = [
        sum(w["text"] == "2." and 35 < w["x0"] / POINTS < 90 for w in words) for words in tables
    ]
    assert tops == ends and sum(tops) == len(many) and len(tables) > 1
    said = pdf_words(file_of(FORMS["half_year"].fill(replace(ISSUED, figures=(endless,))), "pdf"))
    assert all(f"từ{n}" in said for n in range(700))


def test_what_is_no_target_of_the_plan_stands_in_an_annex_of_its_own():
    other = replace(
        ISSUED.figures[0], code="T04", ref="T04a.00000004", name="Chuyển nguồn tin đúng hạn"
    )
    content = FORMS["half_year"].fill(replace(ISSUED, figures=(*ISSUED.figures, other)))
    assert [annex.label for annex in content.annexes] == ["Phụ lục I", "Phụ lục II"]
    text = "\n".join(line for part in content.parts for line in part.said)
    assert "T04" not in text and "K2a." in text
    [part] = content.annexes[1].parts
    assert [row[-1] for row in part.table.rows] == ["T04a.00000004"]
    assert "Phụ lục II CÁC SỐ LIỆU KHÁC" in " ".join(pdf_words(file_of(content, "pdf")))


def test_results_of_a_campaign_are_said_by_its_own_report_only():
    other = replace(
        ISSUED.figures[0],
        code="K11",
        ref="K11a.00000011",
        name="Kết quả đợt cao điểm",
        shape="tally",
    )
    told = {
        code: FORMS[code].fill(replace(ISSUED, figures=(*ISSUED.figures, other))).figures
        for code in FORMS
    }
    assert {code for code, said in told.items() if other in said} == {"peak_campaign", "ad_hoc"}
