"""Screening and talking without a mouse, and on a phone by thumb: large enough, nothing cut off."""

import pytest
from uuid_utils.compat import uuid7

from lachan.people.entries import Entry
from lachan.victims.given import Listing
from tests.care_walk import CARE_ERAS, CareWalk

LEAD = "ytetinh"
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What a thumb must hit, in the page: a box around a radio counts as its label does. Links within a line of text are as
# high as their line (WCAG 2.5.8, inline).
SMALL = """() => [...document.querySelectorAll(".page button, .page a.button, .page select, .page textarea, .page label.choice, .page .tabs a, .page summary, .page .next-act, .page input:not([type=radio],[type=checkbox],[type=hidden])")]
  .filter(one => one.checkVisibility()).map(one => [one.getBoundingClientRect(), one])
  .filter(([box]) => box.width && (box.height < 44 || box.width < 44)).map(([box, one]) => `${one.tagName} ${one.className} ${Math.round(box.width)}×${Math.round(box.height)} ${one.textContent.trim().slice(0, 30)}`)"""
CUT = """() => [...document.querySelectorAll("main *")].filter(one => one.checkVisibility() && !one.closest(".sr-only, select, .table-wrap"))
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || (getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1 && one.textContent.trim()))
  .map(one => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`)"""
FOCUS = "() => { const at = document.activeElement; return [at.tagName, at.name || at.id || '', (at.innerText || at.value || '').trim()]; }"  # fmt: skip


@pytest.fixture
def walk(cast, site):
    """A grown person on a list with a second one after."""
    listing = uuid7()
    two = [CareWalk(cast, CARE_ERAS["new"]).received(listed=Listing(listing, n, str(n + 5), uuid7()), entry=Entry("male", 2000, False)).passed_on()
           for n in (1, 2)]  # fmt: skip
    site.at = two[1].later(hours=1)
    two[0].listing, two[0].following = listing, two[1]
    return two[0]


def tab_to(one, wanted, most=60):
    """By Tab alone, as far as the thing wanted; fails where it cannot be reached."""
    for _ in range(most):
        one.press("Tab")
        tag, name, text = one.page.evaluate(FOCUS)
        if wanted in (name, text):
            return tag
    raise AssertionError((wanted, one.page.evaluate(FOCUS)))


def test_a_person_is_screened_and_the_next_one_come_to_by_keyboard_alone(walk, person):
    one = person(LEAD)
    one.go(f"/cham-soc/{walk.file.person.code}/sang-loc/un_general/?danh_sach={walk.listing}")
    signs = one.page.eval_on_selector_all("[data-sign] input", "all => [...new Set(all.map(i => i.name))]")  # fmt: skip
    tab_to(one, signs[0])
    for number in range(len(signs)):
        one.press("ck?"[number % 3])
    said = one.page.eval_on_selector_all("[data-sign] input:checked", "all => all.map(i => i.value)")  # fmt: skip
    assert said == [("yes", "no", "unknown")[number % 3] for number in range(len(signs))]
    tab_to(one, "Xem gợi ý, chưa ghi", 4)
    one.press("Enter")
    one.page.locator("#goi-y").wait_for()
    assert one.page.evaluate("document.activeElement.id") == "goi-y"
    tab_to(one, "signs", 3)
    one.press("ArrowDown")
    tab_to(one, "Ghi, sang người tiếp theo", 14)
    one.press("Enter")
    one.page.wait_for_url(f"**/{walk.following.file.person.code}/sang-loc/**")
    assert f"Đã ghi sàng lọc. {walk.file.person.code}" in one.page.inner_text(".message.success")
    assert walk.acts()[-1].facts["signs"] is True
    assert not one.errors, one.errors


def test_a_talk_is_prepared_begun_and_stopped_by_keyboard_alone(walk, person):
    one = person(LEAD)
    one.go(f"/cham-soc/{walk.file.person.code}/noi-chuyen/")
    tab_to(one, "interpreter")
    one.press("ArrowDown", "ArrowDown")
    tab_to(one, "Xem lại danh sách")
    one.press("Enter")
    one.page.get_by_text("Những điều luật cần đã có").wait_for()
    tab_to(one, "Sang phần nói chuyện")
    one.press("Enter")
    one.page.get_by_role("heading", name="Đang nói chuyện").wait_for()
    tab_to(one, "Dừng lại")
    one.press("Enter")
    one.page.get_by_role("heading", name="Đã dừng").wait_for()
    assert not one.errors, one.errors


PATHS = ("sang-loc/", "sang-loc/un_general/", "sang-loc/forced_criminality/", "noi-chuyen/", "noi-chuyen/dang/", "noi-chuyen/nghi/",
         "lam/loi-ke/", "ke-hoach/", "")  # fmt: skip


def test_on_a_phone_everything_is_large_enough_and_nothing_is_cut_off(walk, person):
    one = person(LEAD, width=360, height=740)
    found = {}
    for path in PATHS:
        one.go(f"/cham-soc/{walk.file.person.code}/{path}?danh_sach={walk.listing}")
        one.shot(f"phone-{path.strip('/').replace('/', '-') or 'file'}")
        wrong = [*one.page.evaluate(SMALL), *one.page.evaluate(CUT)]
        wide = one.page.evaluate(WIDE)
        if wrong or wide > 0:
            found[path] = [wide, *wrong[:12]]
    one.go(f"/cham-soc/danh-sach-tro-ve/{walk.listing}/")
    assert one.page.evaluate(SMALL) == [] and one.page.evaluate(WIDE) <= 0
    assert found == {}
    assert not one.errors, one.errors
