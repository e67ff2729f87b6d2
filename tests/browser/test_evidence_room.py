"""The evidence room in a browser: axe-clean and whole at 1280 and 360 px, six views that choose together, links by keyboard."""

import pytest

from lachan.web.tests.room_scene import charged, room_at
from tests.case_scenes import POLICE, PROCURACY

from .conftest import AXE
from .test_every_page import axe

PAGES = (
    "", "bang/matrix/", "bang/timeline/", "cau-hoi/", "cau-hoi/?tra-loi=1", "QUESTION", "muc/", "muc/documents/", "muc/documents/D1/",
    "muc/propositions/M1/", "muc/evidence/moi/", "muc/persons/moi/", "muc/decisions/moi/", "muc/propositions/M1/sua/",
    "muc/documents/D1/rut/", "ghi-nhanh/", "lien-ket/", "but-luc/", "nhap/", "thay-doi/?tu=0",
)  # fmt: skip


@pytest.fixture
def room(cast, site):
    made = charged(room_at(cast))
    site.at = made.scene.now
    return made


def path(room, rest: str = "") -> str:
    return f"/vu-viec/{room.code}/chung-cu/{rest}"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_are_clean_and_fit(room, person, chromium, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    one = person(POLICE, width=width)
    past = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=True,
                                storage_state=one.page.context.storage_state())  # fmt: skip
    checker = past.new_page()
    faults = []
    for rest in PAGES:
        if rest == "QUESTION":
            one.go(path(room, "cau-hoi/"))
            rest = (
                one.page.locator(".asked-head a").first.get_attribute("href").split("chung-cu/")[1]
            )
        one.go(path(room, rest))
        name = (
            f"evidence-{rest.strip('/').replace('/', '-').replace('?', '-')[:30] or 'room'}-{width}"
        )
        one.page.wait_for_timeout(150)
        one.shot(name)
        wide = one.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        checker.goto(one.page.url)
        faults += [(name, f"{wide} px too wide")] if wide > 0 else []
        faults += [(name, found) for found in axe(checker)]
    past.close()
    assert not faults, "\n".join(map(str, faults))
    assert not one.errors, one.errors


def test_before_anybody_is_charged(cast, site, person):
    made = room_at(cast, "open")
    site.at = made.scene.now
    one = person(POLICE)
    one.go(path(made))
    one.page.get_by_role("link", name="Ghi giả thuyết, căn cứ").click()
    one.page.fill("#article", "150")
    one.page.select_option("#ground", "143.1")
    one.page.get_by_role("button", name="Ghi vào hồ sơ").click()
    one.page.get_by_text("Đã ghi giả thuyết").wait_for()
    one.go(path(made))
    one.page.get_by_text("giả thuyết Điều 150").first.wait_for()
    one.shot("evidence-before-1280")
    assert "bị can" not in one.page.locator("[data-evidence-view=matrix]").inner_text()
    assert not one.errors, one.errors


def test_a_link_is_drawn_with_six_keys_and_no_mouse(room, person):
    one = person(POLICE)
    one.go(path(room, "lien-ket/"))
    one.page.locator("input[name=from][value=E2]").focus()
    one.press(" ", "Tab", "Tab")
    one.page.locator("input[name=to][value='C1/act']").focus()
    one.press(" ", "a")
    one.page.get_by_text("Đã gắn L4.").wait_for()
    assert one.page.evaluate("document.activeElement.value") == "E2"
    assert any(
        (x.from_, x.to, x.kind) == ("E2", "C1/act", "attacks") for x in room.read().bundle.links
    )
    one.page.fill("#narrow-to", "muc dich")
    assert one.page.locator("#pick-to .choice:visible").count() == 1
    assert not one.errors, one.errors


def test_a_question_marks_its_objects_and_a_mark_opens_its_page(room, person):
    one = person(PROCURACY)
    one.go(path(room))
    one.page.get_by_role("tab", name="Cây chứng minh").click()
    one.page.locator("[data-evidence-view=tree] [data-id=E1]").first.click()
    one.page.locator("[data-evidence-chosen]").get_by_text("Lời khai nhắc đến N1").first.wait_for()
    one.shot("evidence-tree-1280")
    one.page.locator("[data-evidence-chosen]").get_by_role("button", name="Mở").first.click()
    one.page.wait_for_url("**/muc/evidence/E1/")
    one.go(path(room))
    one.page.get_by_role("button", name="Đánh dấu trên hình").first.click()
    assert "chon=" in one.page.url
    assert not one.errors, one.errors


def test_everything_can_be_read_and_written_without_a_script(room, person):
    one = person(POLICE, js=False)
    one.go(path(room))
    assert "Phản bác, gỡ tội" in one.page.content()
    one.go(path(room, "ghi-nhanh/"))
    one.page.fill("#text", "BH1 nói bị giữ giấy tờ")
    one.page.fill("#supports_1_evidence", "E1")
    one.page.get_by_role("button", name="Ghi vào hồ sơ").click()
    assert "Đã ghi M2" in one.page.content()
