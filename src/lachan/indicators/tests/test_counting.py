"""K2 and K3 against a slow count in Python, over four calendars and several days of knowing."""

import pytest
from tests.walking import hour

from lachan.indicators.counting import count
from lachan.indicators.periods import STARTS, midnight, period

from . import slowly

pytestmark = pytest.mark.database
AS_OF = ["2024-01-01 00:00", "2024-12-14 23:59", "2024-12-20 09:00", "2025-06-02 09:00"]


def province(seeded):
    return seeded.cast("thukybcd").province_id


@pytest.mark.parametrize("as_of", AS_OF)
@pytest.mark.parametrize("calendar", STARTS)
@pytest.mark.parametrize("code", ["K2", "K3"])
def test_the_same_as_counted_slowly(seeded, code, calendar, as_of):
    when, at = period(calendar, 2024), hour(as_of)
    found = count(code, "a", province(seeded), when, at)
    expected = getattr(slowly, code.lower())(midnight(when.begin), midnight(when.to), at)
    assert {line.code: line.counted for line in found.lines} == expected
    assert (found.numerator, found.denominator) == (sum(expected.values()), len(expected))


def test_k3_of_the_police_year_said_by_hand(seeded):
    found = count("K3", "a", province(seeded), period("police", 2024), hour("2024-12-20 09:00"))
    settled = seeded.names(line.code for line in found.lines if line.counted)
    assert settled == {
        "carried over, settled on the first day", "first minute of the year", "declined on the last minute",
        "suspended before, resumed and settled in the year", "declined in the year, initiated after it",
    }  # fmt: skip
    assert seeded.names(line.code for line in found.lines) - settled == {
        "settled on the day after the year", "in hand", "suspended in the year", "only received, nothing done",
        "called and registered",
    }  # fmt: skip
    assert found.apart == {"settled": 5, "suspended": 1, "in_hand": 4}


def test_what_happens_after_the_year_does_not_change_it_but_what_becomes_known_does(seeded):
    first = count("K3", "a", province(seeded), period("police", 2024), hour("2024-12-20 09:00"))
    later = count("K3", "a", province(seeded), period("police", 2024), hour("2026-06-01 09:00"))
    assert {line.code for line in later.lines if line.counted} == {
        line.code for line in first.lines if line.counted
    }
    more = {line.code for line in later.lines} - {line.code for line in first.lines}
    assert seeded.names(more) == {"received in the year, typed after it"}


def test_a_call_on_the_list_and_in_no_register_counts_against_us(seeded):
    found = count("K2", "a", province(seeded), period("police", 2024), hour("2024-12-20 09:00"))
    lines = {line.code: line for line in found.lines}
    assert (lines["hotline_111 T-2"].counted, lines["hotline_111 T-2"].reason) == (
        False,
        "listed_only",
    )
    assert "hotline_111 T-1" not in lines
    assert (
        "hotline_111 T-8" not in lines
    )  # registered twenty minutes later, in the next year's figures
    assert lines[seeded.matters["called and registered"].code].counted
    assert not lines[seeded.matters["only received, nothing done"].code].counted
    assert not {"hotline_111 T-0", "hotline_111 T-9"} & set(lines)


def test_a_suspension_counts_only_in_the_variant_that_says_so(seeded):
    a, c = (
        count("K3", v, province(seeded), period("police", 2024), hour("2024-12-20 09:00"))
        for v in "ac"
    )
    assert (c.denominator, c.numerator) == (a.denominator, a.numerator + 1)


def test_variant_b_leaves_out_what_is_still_within_its_term(seeded):
    """Competent since 01/12/2024 and undecided on 14/12: not yet due, so not in the denominator."""
    a, b = (
        count("K3", v, province(seeded), period("police", 2024), hour("2025-06-02 09:00"))
        for v in "ab"
    )
    left_out = {line.code for line in a.lines} - {line.code for line in b.lines}
    assert seeded.names(left_out) == {"settled on the day after the year", "only received, nothing done",
                                      "received in the year, typed after it"}  # fmt: skip


def test_the_hour_of_the_machine_does_not_matter(seeded):
    from datetime import UTC

    at = hour("2024-12-20 09:00")
    for code in ("K2", "K3"):
        here, there = (
            count(code, "a", province(seeded), period("police", 2024), x)
            for x in (at, at.astimezone(UTC))
        )
        assert here.lines == there.lines


def test_another_province_is_not_counted(seeded):
    from lachan.reference.models import Province

    other = Province.objects.using("keeper").get(slug="songkhe").id
    assert (
        count("K3", "a", other, period("police", 2024), hour("2024-12-20 09:00")).denominator == 0
    )


def test_the_hash_follows_the_list(seeded):
    first, again, later = (count("K2", "a", province(seeded), period("police", 2024), hour(t))
                           for t in ("2024-12-20 09:00", "2024-12-20 09:00", "2025-06-02 09:00"))  # fmt: skip
    assert first.inputs_hash == again.inputs_hash != later.inputs_hash
