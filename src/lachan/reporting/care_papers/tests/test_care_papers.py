"""Papers of care: the law of the day, gaps that are seen, code names only unless opened, the layout of NĐ 30/2020."""

import io
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm, Pt

from lachan.law.reading_yaml import load_yaml
from lachan.law.supports import REGIMES
from lachan.procedure import care
from lachan.procedure.acts import Act
from lachan.procedure.entitling import NEW, OLD
from lachan.procedure.periods import ZONE
from lachan.reporting.care_papers import filling, papers, sample
from lachan.reporting.care_papers.record import NoSuchCareAct, no_amounts
from lachan.reporting.care_papers.shared import body_on, shared
from lachan.reporting.layout import MADE_UP, layout
from lachan.victims import codes, facts

HERE = Path(papers.__file__).parent
EVERY = [(code, regime) for code in papers.BY_CODE for regime in REGIMES]
REASONS = dict([*codes.NOT_IDENTIFIED, *codes.NOT_IDENTIFIED_BEFORE])
both = pytest.mark.parametrize(("code", "regime"), EVERY)
every = pytest.mark.parametrize("code", papers.BY_CODE)
NAMES = {code: one.names for code, one in papers.BY_CODE.items() if one.names}


def text_of(paper: bytes) -> str:
    """All that stands on the paper: body, cells, heads and feet."""
    document = Document(io.BytesIO(paper))
    section = document.sections[0]
    edges = (section.header, section.first_page_header, section.footer, section.first_page_footer)
    lines = [p.text for p in document.paragraphs]
    lines += [p.text for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs]  # fmt: skip
    return "\n".join([*lines, *(p.text for edge in edges for p in edge.paragraphs)])


def made(code, regime, *, named=False, **changed):
    record = sample.named(regime, code) if named else sample.record(regime, code)
    return papers.draft(code, replace(record, **changed), sample.act_of(code, regime))


# --- each paper in either regime ---


@both
def test_the_example_of_each_form_holds(code, regime):
    row = next(r for r in load_yaml(HERE / code / "example.yaml") if r["regime"] == regime)
    said = text_of(made(code, regime))
    for words in row["says"]:
        assert words in said, words
    for words in row["never"]:
        assert words not in said, words
    assert not re.search(r"[{}]|\bNone\b|\['", said)


@both
def test_only_the_law_of_the_regime_is_cited(code, regime):
    said = text_of(made(code, regime))
    ours, other = (("66/2011", "53/2024") if regime == OLD else ("53/2024", "66/2011"))  # fmt: skip
    assert ours in said
    assert other not in said
    assert ("162/2025" in said) <= (regime == NEW)
    assert ("09/2013" in said or "62/2012" in said) <= (regime == OLD)


@both
def test_the_coded_copy_names_nobody(code, regime):
    said = text_of(made(code, regime))
    assert sample.CODE in said
    assert "Bản mã, không nêu tên" in said
    for secret in sample.IDENTITY.values():
        assert secret not in said, secret


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("code", NAMES)
def test_the_named_copy_says_what_the_form_needs_and_no_more(code, regime):
    said = text_of(made(code, regime, named=True))
    for name, secret in sample.IDENTITY.items():
        assert (secret in said) == (name in NAMES[code]), name
    assert "Năm sinh: 2004" in said
    assert "BẢN CÓ TÊN, giữ kín" in said
    assert "niêm phong, không in" not in said


@pytest.mark.parametrize("code", [code for code in papers.BY_CODE if code not in NAMES])
def test_a_form_without_a_name_stays_coded_whatever_is_handed_in(code):
    opened = sample.Named(sample.IDENTITY, "female", 2004)
    record = replace(sample.record(NEW, code), named=opened)
    said = text_of(papers.draft(code, record, sample.act_of(code, NEW)))
    assert "Người Mẫu Một" not in said
    with pytest.raises(papers.NameNotNeeded, match="Dùng bản mã"):
        papers.fields_for_name(code)


def test_a_name_that_nobody_recorded_is_a_dotted_line():
    record = replace(sample.named(NEW, "confirmation"), named=sample.Named({}, "unknown", None))
    said = text_of(papers.draft("confirmation", record, "victim_certified"))
    for label in ("Họ và tên: \t", "Năm sinh: \t", "Giấy tờ tùy thân: \t"):
        assert label in said


def test_bodies_of_the_procedure_get_rules_and_no_free_words():
    for code in ("verification_request", "verification_answer", "handover_minutes"):
        assert sample.TOLD["contact_agreed"] not in text_of(made(code, NEW)), code
    to_carers = replace(sample.record(NEW), investigating=frozenset())
    said = text_of(papers.draft("handover_minutes", to_carers, "person_handed_over"))
    assert sample.TOLD["contact_agreed"] in said


def test_a_referral_says_one_support_and_not_why():
    record = sample.record(NEW)
    more = Act("x", "support_referred", record.as_of, record.as_of, sample.LEAD, {"support": "psychological", "to": "4"}, None, "p")  # fmt: skip
    said = text_of(papers.draft("referral", replace(record, acts=(*record.acts, more)), "support_referred")).lower()  # fmt: skip
    assert "học nghề" in said
    for words in ("tâm lý", "vay vốn", "nạn nhân", "mua bán", "thiết yếu", "xác định"):
        assert words not in said, words


def test_who_may_not_be_called_leads_whatever_is_said_of_contact():
    said = text_of(made("referral", NEW))
    assert said.index("KHÔNG GỌI ĐIỆN") < said.index(sample.TOLD["contact_agreed"])
    record = sample.record(NEW)
    silent = tuple(act for act in record.acts if act.kind != "contact_agreed")
    unsaid = text_of(papers.draft("referral", replace(record, acts=silent, told={}), "support_referred"))  # fmt: skip
    assert "Chưa ghi cách liên lạc an toàn: không gọi" in unsaid


# --- the regime and the bodies of a day ---


@pytest.mark.parametrize(
    ("on", "regime", "of_person", "law"),
    [(date(2025, 6, 30), NEW, False, OLD), (date(2025, 7, 1), NEW, False, NEW), (date(2025, 8, 1), OLD, True, OLD),
     (date(2025, 8, 1), OLD, False, NEW), (date(2025, 8, 1), NEW, True, NEW), (date(2025, 6, 30), NEW, True, OLD)],
)  # fmt: skip
def test_supports_follow_the_person_and_the_path_follows_the_day(on, regime, of_person, law):
    record = replace(sample.record(NEW), regime=regime)
    assert record.regime_on(on, of_person=of_person) == law


def test_a_support_of_someone_identified_before_keeps_its_law():
    """Identified in 2024, refused in 2025: Luật 66/2011, though the day is under the new law (Luật 53/2024 Điều 63)."""
    record = sample.record(OLD)
    later = datetime(2025, 9, 1, 9, tzinfo=ZONE)
    act = Act("late", "support_delivered", later, later, sample.LEAD, {"support": "hardship"}, None, "p")  # fmt: skip
    said = text_of(papers.draft("support_decision", replace(record, acts=(*record.acts, act), as_of=later), "late"))  # fmt: skip
    assert "66/2011" in said
    assert "53/2024" not in said


def decided(support, day):
    """Of somebody of the old law, decided after the change."""
    record = sample.record(OLD)
    later = datetime(*day, 9, tzinfo=ZONE)
    act = Act("late", "support_delivered", later, later, sample.LEAD, {"support": support}, None, "p")  # fmt: skip
    record = replace(record, acts=(*record.acts, act), as_of=later)
    gaps = [gap.label for gap in papers.missing("support_decision", record, "late")]
    return text_of(papers.draft("support_decision", record, "late")), gaps


def test_protection_is_by_the_law_of_the_day_for_everybody():
    said, gaps = decided("protection", (2025, 9, 1))
    assert "nơi tạm lánh, bảo mật thông tin" in said
    assert ("53/2024" in said, "66/2011" in said, gaps) == (True, False, [])
    assert "66/2011" in decided("hardship", (2025, 9, 1))[0]
    assert decided("protection", (2025, 6, 30))[1] == ["Hỗ trợ theo luật của người đó"]


@pytest.mark.parametrize(
    ("on", "social", "police"),
    [(date(2025, 2, 28), "Phòng Lao động - Thương binh và Xã hội", "Công an cấp huyện"),
     (date(2025, 3, 1), "Sở Y tế", "Công an cấp tỉnh"), (date(2026, 1, 1), "Sở Y tế", "Công an cấp tỉnh")],
)  # fmt: skip
def test_bodies_are_called_as_on_their_day(on, social, police):
    assert (body_on("social_body", on), body_on("police_body", on)) == (social, police)


def test_a_decision_drafted_ahead_has_neither_number_nor_day_and_the_amount_of_today():
    record = sample.record(NEW)
    asked = replace(record.act("support_delivered"), id="asked", kind="support_requested")
    ahead = replace(record, acts=(*record.acts, asked), numbers={"asked": "5/ĐN"},
                    amounts=lambda on: {"essentials_daily": sample.Amount(80_000 if on >= date(2025, 9, 20) else 60_000, "C")})  # fmt: skip
    said = text_of(papers.draft("support_decision", ahead, "asked"))
    assert "Giả Lập, ngày …… tháng …… năm ………" in said
    assert "Số: ……/QĐ" in said
    assert "5/ĐN" not in said
    assert "80.000 đồng" in said


# --- gaps ---


@both
def test_the_invented_file_lacks_nothing(code, regime):
    record, act = sample.record(regime, code), sample.act_of(code, regime)
    assert [gap.label for gap in papers.missing(code, record, act)] == []


@every
def test_what_is_not_said_is_a_visible_gap_and_says_what_to_do(code):
    record = sample.record(NEW, code)
    kind = papers.BY_CODE[code].kinds[0]
    bare = Act("bare", kind, record.as_of, record.as_of, "9", {}, None, "p")
    empty = replace(
        record, acts=(bare,), numbers={}, told={}, amounts=no_amounts, bodies={}, lead=""
    )
    assert "……" in text_of(papers.draft(code, empty, "bare"))
    gaps = papers.missing(code, empty, "bare")
    assert "Cơ quan lập văn bản" in [gap.label for gap in gaps]
    assert all(gap.do.endswith(".") for gap in gaps)


def test_an_amount_is_that_of_a_paper_of_the_day_or_dots():
    paid = sample.Amount(60_000, "A"), sample.Amount(75_000, "B"), sample.Amount(99_000, "C")
    begins = (date(2025, 9, 10), date(2026, 9, 10))
    record = replace(sample.record(NEW), amounts=lambda on: {"essentials_daily": paid[sum(on >= day for day in begins)]})  # fmt: skip
    assert "Mức: 75.000 đồng (theo B)" in text_of(papers.draft("support_decision", record, "support_delivered"))  # fmt: skip
    none = replace(record, amounts=no_amounts)
    said = text_of(papers.draft("support_decision", none, "support_delivered"))
    assert "Mức: ……" in said
    assert "Mức tiền" in [gap.label for gap in papers.missing("support_decision", none, "support_delivered")]  # fmt: skip


def test_a_support_that_the_law_does_not_know_is_asked_about():
    record = sample.record(OLD)
    acts = tuple(replace(a, facts={"support": "interpreting"}) if a.kind == "support_delivered" else a for a in record.acts)  # fmt: skip
    gaps = papers.missing("support_decision", replace(record, acts=acts), "support_delivered")
    assert [gap.label for gap in gaps] == ["Hỗ trợ theo luật của người đó"]


def test_the_invented_file_states_what_a_real_one_may():
    """Else the examples hold on what no form can send."""
    for regime in REGIMES:
        for act in sample.record(regime).acts:
            for name in (
                "place",
                "way",
                "receipt_by",
                "support",
                "whom",
                "measures",
                "ground",
                "result",
                "set",
            ):
                if name in act.facts:
                    facts.checked(
                        care.table().kinds[act.kind], {name: act.facts[name]}, date(2020, 1, 1)
                    )


# --- forms ---


@every
def test_a_form_says_its_basis_its_days_and_every_field(code):
    form = papers.BY_CODE[code].form
    assert form["mark"] in ("verified", "inferred", "from_memory")
    assert form["statutory"]
    assert str(form["since"])
    assert form["governed_by"] in ("day", "person")
    assert set(form["regimes"]) == set(REGIMES)
    assert set(filling.used(form)) <= set(filling.fields_of(form))
    assert set(form["acts"]) <= set(care.table().kinds)
    asked = {step["if"] for step in form["body"] if isinstance(step, dict) and "if" in step}
    assert asked <= set(filling.fields_of(form))


@pytest.mark.parametrize("ground", REASONS)
def test_the_answer_not_a_victim_says_what_was_found_and_nothing_of_will_or_falsehood(ground):
    record = sample.record(NEW, "not_victim")
    acts = tuple(replace(a, facts={"ground": ground}) if a.kind == "victim_not_identified" else a for a in record.acts)  # fmt: skip
    said = text_of(papers.draft("not_victim", replace(record, acts=acts), "victim_not_identified"))
    reason = re.search(r"Lý do: (.+)\. Cụ thể", said)[1].lower()
    for words in ("tự nguyện", "di cư", "sai", "gian", "không thật", "đồng ý"):
        assert words not in reason
    assert reason == REASONS[ground].lower()


def test_names_are_for_acts_that_the_law_makes_out_to_somebody():
    """What a verb lets be opened is what the forms ask for."""
    wanted = {kind for one in papers.ALL if one.names for kind in one.kinds}
    assert wanted == codes.NAMED


@every
def test_no_form_blames_or_calls_guilty(code):
    said = str(papers.BY_CODE[code].form).lower()
    for words in ("có tội", "phạm nhân", "khai báo gian dối", "gái", "nạn nhân giả", "từ chối hợp tác"):  # fmt: skip
        assert words not in said


def test_refusals_say_what_to_do():
    record = sample.record(NEW)
    with pytest.raises(papers.NoSuchCarePaper, match="Chọn một văn bản"):
        papers.draft("story", record, "victim_certified")
    with pytest.raises(papers.NotFromThisAct, match="Chọn đúng việc"):
        papers.draft("referral", record, "victim_certified")
    with pytest.raises(NoSuchCareAct, match="Văn bản"):
        papers.draft("referral", record, "elsewhere")


def test_a_corrected_act_gives_no_paper():
    record = sample.record(NEW)
    wrong = record.act("support_referred")
    right = replace(wrong, id="right", supersedes="support_referred", facts={**wrong.facts, "support": "employment"})  # fmt: skip
    later = replace(record, acts=(*record.acts, right))
    with pytest.raises(NoSuchCareAct):
        papers.draft("referral", later, "support_referred")
    assert "việc làm" in text_of(papers.draft("referral", later, "right"))


# --- layout ---


@every
def test_margins_fonts_and_components(code):
    paper = made(code, NEW)
    document, page = Document(io.BytesIO(paper)), layout()["page"]
    section = document.sections[0]
    for side in ("top", "bottom", "left", "right"):
        assert round(getattr(section, f"{side}_margin") / Mm(1)) == page[f"{side}_mm"]
    lines = [*document.paragraphs, *(p for t in document.tables for r in t.rows for c in r.cells for p in c.paragraphs)]  # fmt: skip
    runs = [run for line in lines for run in line.runs if run.text.strip()]
    assert {run.font.name for run in runs} == {"Times New Roman"}
    assert min(run.font.size for run in runs) >= Pt(11)
    said = text_of(paper)
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: ", "Giả Lập, ngày", "Nơi nhận:", "(Ký, ghi rõ họ tên"):  # fmt: skip
        assert words in said, words
    assert MADE_UP in said
    assert MADE_UP not in text_of(made(code, NEW, synthetic=False))
    assert "vụ án" not in section.footer.paragraphs[0].text


@every
def test_the_same_record_gives_the_same_bytes(code):
    assert made(code, NEW) == made(code, NEW)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every paper in either regime as LibreOffice prints it: name → pages."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("cần LibreOffice và poppler")
    place = tmp_path_factory.mktemp("papers")
    for code, regime in EVERY:
        (place / f"{code}-{regime}.docx").write_bytes(made(code, regime, named=bool(papers.BY_CODE[code].names)))  # fmt: skip
    found = [str(path) for path in sorted(place.glob("*.docx"))]
    subprocess.run(["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to", "pdf",
                    "--outdir", str(place), *found], check=True, timeout=240, capture_output=True)  # fmt: skip
    return {path.stem: _pages(path) for path in sorted(place.glob("*.pdf"))}


def _pages(pdf):
    read = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, timeout=30,
                          capture_output=True, text=True)  # fmt: skip
    return [unicodedata.normalize("NFC", page) for page in read.stdout.split("\f") if page.strip()]


def test_libreoffice_prints_them_with_the_stamp_on_every_page(pages):
    assert set(pages) == {f"{code}-{regime}" for code, regime in EVERY}
    for name, found in pages.items():
        assert len(found) <= 3, name
        assert re.search(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", found[0]), name
        for page in found:
            assert MADE_UP in page, name
            assert sample.CODE in page, name


def test_every_label_of_the_shared_words_is_ours():
    assert set(shared()["contact"]) == {"no_calls", "no_messages", "no_letters", "no_visits"}
    assert set(shared()["laws"]) == set(REGIMES)
