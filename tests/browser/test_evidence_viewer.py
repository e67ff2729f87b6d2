"""A scan in a real browser: drawn by PDF.js under the strict policy, at its folio, a region drawn by hand and by numbers."""

import pytest

from lachan.evidence import commands
from lachan.evidence.given import Item
from lachan.evidence_scan.tests.samples import picture, wav

from .conftest import AXE
from .evidence_papers import scanned_pdf
from .evidence_room import POLICE, files_of, room
from .test_evidence_upload import clean

__all__ = ["room"]


@pytest.fixture
def scan(room, site):
    found = room.scanned(scanned_pdf(4), "quet.pdf")
    room.does(commands.confirm_folios, casefile=room.file(), scan=found, folios={"2": "15", "3": "15a"})  # fmt: skip
    room.writes(Item("evidence", "E1", {"title": "Lời khai (giả lập)", "source": "statement", "document": "D1", "folios": "15a"}))  # fmt: skip
    site.at = room.scene.later(hours=1)
    return found


def there(room, scan):
    return f"{files_of(room)}{scan.pk}/"


def shown(one, page):
    one.page.wait_for_selector(f"[data-shown='{page}']")


INK = """() => { const c = document.querySelector('canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
  let dark = 0; for (let i = 0; i < d.length; i += 4) if (d[i] + d[i + 1] + d[i + 2] < 300) dark++; return dark; }"""


def test_a_pdf_is_drawn_at_its_folio_and_pages_go_by_keyboard(person, room, scan):
    one = person(POLICE)
    one.go(f"{there(room, scan)}?bl=15a")
    shown(one, 3)
    assert one.page.locator("[data-folio]").inner_text() == "BL 15a"
    assert one.page.evaluate(INK) > 200
    one.page.locator(".sheet-frame").focus()
    one.press("PageDown")
    shown(one, 4)
    assert one.page.locator("[data-folio]").inner_text() == "chưa xác nhận bút lục"
    one.press("PageUp", "PageUp")
    shown(one, 2)
    assert one.page.locator("[data-folio]").inner_text() == "BL 15"
    assert not one.errors, one.errors


def test_a_region_drawn_by_hand_is_kept_and_highlighted(person, room, scan):
    one = person(POLICE)
    one.go(f"{there(room, scan)}?bl=15a")
    shown(one, 3)
    box = one.page.locator(".sheet > svg").bounding_box()
    one.page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.1 * box["height"])
    one.page.mouse.down()
    one.page.mouse.move(box["x"] + 0.6 * box["width"], box["y"] + 0.3 * box["height"], steps=4)
    one.page.mouse.up()
    one.page.select_option("#chung-cu", "E1")
    one.page.get_by_role("button", name="Giữ vùng này").click()
    shown(one, 3)
    region = room.read().bundle.evidence[0].region
    assert (region.page, round(region.x, 2), round(region.w, 2), round(region.h, 2)) == (3, 0.2, 0.4, 0.2)  # fmt: skip
    assert one.page.locator(".kept.chosen").count() == 1
    one.shot("evidence-region")
    assert not one.errors, one.errors


def test_a_region_by_keyboard_alone(person, room, scan):
    one = person(POLICE)
    one.go(f"{there(room, scan)}?bl=15")
    shown(one, 2)
    one.page.locator("#chung-cu").focus()
    one.press("ArrowDown", "Tab")
    for number in ("10", "20", "30", "12,5"):
        one.type(number)
        one.press("Tab")
    assert one.page.locator(".drawn").get_attribute("height") == "0.125"
    one.press("Enter")
    one.page.wait_for_url("**/?vung=E1")
    region = room.read().bundle.evidence[0].region
    assert (region.page, region.x, region.h) == (2, 0.1, 0.125)


def test_a_photograph_a_recording_and_a_page_without_script(person, room, scan):
    one = person(POLICE)
    one.go(there(room, room.scanned(picture("JPEG"), "anh.jpg")))
    shown(one, 1)
    assert one.page.evaluate("document.querySelector('.sheet img').naturalWidth") == 640
    one.go(there(room, room.scanned(wav(3), "ghi-am.wav")))
    one.page.wait_for_function("() => document.querySelector('audio').readyState >= 1")
    assert round(one.page.evaluate("document.querySelector('audio').duration")) == 3
    assert not one.errors, one.errors
    plain = person(POLICE, js=False)
    plain.go(f"{there(room, scan)}?bl=15a")
    assert plain.page.locator(".sheet img").get_attribute("alt") == "BL 15a"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_is_clean_and_fits(person, chromium, room, scan, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    clean(person(POLICE, width=width), chromium, f"{there(room, scan)}?bl=15a", f"evidence-viewer-{width}", width)  # fmt: skip
