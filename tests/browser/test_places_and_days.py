"""A campaign's days and a report's places in a browser: axe-clean, whole at 360 px, the drawing repeats its table."""

from datetime import date

import pytest

from lachan.indicators.commands import publish_figures
from lachan.intake import commands as intake
from lachan.plan import commands
from lachan.plan.tests.scene import Planning
from lachan.reference.models import Unit
from lachan.reporting.commands import draft_report
from tests.walking import given, hour

from .conftest import AXE
from .test_boards import looks

AT = hour("2025-09-02 09:00")


@pytest.fixture
def told(cast, site):
    """Reports on both sides of 01/07/2025, a campaign over that day with its figures, a report and a board of its window."""
    plan = Planning(cast, at=hour("2025-01-20 09:00"), year=2025)
    year, days = (
        plan.adopted("68-cat"),
        {"begins_on": date(2025, 6, 1), "ends_on": date(2025, 8, 31)},
    )
    peak = plan.does(commands.open_campaign, plan=year, title="Cao điểm (giả lập)", **days)
    plan.task(peak, "68-cat")
    plan.does(commands.adopt_plan, plan=peak, document=plan.paper("campaign_plan"))
    for day, unit in (("2025-06-10 09:00", "c24853.a"), ("2025-06-10 10:00", "d674.a"), ("2025-07-20 09:00", "c22918.c")):  # fmt: skip
        place = Unit.objects.get(key=unit).id
        at = hour(day)
        intake.receive_report(given=given(at, place_id=place), by=cast("dieutra_tinh"), at=at)
    staff, window = cast("thukybcd"), "2025-06-01..2025-08-31"
    for calendar in ("civil", "police"):
        publish_figures(calendar=calendar, year=2025, period=window, by=staff, at=AT, as_of=AT)
    draft = draft_report(form="ad_hoc", period=window, topic="Theo địa bàn", publish=True, by=staff, at=AT)  # fmt: skip
    site.at = AT
    return {
        "campaign": f"/ke-hoach/{peak.id}/", "report": f"/bao-cao/{draft.id}/",
        "board": "/chi-tieu/?lich=police&ky=window&tu=01/06/2025&den=31/08/2025",
    }  # fmt: skip


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_are_clean_and_fit(told, person, chromium, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    one = person("thukybcd", width=width)
    past = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=True,
                                storage_state=one.page.context.storage_state())  # fmt: skip
    checker = past.new_page()
    for name, path in told.items():
        one.go(path)
        seen = "#tung-ngay" if name == "campaign" else "#theo-dia-ban"
        assert one.page.locator(seen).count() == 1, name
        looks(one, checker, f"places-{name}-{width}")
    past.close()
    assert not one.errors, one.errors


def test_the_drawing_of_days_repeats_its_table(told, person):
    one = person("thukybcd")
    one.go(told["campaign"])
    one.page.locator(".chart canvas").wait_for()
    one.page.get_by_text("Bảng từng ngày").click()
    rows = [row.split("\t") for row in one.page.locator("#tung-ngay-bang tbody tr").all_inner_texts()]  # fmt: skip
    assert len(rows) == 92
    drawn = "echarts.getInstanceByDom(document.querySelector('.chart')).getOption().series.map(s => s.data.join())"
    assert [",".join(row[at] for row in rows) for at in (1, 2)] == one.page.evaluate(drawn)
    assert sum(int(row[1]) for row in rows) == 3
    assert not one.errors, one.errors
