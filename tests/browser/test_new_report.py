"""A report typed by keyboard alone, at a desk and on a phone, counted key by key."""

import re

import pytest

STORY = (
    "Con gái tôi bị một người quen trên mạng rủ đi làm phục vụ lương cao ở Campuchia, "
    "ba ngày nay không gọi được. Nhờ công an giúp."
)
NAME = "Người Mẫu Không Có Thật"


def tab_to(person, field: str, most: int = 60) -> None:
    """Press Tab until the field has the focus, as somebody without a mouse does."""
    for _ in range(most):
        if (
            person.page.evaluate("document.activeElement.id || document.activeElement.name")
            == field
        ):
            return
        person.press("Tab")
    raise AssertionError(f"{field} cannot be reached by keyboard")


def pick(person, field: str, value: str) -> None:
    """Choose in a closed list with the arrow keys."""
    tab_to(person, field)
    options = person.page.locator(f"#{field} option").evaluate_all("all => all.map(o => o.value)")
    person.decide()
    at = person.page.eval_on_selector(f"#{field}", "box => box.selectedIndex")
    way = options.index(value) - at
    for _ in range(abs(way)):
        person.press("ArrowDown" if way > 0 else "ArrowUp")
    assert person.page.input_value(f"#{field}") == value


@pytest.mark.parametrize("width", [1280, 360])
def test_two_minutes_by_keyboard_alone(person, site, width):
    site.clock("2024-03-15 22:31")
    officer = person("caxa", width=width, height=740)
    officer.go("/nguon-tin/moi/")
    officer.keys = officer.decisions = 0
    officer.decide()  # how did it come: in person, the default stands
    tab_to(officer, "narrative")
    officer.decide()
    officer.type(STORY)
    tab_to(officer, "full_name_1")
    officer.type(NAME)
    pick(officer, "sex_1", "female")
    tab_to(officer, "birth_year_1")
    officer.type("2005")
    pick(officer, "lure", "easy_job")
    pick(officer, "route", "abroad")
    pick(officer, "destination", "KH")
    officer.decide()
    tab_to(officer, "grade")
    officer.press("Tab")
    officer.shot(f"new-report-filled-{width}")
    officer.press("Enter")
    officer.page.wait_for_url(re.compile(r"/vu-viec/VV-"))
    officer.shot(f"received-{width}")
    print(f"\nnew report at {width} px: {officer.keys} keys, {officer.decisions} decisions, "
          f"keystroke-level estimate {officer.seconds:.0f} s")  # fmt: skip
    assert officer.seconds <= 120
    shown = officer.page.locator("main").inner_text()
    assert NAME not in shown and STORY not in shown
    assert not officer.errors, officer.errors


def test_nothing_typed_is_still_a_report(person, site):
    officer = person("caxa")
    officer.go("/nguon-tin/moi/")
    officer.page.get_by_role("button", name="Tiếp nhận và vào sổ").click()
    officer.page.wait_for_url(re.compile(r"/vu-viec/VV-"))


def test_a_refusal_stands_beside_its_cause_and_keeps_what_was_typed(person, site):
    site.clock("2024-03-15 22:31")
    officer = person("caxa")
    officer.go("/nguon-tin/moi/")
    officer.page.fill("#narrative", STORY)
    officer.page.fill("#received_at", "2031-01-01T08:00")
    officer.page.get_by_role("button", name="Tiếp nhận và vào sổ").click()
    officer.page.wait_for_load_state()
    assert officer.page.input_value("#narrative") == STORY
    assert officer.page.locator("#received_at").get_attribute("aria-invalid") == "true"
    assert "không thể sau giờ ghi sổ" in officer.page.locator("main").inner_text()
    officer.shot("refused")
    officer.page.fill("#received_at", "2024-03-15T22:30")
    officer.page.select_option("#grade", "mat")
    officer.page.get_by_role("button", name="Tiếp nhận và vào sổ").click()
    assert "không được lưu tài liệu có độ mật" in officer.page.locator("main").inner_text()
    assert officer.page.input_value("#narrative") == STORY


def test_a_double_click_is_one_report(person, site):
    officer = person("caxa", js=False)
    officer.go("/nguon-tin/moi/")
    officer.page.fill("#narrative", STORY)
    body = officer.page.locator("form.form").last
    key = body.locator("[name=client_key]").get_attribute("value")
    officer.page.get_by_role("button", name="Tiếp nhận và vào sổ").click()
    # The click returns once the answer begins: the file must stand before one can go back from it.
    officer.page.wait_for_url(re.compile(r"/vu-viec/VV-"), wait_until="load")
    first = officer.page.url
    officer.go("/nguon-tin/moi/")
    officer.page.fill("#narrative", STORY)
    officer.page.locator("[name=client_key]").evaluate("(box, value) => box.value = value", key)
    officer.page.get_by_role("button", name="Tiếp nhận và vào sổ").click()
    officer.page.wait_for_url(re.compile(r"/vu-viec/VV-"), wait_until="load")
    assert officer.page.url == first


def test_without_javascript_the_main_pages_work(person, site):
    officer = person("caxa", js=False)
    for path in ("/viec-hom-nay/", "/vu-viec/", "/ban-giao/", "/nguon-tin/moi/", "/sach-luat/"):
        answer = officer.page.goto(site.url + path)
        assert answer.status == 200, path
