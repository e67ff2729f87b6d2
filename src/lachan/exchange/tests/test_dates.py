"""Days and hours as registers write them: each way of writing on a line of its own."""

from datetime import date, datetime, time

import pytest

from lachan.exchange.dates import HANOI, Moment, Unreadable, read_hour, read_moment

MARCH = date(2024, 3, 15)


@pytest.mark.parametrize(
    ("cell", "day", "hour"),
    [
        ("22h30 ngày 15/3/2024", MARCH, time(22, 30)),
        ("22h30 ngày 15/3/2024", MARCH, time(22, 30)),
        ("22 giờ 30 phút, ngày 15 tháng 3 năm 2024", MARCH, time(22, 30)),
        ("ngày 5 tháng 4 năm 2024", date(2024, 4, 5), None),
        ("Ngày 05 tháng 04, năm 2024", date(2024, 4, 5), None),
        ("15.03.2024", MARCH, None),
        ("15-3-2024", MARCH, None),
        ("15/03/24", MARCH, None),
        ("15 / 3 / 2024", MARCH, None),
        ("2024-03-15", MARCH, None),
        ("2024-03-15 07:05", MARCH, time(7, 5)),
        ("7h 15/3/2024", MARCH, time(7)),
        ("15/3/2024 7g05", MARCH, time(7, 5)),
        ("15/3/2024 10:30 CH", MARCH, time(22, 30)),
        ("10h30 tối 15/3/2024", MARCH, time(22, 30)),
        ("10h30 sáng ngày 15/3/2024", MARCH, time(10, 30)),
        ("2h đêm 15/3/2024", MARCH, time(2)),
        ("9 giờ rưỡi ngày 15/3/2024", MARCH, time(9, 30)),
        ("15/3/2024 22:30:45", MARCH, time(22, 30)),
        (datetime(2024, 3, 15, 22, 30, 59), MARCH, time(22, 30)),
        (datetime(2024, 3, 15), MARCH, None),
        (MARCH, MARCH, None),
        (45366, MARCH, None),
        (45366.9375, MARCH, time(22, 30)),
        ("45366", MARCH, None),
        ("15/3", MARCH, None),
        ("22h30 ngày 15/3", MARCH, time(22, 30)),
        ("ngày 15 tháng 3", MARCH, None),
        ("29/2/2024", date(2024, 2, 29), None),
    ],
)
def test_a_moment_is_read(cell, day, hour):
    assert read_moment(cell, year=2024) == Moment(day, hour)


@pytest.mark.parametrize("cell", [None, "", "  ", "\xa0"])
def test_an_empty_cell_says_nothing(cell):
    assert read_moment(cell) is None


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("31/4/2024", "không có ngày 31/4/2024"),
        ("30/2/2024", "không có ngày 30/2/2024"),
        ("29/2/2023", "không có ngày 29/2/2023"),
        ("3/15/2024", "không có tháng 15; nếu là ngày 15 tháng 3"),
        ("15,16/3/2024", "nhiều ngày"),
        ("5/3/2024 đến 7/3/2024", "nhiều ngày"),
        ("15-17/3/2024", "nhiều ngày"),
        ("hôm qua", "không có ngày đọc được"),
        ("2024", "không có ngày đọc được"),
        ("25h10 ngày 15/3/2024", "không có giờ 25h10"),
        ("22h75 ngày 15/3/2024", "không có giờ 22h75"),
        ("12h đêm 15/3/2024", "hai cách hiểu"),
        ("7h hoặc 8h ngày 15/3/2024", "nhiều giờ"),
        (12, "không phải một ngày"),
        (2024, "không phải một ngày"),
    ],
)
def test_a_doubtful_one_comes_back_as_a_reason(cell, why):
    with pytest.raises(Unreadable, match=why):
        read_moment(cell, year=2024)


def test_a_day_without_a_year_needs_the_year_of_the_book():
    with pytest.raises(Unreadable, match="thiếu năm"):
        read_moment("15/3")


@pytest.mark.parametrize(
    ("cell", "hour"),
    [
        ("22h30", time(22, 30)),
        (time(22, 30), time(22, 30)),
        (0.9375, time(22, 30)),
        ("8:05", time(8, 5)),
        ("", None),
        (None, None),
    ],
)
def test_an_hour_of_its_own_column(cell, hour):
    assert read_hour(cell) == hour


def test_an_hour_that_is_none():
    with pytest.raises(Unreadable, match="không đọc được"):
        read_hour("chiều muộn")


def test_the_instant_is_in_hanoi():
    assert Moment(MARCH, time(22, 30)).at == datetime(2024, 3, 15, 22, 30, tzinfo=HANOI)
    assert Moment(MARCH).at.hour == 0
