"""What is shown to all gives no small number away: not by the sums that are known, not by another way of counting."""

from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lachan.indicators.suppressing import LEAST, balanced, beside, compared, for_all, rows, small

NUMBERS = st.integers(0, 9)


def left(sums, true, shown):
    """For each hidden number every value it can still have, by the sums that are known: signs and a total."""
    hidden = [name for name in true if shown[name] is None]
    reach = range(max(true.values(), default=0) + LEAST + 1)
    found = {name: set() for name in hidden}
    for guess in product(reach, repeat=len(hidden)):
        tried = {**shown, **dict(zip(hidden, guess, strict=True))}
        if all(
            sum(sign * tried[name] for name, sign in signs.items()) == total
            for signs, total in sums
        ):
            for name, number in zip(hidden, guess, strict=True):
                found[name].add(number)
    return found


def given_away(sums, true, shown):
    return {
        name
        for name, values in left(sums, true, shown).items()
        if len(values) == 1 and small(true[name])
    }


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NUMBERS, min_size=4, max_size=4))
def test_no_side_of_a_rate_gives_its_parts_away(numbers):
    true = dict(zip("abcd", numbers, strict=True))
    n, d = true["a"] + true["b"], sum(numbers)
    said = for_all(n, d, true, frozenset("ab"))
    sums = [(dict.fromkeys("ab", 1), said["n"]), (dict.fromkeys("abcd", 1), said["d"])]
    known = [one for one in sums if one[1] is not None]
    assert not given_away(known, true, said["apart"])
    if said["n"] is None:
        worth = {sum(one) for one in _numerators(known, true, said["apart"])}
        assert len(worth) > 1 or d < LEAST


def _numerators(sums, true, shown):
    hidden = [name for name in true if shown[name] is None]
    for guess in product(range(sum(true.values()) + 1), repeat=len(hidden)):
        tried = {**shown, **dict(zip(hidden, guess, strict=True))}
        if all(
            sum(sign * tried[name] for name, sign in signs.items()) == total
            for signs, total in sums
        ):
            yield tried["a"], tried["b"]


def test_a_returned_file_was_reckoned_from_the_numerator():
    """K6c of the demo: 28 of 46, 27 decided; the one between them was a file that the court had returned."""
    apart = {"decided": 27, "in_hand": 18, "file_returned_by_court": 1}
    said = for_all(28, 46, apart, frozenset({"decided", "file_returned_by_court"}))
    assert said["apart"] == {"decided": None, "in_hand": 18, "file_returned_by_court": None}


@pytest.mark.parametrize("apart", [
    {"closing": 7, "opening": 9, "in.accepted": 18, "out.discontinued": 2, "out.judged": 18},
    {"closing": 7, "opening": 7, "in.accepted": 11, "in.again": 1, "out.judged": 12},
    {"closing": 114, "opening": 115, "out.sent": 1},
])  # fmt: skip
def test_a_balance_does_not_give_its_parts_away(apart):
    """As published in the demo: the closing stock was shown beside its own hidden part."""
    said = balanced(apart["closing"], apart["closing"], apart)
    signs = {why: -1 if why.startswith(("out.", "closing")) else 1 for why in apart}
    sums = [(signs, 0)] + [({"closing": 1}, said["n"])] * (said["n"] is not None)
    sums += [({why: 1 for why in apart if why.startswith(side)}, sum(n for why, n in apart.items() if why.startswith(side)))
             for side in ("in.", "out.") if sum(n for why, n in apart.items() if why.startswith(side)) >= LEAST]  # fmt: skip
    assert not given_away(sums, apart, said["apart"])


def test_stocks_are_the_last_to_be_hidden():
    said = balanced(30, 30, {"opening": 20, "in.a": 3, "in.b": 17, "out.c": 10, "closing": 30})
    assert said == {"n": 30, "d": 30, "hidden": False, "apart": {"opening": 20, "in.a": None, "in.b": None, "out.c": 10, "closing": 30}}  # fmt: skip


def test_two_periods_are_no_sum():
    assert compared(50, 52, {"now": 50, "then": 52})["n"] == 50
    assert compared(3, 52, {"now": 3, "then": 52}) == {"n": None, "d": 52, "hidden": True, "apart": {"now": None, "then": 52}}  # fmt: skip


def test_another_way_of_counting_tells_no_few_in_between():
    first = for_all(70, 100, {"settled": 70, "suspended": 10, "open": 20}, {"settled"})
    other = for_all(72, 100, {"settled": 72, "open": 28}, {"settled"})
    assert beside(other, []) == other
    assert beside(other, [first]) == {"n": None, "d": None, "apart": {"settled": None, "open": None}, "hidden": True}  # fmt: skip
    assert beside(first, [first]) == first
    far = for_all(80, 110, {"settled": 80, "open": 30}, {"settled"})
    assert beside(far, [first]) == far


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.integers(0, 9), st.fixed_dictionaries({"opening": NUMBERS, "in": NUMBERS}), max_size=6
    )
)
def test_hidden_rows_of_a_column_add_up_to_no_small_number(found):
    shown = rows(found)
    assert all(row is None or not any(map(small, row.values())) for row in shown.values())
    hidden = [found[key] for key, row in shown.items() if row is None]
    if any(row is not None and any(row.values()) for row in shown.values()):
        assert not any(small(sum(row[side] for row in hidden)) for side in ("opening", "in"))


def test_pairs_of_ways_differ_by_none_or_by_five(ways=((52, 143), (50, 138), (40, 130))):
    shown = []
    for now, before in ways:
        shown.append(beside(compared(now, before, {}), shown))
    for one, other in pairwise(each for each in shown if each["n"] is not None):
        assert not small(abs(one["n"] - other["n"])) and not small(abs(one["d"] - other["d"]))
