"""The plan in a browser: axe-clean, whole at 360 px, reported and confirmed by keyboard, for the keeper and a department."""

import pytest

from lachan.plan.tests.scene import KEEPER

from . import scenes
from .conftest import AXE
from .test_every_page import axe


@pytest.fixture
def planned(cast, site):
    return scenes.planned(cast, site)


def test_the_pages_are_clean_and_fit(planned, person, chromium):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    own, given = (f"viec/{planned[name].version.task_id}/" for name in ("share", "given"))
    paths = {
        KEEPER: ["", "?tre=1", "cham/", "hop/", "cao-diem/", "so-sanh/", "van-ban/", f"{planned['peak'].id}/", f"{planned['draft'].id}/",
                 own, given, "lam/van-ban/", f"{planned['draft'].id}/lam/nhiem-vu/", f"{planned['year'].id}/lam/chep/", f"{own}lam/sua/"],
        "soyte": ["", own, f"{own}lam/giao/?phan={planned['share'].id}", f"{own}lam/vuong/?phan={planned['share'].id}"],
    }  # fmt: skip
    for account, listed in paths.items():
        for width in (1280, 360):
            one = person(account, width=width)
            past = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=True,
                                        storage_state=one.page.context.storage_state())  # fmt: skip
            checker = past.new_page()
            for number, path in enumerate(listed):
                one.go(f"/ke-hoach/{path}")
                one.shot(f"plan-{account}-{number:02d}-{width}")
                wide = one.page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
                assert wide <= 0, f"{path} is {wide} px too wide at {width}"
                checker.goto(one.page.url)
                found = axe(checker)
                assert found == [], (path, width, found)
            past.close()
            assert not one.errors, one.errors


def test_reported_and_confirmed_by_keyboard_alone(planned, person):
    task = f"/ke-hoach/viec/{planned['share'].version.task_id}/"
    one = person("soyte")
    one.go("/viec-hom-nay/")
    one.page.get_by_text("Nhiệm vụ kế hoạch cần báo cáo").wait_for()
    one.press("g", "k")
    one.page.wait_for_url("**/ke-hoach/")
    one.go(task)
    one.page.get_by_role("link", name="Báo cáo kết quả").first.focus()
    one.press("Enter")
    one.page.wait_for_url("**/lam/bao-cao/**")
    one.type("Đã hỗ trợ, giả lập.")
    one.press("Tab")
    one.type("4")
    one.page.locator("button.main").focus()
    one.press("Enter")
    one.page.get_by_text("Đã ghi: Báo cáo kết quả.").wait_for()
    keeper = person(KEEPER)
    keeper.go(task)
    keeper.page.get_by_role("link", name="Xác nhận hoặc trả lại").first.focus()
    keeper.press("Enter")
    keeper.page.wait_for_url("**/lam/xem-bao-cao/**")
    keeper.page.locator("button.main").focus()
    keeper.press("Enter")
    keeper.page.get_by_text("Đã ghi: Xác nhận hoặc trả lại.").wait_for()
    assert "Xong nhưng quá hạn" in keeper.page.content() or "chậm 10 ngày" in keeper.page.content()
    assert not one.errors + keeper.errors


def test_without_script_the_filters_and_forms_work(planned, person):
    one = person(KEEPER, js=False)
    one.go("/ke-hoach/")
    one.page.select_option("#filter-tre", "1")
    one.page.get_by_role("button", name="Lọc").click()
    assert "tre=1" in one.page.url
    assert one.page.get_by_text("Rà soát địa bàn").count() == 1
    assert "chậm 59 ngày" in one.page.content()
