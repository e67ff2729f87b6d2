"""The file of a case: what each body sees of it, what it costs, every verb of the case by its form."""

import re
from datetime import timedelta

import pytest
from tests.case_walk import ERAS, CaseWalk

from lachan.access import scope
from lachan.cases import commands as cases
from lachan.docket import projection, queries
from lachan.docket.models import Standing
from lachan.docket.sides import COURT as TRYING
from lachan.docket.sides import FACILITY as KEEPING
from lachan.docket.sides import INVESTIGATION, PROCEEDING
from lachan.docket.sides import PROCURACY as SUPERVISING
from lachan.web.matter_file.case_next import sides_of

from .conftest import statements

pytestmark = pytest.mark.database
POLICE, PROCURACY, COURT, FACILITY = "dieutra_tinh", "kiemsat_tinh", "toaan_kv", "trai"

BASE = (INVESTIGATION, SUPERVISING, TRYING, KEEPING, PROCEEDING)


@pytest.fixture
def walk(sign_in, cast, now) -> CaseWalk:
    """A case in the year of two levels: one accused detained, one charged and at liberty."""
    made = CaseWalk(cast, ERAS["2026"])
    made.initiated(paragraph=2)
    made.first, made.second = made.new_person(), made.new_person(year=1985)
    made.later(days=1)
    made.do(cases.arrest_person, POLICE, made.first)
    made.later(hours=6)
    made.do(cases.hold_person, POLICE, made.first)
    made.later(days=1)
    made.charged(made.first, paragraph=3)
    made.later(hours=3)
    made.do(cases.approve_charge, PROCURACY, made.first)
    made.do(
        cases.detain_accused,
        POLICE,
        made.first,
        custody_follows="tam_giu",
        tam_giu_days=3,
        order_months=4,
    )
    made.later(hours=2)
    made.do(cases.decide_detention_order, PROCURACY, made.first, approved=True)
    made.later(days=2)
    made.charged(made.second)
    made.later(days=1)
    now(made.now)
    return made


def path(walk: CaseWalk) -> str:
    return f"/vu-viec/{walk.matter.code}/"


def typed(html: str) -> dict[str, str]:
    """The form as served: hidden fields, boxes, what is chosen."""
    form = html.split('id="act-form"')[1].split("</form>")[0]
    found = dict(re.findall(r'<input[^>]*type="hidden" name="(\w+)" value="([^"]*)"', form))
    found |= dict(re.findall(r'<input id="(\w+)"[^>]* value="([^"]*)"', form))
    chosen = re.findall(r'<select id="([\w-]+)".*?</select>', form, re.S)
    for name in chosen:
        options = form.split(f'<select id="{name}"')[1].split("</select>")[0]
        found[name] = (re.findall(r'<option value="([^"]*)" selected', options) or [""])[0]
    return found


def act(walk, now, client, name, when=None, query="", **said):
    """Through the page: open the form, change what is said, send it."""
    if when is not None:
        now(when)
    url = f"{path(walk)}lam/{name}/"
    html = client.get(url + query).content.decode()
    assert "act-form" in html, html[:400]
    return client.post(url, {**typed(html), **said})


def test_the_page_costs_at_most_fifteen_statements(walk, sign_in):
    for who in (POLICE, PROCURACY):
        answer, sql = statements(sign_in(who), path(walk))
        assert answer.status_code == 200
        assert len(sql) <= 8, [s[:150] for s in sql]


def test_what_the_file_shows(walk, sign_in):
    html = sign_in(POLICE).get(path(walk)).content.decode()
    assert f'id="nguoi-{walk.first}"' in html
    assert "Đang bị tạm giam" in html
    assert "Mua bán người (Điều 150), khoản 1, 2, 3" in html
    assert "đặc biệt nghiêm trọng" in html
    assert "1 người đang bị giam, giữ" in html
    assert "Giao, gửi, thông báo" in html
    assert html.index("alarms-title") < html.index("clocks-title") < html.index("accused-title")
    assert "Người Mẫu Giả Lập" not in html
    assert "bị cáo có tội" not in html.lower()


def test_no_raw_code_on_the_page(walk, sign_in):
    text = re.sub(r"<[^>]+>", " ", sign_in(POLICE).get(path(walk)).content.decode())
    found = set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", text)) - {POLICE}
    assert not found


def test_an_order_that_has_ended_is_an_alarm_nobody_misses(walk, sign_in, now):
    now(walk.accused()[walk.first].release_at + (walk.now - walk.now.replace(hour=0)))
    html = sign_in(POLICE).get(path(walk)).content.decode()
    assert 'class="card alarms overdue"' in html
    assert "Phải trả tự do ngay" in html


def test_what_may_follow_is_the_viewers_own(walk, sign_in):
    police = sign_in(POLICE).get(path(walk)).content.decode()
    procuracy = sign_in(PROCURACY).get(path(walk)).content.decode()
    assert "/lam/investigation_concluded/" in police
    assert "/lam/investigation_concluded/" not in procuracy
    assert "/lam/investigation_extended/" in procuracy
    assert "/lam/indicted/" not in procuracy


def test_charging_by_form(walk, sign_in, now):
    third, client = walk.new_person(year=1979), sign_in(POLICE)
    when = f"{walk.now:%Y-%m-%dT%H:%M}"
    bare = act(walk, now, client, "accused_charged", when=walk.now, person="", article="150")
    assert bare.status_code == 422
    assert 'id="person-error"' in bare.content.decode()
    sent = act(walk, now, client, "accused_charged", query=f"?nguoi={third}", when_=when, article="150",
               paragraph="2", juvenile="on", paper_number="21/QĐ-CSĐT", note="Có căn cứ.")  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert sent["Location"].endswith("?da-ghi=accused_charged")
    row = walk.accused()[third]
    assert row.status == "accused"
    html = client.get(sent["Location"]).content.decode()
    assert "21/QĐ-CSĐT" in html
    assert "Có căn cứ." not in html
    assert f'data-draft-done="{walk.matter.code}-accused_charged"' in html
    assert "Người dưới 18 tuổi" in html


def test_a_stale_form_is_told_what_changed_and_keeps_what_was_typed(walk, sign_in, now):
    client, url = sign_in(POLICE), f"{path(walk)}lam/measure_imposed/?nguoi={walk.second}"
    form = typed(client.get(url).content.decode())
    walk.later(hours=1)
    now(walk.now)
    walk.do(cases.arrest_person, POLICE, walk.second)
    stale = {**form, "measure": "bail", "paper_number": "9/QĐ"}
    told = client.post(f"{path(walk)}lam/measure_imposed/", stale)
    html = told.content.decode()
    assert told.status_code == 422
    assert "đã ghi «Bắt người»" in html
    assert 'value="9/QĐ"' in html
    assert html.index("Bắt người") < html.index("Ghi: Áp dụng biện pháp")
    again = client.post(f"{path(walk)}lam/measure_imposed/", {**typed(html), "measure": "bail"})
    assert again.status_code == 302, again.content.decode()


def test_correction_and_withdrawal_from_the_timeline(walk, sign_in, now):
    client = sign_in(POLICE)
    html = client.get(path(walk)).content.decode()
    deed = next(d for d in walk.deeds() if d.kind == "detained")
    assert f"/lam/correct_step/?hv={deed.id}" in html
    procuracy = sign_in(PROCURACY).get(path(walk)).content.decode()
    assert f"/lam/correct_step/?hv={deed.id}" not in procuracy
    bare = act(walk, now, client, "correct_step", query=f"?hv={deed.id}", order_months="3")
    assert 'id="reason-error"' in bare.content.decode()
    sent = act(
        walk,
        now,
        client,
        "correct_step",
        query=f"?hv={deed.id}",
        order_months="3",
        reason="Gõ nhầm.",
    )
    assert sent.status_code == 302, sent.content.decode()
    html = client.get(path(walk)).content.decode()
    assert "<s>Tạm giam để điều tra</s>" in html
    assert "số tháng của lệnh tạm giam: 3" in html.lower()
    charge = [d for d in walk.deeds() if d.kind == "accused_charged" and d.person == walk.second][0]
    gone = act(walk, now, client, "withdraw_act", query=f"?hv={charge.id}", reason="Nhầm người.")
    assert gone.status_code == 302, gone.content.decode()
    assert "ghi nhầm" in client.get(path(walk)).content.decode()


def test_a_facility_sees_whom_it_keeps_and_nobody_else(walk, sign_in, now):
    walk.passed(POLICE, FACILITY, "detainee", walk.first)
    now(walk.now)
    client = sign_in(FACILITY)
    answer, sql = statements(client, path(walk))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert len(sql) <= 8
    assert walk.first in html
    assert walk.second not in html
    assert "Khởi tố bị can" not in html
    assert "nguồn tin</p>" not in html
    sent = act(walk, now, client, "facility_reminder_sent", query=f"?nguoi={walk.first}")
    assert sent.status_code == 302, sent.content.decode()
    assert "thông báo sắp hết thời hạn" in client.get(path(walk)).content.decode()


def test_who_only_awaits_the_file_sees_that_it_is_on_its_way(walk, sign_in, now, cast):
    walk.sent(POLICE, COURT, "exhibits")
    now(walk.now)
    html = sign_in(COURT).get(path(walk)).content.decode()
    assert "đang được chuyển đến đơn vị" in html
    assert walk.first not in html


def tray(client) -> str:
    return re.search(
        r'action="/ban-giao/([0-9a-f-]+)/nhan/"', client.get("/ban-giao/").content.decode()
    )[1]


def test_from_conclusion_to_judgment_by_forms_and_trays(walk, sign_in, now, cast):
    police, procuracy, court = (sign_in(n) for n in (POLICE, PROCURACY, COURT))
    agency = {name: str(cast(name).agency_id) for name in (POLICE, PROCURACY, COURT)}

    def done(client, name, days=1.0, **said):
        walk.later(days=days)
        answer = act(walk, now, client, name, when=walk.now, **said)
        assert answer.status_code == 302, re.sub(r"<[^>]+>", " ", answer.content.decode())[:3000]

    def taken(client):
        walk.later(hours=2)
        now(walk.now)
        assert client.post(f"/ban-giao/{tray(client)}/nhan/")["Location"] == path(walk)

    done(police, "investigation_concluded", days=60, paper_number="3/KLĐT")
    done(police, "hand_over", what="file", to=agency[PROCURACY])
    taken(procuracy)
    walk.later(days=3)
    bare = act(walk, now, procuracy, "file_returned_by_procuracy", when=walk.now, to=agency[POLICE])
    assert 'id="ground-error"' in bare.content.decode()
    done(procuracy, "file_returned_by_procuracy", to=agency[POLICE], ground="245.1.a")
    taken(police)
    assert "đã trả hồ sơ 1 lần" in police.get(path(walk)).content.decode()
    done(police, "investigation_concluded", days=20)
    done(police, "hand_over", what="file", to=agency[PROCURACY])
    taken(procuracy)
    done(procuracy, "indicted", days=9)
    done(procuracy, "hand_over", what="file", to=agency[COURT])
    taken(court)
    done(court, "case_accepted")
    done(court, "presiding_judge_assigned", officer=str(cast(COURT).account_id))
    done(court, "trial_set", days=20, hearing_on=f"{walk.now + timedelta(days=32):%d/%m/%Y}")
    done(court, "hearing_opened", days=12)
    html = court.get(f"{path(walk)}lam/judgment_pronounced/").content.decode()
    assert f'id="verdict_{walk.first}"' in html
    missing = act(walk, now, court, "judgment_pronounced", **{f"verdict_{walk.first}": "guilty"})
    assert (
        walk.second
        in re.sub(r"<[^>]+>", " ", missing.content.decode()).split("còn thiếu kết quả")[1][:80]
    )
    verdicts = {f"verdict_{walk.first}": "guilty", f"verdict_{walk.second}": "not_guilty"}
    done(court, "judgment_pronounced", days=0.1, present="yes", **verdicts)
    html = court.get(path(walk)).content.decode()
    assert "Tòa tuyên: có tội (bản án chưa có hiệu lực pháp luật)" in html
    assert "Thẩm phán chủ tọa" in html
    answer, sql = statements(court, path(walk))
    assert len(sql) <= 8


def test_refusing_a_file_needs_a_ground(walk, sign_in, now):
    walk.sent(POLICE, COURT, "exhibits")
    now(walk.now)
    client = sign_in(COURT)
    way = tray(client)
    assert client.post(f"/ban-giao/{way}/tu-choi/", {"ground": ""}).status_code == 422
    assert client.post(f"/ban-giao/{way}/tu-choi/", {"ground": "wrong_address"}).status_code == 302
    with scope.acting(walk.cast(POLICE)):
        assert not queries.sent_unanswered(walk.cast(POLICE))


def test_separating_and_joining_by_form(walk, sign_in, now):
    client = sign_in(POLICE)
    nobody = act(walk, now, client, "case_separated")
    assert nobody.status_code == 422
    assert "Chưa chọn bị can nào để tách" in nobody.content.decode()
    sent = act(walk, now, client, "case_separated", **{f"leaves_{walk.second}": "on"})
    assert sent.status_code == 302, sent.content.decode()
    html = client.get(path(walk)).content.decode()
    assert "Đã tách sang" in html
    other = re.search(r"Đã tách sang</dt><dd><a[^>]*>(VV-\w+)", html)[1]
    apart = client.get(f"/vu-viec/{other}/").content.decode()
    assert f"mang từ hồ sơ {walk.matter.code}" in apart
    missing = act(walk, now, client, "cases_joined", other="VV-KHONGCO0")
    assert 'id="other-error"' in missing.content.decode()


def test_somebody_held_before_initiation_is_seen_at_once(sign_in, cast, now):
    made = CaseWalk(cast, ERAS["2026"])
    made.reported()
    code = made.new_person()
    made.later(hours=2)
    made.do(cases.hold_in_emergency, POLICE, code)
    now(made.now)
    html = sign_in(POLICE).get(path(made)).content.decode()
    assert "Bị giữ trong trường hợp khẩn cấp" in html
    assert "chưa khởi tố vụ án" in html


def test_a_draft_is_drawn_up_from_an_act_of_ones_own(walk, sign_in):
    client = sign_in(POLICE)
    html = client.get(path(walk)).content.decode()
    found = re.findall(r'href="([^"]*du-thao=[^"]*)"', html)
    assert any("du-thao=detention_order" in url for url in found)
    for url in dict.fromkeys(found):
        answer = client.get(url.replace("&amp;", "&"))
        assert answer.status_code == 200, url
        assert answer.content[:2] == b"PK"
        assert answer["Cache-Control"] == "no-store"
    assert client.get(f"{path(walk)}?du-thao=khong_co").status_code == 422


def test_the_sides_of_the_page_are_the_sides_of_the_verbs(walk, cast):
    walk.passed(POLICE, FACILITY, "detainee", walk.first)
    now = projection.situation_of(walk.deeds())
    for name in (POLICE, PROCURACY, COURT, FACILITY, "caxa_2026"):
        who = cast(name)
        with scope.acting(who):
            kinds = frozenset(
                Standing.objects.filter(matter=walk.matter, agency__in=who.scope).values_list(
                    "kind", flat=True
                )
            )
            asked = {side.name for side in BASE if side.holds(walk.matter, now, who)}
            assert sides_of(walk.matter, now, who, kinds) == asked, name


def test_a_form_that_was_tampered_with_is_old(walk, sign_in):
    sent = {"when": f"{walk.now:%Y-%m-%dT%H:%M}", "seen": "hôm qua", "person": walk.first}
    answer = sign_in(POLICE).post(f"{path(walk)}lam/released/", sent)
    assert answer.status_code == 422
    assert "Biểu mẫu này đã cũ" in answer.content.decode()
