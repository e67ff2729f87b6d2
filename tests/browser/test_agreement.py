"""The four books in a browser, with differences to look at: axe-core clean, no overflow at 360 px, settled by hand."""

import pytest

from lachan.indicators.agreement.tests.written import write

from .conftest import AXE
from .test_every_page import axe

CHOSEN = "?nam=2024&ky=nam&lich=civil&so=rieng"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_books_their_lists_and_an_opinion(person, chromium, site, cast, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    site.clock("2025-09-01 09:00")
    write(cast)
    one = person("thukybcd", width=width, height=740)
    past = chromium.new_context(viewport={"width": width, "height": 740}, locale="vi-VN", bypass_csp=True,
                                storage_state=one.page.context.storage_state())  # fmt: skip
    checker = past.new_page()

    def looks(name):
        wide = one.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        one.shot(f"agreement-{name}-{width}")
        assert wide <= 0, f"{name} is {wide} px too wide at {width}"
        checker.goto(one.page.url)
        assert axe(checker) == [], name

    one.go(f"/doi-chieu/{CHOSEN}")
    looks("books")
    one.page.get_by_role("link", name="+5").first.click()
    looks("differences")
    one.page.get_by_role("link", name="Chưa có ý kiến").first.click()
    looks("opinion")
    one.page.fill("#note", "Công văn giả lập đề nghị ghi bổ sung.")
    one.page.get_by_role("button", name="Ghi ý kiến").click()
    one.page.get_by_text("Đã ghi ý kiến").wait_for()
    past.close()
    assert not one.errors, one.errors
