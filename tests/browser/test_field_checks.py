"""Field checks in a real browser, without JavaScript: a firm, a check, what was found, overdue, put right; clean and whole at 360 px."""

import pytest

from .conftest import AXE
from .test_every_page import axe

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def fill(page, **typed):
    for name, value in typed.items():
        page.fill(f"#{name}", value)
    page.get_by_role("button", name="Ghi:").click()


def a_firm_checked(one):
    """From an empty list to one finding that runs; what was refused stays typed."""
    one.go("/kiem-tra/")
    one.page.get_by_role("link", name="Ghi cơ sở").click()
    one.page.select_option("#sector", "lodging")
    fill(one.page, name="Nhà nghỉ Mẫu (giả lập)", registration="GL-001")
    assert "Chưa chọn xã" in one.page.inner_text("main")
    assert one.page.input_value("#name") == "Nhà nghỉ Mẫu (giả lập)"
    one.page.select_option("#place", "c24853.a")
    fill(one.page)
    one.page.get_by_role("link", name="Ghi cuộc kiểm tra").click()
    one.page.get_by_label("Không thông báo lưu trú").check()
    fill(one.page, checked_on="2024-07-01", number="12/KH (giả lập)")
    assert one.page.get_by_label("Không thông báo lưu trú").is_checked()
    fill(one.page, fix_by="2024-07-08")


def test_from_a_firm_to_what_was_put_right(person, site):
    site.clock("2024-07-10 09:00")
    police = person("caxa", js=False)
    a_firm_checked(police)
    office = person("lanhdao", js=False)
    office.go("/kiem-tra/")
    assert "Quá hạn khắc phục 2 ngày" in office.page.inner_text("main")
    assert not office.page.get_by_role("link", name="Không thông báo lưu trú").count()
    police.go("/kiem-tra/")
    police.page.get_by_role("link", name="Không thông báo lưu trú").click()
    police.page.select_option("#kind", "verified")
    fill(police.page, done_on="2024-07-09")
    assert "Đã khắc phục" in police.page.inner_text("main")
    office.go("/kiem-tra/")
    assert "Không có vi phạm nào" in office.page.inner_text("main")
    office.go("/kiem-tra/co-so/?linh_vuc=lodging&q=m%E1%BA%ABu")
    assert "Nhà nghỉ Mẫu (giả lập)" in office.page.inner_text("main")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_are_clean_and_whole(person, chromium, site, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    site.clock("2024-07-10 09:00")
    one = person("caxa", width=width, height=740)
    a_firm_checked(one)
    firm = one.page.url.removeprefix(site.url)
    past = chromium.new_context(viewport={"width": width, "height": 740}, locale="vi-VN", bypass_csp=True,
                                storage_state=one.page.context.storage_state())  # fmt: skip
    checker = past.new_page()
    for path in ("/kiem-tra/", "/kiem-tra/co-so/", firm, f"{firm}lam/kiem-tra/"):
        assert one.page.goto(site.url + path).status == 200, path
        assert one.page.evaluate(WIDE) <= 0, path
        one.shot(f"field-checks-{path.count('/')}-{width}")
        checker.goto(site.url + path)
        assert axe(checker) == [], path
    past.close()
    assert not [error for error in one.errors if "422" not in error]
