"""The two papers: what they say, what they must not say, how they look, and that LibreOffice reads them."""

import io
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from docx.shared import Mm, Pt

from lachan.reporting.given import MatterShown, PersonShown
from lachan.reporting.layout import MADE_UP, NOT_THE_FORM, layout, long_day
from lachan.reporting.receipt.fill import fill as fill_receipt
from lachan.reporting.reception_minutes.fill import fill as fill_minutes

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
STORY = "Người báo trình bày bị rủ đi làm «việc nhẹ lương cao».\nNội dung giả lập: ằắẳẵặ ễệ ổỗộ ừữự ỵỷỹ đĐ."
CLOSED = MatterShown(
    code="VV-BCDF2345", agency="Công an xã Đạ Tông", superior="Công an huyện Đam Rông", place="Đạ Tông",
    received_at=datetime(2024, 3, 15, 22, 30, tzinfo=HANOI), printed_at=datetime(2024, 3, 16, 7, 5, tzinfo=HANOI),
    book_number="15/2024", kind="Tin báo về tội phạm", channel="Trực tiếp đến báo", telephone="0900 000 000",
    happened_where="xã Đạ Tông", informant=PersonShown("N-BCDFGHJ", "Người báo tin"),
    persons=(PersonShown("N-KLMNPQR", "Người có dấu hiệu là nạn nhân"),), synthetic=True,
)  # fmt: skip
OPENED = replace(
    CLOSED, narrative=STORY,
    informant=PersonShown("N-BCDFGHJ", "Người báo tin", {"full_name": "Người Mẫu Một", "telephone": "0900 000 001"}),
)  # fmt: skip


def text_of(paper: bytes) -> str:
    document = Document(io.BytesIO(paper))
    cells = [
        p.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for p in cell.paragraphs
    ]
    footer = [p.text for p in document.sections[0].footer.paragraphs]
    return "\n".join([p.text for p in document.paragraphs] + cells + footer)


@pytest.mark.parametrize("fill", [fill_minutes, fill_receipt])
def test_the_blocks_of_the_decree_and_both_stamps(fill):
    said = text_of(fill(CLOSED))
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "CÔNG AN XÃ ĐẠ TÔNG",
                  "CÔNG AN HUYỆN ĐAM RÔNG", "Số: ", "Đạ Tông, ngày 15 tháng 3 năm 2024", "Nơi nhận:",
                  NOT_THE_FORM, MADE_UP, "Mã vụ việc VV-BCDF2345", "In lúc 07 giờ 05 phút ngày 16 tháng 3 năm 2024"):  # fmt: skip
        assert words in said, words


@pytest.mark.parametrize("fill", [fill_minutes, fill_receipt])
def test_real_data_bear_no_stamp_of_made_up_data(fill):
    assert MADE_UP not in text_of(fill(replace(CLOSED, synthetic=False)))


def test_minutes_hold_nothing_sealed_until_it_was_opened():
    closed, opened = text_of(fill_minutes(CLOSED)), text_of(fill_minutes(OPENED))
    assert "niêm phong" in closed and "Người Mẫu Một" not in closed
    assert "Người Mẫu Một" in opened and "việc nhẹ lương cao" in opened
    assert "niêm phong" not in opened


def test_minutes_of_an_anonymous_report():
    assert "không nêu tên" in text_of(fill_minutes(replace(OPENED, anonymous=True)))


def test_the_receipt_never_says_what_was_told_or_by_whom():
    said = text_of(fill_receipt(OPENED))
    assert (
        "VV-BCDF2345" in said
        and "15/2024" in said
        and "0900 000 000" in said
        and "22 giờ 30 phút" in said
    )
    for words in (
        "Người Mẫu Một",
        "việc nhẹ",
        "N-BCDFGHJ",
        "tội phạm",
        "mua bán người",
        "Đam Rông 3",
    ):
        assert words not in said, words


@pytest.mark.parametrize("fill", [fill_minutes, fill_receipt])
def test_the_layout_reads_back_as_the_data_say(fill):
    document, page = Document(io.BytesIO(fill(CLOSED))), layout()["page"]
    section = document.sections[0]
    held = [section.page_width, section.page_height, section.left_margin, section.right_margin]
    wanted = [page["width_mm"], page["height_mm"], page["left_mm"], page["right_mm"]]
    assert [round(length / Mm(1)) for length in held] == wanted
    runs = [run for line in document.paragraphs for run in line.runs]
    assert {run.font.name for run in runs} == {"Times New Roman"}
    title = next(run for run in runs if run.text.startswith(("BIÊN BẢN", "GIẤY BIÊN NHẬN")))
    assert (title.font.size, title.bold) == (Pt(14), True)
    assert layout()["mark"] == "from_memory"


@pytest.mark.parametrize(
    ("month", "written"), [(2, "ngày 05 tháng 02 năm 2024"), (4, "ngày 05 tháng 4 năm 2024")]
)
def test_days_are_written_as_the_decree_asks(month, written):
    assert long_day(datetime(2024, month, 5, tzinfo=HANOI)) == written


@pytest.mark.skipif(
    not shutil.which("soffice") or not shutil.which("pdftotext"),
    reason="cần LibreOffice và poppler",
)
def test_libreoffice_reads_them_with_every_letter(tmp_path):
    for name, paper in (("bien-ban", fill_minutes(OPENED)), ("bien-nhan", fill_receipt(OPENED))):
        (tmp_path / f"{name}.docx").write_bytes(paper)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path),
                    str(tmp_path / "bien-ban.docx"), str(tmp_path / "bien-nhan.docx")],
                   check=True, timeout=120, capture_output=True)  # fmt: skip
    said = {name: _letters(tmp_path / f"{name}.pdf") for name in ("bien-ban", "bien-nhan")}
    assert "ằắẳẵặ ễệ ổỗộ ừữự ỵỷỹ đĐ" in said["bien-ban"]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said["bien-nhan"]


def _letters(pdf) -> str:
    read = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"],
        check=True,
        timeout=30,
        capture_output=True,
        text=True,
    )
    return " ".join(unicodedata.normalize("NFC", read.stdout).split())


def test_letters_that_xml_cannot_carry_do_not_stop_the_paper():
    assert "dán từ nơi khác" in text_of(
        fill_minutes(replace(OPENED, narrative="dán\x0btừ\x01nơi khác\0"))
    )
