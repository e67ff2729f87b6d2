"""The files of a report read back: what they say, where it stands, in what letters; the page beside its picture."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from docx import Document
from docx.shared import Mm, Pt
from openpyxl import load_workbook
from PIL import Image, ImageChops, ImageFilter

from lachan.reporting.layout import layout
from lachan.reporting.reports import pdf
from lachan.reporting.reports.content import editable, unfilled
from lachan.reporting.reports.forms import FILES, FORMS, file_of
from lachan.reporting.reports.pdf import pictures_of, slot_of

from .invented import HALF, ISSUED, LETTERS, NOTHING
from .reading import (
    by_libreoffice,
    docx_lines,
    letters,
    pages_of,
    pdf_words,
    run_of,
    without_heads,
    words_of,
)

HERE = Path(__file__).parent
GIVEN = {"draft": HALF, "issued": ISSUED, "nothing": replace(HALF, figures=(NOTHING,))}
POINTS = 72 / 25.4
HALF_YEAR = FORMS["half_year"].fill(ISSUED)
SLOTS = {part.slot for part in editable(HALF_YEAR)}
LETTERED = FORMS["half_year"].fill(replace(ISSUED, texts=dict.fromkeys(SLOTS, LETTERS)))


def examples():
    for code in FORMS:
        for place, one in enumerate(
            yaml.safe_load((HERE.parent / code / "example.yaml").read_text("utf-8"))
        ):
            yield pytest.param(code, one, id=f"{code}-{place}-{one['given']}")


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize(("code", "example"), list(examples()))
def test_the_example_beside_each_form(code, example, kind):
    made = file_of(FORMS[code].fill(GIVEN[example["given"]]), kind)
    said = " ".join(words_of(docx_lines(made)) if kind == "docx" else pdf_words(made))
    for text in example["says"]:
        assert text in said or text.upper() in said, text
    for text in example.get("never", ()):
        assert text not in said, text
    assert not re.search(r"[{}]|\bNone\b", said)


@pytest.mark.parametrize("code", FORMS)
def test_docx_and_pdf_say_the_same_in_the_same_order(code):
    content = FORMS[code].fill(ISSUED)
    docx, pdf = words_of(docx_lines(file_of(content, "docx"))), pdf_words(file_of(content, "pdf"))
    assert without_heads(letters(docx), content) == without_heads(letters(pdf), content)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_every_letter_of_vietnamese_comes_back(kind):
    made = file_of(LETTERED, kind)
    said = letters(words_of(docx_lines(made)) if kind == "docx" else pdf_words(made))
    assert said.count(letters(LETTERS.split())) == len(SLOTS)


def test_every_letter_comes_back_by_pdftotext_too(tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("Không có pdftotext: cài gói poppler-utils để chạy kiểm thử này.")
    (tmp_path / "a.pdf").write_bytes(file_of(LETTERED, "pdf"))
    read = subprocess.run(
        ["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True, text=True
    ).stdout
    assert letters(words_of([read])).count(letters(LETTERS.split())) == len(SLOTS)


def test_libreoffice_loses_nothing(tmp_path):
    made = file_of(LETTERED, "docx")
    turned = by_libreoffice(made, "report", tmp_path)
    said = (letters(pdf_words(turned)), letters(words_of(docx_lines(made))))
    assert without_heads(said[0], LETTERED) == without_heads(said[1], LETTERED)
    assert {
        w["fontname"].split("+")[-1].split("-")[0] for _, words in pages_of(turned) for w in words
    } == {"Tinos"}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("code", FORMS)
def test_the_same_content_gives_the_same_bytes(code, kind):
    content = FORMS[code].fill(ISSUED)
    assert file_of(content, kind) == file_of(content, kind)


def test_margins_paper_and_letters_of_the_docx():
    document, page = Document(io.BytesIO(file_of(HALF_YEAR, "docx"))), layout()["page"]
    for section in document.sections:
        assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
        for side in ("top", "bottom", "left", "right"):
            assert round(getattr(section, f"{side}_margin") / Mm(1)) == page[f"{side}_mm"]
    runs = [r for p in document.paragraphs for r in p.runs if r.text.strip()]
    runs += [r for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs
             for r in p.runs if r.text.strip()]  # fmt: skip
    assert {run.font.name for run in runs} == {"Times New Roman"}
    assert {run.font.size.pt for run in runs} <= {11.0, 12.0, 13.0, 14.0}
    body = next(p for p in document.paragraphs if p.text.startswith("Thực hiện Chương trình"))
    assert body.runs[0].font.size == Pt(14)
    assert round(body.paragraph_format.first_line_indent / Mm(1)) == 10


def test_margins_paper_and_letters_of_the_pdf():
    page_mm = layout()["page"]
    for page, words in pages_of(file_of(HALF_YEAR, "pdf")):
        assert (round(page.width / POINTS), round(page.height / POINTS)) == (210, 297)
        text = [w for w in words if w["top"] >= page_mm["top_mm"] * POINTS - 2]
        assert min(w["x0"] for w in text) >= page_mm["left_mm"] * POINTS - 1
        assert max(w["x1"] for w in text) <= page.width - page_mm["right_mm"] * POINTS + 1
        assert max(w["bottom"] for w in text) <= page.height - page_mm["bottom_mm"] * POINTS + 1
        assert {w["fontname"].split("+")[1].split("-")[0] for w in words} == {"Tinos"}
        assert {round(w["size"]) for w in words} <= {11, 12, 13, 14}


def test_what_the_annex_allows_holds_for_every_size():
    own = layout()["reports"]
    assert own["mark"] == "from_memory"
    for name, (least, most) in own["allowed_pt"].items():
        assert least <= own["blocks"][name]["size"] <= most, name
    assert sum(layout()["heading_mm"]) == sum(layout()["closing_mm"]) == 210 - 30 - 15


# The nine components: a text by which each is known, in the order of the plan of Phụ lục I.
NINE = {
    "agency": "BAN CHỈ ĐẠO 138", "number": "Số: 07/BC-BCĐ138", "nation": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "place_day": "Sông Khe, ngày 15 tháng 6 năm 2024", "title": "BÁO CÁO Kết quả công tác", "content": "Thực hiện Chương trình",
    "recipients": "Nơi nhận:", "signer": "TM. BAN CHỈ ĐẠO TRƯỞNG BAN", "seal": "Người Mẫu Ký",
}  # fmt: skip


def test_nine_components_are_nine():
    own = layout()["reports"]
    assert list(NINE) == own["order"] and set(NINE) == set(own["nine"]) and len(NINE) == 9
    assert {one["cite"] for one in own["nine"].values()} == {f"điểm {x}" for x in "abcdđeghi"}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_nine_components_stand_in_order(kind):
    made = file_of(HALF_YEAR, kind)
    said = " ".join(words_of(docx_lines(made)) if kind == "docx" else pdf_words(made))
    places = [said.index(text) for text in NINE.values()]
    assert places == sorted(places)


def _line(words, text):
    """The box of the first run of words that say this."""
    run = run_of(words, text)
    return min(w["x0"] for w in run), min(w["top"] for w in run), max(w["x1"] for w in run)


@pytest.mark.parametrize("by", ["typst", "libreoffice"])
def test_where_the_nine_components_stand(by, tmp_path):
    made = (
        file_of(HALF_YEAR, "pdf")
        if by == "typst"
        else by_libreoffice(file_of(HALF_YEAR, "docx"), "nine", tmp_path)
    )
    pages = pages_of(made)
    first = pages[0][1]
    middle = (30 + layout()["heading_mm"][0]) * POINTS
    at = {
        name: _line(first, NINE[name])
        for name in ("agency", "number", "nation", "place_day", "title", "content")
    }
    assert (
        at["agency"][2] <= middle <= at["nation"][0]
        and at["number"][2] <= middle <= at["place_day"][0]
    )
    # The nation heads the right side; place and day stand below it, the number below the agency.
    assert at["nation"][1] < at["place_day"][1] and at["agency"][1] < at["number"][1]
    assert at["number"][1] < at["title"][1] < at["content"][1]
    last = next(words for _, words in pages if any(w["text"] == "nhận:" for w in words))
    recipients, signer, name = (
        _line(last, text) for text in ("Nơi nhận:", "TM. BAN CHỈ ĐẠO", "Người Mẫu Ký")
    )
    assert recipients[0] < (30 + layout()["closing_mm"][0]) * POINTS <= signer[0]
    assert abs(recipients[1] - signer[1]) < 6
    assert name[1] - signer[1] >= layout()["reports"]["signature_mm"]["height"] * POINTS

    def style(text):
        return next(w["fontname"] for w in first if w["text"] == text)

    assert "Bold" in style("CỘNG") and "Bold" not in style("ỦY") and "Italic" in style("tháng")


@pytest.mark.parametrize("by", ["typst", "libreoffice"])
def test_page_numbers_from_the_second_page_and_an_annex_counts_its_own(by, tmp_path):
    content = FORMS["half_year"].fill(
        replace(
            ISSUED,
            texts={"situation": "Giả lập. " * 900},
            figures=ISSUED.figures * 3,
            synthetic=False,
        )
    )
    made = (
        file_of(content, "pdf")
        if by == "typst"
        else by_libreoffice(file_of(content, "docx"), "pages", tmp_path)
    )
    above = [[w["text"] for w in words if w["bottom"] < 20 * POINTS] for _, words in pages_of(made)]
    annex = next(
        place
        for place, (_, words) in enumerate(pages_of(made))
        if "Phụ lục I ĐỊNH" in " ".join(w["text"] for w in words)
    )
    assert above[0] == above[annex] == []
    assert above[1:annex] == [[str(number)] for number in range(2, annex + 1)] and annex > 3
    # The annex has its own second page.
    assert above[annex + 1 :] == [[str(number)] for number in range(2, len(above) - annex + 1)]
    assert above[annex + 1 :]


def test_a_rate_never_leaves_its_two_numbers_and_its_counter_figures():
    """Wherever a rate is said, the same cell or sentence or row says n, d and each count beside it."""
    for code in FORMS:
        content = FORMS[code].fill(ISSUED)
        units = [line for part in content.parts for line in part.said]
        units += [
            " | ".join(row) for part in content.parts if part.table for row in part.table.rows
        ]
        past = ISSUED.before if FORMS[code].looks_back else ()
        for one in (*ISSUED.figures, *past):
            said = [unit for unit in units if one.ref in unit]
            assert said, code
            for unit in said:
                assert one.rate in unit and f"{one.n}/{one.d}" in unit
                assert all(beside.said in unit for beside in one.counters)


def test_a_draft_says_so_on_every_page_and_an_issued_report_does_not():
    for given, draft in ((HALF, True), (ISSUED, False)):
        content = FORMS["half_year"].fill(given)
        for _, words in pages_of(file_of(content, "pdf")):
            assert ("THẢO" in [w["text"] for w in words]) is draft
            assert "LẬP" in [w["text"] for w in words]  # DỮ LIỆU GIẢ LẬP
        head = Document(io.BytesIO(file_of(content, "docx"))).sections[0].first_page_header
        assert ("DỰ THẢO" in "\n".join(p.text for p in head.paragraphs)) is draft


# The first page, and the one of the signature.
@pytest.mark.parametrize("page", [1, 3])
def test_the_page_looks_as_it_was_looked_at(page):
    """Within 1 in 500 of its pixels, after a blur that forgives a hair of the renderer."""
    made = Image.open(io.BytesIO(pictures_of(HALF_YEAR, 50)[page - 1])).convert("L")
    kept = Image.open(HERE / f"half_year_page_{page}.png").convert("L")
    assert made.size == kept.size
    assert _apart(made, kept) <= 1 / 500
    moved = ImageChops.offset(made, 0, 4)
    assert _apart(moved, kept) > 1 / 500  # four pixels down is seen


def _apart(one, other) -> float:
    soft = [picture.filter(ImageFilter.GaussianBlur(1)) for picture in (one, other)]
    counts = ImageChops.difference(*soft).histogram()
    return sum(counts[48:]) / sum(counts)


def test_the_signature_has_its_place_beside_the_recipients():
    slot, pages = slot_of(HALF_YEAR), pages_of(file_of(HALF_YEAR, "pdf"))
    words = pages[slot.page - 1][1]
    assert 30 + layout()["closing_mm"][0] <= slot.x and slot.x + slot.width <= 210 - 15 + 1
    inside = [
        w
        for w in words
        if w["x0"] >= slot.x * POINTS
        and slot.y * POINTS + 3 < w["top"] < (slot.y + slot.height) * POINTS - 3
    ]
    assert not inside  # nothing is printed there
    name = _line(words, "Người Mẫu Ký")
    assert name[1] >= (slot.y + slot.height) * POINTS - 1


def test_the_annexes_as_a_workbook():
    book = load_workbook(io.BytesIO(file_of(HALF_YEAR, "xlsx")))
    assert book.sheetnames == ["Chỉ tiêu", "Số liệu đi kèm", "Định nghĩa", "Cùng kỳ"]
    rows = {row[1]: row for row in book["Chỉ tiêu"].iter_rows(values_only=True) if row[1]}
    assert rows["K3"][3:6] == (118, 130, "90,76%")
    assert any(
        "DỮ LIỆU GIẢ LẬP" in str(row[0]) for row in book["Chỉ tiêu"].iter_rows(values_only=True)
    )
    assert ("K3a.XTD7Q2M9", "K3", "đang tạm đình chỉ", 3, None) in list(
        book["Số liệu đi kèm"].iter_rows(values_only=True)
    )


def test_what_somebody_typed_is_no_formula_and_no_broken_file():
    given = replace(
        HALF,
        figures=(replace(HALF.figures[0], name="=1+1", words="+x\x0b"),),
        texts={"situation": 'a\x00b\x0bc ￿ <w:p> #image("x") \\ *'},
    )
    content = FORMS["half_year"].fill(given)
    book = load_workbook(io.BytesIO(file_of(content, "xlsx")))
    cells = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    ]
    assert cells and {cell.data_type for cell in cells} == {"s"}
    assert '#image("x") \\ *' in " ".join(pdf_words(file_of(content, "pdf")))
    assert '<w:p> #image("x")' in " ".join(docx_lines(file_of(content, "docx")))


def test_the_files_carry_one_day_that_of_the_report():
    for kind in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(file_of(HALF_YEAR, kind))) as parts:
            assert {info.date_time for info in parts.infolist()} == {(2024, 6, 15, 9, 30, 0)}


def test_without_its_typeface_the_pdf_is_refused_in_a_sentence_and_the_docx_is_not(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(pdf, "FONTS", tmp_path)
    pdf._typefaces.cache_clear()
    with pytest.raises(pdf.NoTypeface, match="scripts/assets.sh"):
        file_of(HALF_YEAR, "pdf")
    assert file_of(HALF_YEAR, "docx")
    monkeypatch.undo()
    pdf._typefaces.cache_clear()
    assert file_of(HALF_YEAR, "pdf")


def test_a_hole_is_seen_until_it_is_filled():
    assert "I. TÌNH HÌNH CHUNG" in unfilled(FORMS["half_year"].fill(HALF))
    assert (
        unfilled(
            FORMS["half_year"].fill(replace(HALF, texts=dict.fromkeys(SLOTS, "Không phát sinh")))
        )
        == ()
    )


def test_no_word_of_guilt_in_any_form():
    guilt = re.compile(
        "kẻ phạm tội|người phạm tội|thủ phạm|can phạm|tên tội phạm|có tội|đối tượng", re.I
    )
    for code in FORMS:
        written = (HERE.parent / code / "form.yaml").read_text("utf-8")
        assert not guilt.search(written), code


@pytest.mark.parametrize("letter", ["😀", "中"])
def test_a_letter_the_pdf_cannot_show_is_refused_in_a_sentence_that_names_it(letter):
    content = FORMS["half_year"].fill(
        replace(HALF, texts={"situation": f"Sang {letter} làm việc."})
    )
    with pytest.raises(pdf.NotInTheTypeface, match=letter):
        file_of(content, "pdf")
    assert letter in " ".join(docx_lines(file_of(content, "docx")))
