"""The layered map: same file, same picture; nothing overlaps; crossings are counted truly."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from lachan.proof.layout.layered import _inversions, crossings, place, spread

COLUMNS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 4), max_size=14
)


@given(COLUMNS, st.data())
def test_the_same_whatever_order_it_is_told_in(
    columns: dict[str, int], data: st.DataObject
) -> None:
    pair = st.sampled_from(sorted(columns) or ["a"])
    links = data.draw(st.lists(st.tuples(pair, pair), max_size=20)) if columns else []
    shuffled = list(columns.items())
    random.Random(1).shuffle(shuffled)  # noqa: S311 - a shuffle, not a secret
    assert place(columns, links) == place(dict(shuffled), links[::-1])


@given(COLUMNS, st.data())
def test_nothing_stands_on_another(columns: dict[str, int], data: st.DataObject) -> None:
    pair = st.sampled_from(sorted(columns) or ["a"])
    links = data.draw(st.lists(st.tuples(pair, pair), max_size=20)) if columns else []
    at = place(columns, links).at
    assert set(at) == set(columns)
    for a, b in combinations(columns, 2):
        if columns[a] == columns[b]:
            assert abs(at[a][1] - at[b][1]) >= 1 - 1e-3


@given(st.lists(st.integers(0, 9), max_size=12))
def test_inversions_are_pairs_out_of_order(values: list[int]) -> None:
    assert _inversions(values) == sum(a > b for a, b in combinations(values, 2))


def test_a_crossing_is_seen_and_taken_away() -> None:
    columns = {"a": 0, "b": 0, "x": 1, "y": 1}
    links = [("a", "y"), ("b", "x")]
    assert crossings({0: ["a", "b"], 1: ["x", "y"]}, columns, links) == 1
    assert place(columns, links).crossings == 0


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=9))
def test_spread_keeps_order_and_moves_no_more_than_it_must(wanted: list[float]) -> None:
    found = spread(wanted)
    assert all(b - a >= 1 - 1e-9 for a, b in zip(found, found[1:], strict=False))
    cost = sum((a - b) ** 2 for a, b in zip(found, wanted, strict=True))
    for turn in range(len(found)):
        for step in (-0.01, 0.01):
            other = [*found[:turn], found[turn] + step, *found[turn + 1 :]]
            if all(b - a >= 1 for a, b in zip(other, other[1:], strict=False)):
                assert sum((a - b) ** 2 for a, b in zip(other, wanted, strict=True)) >= cost - 1e-6
