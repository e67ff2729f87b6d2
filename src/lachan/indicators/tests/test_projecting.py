"""What must still happen, and the outlook: arithmetic, and a range anybody gets again; small cells."""

import pytest

from lachan.indicators.definitions import DEFINITIONS
from lachan.indicators.projecting import Week, by_cohort, flowing, needed
from lachan.indicators.suppressing import for_all
from lachan.indicators.targets import verdict

K2, K3, K5 = (DEFINITIONS[code] for code in ("K2", "K3", "K5"))


@pytest.mark.parametrize(("target", "n", "d", "more"), [
    (K3, 90, 100, 1), (K3, 91, 100, 0), (K3, 0, 10, 10), (K3, 0, 9, 9), (K3, 0, 0, 0), (K2, 97, 100, 3), (K5, 94, 100, 1),
    (K5, 18, 20, 1), (K3, 899_999, 1_000_000, 2),
])  # fmt: skip
def test_the_fewest_that_meet_the_target(target, n, d, more):
    assert needed(target, n, d) == more
    assert verdict(target, n + more, d).state in ("met", "none")
    assert more == 0 or verdict(target, n + more - 1, d).state == "missed"


def test_the_same_seed_gives_the_same_range_and_another_may_not():
    weeks = [Week(4, 3), Week(2, 6), Week(9, 1)]
    one, again, other = (flowing(K3, 50, 60, weeks, 45, seed) for seed in (138, 138, 7))
    assert one == again
    assert one.seed == 138
    assert one != other
    assert one.low[0] / one.low[1] <= one.middle[0] / one.middle[1] <= one.high[0] / one.high[1]


def test_nothing_is_decided_that_is_not_there():
    found = flowing(K3, 50, 60, [Week(0, 100)], 70)
    assert found.middle == found.low == found.high == (60, 60)
    assert found.met == found.draws


def test_without_a_past_nothing_moves():
    assert flowing(K3, 50, 60, [], 30).middle == (50, 60)
    assert by_cohort(K2, 5, 10, [], 0, 0).middle == (5, 10)


def test_a_cohort_that_always_failed_goes_on_failing():
    found = by_cohort(K2, 5, 10, [False, False], 4, 13)
    assert (found.high, found.met) == ((5, 14), 0)
    assert by_cohort(K2, 5, 10, [True], 4, 13).low == (14, 14)


@pytest.mark.parametrize(("n", "d", "shown"), [
    (90, 100, (90, 100)), (3, 100, (None, 100)), (97, 100, (None, 100)), (0, 100, (0, 100)), (2, 4, (None, None)), (0, 0, (0, 0)),
])  # fmt: skip
def test_a_small_cell_is_not_shown_to_all_nor_what_would_give_it_away(n, d, shown):
    said = for_all(n, d, {})
    assert (said["n"], said["d"]) == shown


def test_one_small_part_takes_the_next_smallest_with_it():
    assert for_all(90, 100, {"a": 2, "b": 30, "c": 68})["apart"] == {"a": None, "b": None, "c": 68}
    assert for_all(90, 100, {"a": 2, "b": 3, "c": 95})["apart"] == {"a": None, "b": None, "c": 95}
    assert for_all(90, 100, {"a": 0, "b": 100})["apart"] == {"a": 0, "b": 100}
