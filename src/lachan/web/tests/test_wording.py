"""How instants and spans are said."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lachan.oversight.alerts.queries import Shown
from lachan.web import wording
from lachan.web.desk.alarms import since_or_left

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def test_an_instant_is_said_with_its_weekday():
    assert wording.on(datetime(2024, 3, 15, 22, 30, tzinfo=HANOI)) == "22:30 thứ Sáu 15/03/2024"


def test_the_end_of_a_day_is_its_24_gio():
    assert (
        wording.on(datetime(2024, 3, 24, 23, 59, 59, tzinfo=HANOI)) == "24:00 Chủ nhật 24/03/2024"
    )


def test_the_zone_is_hanoi_whatever_was_handed_in():
    assert (
        wording.shortly(datetime(2024, 3, 15, 17, 30, tzinfo=ZoneInfo("UTC"))) == "00:30 16/03/2024"
    )


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(hours=3, minutes=20), "còn 3 giờ 20 phút"),
        (timedelta(days=5, hours=2), "còn 5 ngày"),
        (timedelta(days=-2), "quá hạn 2 ngày"),
        (timedelta(minutes=-4), "quá hạn 4 phút"),
        (timedelta(hours=24), "còn 24 giờ"),
        (None, ""),
    ],
)
def test_what_is_left(span, said):
    assert wording.left(span) == said


@pytest.mark.parametrize(("kind", "said"), [("danger", "từ 8 phút trước"), ("release", "quá hạn 8 phút")])  # fmt: skip
def test_a_danger_stands_since_a_moment_and_is_no_term_that_was_missed(kind, said):
    one = Shown(None, kind, True, "", "", "", "", "", None, "", care=kind == "danger")
    assert since_or_left(one, timedelta(minutes=-8)) == said
