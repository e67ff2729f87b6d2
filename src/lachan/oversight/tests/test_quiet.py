"""Quiet hours as they read, over midnight too."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lachan.oversight.alerts.models import Contact
from lachan.oversight.alerts.quiet import end_of_quiet, send_at

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = datetime(2024, 3, 15, tzinfo=HANOI)
hours = st.integers(0, 24 * 60 - 1).map(lambda n: time(n // 60, n % 60))


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("21:59", "21:59"),
        ("22:00", "+06:00"),
        ("23:30", "+06:00"),
        ("03:00", "06:00"),
        ("06:00", "06:00"),
    ],
)
def test_from_ten_to_six(now, then):
    at = DAY.replace(hour=int(now[:2]), minute=int(now[3:]))
    expected = (DAY + timedelta(days=then.startswith("+"))).replace(
        hour=int(then[-5:-3]), minute=int(then[-2:])
    )
    assert end_of_quiet(time(22), time(6), at) == expected


@given(hours, hours, hours)
def test_the_end_is_never_before_now_nor_a_day_away_and_is_not_quiet(begin, end, now):
    at = datetime.combine(DAY.date(), now, HANOI)
    then = end_of_quiet(begin, end, at)
    assert at <= then < at + timedelta(days=1)
    assert end_of_quiet(begin, end, then) == then


def test_who_wants_only_release_is_left_in_peace_otherwise():
    contact = Contact(wants="release", quiet_from=time(0), quiet_to=time(23, 59))
    assert send_at(contact, loud=False, as_of=DAY) is None
    assert send_at(contact, loud=True, as_of=DAY) == DAY
