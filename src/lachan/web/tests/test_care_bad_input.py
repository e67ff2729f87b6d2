"""What is typed wrongly: a sentence beside the field says what, why and what next; what was typed stays; nothing is written."""

import re

import pytest
from tests.care_walk import CARE_ERAS, CareWalk

from lachan.access import scope
from lachan.people.models import Person
from lachan.victims import commands as c
from lachan.victims.models import CareAct, CareFile

from .care_scene import COMMUNE, LEAD, POLICE, base, sent, text, when

pytestmark = pytest.mark.database
URL = "/cham-soc/tiep-nhan/"


@pytest.fixture
def walk(care_walk):
    return care_walk


@pytest.fixture
def counted(cast):
    """How many persons, files and acts the body that receives can see."""

    def now():
        with scope.acting(cast(COMMUNE), read_only=True):
            return [kind.objects.count() for kind in (Person, CareFile, CareAct)]

    return now


def fresh(client):
    html = text(client, URL)
    return {name: re.search(rf'name="{name}"[^>]* value="([^"]+)"', html)[1] for name in ("client_key", "received_at")}  # fmt: skip


def beside(html, field, of=""):
    """The sentence that stands beside the field; it says what is wrong and what to do."""
    found = re.search(rf'id="{field}-error".*?</div>', html, re.S)
    assert found, (of, field, html.split("<main")[1][:3000])
    said = re.sub(r"<[^>]+>", "", found[0].split(">", 1)[1]).replace("Lỗi: ", "").strip()
    assert len(re.findall(r"[.;]", said)) >= 2, said
    return said


DRAFT = {"full_name": "Người Mẫu Hai 🌿", "safety": "Chỉ gặp trực tiếp (giả lập)", "in_danger": "yes", "telephone": "0900 000 123"}  # fmt: skip
WRONG = [
    # a year of birth
    ("birth_year", {"birth_year": "2552"}, "Phật lịch"), ("birth_year", {"birth_year": "85"}, "bốn chữ số"),
    ("birth_year", {"birth_year": "2090"}, ""), ("birth_year", {"birth_year": "1820"}, ""), ("birth_year", {"birth_year": "-5"}, ""),
    ("birth_year", {"birth_year": "39936"}, ""), ("birth_year", {"birth_year": "03/05/2009"}, ""),
    ("birth_year", {"birth_year": "2009.0"}, ""), ("birth_year", {"birth_year": "khoảng hai mươi"}, ""),
    ("birth_year", {"birth_year": "9" * 5000}, ""),
    # against the age that was ticked
    ("minor", {"birth_year": "1980", "minor": "yes"}, "không khớp"), ("minor", {"birth_year": "2015", "minor": "no"}, "không khớp"),
    # the hour of reception
    ("received_at", {"received_at": "2099-01-01T08:00"}, ""), ("received_at", {"received_at": "31/02/2026 08:00"}, ""),
    ("received_at", {"received_at": "2025-02-29T08:00"}, ""), ("received_at", {"received_at": "2569-01-01T08:00"}, ""),
    ("received_at", {"received_at": "02/13/2026 08:00"}, ""), ("received_at", {"received_at": "46000"}, ""),
    ("received_at", {"received_at": "1901-01-01T08:00"}, "1990"), ("received_at", {"received_at": "hôm qua"}, ""), ("received_at", {"received_at": ""}, ""),
    ("received_at", {"received_at": "01/02/26 08:00"}, ""), ("received_at", {"received_at": "0026-01-01T08:00"}, ""),
    # what is no row of its list
    ("place", {"place": "999999999"}, ""), ("place", {"place": "9" * 40}, ""), ("place", {"place": "Xã Không Có Tên"}, ""),
    ("nationality", {"nationality": "sao-hoa"}, ""), ("way", {"way": "bay"}, ""),
    # too long to be an answer
    ("full_name", {"full_name": "Nguyễn " * 2000}, "dài"), ("safety", {"safety": "x" * 100_000}, "dài"),
]  # fmt: skip


def test_reception_says_what_is_wrong_beside_it_and_keeps_the_draft(sign_in, counted):
    client, before = sign_in(COMMUNE), counted()
    for field, typed, says in WRONG:
        told = {**fresh(client), **DRAFT, **typed}
        html = sent(client, URL, 422, **told)
        assert says in beside(html, field, typed)
        assert field == "full_name" or 'value="Người Mẫu Hai 🌿"' in html
        assert field == "safety" or "Chỉ gặp trực tiếp (giả lập)</textarea>" in html
        assert '<option value="yes" selected>' in html  # «đang có nguy cơ bị xâm hại»
        assert told["client_key"] in html  # mended and sent again, it is still received once
    assert counted() == before


RIGHT = [
    {}, {"in_danger": "yes"}, {"birth_year": " 2009 "}, {"birth_year": "２００９"}, {"full_name": "Người Mẫu Tiếng"},
    {"full_name": "🌿"}, {"full_name": "x" * 200}, {"full_name": "A\x00B"}, {"birth_year": "20\x0009"}, {"birth_year": "2008", "minor": "yes"},
    {"birth_year": "2008", "minor": "no", "received_at": "2026-03-01T08:00"}, {"received_at": "01/03/2026 8:05"},
    {"paper": "000209000001", "birth_year": "1990"}, {"minor": "yes"}, {"sex": "khác"},
]  # fmt: skip


def test_whoever_is_in_danger_is_received_whatever_is_missing_or_doubtful(sign_in):
    client = sign_in(COMMUNE)
    for typed in RIGHT:
        answer = client.post(URL, {**fresh(client), "safety": "Không gọi (giả lập)", **typed})
        assert answer.status_code == 302, (typed, answer.content.decode().split("<main")[1][:3000])
    assert "Không gọi (giả lập)" in text(client, answer["Location"])


def test_what_is_doubtful_is_said_after_reception_and_blocks_nothing(sign_in):
    """A number of a paper that says another year; a minor for whom nobody speaks."""
    client = sign_in(COMMUNE)
    told = {**fresh(client), "paper": "000309000001", "birth_year": "2012", "minor": "yes"}
    html = client.post(URL, told, follow=True).content.decode()
    assert "Số giấy tờ nói năm sinh khác năm sinh đã ghi" in html
    assert "Người dưới 18 tuổi" in html and "người đại diện" in html
    assert "000309000001" not in html


def test_sent_twice_it_is_one_file_and_another_body_is_told_nothing(sign_in, counted):
    client = sign_in(COMMUNE)
    told = {**fresh(client), **DRAFT}
    code = re.search(r"N-\w+", client.post(URL, told)["Location"])[0]
    before = counted()
    assert "đã được ghi nhận từ lần gửi trước" in sent(client, URL, 422, **told)
    assert counted() == before
    elsewhere = sign_in(POLICE).post(URL, told, follow=True)  # a key is the body's own
    assert elsewhere.status_code == 200 and code not in elsewhere.content.decode()


# ── Forms of one person's care ──────────────────────────────────────────────────────────────────────


HOURS = (
    "2099-01-01T08:00",
    "31/02/2026 08:00",
    "2025-02-29T08:00",
    "2569-01-01T08:00",
    "",
    "46000",
)
HOURED = ("bao-dong", "nhu-cau", "hoan-canh", "de-nghi", "da-ho-tro", "loi-ke")
DAYS = ("31/02/2026", "29/02/2025", "01/01/2569", "12/31/2026", "46000", "mai", "01/01/1999")
DAYED = (("nhu-cau", "review_on"), ("an-toan", "review_on"), ("da-ho-tro", "until"), ("keo-dai", "until"), ("chuyen-gui", "answer_by"))  # fmt: skip


def test_an_hour_or_a_day_that_cannot_be_is_said_beside_it(walk, sign_in):
    """Of every form that asks for one; the words stay, nothing is written."""
    client, before = sign_in(LEAD), walk.kinds()
    told = {"when": when(walk), "flag": "violence", "words": "Ghi thêm (giả lập)", "needs": "health", "minor": "no", "support": "medical",
            "review_on": f"{walk.day(3):%d/%m/%Y}", "until": "", "language": "vi", "to": str(walk.body("aid").id)}  # fmt: skip
    cases = [*((form, "when", at) for form in HOURED for at in HOURS), *((form, field, day) for form, field in DAYED for day in DAYS)]  # fmt: skip
    for form, field, typed in cases:
        html = sent(client, f"{base(walk)}lam/{form}/", 422, **{**told, field: typed})
        beside(html, field, (form, typed))
        assert form in {"hoan-canh", "keo-dai"} or "Ghi thêm (giả lập)" in html
    assert walk.kinds() == before


def test_a_situation_that_contradicts_itself_is_not_written(walk, sign_in):
    client, before = sign_in(LEAD), walk.kinds()
    told = {"when": when(walk), "minor": "no", "under_16": "yes", "poor": "yes"}
    html = sent(client, f"{base(walk)}lam/hoan-canh/", 422, **told)
    assert "không khớp" in beside(html, "under_16")
    assert walk.kinds() == before


def test_an_age_told_later_against_the_first_record_is_written_and_said(cast, sign_in, received):
    """The first record may be the wrong one: nothing is blocked, and until papers are compared the person is a child."""
    walk = CareWalk(cast, CARE_ERAS["new"])
    walk.received(
        entry=walk.given().entry.__class__("female", 2012, None, {"full_name": "Người Mẫu Ba"})
    ).passed_on()
    client = sign_in(LEAD)
    assert "không khớp" not in text(client, base(walk))
    sent(client, f"{base(walk)}lam/hoan-canh/", when=when(walk), minor="no")
    html = text(client, base(walk))
    assert "Tuổi ghi sau không khớp năm sinh ghi khi tiếp nhận" in html
    assert "2012" not in html.split("<main")[1]
    for who in (LEAD, "dieutra_tinh"):
        walk.asked() if who != LEAD else None
        talk = sign_in(who)
        assert "người đại diện" in text(talk, f"{base(walk)}noi-chuyen/dang/?minor=no", 422)
    fits = text(client, f"{base(walk)}sang-loc/")
    assert fits.index("/sang-loc/children/") < fits.index("/sang-loc/un_general/")
    assert "/sang-loc/ilo_adult_labour/" not in text(client, f"{base(walk)}sang-loc/children/").split("Bộ khác")[-1]  # fmt: skip


def test_a_null_byte_in_the_number_of_a_paper_breaks_nothing(walk, sign_in):
    walk.deed(c.deliver_support, "lead", support="essentials")
    sent(sign_in(LEAD), f"{base(walk)}lam/keo-dai/", 302, support="essentials", until=f"{walk.day(60):%d/%m/%Y}",
         paper="01\x00/QĐ", when=when(walk))  # fmt: skip
    assert walk.acts()[-1].paper == "01/QĐ"


@pytest.mark.parametrize(("form", "typed"), [
    ("tu-choi", {"support": "loan", "ground": "no_place"}), ("tu-choi-bao-ve", {"whom": "kin", "ground": "not_entitled"}),
    ("quyet-dinh-bao-ve", {"whom": "kin", "measures": "moved"}),
])  # fmt: skip
def test_what_is_done_in_writing_asks_for_the_number_of_the_paper(walk, sign_in, form, typed):
    client, url = sign_in(LEAD), f"{base(walk)}lam/{form}/"
    assert "Phải ghi: số và ký hiệu" in text(client, url)
    html = sent(client, url, 422, paper="", words="", when=when(walk), **typed)
    assert 'id="paper-error"' in html
    sent(client, url, 302, paper="12/QĐ-SYT", words="", when=when(walk), **typed)
