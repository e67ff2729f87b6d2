"""«Văn bản» of a care file and the page of templates: by code unless opened for a purpose, of one's own acts, nothing told."""

import io
import re
from datetime import date

import pytest
from docx import Document
from tests.care_walk import STORY
from tests.walking import does, hour

from lachan.access.models import AuditLine
from lachan.law.supports import REGIMES
from lachan.reporting.care_papers import papers
from lachan.victims import commands as c

from .care_scene import AID, COMMUNE, LEAD, NAME, PHONE, POLICE, VERIFIER, base, text
from .conftest import statements

pytestmark = pytest.mark.database
CANARY = "MẬT-CHĂM-SÓC-GIẢ-LẬP"
HERE = "van-ban/"


@pytest.fixture
def walk(care_walk):
    """Everything that a paper is made of, with canaries where no paper may look."""
    one = care_walk.told().asked()
    one.deed(c.assess_needs, "lead", needs=["health"], review_on=one.day(5), words=CANARY)
    one.deed(c.assess_risk, "lead", risks=["debt"], review_on=one.day(5), words=CANARY)
    one.deed(c.deliver_support, "lead", support="essentials", words=CANARY)
    one.deed(c.answer_verification, "verifier", result="confirmed", note=CANARY, paper="7/CV")
    one.deed(c.identify_victim, "verifier", paper="01/GXN", note=CANARY)
    one.deed(c.agree_contact, "lead", words=f"Hẹn {NAME} ở trạm y tế",
             facts={"no_calls": True, "only_through": "commune_only", "language": "kpm"})  # fmt: skip
    one.referred(words="Gặp buổi sáng (giả lập)")
    one.deed(c.refuse_support, "lead", support="loan", ground="papers_missing", paper="9/CV", words="Còn thiếu giấy đề nghị (giả lập)")  # fmt: skip
    one.deed(c.refuse_protection, "lead", whom="kin", ground="not_entitled", paper="10/CV")
    one.later(hours=1)
    return one


def words_of(answer) -> str:
    assert answer.status_code == 200, answer.content.decode()[:3000]
    document = Document(io.BytesIO(answer.content))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    foot = [p.text for p in document.sections[0].first_page_footer.paragraphs]
    return "\n".join([*(p.text for p in document.paragraphs), *cells, *foot])


def links(client, walk) -> dict[str, str]:
    """The papers that the page offers, by form; of several of one kind the newest."""
    html = text(client, f"{base(walk)}{HERE}")
    found = re.findall(rf'href="({base(walk)}{HERE}(\w+)/[0-9a-f-]+\.docx)"', html)
    return {form: url for url, form in reversed(found)}


OFFERED = {
    POLICE: {"reception", "handover_minutes"},
    LEAD: {"verification_request", "referral", "support_decision", "support_refusal", "protection_refusal"},
    VERIFIER: {"verification_answer", "confirmation"}, COMMUNE: set(), AID: set(),
}  # fmt: skip


@pytest.mark.parametrize("account", OFFERED)
def test_a_body_makes_papers_of_its_own_acts_and_none_tells_what_is_sealed(walk, sign_in, account):
    client = sign_in(account)
    found = links(client, walk)
    assert set(found) == OFFERED[account]
    for form, url in found.items():
        said = words_of(client.get(url))
        assert walk.file.person.code in said, form
        for secret in (NAME, PHONE, STORY, CANARY):
            assert secret not in said, (form, secret)
        assert "DỮ LIỆU GIẢ LẬP" in said


def test_others_make_none_of_them(walk, sign_in):
    url = links(sign_in(VERIFIER), walk)["confirmation"]
    for account in (LEAD, COMMUNE, AID, "dieutra_khac"):
        assert sign_in(account).get(url).status_code == 404, account
        assert sign_in(account).post(url, {"purpose": "for_signing"}).status_code == 404, account
    assert sign_in("thukybcd").get(url).status_code == 403
    other = url.replace("confirmation", "referral")
    assert sign_in(VERIFIER).get(other).status_code == 404


def test_a_name_goes_into_one_file_for_a_purpose_and_the_log_says_so(walk, sign_in):
    client = sign_in(VERIFIER)
    url = links(client, walk)["confirmation"]
    refused = client.post(url, {"purpose": ""})
    assert refused.status_code == 422
    assert "phải nêu lập để làm gì" in refused.content.decode()
    assert "Họ và tên" not in refused.content.decode()
    answer = client.post(url, {"purpose": "for_person"})
    said = words_of(answer)
    assert f"Họ và tên: {NAME}." in said
    assert PHONE not in said
    assert "BẢN CÓ TÊN, giữ kín" in said
    assert answer["Cache-Control"] == "no-store"
    assert NAME not in answer["Content-Disposition"]
    lines = AuditLine.objects.using("keeper").filter(verb="open_name_for_paper")
    assert [(one.outcome, one.detail.get("purpose")) for one in lines.order_by("at", "id")][-1] == ("done", "for_person")  # fmt: skip
    assert NAME not in words_of(client.get(url))  # nothing stayed open


def test_a_paper_without_a_name_has_no_second_copy(walk, sign_in):
    client = sign_in(LEAD)
    url = links(client, walk)["referral"]
    assert f'action="{url}"' not in text(client, f"{base(walk)}{HERE}")
    answer = client.post(url, {"purpose": "for_signing"})
    assert answer.status_code == 422
    assert not AuditLine.objects.using("keeper").filter(verb="open_name_for_paper", outcome="done").exists()  # fmt: skip


def test_who_may_not_open_an_identity_is_not_asked_for_a_purpose(walk, sign_in):
    walk.deed(c.refuse_support, "aid", support="legal_aid", ground="no_place", paper="3/CV")
    client = sign_in(AID)
    html = text(client, f"{base(walk)}{HERE}")
    assert "Lập bản có tên" not in html
    url = links(client, walk)["support_refusal"]
    assert client.post(url, {"purpose": "for_person"}).status_code == 403
    assert "không còn khả năng" in words_of(client.get(url))


def test_a_referral_gives_how_to_reach_the_person_and_puts_a_code_for_a_typed_name(walk, sign_in):
    said = words_of(sign_in(LEAD).get(links(sign_in(LEAD), walk)["referral"]))
    for words in ("KHÔNG GỌI ĐIỆN", "ở trạm y tế", "Gặp buổi sáng (giả lập)", "Cơ Ho", "trợ giúp pháp lý"):  # fmt: skip
        assert words in said, words
    for words in ("nạn nhân", "vay vốn", "thiết yếu", "mua bán"):
        assert words not in said.lower(), words
    assert f"Hẹn {walk.file.person.code} ở trạm y tế" in said


def test_what_is_missing_is_listed_with_what_to_do(walk, sign_in):
    html = text(sign_in(LEAD), f"{base(walk)}{HERE}")
    assert "Còn thiếu 1 điều" in html  # no amount for essentials
    assert "Không tự đặt số" in html
    assert "Biện pháp đã đề nghị" in html
    said = words_of(sign_in(LEAD).get(links(sign_in(LEAD), walk)["support_decision"]))
    assert "Mức: ……" in said


def test_a_withdrawn_act_gives_no_paper(walk, sign_in):
    client = sign_in(LEAD)
    url = links(client, walk)["support_refusal"]
    act = next(one for one in walk.acts() if one.kind == "support_refused")
    does(c.withdraw_entry, by=walk.who("lead"), at=walk.later(hours=1), subject=walk.file.id, file=walk.file, act=act)  # fmt: skip
    assert client.get(url).status_code == 404
    assert "support_refusal" not in links(client, walk)


def test_the_page_is_few_questions(walk, sign_in):
    answer, sql = statements(sign_in(LEAD), f"{base(walk)}{HERE}")
    assert answer.status_code == 200
    assert len(sql) <= 16, [s[:110] for s in sql]


# ── The templates ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("account", ["quantri", LEAD])
def test_an_administrator_reads_every_template_and_its_sample(committed, sign_in, account):
    client = sign_in(account)
    html = text(client, "/mau-van-ban/")
    for one in papers.ALL:
        assert one.label in html
        assert one.form["statutory"] in html
        for regime in REGIMES:
            assert one.cite(regime) in html
            for copy in ("ma", *(["co-ten"] if one.names else [])):
                said = words_of(client.get(f"/mau-van-ban/{one.code}/{regime}/{copy}.docx"))
                assert "DỮ LIỆU GIẢ LẬP" in said
                assert ("Người Mẫu Một" in said) == (copy == "co-ten")
    assert "form.yaml" in html
    assert "‹Mã người›" in html
    assert not re.search(r"\{\w+\}", re.sub(r"<[^>]+>", "", html))


def test_templates_are_not_for_everybody_and_what_is_unknown_is_not_there(committed, sign_in):
    assert sign_in(COMMUNE).get("/mau-van-ban/").status_code == 403
    client = sign_in("quantri")
    for path in ("referral/law_53_2024/co-ten", "story/law_53_2024/ma", "referral/law_99/ma"):
        assert client.get(f"/mau-van-ban/{path}.docx").status_code == 404, path
    assert 'href="/mau-van-ban/"' in text(client, "/sach-luat/")


def test_a_decision_states_the_amount_that_the_page_of_the_law_states(walk, sign_in):
    """One that was mistyped and had not begun gave way to the next word, though its day is the later one."""
    told = {"code": "essentials_daily", "by": walk.who("lead")}
    said = ((60, date(2025, 7, 1)), (990, date(2025, 8, 15)), (75, date(2025, 8, 1)))
    for n, (amount, day) in enumerate(said):
        c.set_rate(amount=amount * 1000, from_on=day, paper=f"{amount}/2025/NQ-HĐND (giả lập)", at=hour(f"2025-06-2{n} 08:00"), **told)  # fmt: skip
    client = sign_in(LEAD)
    assert "75.000 đồng" in text(client, f"{base(walk)}ho-tro/")
    said = words_of(client.get(links(client, walk)["support_decision"]))
    assert "75.000 đồng (theo 75/2025/NQ-HĐND (giả lập))" in said
