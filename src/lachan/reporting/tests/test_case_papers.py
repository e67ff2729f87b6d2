"""Papers of a case: what each says of the invented case, what it never says, how it looks, what it refuses."""

import io
import re
import subprocess
import unicodedata
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from docx import Document
from docx.shared import Mm, Pt

from lachan.law.book import book
from lachan.procedure.acts import Act
from lachan.reporting import drafts
from lachan.reporting.drafting import terms, words
from lachan.reporting.drafting.record import NoSuchAct
from lachan.reporting.layout import MADE_UP, layout

from .invented_case import ACTS, FIRST, LEAKED, PROCURACY, RECORD, SECOND, deed, on

HERE = Path(__file__).parents[1]
STAMP = layout()["stamps"]["procedural"]["text"]
GUILT = re.compile(
    r"kẻ phạm tội|người phạm tội|thủ phạm|can phạm|phạm nhân|tên tội phạm|đã phạm tội|phạm vào tội|hành vi phạm tội|"
    r"đối tượng phạm tội|có tội",
    re.IGNORECASE,
)
QUOTED = re.compile("«[^»]*»")


def examples():
    for code in drafts.BY_CODE:
        for place, example in enumerate(
            yaml.safe_load((HERE / code / "example.yaml").read_text("utf-8"))
        ):
            yield pytest.param(code, example, id=f"{code}-{example.get('act', 'case')}-{place}")


def every():
    """Each paper from each act of the invented case that it may be drafted from."""
    for code, one in drafts.BY_CODE.items():
        if not one.kinds:
            yield pytest.param(code, None, id=code)
        for act in ACTS:
            if act.kind in one.kinds:
                yield pytest.param(code, act.id, id=f"{code}-{act.id}")


def record_for(example):
    record = RECORD
    if "as_of" in example:
        record = replace(record, as_of=_at(example["as_of"]))
    if "known_until" in example:
        known = _at(f"{example['known_until']}T00:00")
        record = replace(record, acts=tuple(a for a in record.acts if a.occurred_at <= known))
    return record


def _at(said):
    return on(said.isoformat() if hasattr(said, "isoformat") else str(said))


def text_of(paper: bytes) -> str:
    """The body in the order of the file: paragraphs, and tables cell by cell."""
    document, lines = Document(io.BytesIO(paper)), []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [p.text for row in block.rows for cell in row.cells for p in cell.paragraphs]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def edges_of(paper: bytes) -> list[str]:
    section = Document(io.BytesIO(paper)).sections[0]
    parts = (section.first_page_header, section.header, section.first_page_footer, section.footer)
    return ["\n".join(p.text for p in part.paragraphs) for part in parts]


@pytest.mark.parametrize(("code", "example"), list(examples()))
def test_the_example_beside_each_paper(code, example):
    said = " ".join(text_of(drafts.draft(code, record_for(example), example.get("act"))).split())
    for text in example["says"]:
        assert text in said or text.lower() in said.lower(), text
    for text in example.get("never", ()):
        assert text not in said, text


@pytest.mark.parametrize(("code", "act_id"), list(every()))
def test_no_name_no_free_text_no_guilt_no_hole(code, act_id):
    said = text_of(drafts.draft(code, RECORD, act_id))
    assert LEAKED not in said
    assert not GUILT.search(QUOTED.sub("", said.replace("không có tội", ""))), GUILT.search(said)
    assert not re.search(r"[{}]|\bNone\b|\[object", said)


@pytest.mark.parametrize(("code", "act_id"), list(every()))
def test_stamps_stand_on_every_page(code, act_id):
    first, later, first_foot, foot = edges_of(drafts.draft(code, RECORD, act_id))
    procedural = drafts.BY_CODE[code].family == "procedural"
    for head in (first, later):
        assert (STAMP in head) == procedural
        assert MADE_UP in head
    for edge in (first_foot, foot):
        assert "Mã vụ án VA-BCDF2345" in edge and MADE_UP in edge
    bare = edges_of(drafts.draft(code, replace(RECORD, synthetic=False), act_id))
    assert not any(MADE_UP in edge for edge in bare)
    assert (STAMP in bare[0]) == (STAMP in bare[1]) == procedural


@pytest.mark.parametrize(("code", "act_id"), list(every()))
def test_the_same_record_gives_the_same_bytes(code, act_id):
    paper = drafts.draft(code, RECORD, act_id)
    assert paper == drafts.draft(code, RECORD, act_id)
    with zipfile.ZipFile(io.BytesIO(paper)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(2026, 11, 4, 8, 0, 0)}


@pytest.mark.parametrize("code", drafts.BY_CODE)
def test_margins_and_fonts_read_back_from_the_file(code):
    act_id = next((a.id for a in ACTS if a.kind in drafts.BY_CODE[code].kinds), None)
    document, page = Document(io.BytesIO(drafts.draft(code, RECORD, act_id))), layout()["page"]
    section = document.sections[0]
    for side in ("top", "bottom", "left", "right"):
        assert round(getattr(section, f"{side}_margin") / Mm(1)) == page[f"{side}_mm"]
    runs = [run for line in document.paragraphs for run in line.runs if run.text.strip()]
    cells = [p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs]
    runs += [run for line in cells for run in line.runs if run.text.strip()]
    assert {run.font.name for run in runs} == {"Times New Roman"}
    assert min(run.font.size for run in runs) >= Pt(11)
    nation = next(run for run in runs if run.text == layout()["blocks"]["nation"]["text"])
    assert (nation.font.size, nation.bold) == (Pt(12), True)


def test_what_the_annex_allows_holds_for_every_value():
    allowed, page = layout()["allowed"], layout()["page"]
    assert allowed["mark"] == "from_memory" and layout()["order"]["mark"] == "from_memory"
    for side, (least, most) in allowed["margins_mm"].items():
        assert least <= page[f"{side}_mm"] <= most
    for name, (least, most) in allowed["sizes_pt"].items():
        assert least <= layout()["blocks"][name]["size"] <= most, name
    least, most = allowed["first_line_mm"]
    assert least <= layout()["body"]["first_line_mm"] <= most
    assert allowed["line"][0] <= layout()["body"]["line"] <= allowed["line"][1]


def test_the_components_are_those_of_article_8():
    held = layout()["components"]
    assert held["mark"] == "verified"
    assert (
        "".join(c for one in held["of"].values() for c in re.findall(r"điểm (\w)", one["cite"]))
        == "abcdđeigh"
    )
    for order in ("titled", "letter"):
        assert set(layout()["order"][order]) == set(held["of"])


MARKS = {
    "agency": "GIẢ LẬP", "number": "Số: ", "nation": "CỘNG HÒA XÃ HỘI", "place_day": "Giả Lập, ngày",
    "recipients": "Nơi nhận:", "signer": "(Ký, ghi rõ họ tên, đóng dấu)",
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "act_id", "order", "title", "content"),
    [("investigation_extension_request", "initiated", "letter", "V/v ", "đang điều tra vụ án"),
     ("file_letter", "file_sent", "letter", "V/v ", "để giải quyết theo thẩm quyền"),
     ("term_notice", None, "titled", "THÔNG BÁO", "thông báo các thời hạn"),
     ("case_report", None, "titled", "BÁO CÁO", "báo cáo tình hình"),
     ("detention_order", "detained", "titled", "LỆNH TẠM GIAM", "RA LỆNH"),
     ("file_return", "returned", "titled", "QUYẾT ĐỊNH", "Điều 1. Trả hồ sơ")],
)  # fmt: skip
def test_the_components_stand_in_their_order(code, act_id, order, title, content):
    said = text_of(drafts.draft(code, RECORD, act_id))
    marks = {**MARKS, "title": title, "content": content}
    at = [said.index(marks[name]) for name in layout()["order"][order]]
    assert at == sorted(at)


# --- terms ---


def test_an_earlier_order_keeps_its_own_term_after_an_extension():
    order = terms.custody_term(RECORD, RECORD.act("detained"))
    extension = terms.custody_term(RECORD, RECORD.act("detention_extended"))
    assert (words.span(order), words.length(order)) == (
        "kể từ ngày 16/01/2026 đến hết ngày 12/05/2026", "03 tháng 27 ngày",
    )  # fmt: skip
    assert extension.first == order.last + timedelta(days=1)
    assert (words.length(extension), words.day(extension.last)) == ("03 tháng", "10/08/2026")


def test_the_way_a_term_is_written_is_that_of_the_joint_circular():
    """TTLT 04/2018 Điều 17 ví dụ 1, moved to a year of the circular: 02 tháng less 03 ngày from the 4th."""
    acts = (
        deed("i", "case_initiated", "2019-03-01T09:00", article="150", paragraph=1),
        deed("h", "held", "2019-03-01T10:00", FIRST),
        deed("c", "accused_charged", "2019-03-03T09:00", FIRST, article="150", paragraph=1),
        deed("d", "detained", "2019-03-04T09:00", FIRST, custody_follows="tam_giu", tam_giu_days=3, order_months=2),
    )  # fmt: skip
    record = replace(RECORD, acts=acts, numbers={}, as_of=on("2019-03-05T09:00"))
    term = terms.custody_term(record, record.act("d"))
    assert (words.length(term), words.span(term)) == (
        "01 tháng 27 ngày", "kể từ ngày 04/03/2019 đến hết ngày 29/04/2019",
    )  # fmt: skip


def test_readings_handed_in_are_printed_as_they_are():
    read = RECORD.read()
    assert drafts.draft("term_notice", replace(RECORD, readings=read)) == drafts.draft(
        "term_notice", RECORD
    )
    none = text_of(drafts.draft("term_notice", replace(RECORD, readings=())))
    assert none.count("Không có.") == 2


def test_custody_leads_the_notice():
    said = text_of(drafts.draft("term_notice", replace(RECORD, as_of=on("2026-05-20T08:00"))))
    running = said[said.index("2. Thời hạn đang chạy") :]
    assert running.index("Tạm giam để điều tra") < running.index("Điều tra vụ án")


# --- the person ---


def test_the_name_is_a_dotted_line_and_only_the_person_of_the_act_is_named():
    said = text_of(drafts.draft("detention_order", RECORD, "detained"))
    assert "Họ và tên (ghi tay khi ban hành): \t" in said
    assert FIRST in said and SECOND not in said


def test_a_court_calls_the_accused_as_the_law_does():
    said = text_of(drafts.draft("detention_order", RECORD, "trial_order"))
    assert "Tạm giam bị can có tên dưới đây" in said and "bị cáo" not in said
    assert "QUYẾT ĐỊNH" in said and "CHÁNH ÁN" in said and "RA LỆNH" not in said


def test_a_victim_and_what_is_nobodys_to_read_stay_out():
    more = (
        *ACTS, deed("victim", "victim_certified", "2026-03-01T09:00", "N-SSSSSSS"),
        deed("accusation", "accusation_received", "2026-03-02T09:00"),
    )  # fmt: skip
    record = replace(
        RECORD, acts=more, numbers={**RECORD.numbers, "victim": drafts.Numbered("77/GXN")}
    )
    report = text_of(drafts.draft("case_report", record))
    letter = text_of(drafts.draft("file_letter", record, "file_sent"))
    notice = text_of(drafts.draft("term_notice", record))
    for said in (report, letter, notice):
        assert "N-SSSSSSS" not in said and "77/GXN" not in said
        assert "tố tụng đặc biệt" not in said and "33/QĐ-VKSGL" not in said
        assert "khiếu nại" not in said.lower() and "tố cáo" not in said.lower()


# --- the registry and its refusals ---


def test_every_kind_and_every_form_is_known():
    assert set(drafts.PAPERS) <= set(book().acts)
    assert set(drafts.OF_CASE) == {"term_notice", "case_report"}
    assert {p.parent.name for p in HERE.glob("*/example.yaml")} == set(drafts.BY_CODE)
    for one in drafts.BY_CODE.values():
        assert one.family in ("administrative", "procedural")
        assert one.form["mark"] in ("verified", "inferred", "from_memory") and one.cite


def test_a_page_is_offered_what_fits_the_act():
    offered = [one.code for one in drafts.offered("detained")]
    assert offered == ["detention_order", "approval_request", "detention_extension_request"]
    assert drafts.offered("report_received") == ()
    assert [one.code for one in drafts.offered()] == list(drafts.OF_CASE)


def test_refusals_say_what_to_do():
    with pytest.raises(drafts.NoSuchPaper, match="Chọn một văn bản"):
        drafts.draft("indictment", RECORD, "indicted")
    with pytest.raises(drafts.NotOfThisAct, match="chọn hành vi tạm giam"):
        drafts.draft("detention_order", RECORD, "charged")
    with pytest.raises(NoSuchAct, match="Mở lại trang vụ án"):
        drafts.draft("detention_order", RECORD, "elsewhere")


def test_a_corrected_act_gives_no_paper_and_a_later_correction_counts():
    wrong = RECORD.act("detained")
    right = Act("right", "detained", wrong.occurred_at, on("2026-01-17T09:00"), wrong.agency,
                {**wrong.facts, "order_months": 2}, "detained", FIRST)  # fmt: skip
    record = replace(RECORD, acts=(*ACTS, right))
    with pytest.raises(NoSuchAct):
        drafts.draft("detention_order", record, "detained")
    assert "đến hết ngày 13/03/2026" in text_of(drafts.draft("detention_order", record, "right"))


def test_a_third_return_is_told():
    again = tuple(
        deed(
            f"again{n}",
            "file_returned_by_procuracy",
            f"2026-11-0{n}T09:00",
            by=PROCURACY,
            ground="d",
        )
        for n in (1, 2)
    )
    record = replace(RECORD, acts=(*ACTS, *again))
    assert "vượt mức luật cho" in text_of(drafts.draft("file_return", record, "again2"))
    assert "vượt mức" not in text_of(drafts.draft("file_return", record, "again1"))


def test_a_ground_that_cannot_be_read_ticks_nothing():
    acts = tuple(replace(a, facts={"ground": "an ninh"}) if a.id == "returned" else a for a in ACTS)
    said = text_of(drafts.draft("file_return", replace(RECORD, acts=acts), "returned"))
    assert "☒" not in said and "đánh dấu một ô" in said


def test_an_agency_the_record_does_not_know_stays_dotted():
    said = text_of(
        drafts.draft("charge_decision", replace(RECORD, agencies={}, numbers={}), "charged")
    )
    assert "……" in said and "THỦ TRƯỞNG CƠ QUAN ĐIỀU TRA" in said


# --- LibreOffice ---


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every paper of the invented case as LibreOffice prints it: name → pages."""
    place = tmp_path_factory.mktemp("papers")
    for one in every():
        code, act_id = one.values
        (place / f"{code}-{act_id}.docx").write_bytes(drafts.draft(code, RECORD, act_id))
    papers = [str(path) for path in sorted(place.glob("*.docx"))]
    subprocess.run(["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to", "pdf",
                    "--outdir", str(place), *papers], check=True, timeout=240, capture_output=True)  # fmt: skip
    return {path.stem: _pages(path) for path in sorted(place.glob("*.pdf"))}


def _pages(pdf):
    read = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, timeout=30,
                          capture_output=True, text=True)  # fmt: skip
    return [unicodedata.normalize("NFC", page) for page in read.stdout.split("\f") if page.strip()]


def test_libreoffice_prints_every_paper_with_its_stamps_on_every_page(pages):
    assert set(pages) == {"-".join(map(str, one.values)) for one in every()}
    for name, found in pages.items():
        assert len(found) <= 8, name
        for page in found:
            assert MADE_UP in page, name
            assert (STAMP in page) == (drafts.BY_CODE[name.split("-")[0]].family == "procedural"), (
                name
            )
            assert LEAKED not in page
        assert re.search(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", found[0]), name


def test_pages_are_numbered_from_the_second(pages):
    long = [found for found in pages.values() if len(found) > 1]
    assert long
    for found in long:
        assert found[1].split()[0] == "2" and found[0].split()[0] != "1"
