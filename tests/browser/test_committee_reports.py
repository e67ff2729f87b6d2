"""Reports in a browser: axe-clean, whole at 360 px, a draft filled and issued by keyboard."""

import pytest

from .conftest import AXE
from .test_every_page import axe

FORM = {"loai": "ad_hoc", "ky": "2023Q4", "trich-yeu": "Tình hình giả lập"}


def drafted(one):
    one.go("/bao-cao/lap/")
    one.page.select_option("#loai", FORM["loai"])
    one.page.fill("#ky", FORM["ky"])
    one.page.fill("#trich-yeu", FORM["trich-yeu"])
    one.page.check("#cong-bo")
    one.page.get_by_role("button", name="Lập bản thảo").click()
    one.page.wait_for_url("**/bao-cao/*-*/")
    return one.page.url.removeprefix(one.site.url)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_are_clean_and_fit(person, chromium, site, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    site.clock("2024-03-15 22:31")
    one = person("thukybcd", width=width)
    draft = drafted(one)
    past = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=True,
                                storage_state=one.page.context.storage_state())  # fmt: skip
    checker = past.new_page()
    for path in (
        "/bao-cao/",
        "/bao-cao/lap/",
        "/bao-cao/yeu-cau/",
        draft,
        f"{draft}xem/",
        "/so-lieu/",
        "/so-lieu/?ma=K9",
    ):
        one.go(path)
        name = f"reports-{path.strip('/').replace(draft.strip('/'), 'x').replace('/', '-').replace('?', '-')}-{width}"
        one.page.wait_for_load_state("networkidle")
        one.shot(name)
        wide = one.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{name} is {wide} px too wide"
        checker.goto(one.page.url)
        assert axe(checker) == [], name
    past.close()
    assert not [error for error in one.errors if "404" not in error], one.errors


def test_a_report_is_written_and_issued_by_keyboard(person, site):
    site.clock("2024-03-15 22:31")
    one = person("thukybcd")
    drafted(one)
    holes = one.page.locator("textarea").filter(has_text="……")
    for box in holes.all():
        box.focus()
        box.fill("")
        one.type("Không phát sinh.")
    one.press("Tab", "Enter")  # one button saves every box
    one.page.get_by_text("Đã lưu nội dung 3 mục.").wait_for()
    one.page.locator("#so").focus()
    one.type("7")
    one.press("Tab")
    one.type("15/03/2024")
    one.press("Tab")
    one.type("Người Mẫu Ký")
    one.press("Tab", "Enter")
    one.page.get_by_text("Đã ban hành, số 7").wait_for()
    one.shot("reports-issued")
    assert not one.errors, one.errors
