"""Communication and training in a browser: clean and whole at 360 px; a session typed, a year brought in without script."""

from datetime import date

import pytest

from lachan.exchange.outreach.tests.test_year import GOOD, book
from lachan.outreach import commands
from lachan.outreach.tests.scene import (
    HEALTH,
    NOW,
    OFFICE,
    POLICE,
    WOMEN,
    body,
    course,
    given,
    held,
)

from .conftest import AXE
from .test_every_page import axe

HOME, CLASSES = "/truyen-thong/", "/tap-huan/lop/"
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def told(cast, site):
    """Sessions, one put right, a quiz, a club, a class with its people."""
    site.at = NOW
    police, women, health = ({"by": cast(one), "at": NOW} for one in (POLICE, WOMEN, HEALTH))
    one = commands.record_session(given=given(), **police)
    commands.correct_session(session=one, given=given(reached=80), why="Đếm lại", **police)
    commands.record_quiz(about=one.root, moment="after", people=20, questions=5, right=90, **police)
    commands.record_session(
        given=given(None, kind="press", reached=None, method="", groups={}), **women
    )
    club = commands.open_club(
        name="Câu lạc bộ giả lập",
        kind="club",
        since=date(2025, 8, 1),
        members=20,
        organiser=body("68-hlhpn"),
        **women,
    )
    commands.record_club_activity(
        club=club, on=date(2026, 1, 5), words="Sinh hoạt giả lập", members=25, present=18, **women
    )
    taught = commands.record_training(
        **held(commands.record_course(**course(), **health)), **health
    )
    commands.record_attendance(
        training=taught, body=body("cax-c24853.c"), post="police", people=3, **health
    )
    return {"session": one.root, "club": club.root, "class": taught.root}


def test_the_pages_are_clean_and_fit(told, person, chromium):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    session, club, taught = (
        f"{HOME}{told['session']}/",
        f"{HOME}mo-hinh/{told['club']}/",
        f"{CLASSES}{told['class']}/",
    )
    paths = {
        POLICE: [HOME, f"{HOME}moi/", session, f"{session}lam/dinh-chinh/", f"{HOME}nhap/"],
        WOMEN: [f"{HOME}mo-hinh/", club, f"{HOME}tai-lieu/lam/moi/"],
        HEALTH: [taught, f"{taught}giay-chung-nhan/", "/tap-huan/khoa/lam/moi/"],
        OFFICE: [f"{HOME}lich/", f"{HOME}ket-qua/", "/tap-huan/", "/tap-huan/co-quan/", "/tap-huan/sang-chan/", CLASSES],
    }  # fmt: skip
    for account, listed in paths.items():
        one = person(account, width=360)
        past = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN", bypass_csp=True,
                                    storage_state=one.page.context.storage_state())  # fmt: skip
        checker = past.new_page()
        for number, path in enumerate(listed):
            one.go(path)
            one.shot(f"outreach-{account}-{number:02d}-360")
            wide = one.page.evaluate(WIDE)
            assert wide <= 0, f"{path} is {wide} px too wide"
            checker.goto(one.page.url)
            checker.screenshot(
                path=f"{AXE.parents[1]}/shots/outreach-{account}-{number:02d}-1280.png",
                full_page=True,
            )
            assert axe(checker) == [], path
        past.close()
        assert not one.errors, one.errors


def test_a_year_is_brought_in_without_script(cast, site, person):
    site.at = NOW
    one = person(POLICE, width=360, js=False)
    one.go(f"{HOME}nhap/")
    data = book(GOOD, {**GOOD, "held_on": "31/02/2026"})
    one.page.set_input_files(
        "#file", {"name": "nam.xlsx", "mimeType": "application/octet-stream", "buffer": data}
    )
    one.page.get_by_role("button", name="Đọc thử, chưa ghi").click()
    one.page.get_by_role("heading", name="Đọc thử: 1 buổi sẽ ghi").wait_for()
    assert "không phải ngày" in one.page.content()
    one.page.get_by_role("button", name="Ghi 1 buổi").click()
    one.page.get_by_role("heading", name="Đã ghi 1 buổi").wait_for()
    with one.page.expect_download() as given_back:
        one.page.get_by_role("button", name="Tải các dòng phải sửa").click()
    assert given_back.value.suggested_filename.endswith(".xlsx")
