"""Oversight in a browser: axe-clean, usable by keyboard, whole at 360 px, for the procuracy, the police and the committee."""

import pytest

from lachan.oversight.tests.scene import INSPECTOR, POLICE, PROCURACY, at_place

from .conftest import AXE
from .test_every_page import axe

PAGES = (
    "",
    "danh-sach/idle_at_home/",
    "danh-sach/outcome_unknown/",
    "yeu-cau/",
    "yeu-cau/lam/gui/",
    "kiem-tra/",
    "ket-luan/",
    "ton-tai/",
)


@pytest.fixture
def asked(cast, site):
    """A case in court for long; a letter about it that waits, a round with a finding, an entry with a remedy."""
    ask = at_place(cast, "at_court")
    ask.later(days=400)
    letter = ask.letter(number="12/KN-VKS")
    ask.received(letter)
    repeated = ask.letter("management", answer_by=ask.now.date())
    planned = ask.round()
    found = ask.finding(planned)
    ask.fixed(found)
    entry = ask.entry(source="finding", finding=found)
    ask.put_right(ask.remedy(entry))
    ask.later(days=2)
    site.at = ask.now
    return {"yeu-cau": (letter, repeated), "kiem-tra": planned, "ket-luan": found, "ton-tai": entry}


def test_the_pages_are_clean_and_fit(asked, person, chromium):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    paths = {
        PROCURACY: [*PAGES, f"yeu-cau/{asked['yeu-cau'][0].id}/", f"yeu-cau/{asked['yeu-cau'][1].id}/",
                    f"yeu-cau/{asked['yeu-cau'][1].id}/lam/nhac-lai/"],
        INSPECTOR: [f"kiem-tra/{asked['kiem-tra'].id}/", f"ket-luan/{asked['ket-luan'].id}/", "kiem-tra/lam/lap/",
                    f"ton-tai/{asked['ton-tai'].id}/", "ton-tai/lam/ghi/", f"kiem-tra/{asked['kiem-tra'].id}/lam/ket-luan/"],
        POLICE: ["yeu-cau/", f"yeu-cau/{asked['yeu-cau'][0].id}/lam/tra-loi/"],
        "thukybcd": [""],
    }  # fmt: skip
    for account, listed in paths.items():
        for width in (1280, 360):
            one = person(account, width=width)
            past = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=True,
                                        storage_state=one.page.context.storage_state())  # fmt: skip
            checker = past.new_page()
            for path in listed:
                one.go(f"/giam-sat/{path}")
                name = f"oversight-{account}-{path.strip('/').replace('/', '-')[:24] or 'first'}-{width}"
                one.shot(name)
                wide = one.page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
                assert wide <= 0, f"{name} is {wide} px too wide"
                checker.goto(one.page.url)
                found = axe(checker)
                assert found == [], (name, found)
            past.close()
            assert not one.errors, one.errors


def test_a_letter_is_answered_by_keyboard_alone(asked, person):
    one = person(POLICE)
    one.go(f"/giam-sat/yeu-cau/{asked['yeu-cau'][0].id}/")
    one.page.get_by_role("link", name="Trả lời", exact=True).focus()
    one.press("Enter")
    one.page.wait_for_url("**/lam/tra-loi/")
    one.page.locator("#words").focus()
    one.type("Đã thực hiện, giả lập.")
    one.press("Tab", "Enter")
    one.page.get_by_text("Đã ghi: Trả lời.").wait_for()
    assert "chờ kiểm tra lại" in one.page.content()
    assert not one.errors, one.errors
