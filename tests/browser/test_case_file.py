"""The file of a case in a real browser: the five things clerks do every day, and the page itself at two widths."""

import re

import pytest

from lachan.cases import commands as cases
from lachan.outcomes import commands as outcomes
from tests.case_walk import ERAS, CaseWalk

from .conftest import AXE
from .test_every_page import axe

POLICE, PROCURACY, COURT, FACILITY = "dieutra_tinh", "kiemsat_tinh", "toaan_kv", "trai"
WIDTHS = (1280, 360)


@pytest.fixture
def walk(site, cast) -> CaseWalk:
    """Two accused, one of them detained; the clock of the site goes with it."""
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
    made.do(cases.record_service, POLICE, made.first, extra={"kind": "charge_sent_to_procuracy"})
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
    made.do(cases.assign_investigator, POLICE, extra={"officer": cast(POLICE).account_id})
    made.do(cases.assign_procurator, PROCURACY, extra={"officer": cast(PROCURACY).account_id})
    made.later(days=2)
    site.at = made.now
    return made


def path(walk: CaseWalk) -> str:
    return f"/vu-viec/{walk.matter.code}/"


def later(walk: CaseWalk, site, **span: float) -> None:
    site.at = walk.later(**span)


def fill(person, where: str, **fields: str) -> None:
    """Open a form, answer what is asked, send it by its button."""
    person.go(where)
    for name, value in fields.items():
        box = person.page.locator(f"[name={name}]")
        if value == "*":
            box.select_option(index=1)
        elif box.first.get_attribute("type") == "radio":
            person.page.check(f"[name={name}][value='{value}']")
        elif box.first.evaluate("el => el.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)
    person.page.locator("#act-form button.main").click()
    person.page.wait_for_load_state()


def accepted(person) -> None:
    assert not person.page.locator("#act-form").count(), person.page.locator("main").inner_text()[
        :1500
    ]


def clean(person, chromium, where: str) -> None:
    """No violation of axe, no width beyond the window, no script or style of the page's own."""
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    page = person.page
    answer = page.goto(person.site.url + where)
    assert "unsafe" not in answer.headers["content-security-policy"]
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0, f"{where} is {wide} px too wide"
    assert not page.locator("script:not([src]), [style]:not([style='']), [onclick]").count()
    past = chromium.new_context(viewport=page.viewport_size, locale="vi-VN", bypass_csp=True,
                                storage_state=page.context.storage_state())  # fmt: skip
    checker = past.new_page()
    checker.goto(person.site.url + where)
    found = axe(checker)
    past.close()
    assert found == [], where


@pytest.mark.parametrize("width", WIDTHS)
def test_the_file_at_both_widths(person, chromium, site, walk, width):
    walk.charged(walk.second)
    later(walk, site, days=112)
    police = person(POLICE, width=width)
    base = path(walk)
    for name, where in {
        "board": "/vu-an/", "custody": "/giam-giu/", "file": base, "charge": f"{base}lam/accused_charged/", "suspension": f"{base}lam/investigation_suspended/",
        "extension": f"{base}lam/detention_extension_requested/?nguoi={walk.first}",
        "hand-over": f"{base}lam/hand_over/", "separate": f"{base}lam/case_separated/",
    }.items():  # fmt: skip
        police.go(where)
        police.shot(f"case-{name}-{width}")
        clean(police, chromium, where)
    deed = next(d for d in walk.deeds() if d.kind == "detained")
    clean(police, chromium, f"{base}lam/correct_step/?hv={deed.id}")
    police.shot(f"case-correct-{width}")
    assert not police.errors, police.errors


@pytest.mark.parametrize("width", WIDTHS)
def test_what_a_facility_and_a_court_see(person, chromium, site, walk, width):
    walk.passed(POLICE, FACILITY, "detainee", walk.first)
    later(walk, site, days=125)
    walk.sent(POLICE, COURT, "exhibits")
    facility, court = person(FACILITY, width=width), person(COURT, width=width)
    clean(facility, chromium, path(walk))
    facility.shot(f"case-kept-{width}")
    text = facility.page.locator("main").inner_text()
    assert "Phải trả tự do ngay" in text
    assert walk.second not in text
    clean(court, chromium, "/ban-giao/")
    court.shot(f"case-tray-{width}")
    clean(court, chromium, path(walk))


def test_charging_an_accused_by_keyboard(person, site, walk):
    third = walk.new_person(year=1979)
    police = person(POLICE)
    police.go(path(walk))
    group = police.page.locator("summary", has_text="Bị can và biện pháp ngăn chặn")
    group.focus()
    police.press("Enter")
    link = police.page.locator("#viec a", has_text="Khởi tố bị can").first
    link.focus()
    police.press("Enter")
    police.page.wait_for_url(re.compile("/lam/accused_charged/"))
    police.page.select_option("#person", third)
    police.page.select_option("#article", "150")
    police.page.fill("#paragraph", "2")
    police.page.fill("#paper_number", "31/QĐ-CSĐT")
    police.page.locator("#paper_number").press("Enter")
    police.page.wait_for_url(re.compile(r"da-ghi=accused_charged"))
    card = police.page.locator(f"#nguoi-{third}")
    assert "Bị can" in card.inner_text()
    assert "31/QĐ-CSĐT" in police.page.locator("#dien-bien").inner_text()
    assert not police.errors, police.errors


def test_receiving_a_file_in_the_courts_tray_and_accepting_it(person, site, walk):
    walk.do(outcomes.conclude_investigation, POLICE)
    walk.later(hours=4)
    walk.passed(POLICE, PROCURACY)
    walk.later(days=5)
    walk.do(outcomes.indict, PROCURACY)
    later(walk, site, days=1)
    procuracy, court = person(PROCURACY), person(COURT)
    to = str(walk.cast(COURT).agency_id)
    fill(procuracy, f"{path(walk)}lam/hand_over/", what="file", to=to)
    accepted(procuracy)
    assert "hồ sơ đang chuyển đến" in procuracy.page.locator("main").inner_text()
    later(walk, site, hours=3)
    court.go("/ban-giao/")
    assert "hồ sơ" in court.page.locator("#tray").inner_text()
    court.page.get_by_role("button", name="Ký nhận").first.click()
    court.page.wait_for_url(re.compile(r"/vu-viec/VV-"))
    later(walk, site, hours=1)
    fill(court, f"{path(walk)}lam/case_accepted/")
    accepted(court)
    text = court.page.locator("main").inner_text()
    assert "Tòa án thụ lý vụ án" in text
    assert walk.seen(COURT).reading.holder_id == walk.cast(COURT).agency_id
    court.shot("case-court")
    assert not court.errors + procuracy.errors


def test_returning_a_file(person, site, walk):
    walk.do(outcomes.conclude_investigation, POLICE)
    walk.later(hours=4)
    walk.passed(POLICE, PROCURACY)
    later(walk, site, days=5)
    procuracy = person(PROCURACY)
    where, to = f"{path(walk)}lam/file_returned_by_procuracy/", str(walk.cast(POLICE).agency_id)
    fill(procuracy, where, to=to, paper_number="2/QĐ-VKS")
    assert procuracy.page.locator("#ground-error").is_visible()
    assert procuracy.page.input_value("#paper_number") == "2/QĐ-VKS"
    fill(procuracy, where, to=to, ground="245.1.b", note="Còn hành vi khác, giả lập.")
    accepted(procuracy)
    text = procuracy.page.locator("main").inner_text()
    assert "đã trả hồ sơ 1 lần" in text
    assert "Có căn cứ khởi tố bị can về tội phạm khác" in text
    assert "Còn hành vi khác, giả lập." not in text


def test_a_stale_form_tells_what_changed_beside_its_button(person, site, walk):
    police, other = person(POLICE), person(PROCURACY)
    police.go(f"{path(walk)}lam/detention_extension_requested/?nguoi={walk.first}")
    police.page.fill("#paper_number", "77/ĐN")
    later(walk, site, hours=1)
    fill(other, f"{path(walk)}lam/released/?nguoi={walk.first}", ground="unneeded")
    accepted(other)
    police.page.locator("#act-form button.main").click()
    told = police.page.locator("#act-form .refusal")
    assert "đã ghi «Trả tự do»" in told.inner_text()
    assert police.page.input_value("#paper_number") == "77/ĐN"
    gap = told.bounding_box()["y"], police.page.locator("#act-form button.main").bounding_box()["y"]
    assert 0 < gap[1] - gap[0] < 260
    police.shot("case-stale")
    police.page.locator("#act-form button.main").click()
    police.page.wait_for_url(re.compile("da-ghi=detention_extension_requested"))


def test_correcting_an_act_from_the_timeline(person, site, walk):
    police = person(POLICE)
    police.go(path(walk))
    row = police.page.locator("#dien-bien li", has_text="Tạm giam để điều tra")
    row.get_by_role("link", name="Đính chính").click()
    assert police.page.input_value("#order_months") == "4"
    police.page.fill("#order_months", "3")
    police.page.fill("#reason", "Gõ nhầm số tháng, giả lập.")
    police.page.locator("#act-form button.main").click()
    police.page.wait_for_url(re.compile(r"/vu-viec/VV-\w+/$"))
    assert police.page.locator("#dien-bien s", has_text="Tạm giam để điều tra").count() == 1
    assert "Số tháng của lệnh tạm giam: 3" in police.page.locator("#dien-bien").inner_text()
    police.shot("case-corrected")


def test_finding_a_service_without_diacritics(person, site, walk):
    police = person(POLICE)
    police.go(path(walk))
    police.page.locator("summary", has_text="Giao, gửi, thông báo").click()
    police.page.fill("#tim-service", "giam dinh")
    shown = [text for text in police.page.locator("#viec-service li:visible").all_inner_texts()]
    assert shown
    assert all("giám định" in text.lower() for text in shown)
