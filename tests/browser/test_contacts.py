"""Nơi nhận báo động with an address given and a message that was given up: looked at on a desk and on a phone."""

from datetime import timedelta

import pytest

from lachan.oversight.alerts.models import Delivery
from lachan.oversight.alerts.scan import scan
from lachan.oversight.tests.made import Made

from .conftest import AXE
from .test_every_page import axe

PATHS = ("/canh-bao/noi-nhan/", "/canh-bao/chua-den/", "/viec-hom-nay/")


@pytest.mark.parametrize("width", [1280, 360])
def test_an_address_is_given_and_what_reached_nobody_is_seen(person, chromium, site, width):
    site.clock("2026-03-13 22:30")
    made = Made(police="68-csdt", procuracy="68-vks", facility="68-ttg")
    made.in_custody(made.matter(site.at), "BC-GIA-LAP", "C06", site.at + timedelta(hours=5))
    one = person("dieutra_tinh", width=width, height=740)
    one.go(PATHS[0])
    one.page.fill("#address", "truc@gia-lap.example")
    one.page.fill("#quiet_from", "22:00")
    one.page.fill("#quiet_to", "06:00")
    one.page.get_by_role("button", name="Ghi địa chỉ").click()
    one.page.get_by_text("yên lặng 22:00–06:00").wait_for()
    scan(site.at, "test", site.at)
    Delivery.objects.using("keeper").update(state="failed", error="smtp_550", tries=2)
    past = chromium.new_context(viewport={"width": width, "height": 740}, locale="vi-VN", bypass_csp=True,
                                storage_state=one.page.context.storage_state())  # fmt: skip
    checker = past.new_page()
    for path in PATHS:
        one.go(path)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert one.page.evaluate(wide) <= 0, path
        one.shot(f"contacts-{path.strip('/').replace('/', '-')}-{width}")
        if AXE.exists():
            checker.goto(site.url + path)
            assert axe(checker) == [], path
    past.close()
    one.go(PATHS[0])
    assert one.page.get_by_text("từ chối hộp thư này").is_visible()
    one.page.get_by_role("button", name="Ngừng dùng").click()
    one.page.get_by_text("Chưa có địa chỉ nào").wait_for()
    assert one.errors == []
