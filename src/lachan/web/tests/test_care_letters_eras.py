"""Each paper from a real record under either law: right articles, right bodies of the day, nothing that is sealed."""

import io
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from docx import Document
from tests.care_walk import CARE_ERAS, STORY, CareWalk

from lachan.access import scope
from lachan.people.entries import Entry
from lachan.reference.models import Unit
from lachan.reporting.care_papers import papers
from lachan.victims import commands as c
from lachan.victims import queries
from lachan.web.care import said
from lachan.web.care.care import Care
from lachan.web.care.letters import record_of

from .care_scene import NAME, PHONE

pytestmark = pytest.mark.database
CANARY = "MẬT-CHĂM-SÓC-GIẢ-LẬP"
IDENTITY = {"full_name": NAME, "telephone": PHONE, "paper": "000099990000", "address": "Thôn Kín Giả Lập", "other": "Tên gọi khác: Bông Giả Lập"}  # fmt: skip
SEALED = [NAME, PHONE, "000099990000", "Thôn Kín", "Bông Giả Lập", STORY, CANARY]


@pytest.fixture(params=CARE_ERAS)
def walk(request, cast, django_db_setup, db) -> CareWalk:
    """A file in which every kind of word is a canary, but what is written for whoever receives a paper."""
    one = CareWalk(cast, CARE_ERAS[request.param])
    one.received(entry=Entry("female", 2006, None, IDENTITY)).passed_on().told()
    one.deed(c.screen_person, "police", set_used="un_general", signs=True, note=CANARY, answers={"x": CANARY})  # fmt: skip
    one.deed(c.assess_needs, "lead", needs=["mind"], review_on=one.day(5), words=CANARY)
    one.deed(c.plan_safety, "lead", review_on=one.day(5), words=CANARY)
    one.deed(c.request_protection, "lead", whom="kin", measures=["secrecy"], words=CANARY)
    one.deed(c.refuse_protection, "lead", whom="kin", ground="not_entitled", paper="10/CV")
    one.asked().deed(c.answer_verification, "verifier", result="confirmed", note=CANARY)
    one.deed(c.agree_contact, "lead", facts={"no_calls": True, "language": "kpm"}, words=f"Hẹn {NAME} (Bông Giả Lập) ở trạm y tế")  # fmt: skip
    return one


def identified(walk):
    walk.deed(c.identify_victim, "verifier", paper="01/GXN", note=CANARY)
    walk.deed(c.deliver_support, "lead", support="essentials", words=CANARY)
    walk.referred("vocational", words="Gặp buổi sáng (giả lập)")
    walk.deed(c.refuse_support, "lead", support="loan", ground="papers_missing", paper="9/CV", words="Thiếu giấy (giả lập)")  # fmt: skip
    walk.deed(c.hand_person_over, "lead", to=walk.body("facility"), place="moc_bai")


# Form → who makes it.
MADE = {
    "reception": "police", "handover_minutes": "lead", "verification_request": "lead", "verification_answer": "verifier",
    "confirmation": "verifier", "referral": "lead", "support_decision": "lead", "support_refusal": "lead",
    "protection_refusal": "lead", "not_victim": "verifier",
}  # fmt: skip


def test_every_form_is_made_here():
    assert set(MADE) == set(papers.BY_CODE)


def seen(walk, who) -> Care:
    opened = queries.open_file(who, walk.file.person.code)
    return Care(SimpleNamespace(actor=who, at=walk.later(hours=1)), opened)


def made(walk, code, part) -> str:
    """As the body of that part makes it, over what the row lock lets it see."""
    who = walk.who(part)
    with scope.acting(who):
        care = seen(walk, who)
        act = next(one.act for one in care.standing if one.act.kind in papers.BY_CODE[code].kinds and one.act.agency_id in who.scope)  # fmt: skip
        paper = papers.draft(code, record_of(care, told=True), str(act.id))
    document = Document(io.BytesIO(paper))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize("code", MADE)
def test_a_paper_cites_the_law_of_its_day_and_tells_nothing_sealed(walk, code):
    if code == "not_victim":
        walk.deed(c.find_not_victim, "verifier", ground="no_ground", paper="02/TB", note=CANARY)
    else:
        identified(walk)
    said = made(walk, code, MADE[code])
    old = walk.era.regime == "law_66_2011"
    ours, other = ("66/2011", "53/2024") if old else ("53/2024", "66/2011")
    assert ours in said
    assert other not in said
    assert walk.file.person.code in said
    for secret in SEALED:
        assert secret not in said, secret
    assert walk.body(MADE[code]).name.upper() in said
    assert "SỞ LAO ĐỘNG" not in said
    if not old:
        for gone in ("cấp huyện", " huyện", "Phòng Lao động"):
            assert gone not in said, gone


def test_the_police_get_the_rule_not_to_call_and_no_words_beside_it(walk):
    said = made(walk, "verification_request", "lead")
    assert "KHÔNG GỌI ĐIỆN" in said
    assert "trạm y tế" not in said


def test_between_the_end_of_the_district_police_and_of_the_districts_nobody_gone_stands_on_paper(
    cast, django_db_setup, db
):
    """The commune police of 2021 was under the district police, which ended on 2025-03-01; Luật 66/2011 still holds."""
    one = CareWalk(cast, replace(CARE_ERAS["old"], day="2025-04-07"))
    one.received()
    said = made(one, "reception", "police")
    assert "66/2011" in said
    assert "Sở Y tế" in said
    assert "CÔNG AN HUYỆN" not in said
    before = CareWalk(cast, replace(CARE_ERAS["old"], day="2025-02-24"))
    before.received(entry=Entry("male", 1999, None, {"full_name": "Người Khác Giả Lập"}))
    assert "CÔNG AN HUYỆN" in made(before, "reception", "police")


def test_whoever_was_identified_before_keeps_the_old_law_on_later_papers(cast, django_db_setup, db):
    one = CareWalk(cast, replace(CARE_ERAS["old"], day="2025-06-23"))
    one.in_care().told()
    one.deed(c.ask_verification, "lead", of=one.body("dieutra_tinh"))
    one.deed(c.identify_victim, "dieutra_tinh", paper="01/GXN")
    one.referred("vocational", "facility", stays=True)
    one.later(days=30)
    one.deed(c.refuse_support, "facility", support="vocational", ground="no_place", paper="9/CV")
    assert (one.now.date() > date(2025, 7, 1), one.reading("facility").regime) == (True, "law_66_2011")  # fmt: skip
    said = made(one, "support_refusal", "facility")
    assert "66/2011" in said
    assert "53/2024" not in said
    assert "162/2025" not in said


def test_whoever_under_18_came_with_somebody_identified_before_has_letters_of_the_old_law(
    cast, django_db_setup, db
):
    """No verdict of their own: the supports page gives them Luật 66/2011 (Điều 63), and so do their letters."""
    one = CareWalk(cast, CARE_ERAS["new"]).in_care()
    one.deed(c.tell_situation, "lead", situation={"status": "accompanying_minor", "minor": True, "with_identified_before": True,
                                                  "nationality": "vietnamese"})  # fmt: skip
    one.deed(c.deliver_support, "lead", support="essentials")
    said = made(one, "support_decision", "lead")
    assert ("66/2011" in said, "53/2024" in said) == (True, False)


def test_where_a_person_was_handed_over_is_read_by_name_on_screen_and_on_paper(
    cast, django_db_setup, db
):
    one = CareWalk(cast, CARE_ERAS["new"]).in_care()
    unit = Unit.objects.filter(level="commune").earliest("id")
    one.deed(c.hand_person_over, "lead", to=one.body("facility"), place=unit.key)
    with scope.acting(one.who("lead")):
        care = seen(one, one.who("lead"))
        assert f"Tại: {unit.name}" in said.lines(care.last("person_handed_over"), care.names)
    assert f"tại {unit.name}, hai bên" in made(one, "handover_minutes", "lead")
