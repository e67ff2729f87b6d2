"""The demo's boards open «as it stood» on the days periods ended; a second start publishes nothing again."""

from datetime import datetime

import pytest
from tests.walking import HANOI, given, hour

from lachan.access import scope
from lachan.desk.figures import publish_in_demo, unpublished_of_demo
from lachan.indicators import board
from lachan.indicators.asked import Asked
from lachan.indicators.periods import parse
from lachan.intake import commands as intake

pytestmark = pytest.mark.database
AT = hour("2026-03-02 09:00")


def last_second(year, month, day):
    return datetime(year, month, day, 23, 59, 59, tzinfo=HANOI)


def test_what_is_missing_is_each_period_as_it_stood_and_as_it_stands(committed):
    missing = {(when.calendar, when.code, as_of) for when, as_of in unpublished_of_demo(2024, AT)}
    assert {
        ("police", "2024H1", last_second(2024, 6, 14)), ("civil", "2024-07-01..2024-09-30", last_second(2024, 9, 30)),
        ("police", "2024", last_second(2024, 9, 30)), ("police", "2024", last_second(2024, 12, 14)),
        ("police", "2024", AT), ("police", "2023", AT), ("civil", "2023-07-01..2023-09-30", AT),
    } <= missing  # fmt: skip
    early = unpublished_of_demo(2026, AT)
    assert {as_of for _, as_of in early} == {AT}  # nothing of that year has ended yet


def test_the_board_opens_as_it_stood_and_a_second_start_finds_nothing(committed, cast):
    staff, who, late = cast("thukybcd"), cast("dieutra"), hour("2024-10-20 09:00")
    for heard, written in ((hour("2024-08-01 09:00"), hour("2024-08-01 09:30")), (hour("2024-08-02 09:00"), late)):  # fmt: skip
        intake.receive_report(given=given(heard), by=who, at=written)
    wanted = [one for one in unpublished_of_demo(2024, AT) if (one[0].calendar, one[0].code) == ("police", "2024")]  # fmt: skip
    assert len(wanted) == 3
    publish_in_demo(wanted, AT)
    assert not {one[0].code for one in unpublished_of_demo(2024, AT) if one[0].calendar == "police"} & {"2024"}  # fmt: skip
    with scope.acting(staff):
        told = {}
        for day in (last_second(2024, 9, 30), AT):
            asked = Asked(staff.province_id, parse("2024", "police"), day)
            [k3] = [one for one in board.published(staff, asked) if (one.code, one.variant) == ("K3", "a")]  # fmt: skip
            told[day] = (k3.as_of, k3.denominator)
    assert told == {
        last_second(2024, 9, 30): (
            last_second(2024, 9, 30),
            1,
        ),  # what was typed in October was not known
        AT: (AT, 2),
    }
