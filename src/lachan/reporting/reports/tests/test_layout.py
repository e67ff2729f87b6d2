"""The layout read back from the files: edges of the text, each component's letters, indents and lines.

What is asked is written here again, not taken from layout.yaml: NĐ 30/2020/NĐ-CP Phụ lục I Mục I, II, III."""

import io
import unicodedata
from dataclasses import replace

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: N814

from lachan.reporting.reports.forms import FORMS, file_of

from .invented import ISSUED, LETTERS
from .reading import by_libreoffice, pages_of, run_of

MM = 72 / 25.4
# A single line of Times New Roman and of Tinos, in sizes.
HIGH = 1.149
MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
PLAIN, BOLD, ITALIC, BOTH = (False, False), (True, False), (False, True), (True, True)
# A text by which each is known, its size in points (least, most), whether bold and italic.
LOOKS = {
    "superior": ("ỦY BAN NHÂN DÂN", (12, 13), PLAIN),
    "agency": ("BAN CHỈ ĐẠO 138", (12, 13), BOLD),
    "nation": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), BOLD),
    "motto": ("Độc lập - Tự do - Hạnh phúc", (13, 14), BOLD),
    "number": ("Số: 07/BC-BCĐ138", (13, 13), PLAIN),
    "place_day": ("Sông Khe, ngày 15 tháng 6 năm 2024", (13, 14), ITALIC),
    "title": ("BÁO CÁO", (13, 14), BOLD),
    "subject": ("Kết quả công tác phòng,", (13, 14), BOLD),
    "addressees": ("Kính gửi:", (13, 14), PLAIN),
    "body": ("Thực hiện Chương trình", (13, 14), PLAIN),
    "part": ("I. TÌNH HÌNH CHUNG", (13, 14), BOLD),
    "item": ("1. Công tác tham mưu,", (13, 14), BOLD),
    "recipients_title": ("Nơi nhận:", (12, 12), BOTH),
    "recipients": ("- Như trên;", (11, 11), PLAIN),
    "ability": ("TM. BAN CHỈ ĐẠO", (13, 14), BOLD),
    "capacity": ("TRƯỞNG BAN", (13, 14), BOLD),
    "signer": ("Người Mẫu Ký", (13, 14), BOLD),
    "annex": ("Phụ lục I", (14, 14), BOLD),
    "annex_title": ("ĐỊNH NGHĨA, NGUỒN", (13, 14), BOLD),
    "annex_source": ("(Kèm theo Báo cáo", (13, 14), ITALIC),
}  # fmt: skip
HALF_YEAR = FORMS["half_year"].fill(ISSUED)
# Pages full to the last line.
LONG = FORMS["half_year"].fill(replace(ISSUED, texts={"situation": "Giả lập. " * 900}))


def pdf_by(by, content, folder):
    if by == "typst":
        return file_of(content, "pdf")
    return by_libreoffice(file_of(content, "docx"), "layout", folder)


def within(value, least, most, slack=0.0):
    return least - slack <= value <= most + slack


@pytest.mark.parametrize("by", ["typst", "libreoffice"])
def test_text_begins_and_ends_at_the_margins(by, tmp_path):
    pages = pages_of(pdf_by(by, LONG, tmp_path))
    assert {(round(page.width / MM), round(page.height / MM)) for page, _ in pages} == {(210, 297)}
    text = [[w for w in words if w["top"] >= 20 * MM - 2] for _, words in pages]
    every = [word for words in text for word in words]
    edges = {
        "left": min(w["x0"] for w in every) / MM,
        "right": 210 - max(w["x1"] for w in every) / MM,
        "bottom": 297 - max(w["bottom"] for w in every) / MM,
        "top": min(w["top"] for w in text[1]) / MM,
    }
    slack = {"left": 0.4, "right": 0.6, "top": 2.5, "bottom": 1}
    for side, found in edges.items():
        least, most = MARGINS[side]
        # A page ends within a line of its lower margin.
        assert within(found, least, most + (8 if side == "bottom" else 0), slack[side]), (side, found)  # fmt: skip


@pytest.mark.parametrize("by", ["typst", "libreoffice"])
@pytest.mark.parametrize("name", LOOKS)
def test_each_component_in_its_letters(by, name, looked):
    text, (least, most), (bold, italic) = LOOKS[name]
    word, *_ = looked(by, text)
    assert within(word["size"], least, most, 0.05), word
    assert ("Bold" in word["fontname"], "Italic" in word["fontname"]) == (bold, italic)


@pytest.fixture(scope="module")
def looked(tmp_path_factory):
    """Words of the report as each program sets them; made once."""
    kept: dict[str, list] = {}

    def find(by, text):
        if by not in kept:
            made = pdf_by(by, HALF_YEAR, tmp_path_factory.mktemp(by))
            kept[by] = [word for _, words in pages_of(made) for word in words]
        return run_of(kept[by], text)

    return find


def docx_lines_whole(made):
    """Every paragraph of the file in order, those of its tables too."""
    for block in Document(io.BytesIO(made)).iter_inner_content():
        cells = [cell for row in block.rows for cell in row.cells] if hasattr(block, "rows") else [block]  # fmt: skip
        for cell in cells:
            yield from cell.paragraphs if hasattr(cell, "paragraphs") else [cell]


@pytest.mark.parametrize("name", LOOKS)
def test_each_component_in_its_letters_in_the_docx_itself(name):
    text, (least, most), look = LOOKS[name]
    line = next(p for p in docx_lines_whole(file_of(HALF_YEAR, "docx")) if p.text.startswith(text))
    [run] = [run for run in line.runs if run.text.strip()]
    assert run.font.name == "Times New Roman" and str(run.font.color.rgb) == "000000"
    assert within(run.font.size.pt, least, most)
    assert (bool(run.bold), bool(run.italic)) == look


@pytest.mark.parametrize("by", ["typst", "libreoffice"])
def test_a_paragraph_of_the_body(by, looked):
    """First line 1 to 1.27 cm in, text to both margins, lines single to one and a half, 6 points between paragraphs."""
    lines = lines_of(looked(by, " ".join(HALF_YEAR.opening[0].split())))
    first, second, *_ = lines
    assert within(first[0]["x0"] / MM - 30, 10, 12.7, 0.3) and len(lines) > 2
    assert all(within(line[0]["x0"] / MM, 30, 30, 0.3) for line in lines[1:])
    assert all(within(line[-1]["x1"] / MM, 195, 195, 0.5) for line in lines[:-1])
    step = second[0]["bottom"] - first[0]["bottom"]
    assert within(step / first[0]["size"], 1.0 * HIGH, 1.5 * HIGH, 0.02), step
    heading = looked(by, "I. TÌNH HÌNH CHUNG")[0]
    assert heading["bottom"] - lines[-1][0]["bottom"] >= step + 5.5


def lines_of(words):
    """One paragraph's words, line by line."""
    lines = []
    for word in words:
        if not lines or word["x0"] < lines[-1][-1]["x0"]:
            lines.append([])
        lines[-1].append(word)
    return lines


def test_a_paragraph_of_the_body_in_the_docx_itself():
    lines = docx_lines_whole(file_of(HALF_YEAR, "docx"))
    form = next(p for p in lines if p.text.startswith("Thực hiện")).paragraph_format
    assert form.alignment == ALIGN.JUSTIFY
    assert within(form.first_line_indent.mm, 10, 12.7, 0.1) and within(form.line_spacing, 1, 1.5)
    assert form.space_after.pt >= 6


def test_the_letters_that_are_looked_for_are_all_of_vietnamese():
    """Twelve vowels in six tones and đ, small and capital: composed from their parts, not copied."""
    tones = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]
    small = {unicodedata.normalize("NFC", v + tone) for v in "aăâeêioôơuưy" for tone in tones} | {"đ"}  # fmt: skip
    alphabet = {letter for word in LETTERS.split() for letter in word} | set("aeiouyAEIOUY")
    assert small | {letter.upper() for letter in small} == alphabet and len(small) == 73
