"""The boards in a browser: axe-clean, whole at 360 px, drawn under our own policy, read by keyboard and on paper."""

import pytest

from lachan.indicators.commands import publish_figures
from lachan.indicators.tests.seeded import seed
from lachan.intake import commands as intake
from lachan.reference.models import Agency, Unit
from tests.walking import given, hour

from .conftest import AXE, SHOTS
from .test_every_page import axe

AT = hour("2024-11-20 09:00")
YEAR = "/chi-tieu/?lich=police&nam=2024"


@pytest.fixture
def told(cast, site):
    """Two years and a body published, and the year once more after its record had grown."""
    seed(cast)
    ground = Unit.objects.get(key="c24853.a").id
    for day in ("2024-03-04 09:00", "2024-10-07 09:00"):
        intake.receive_report(
            given=given(hour(day), place_id=ground), by=cast("dieutra"), at=hour(day)
        )
    staff, body = cast("thukybcd"), Agency.objects.get(key="cah-d674.a").id
    for year, at, more in (
        (2022, AT, {}),
        (2023, AT, {}),
        (2024, hour("2024-09-03 09:00"), {}),
        (2024, AT, {}),
        (2024, AT, {"agency": body}),
    ):
        publish_figures(calendar="police", year=year, by=staff, at=at, as_of=at, **more)
    site.at = AT


def opened(one):
    """Every fold of the page open, as whoever looks for trouble would have it."""
    one.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_boards_are_clean_and_fit(told, person, chromium, site, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    paths = {
        "thukybcd": ["", "&ve=K2&K3=b", "&co-quan=cah-d674.a", "&noi=c24853.a", "&tinh-den=03/09/2024"],
        "catinh": [""],
    }  # fmt: skip
    for account, asked in paths.items():
        one = person(account, width=width)
        past = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=True,
                                    storage_state=one.page.context.storage_state())  # fmt: skip
        checker = past.new_page()
        for number, more in enumerate(asked):
            one.go(YEAR + more)
            looks(one, checker, f"board-{account}-{number}-{width}")
        if account == "thukybcd":
            one.go(f"{YEAR}&ve=K3")
            one.page.locator("a[href*='/con-phai-lam/']").nth(1).click()
            looks(one, checker, f"board-ahead-{width}")
            one.page.get_by_role("button", name="Tính hạn chót").click()
            one.page.get_by_text("Nếu giữ đà hiện nay").wait_for()
            one.shot(f"board-ahead-counted-{width}")
            one.go(YEAR)
            one.page.locator("[aria-labelledby=figure-K2]").get_by_role(
                "link", name="Trước đó đã công bố"
            ).click()
            one.page.get_by_role("link", name="So với hồ sơ bây giờ").click()
            one.page.get_by_role("button", name="Tính lại").click()
            one.page.get_by_text("Hành vi được ghi sau khi công bố").wait_for()
            assert one.page.get_by_text("không có trong danh sách").count() >= 1
            one.shot(f"board-recount-{width}")
        past.close()
        assert not one.errors, one.errors


def looks(one, checker, name):
    one.shot(name)
    wide = one.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0, f"{name} is {wide} px too wide"
    inline = "script:not([src]), [onclick], :not(.chart, .chart *)[style]:not([style=''])"
    assert not one.page.locator(inline).count(), name
    checker.goto(one.page.url)
    found = axe(checker)
    opened(checker)
    assert found + axe(checker) == [], (name, found)


def test_the_chart_is_drawn_under_our_policy_and_repeats_the_table(told, person):
    one = person("lanhdao")
    answer = one.page.goto(one.site.url + YEAR)
    assert "unsafe" not in answer.headers["content-security-policy"]
    one.page.locator(".chart canvas").wait_for()
    drawn = "echarts.getInstanceByDom(document.querySelector('.chart')).getOption().series.map(s => s.data.join())"
    cells = [row.split("\t") for row in one.page.locator("#dien-bien-bang tbody tr").all_inner_texts()]  # fmt: skip
    assert [",".join(row[at] for row in cells) for at in (1, 2)] == one.page.evaluate(drawn)
    inked = """() => { const c = document.querySelector('.chart canvas'), p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        let dark = 0; for (let i = 0; i < p.length; i += 4) if (p[i + 3] > 200 && p[i] < 60 && p[i + 1] > 60) dark++; return dark; }"""
    assert one.page.evaluate(inked) > 500
    assert not one.errors, one.errors


def test_without_script_the_table_is_the_chart_and_the_filters_work(told, person):
    one = person("lanhdao", js=False)
    one.go(YEAR)
    assert not one.page.locator(".chart").is_visible()
    assert one.page.locator("#dien-bien-bang tbody tr").count() == 3
    one.page.select_option("#filter-ve", "K2")
    one.page.get_by_role("button", name="Xem").click()
    assert "ve=K2" in one.page.url
    assert one.page.get_by_role("heading", name="K2 qua các kỳ").count() == 1


def test_from_the_filter_to_the_list_by_keyboard_alone(told, person):
    one = person("thukybcd")
    one.go(YEAR)
    one.page.locator("#filter-lich").focus()
    one.press("Tab", "Tab", "Tab")
    assert one.page.evaluate("document.activeElement.id") == "filter-tinh-den"
    one.type("03/09/2024")
    one.press("Enter")
    one.page.get_by_text("số liệu theo hồ sơ đến hết ngày 03/09/2024").first.wait_for()
    assert "tinh-den=03%2F09%2F2024" in one.page.url
    one.page.get_by_role("link", name="Danh sách đứng sau con số").first.focus()
    one.press("Enter")
    one.page.get_by_role("heading", name="Danh sách đứng sau").wait_for()
    assert not one.errors, one.errors


def test_on_paper_nothing_is_cut_off_and_every_group_is_open(told, person):
    one = person("thukybcd")
    one.go(f"{YEAR}&ve=K2")
    one.page.locator(".chart canvas").wait_for()
    one.page.emulate_media(media="print")
    assert one.page.locator("#nhom-TH").is_visible()
    assert not one.page.locator(".board-filters").is_visible()
    SHOTS.mkdir(exist_ok=True)
    one.page.pdf(path=SHOTS / "board.pdf", format="A4")
    one.page.set_viewport_size({"width": 680, "height": 1000})  # A4 between its margins
    one.shot("board-print")
    past = """() => { const right = document.querySelector('main').getBoundingClientRect().right + 1;
        return [...document.querySelectorAll('.chart canvas, .places svg, main table, main article')]
            .filter(one => one.getBoundingClientRect().right > right).map(one => one.outerHTML.slice(0, 80)); }"""
    assert one.page.evaluate(past) == []
    assert one.page.locator(".chart canvas").bounding_box()["width"] > 400
