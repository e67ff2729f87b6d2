"""Opening + new − out = closing, for each body and for all, in random periods; and what closes one opens the next."""

from datetime import date, datetime, timedelta
from random import Random

import pytest

from lachan.indicators.asked import Asked
from lachan.indicators.periods import HANOI, window
from lachan.indicators.running import run

pytestmark = pytest.mark.database
FLOWS = ("LC01", "LC02", "LC03", "LC04", "LC05", "LC06")
AS_OF = datetime(2025, 3, 1, tzinfo=HANOI)


def windows(number):
    dice = Random(number)
    for _ in range(number):
        begin = date(2023, 9, 1) + timedelta(days=dice.randrange(400))
        middle = begin + timedelta(days=dice.randrange(1, 150))
        yield begin, middle, middle + timedelta(days=dice.randrange(1, 150))


@pytest.mark.parametrize(("begin", "middle", "last"), list(windows(6)))
def test_it_closes_for_every_body_and_the_next_period_opens_with_it(record, begin, middle, last):
    first, second = (Asked(record, window("civil", a, b), AS_OF)
                     for a, b in ((begin, middle), (middle + timedelta(days=1), last)))  # fmt: skip
    with run(first, limits=False) as counting:
        then = {code: counting.sideways(code, "a", "agency") for code in FLOWS}
        following = counting.again(second)
        later = {code: following.sideways(code, "a", "agency") for code in FLOWS}
    for code in FLOWS:
        for one in (*then[code].values(), *later[code].values()):
            assert one.verdict.state == "closes", (code, one.apart)
        closing = {body: one.apart.get("closing", 0) for body, one in then[code].items()}
        opening = {body: one.apart.get("opening", 0) for body, one in later[code].items()}
        assert {b: n for b, n in closing.items() if n} == {b: n for b, n in opening.items() if n}


def test_something_flows(record):
    with run(
        Asked(record, window("civil", date(2024, 1, 1), date(2024, 12, 31)), AS_OF), limits=False
    ) as counting:
        found = {code: counting.figure(code) for code in FLOWS}
    assert found["LC01"].apart["in.report_received"] > 50
    assert all(found[code].denominator or found[code].apart for code in ("LC01", "LC02", "LC06"))


def test_who_is_in_custody_at_the_end_is_who_the_docket_says(record):
    """The stock of LC06 against the projection of every accused, which is read by other code."""
    from django.db import connections

    with connections["keeper"].cursor() as cursor:
        cursor.execute("""SELECT m.code, r.person FROM docket_accusedreading r JOIN docket_matter m ON m.id = r.matter_id
                          WHERE r.custody IN ('held_in_emergency', 'arrested', 'held', 'detained')""")
        held = set(cursor.fetchall())
    with run(
        Asked(record, window("civil", date(2025, 1, 1), date(2025, 12, 31)), AS_OF), limits=False
    ) as counting:
        ours = {(x.code, x.person) for x in counting.lines("LC06") if x.reason == "closing"}
    assert held
    assert ours == held
