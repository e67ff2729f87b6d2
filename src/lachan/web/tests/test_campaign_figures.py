"""A campaign's page: its figures as published over its own days, beside the same days a year earlier."""

import re
from datetime import date

import pytest
from tests.walking import given, hour

from lachan.indicators.commands import publish_figures
from lachan.intake import commands as intake
from lachan.plan import commands
from lachan.plan.tests.scene import Planning

from .conftest import statements

pytestmark = pytest.mark.database
AFTER = hour("2026-10-02 09:00")


@pytest.fixture
def campaign(committed, cast):
    """The path of a campaign of 2026 that was adopted."""
    plan = Planning(cast, at=hour("2026-01-20 09:00"), year=2026)
    year = plan.adopted("68-syt")
    days = {"begins_on": date(2026, 7, 1), "ends_on": date(2026, 9, 30)}
    peak = plan.does(commands.open_campaign, plan=year, title="Cao điểm (giả lập)", **days)
    plan.task(peak, "68-cat")
    plan.does(commands.adopt_plan, plan=peak, document=plan.paper("campaign_plan"))
    return f"/ke-hoach/{peak.id}/"


def publish(cast, *years):
    for year in years:
        publish_figures(calendar="civil", year=year, period=f"{year}-07-01..{year}-09-30", by=cast("thukybcd"),
                        at=AFTER, as_of=AFTER)  # fmt: skip


def test_both_years_stand_beside_each_other(campaign, cast, sign_in, now):
    now(AFTER)
    staff = sign_in("thukybcd")
    html = staff.get(campaign).content.decode()
    assert "Chưa công bố số liệu của đợt" in html
    assert "/bao-cao/lap/?loai=peak_campaign&amp;ky=2026-07-01..2026-09-30" in html
    publish(cast, 2026)
    assert staff.get(campaign).content.decode().count(">chưa công bố") == 5
    publish(cast, 2025)
    answer, sql = statements(staff, campaign)
    html = answer.content.decode()
    assert re.findall(r'aria-labelledby="figure-(\w+)"', html) == ["K11", "K1", "K2", "K3", "K4"]
    assert "Cùng kỳ năm trước, 01/07/2025 – 30/09/2025" in html and "chưa công bố" not in html
    compared = re.search(r"<table.*?</table>", html, re.S)[0]
    assert compared.count("không phát sinh") == 10 and ">0/0" not in compared
    assert len(sql) <= 20, len(sql)
    [stood] = re.findall(r'href="([^"]*tinh-den=30%2F09%2F2026)"', html)
    board = staff.get(stood.replace("&amp;", "&")).content.decode()
    assert "số liệu theo hồ sơ đến hết ngày 30/09/2026" in board


def test_the_year_s_plan_has_none_and_who_may_not_see_figures_sees_none(
    campaign, cast, sign_in, now
):
    now(AFTER)
    publish(cast, 2026)
    assert "Số liệu của đợt" not in sign_in("thukybcd").get("/ke-hoach/?nam=2026").content.decode()
    assert "Số liệu của đợt" in sign_in("lanhdao").get(campaign).content.decode()
    officer = sign_in("dieutra_tinh").get(campaign)
    assert officer.status_code in (403, 404) or "Số liệu của đợt" not in officer.content.decode()


def test_day_by_day_as_a_drawing_with_its_table(campaign, cast, sign_in, now):
    now(AFTER)
    for day, many in ((1, 2), (3, 1), (30, 1)):
        for _ in range(many):
            at = hour(f"2026-09-{day:02d} 08:00") if day == 30 else hour(f"2026-07-{day:02d} 08:00")
            intake.receive_report(given=given(at), by=cast("caxa_2026"), at=at)
    publish(cast, 2026)
    html = sign_in("thukybcd").get(campaign).content.decode()
    sheet = re.search(r'aria-labelledby="tung-ngay".*?</section>', html, re.S)[0]
    assert 'data-chart="tung-ngay-bang"' in sheet and 'id="tung-ngay-bang"' in sheet
    assert "vendor/echarts" in html and "chart.js" in html
    rows = re.findall(r'scope="row"[^>]*><span>([^<]*)</span>.*?<td[^>]*><span>(\d+)</span>', sheet, re.S)  # fmt: skip
    assert len(rows) == 92  # every day, also those on which nothing was done
    assert {day: n for day, n in rows if n != "0"} == {"01/07/2026": "2", "03/07/2026": "1", "30/09/2026": "1"}  # fmt: skip
    assert "Cộng 92 ngày: nguồn tin tiếp nhận 4; khởi tố vụ án 0" in sheet
    # Days with names of one or two matters are the committee's: others are shown no list, by day neither.
    others = sign_in("soyte").get(campaign)
    assert others.status_code != 200 or "tung-ngay" not in others.content.decode()
