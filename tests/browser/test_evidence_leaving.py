"""Folios, covering, prints and court mode in a real browser: by keyboard, two windows in step, clean at two widths."""

import pytest

from lachan.evidence import commands
from lachan.evidence.given import Item

from .conftest import AXE
from .evidence_papers import scanned_pdf
from .evidence_room import POLICE, PROCURACY, exports_of, files_of, room
from .test_evidence_upload import clean

__all__ = ["room"]


@pytest.fixture
def scan(room, site):
    found = room.scanned(scanned_pdf(3), "quet.pdf")
    room.writes(
        Item("evidence", "E1", {"title": "Lời khai (giả lập)", "source": "statement", "document": "D1", "folios": "15"}),
        Item("propositions", "M1", {"text": "Nhận tiền rồi đưa người đi (giả lập)"}),
        Item("propositions", "M2", {"text": "Không được duyệt (giả lập)"}),
        Item("links", "", {"from": "E1", "to": "M1", "kind": "supports"}),
    )  # fmt: skip
    site.at = room.scene.later(hours=1)
    return found


def test_folios_are_confirmed_from_the_keyboard_alone(person, room, scan):
    one = person(POLICE)
    one.go(f"{files_of(room)}{scan.pk}/but-luc/")
    one.page.locator("#chay-bl").focus()
    one.type("15")
    one.press("Enter")
    one.page.wait_for_url("**chay-bl=15**")
    assert one.page.input_value("#bl-3") == "17"
    one.page.wait_for_function("() => [...document.images].slice(0, 2).every(i => i.complete && i.naturalWidth)")  # fmt: skip
    one.shot("evidence-folios")
    one.page.locator("#bl-1").focus()
    one.press("Enter", "Enter")
    one.page.keyboard.press("Control+A")
    one.type("15a")
    one.press("Enter", "Enter")
    one.page.wait_for_url(f"**/{scan.pk}/")
    assert room.read().kept["scans", str(scan.pk)].body["folios"] == {"1": "15", "2": "16", "3": "15a"}  # fmt: skip
    assert not one.errors, one.errors


def test_a_page_is_covered_by_hand_and_by_keyboard_and_leaves(person, room, scan):
    one = person(POLICE)
    one.go(f"{files_of(room)}{scan.pk}/che/")
    one.page.wait_for_selector("[data-box]:not([hidden])")
    box = one.page.locator(".sheet > svg").bounding_box()
    one.page.mouse.move(box["x"] + 0.1 * box["width"], box["y"] + 0.05 * box["height"])
    one.page.mouse.down()
    one.page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.2 * box["height"], steps=4)
    one.page.mouse.up()
    assert one.page.locator(".black").count() == 1
    one.page.select_option("#trang", "2")
    one.page.locator("#vung-x").focus()
    for number in ("10", "20", "80", "5"):
        one.type(number)
        one.press("Tab")
    one.press("Enter")
    assert one.page.locator(".black").count() == 1
    assert one.page.locator("#o-che").input_value().splitlines()[1] == "2; 10; 20; 80; 5"
    one.shot("evidence-cover")
    one.page.check("#da-xem")
    one.page.get_by_role("button", name="Lập tệp đã che").click()
    one.page.wait_for_selector("[data-shown='1']")
    one.shot("evidence-covered")
    one.go(exports_of(room))
    with one.page.expect_download() as down:
        one.page.get_by_role("button", name="Đưa ra").click()
    assert down.value.suggested_filename.endswith(".pdf")
    assert not one.errors, one.errors


def test_a_print_is_made_and_listed(person, room, scan):
    one = person(POLICE)
    one.go(exports_of(room))
    one.page.select_option("#dang", "pptx")
    with one.page.expect_download() as down:
        one.page.get_by_role("button", name="Lập và tải về").click()
    assert down.value.suggested_filename.endswith(".pptx")
    one.page.wait_for_function(
        "() => !document.querySelector('form[data-downloads] button').disabled"
    )
    one.go(exports_of(room))
    assert "Trang trình chiếu" in one.page.locator("table").inner_text()
    one.shot("evidence-making")


def test_the_hall_goes_with_the_presenter_and_sees_only_what_was_approved(person, room, scan):
    one = person(PROCURACY)
    one.go(f"{exports_of(room)}duyet/")
    one.page.fill("#ten", "Phiên tòa giả lập")
    for item in ("M1", "E1"):
        one.page.check(f"input[value='{item}']")
    one.page.get_by_role("button", name="Duyệt danh mục").click()
    one.page.wait_for_url("**/trinh-bay/*/")
    with one.page.expect_popup() as opened:
        one.page.get_by_role("link", name="Mở màn hình phòng xử").click()
    hall = opened.value
    hall.set_viewport_size({"width": 1280, "height": 720})
    first = one.page.locator(".slide:visible .said").inner_text()
    assert hall.locator(".slide:visible .said").inner_text() == first
    one.page.bring_to_front()
    one.press("ArrowRight")
    second = one.page.locator(".slide:visible .said").inner_text()
    hall.wait_for_function("t => [...document.querySelectorAll('.slide:not([hidden]) .said')].map(e => e.innerText).join() === t", arg=second)  # fmt: skip
    assert second != first and "BL 15" in first + second
    assert "Không được duyệt" not in hall.content()
    hall.screenshot(path="tests/browser/shots/evidence-hall.png")
    one.press("b")
    hall.wait_for_selector("body.dark")
    one.press("b", "Home")
    hall.wait_for_function("t => document.querySelector('.slide:not([hidden]) .said').innerText === t", arg=first)  # fmt: skip
    one.shot("evidence-presenter")
    assert not one.errors, one.errors


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_are_clean_and_fit(person, chromium, room, scan, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    made = room.does(commands.approve_display, PROCURACY, casefile=room.file(PROCURACY), title="Phiên tòa giả lập", shows=["M1", "E1"])  # fmt: skip
    room.does(commands.release_page, scan=scan, pages={1: []})
    room.scene.later(hours=1)
    one = person(PROCURACY, width=width)
    exports = exports_of(room)
    for path, name in (
        (f"{files_of(room)}{scan.pk}/but-luc/?chay-trang=1&chay-bl=15", "folios"), (f"{files_of(room)}{scan.pk}/che/", "cover"),
        (exports, "making"), (f"{exports}duyet/", "approve"), (f"{exports}{made.item}/", "present"), (f"{exports}{made.item}/phong-xu/", "hall"),
    ):  # fmt: skip
        clean(one, chromium, path, f"evidence-{name}-{width}", width)
