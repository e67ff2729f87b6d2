"""Tables that leave: small cells are hidden, nobody reckons them back, what is told is in fives."""

import random
from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lachan.release import suppressing
from lachan.release.coded import LISTS, Coded, as_row, attributes, checked, group
from lachan.release.family import Family, Table, least
from lachan.release.invented import YEARS, invent
from lachan.release.moving import Moves
from lachan.release.refusals import TablesDoNotFit, TablesInARing, TooFew, UnknownCode
from lachan.release.rounding import rounded
from lachan.release.suppressing import suppressed
from lachan.release.tables import SHUT, glotip, publish_tables

from .attacker import Attacker

COLUMNS = attributes(YEARS)


def family(*tables):
    return Family(tuple(Table(" × ".join(dims), dims) for dims in tables), COLUMNS)


ONE = [("exploitation",)]
TWO = [("group", "exploitation")]
STAR = [("group", "exploitation"), ("group", "citizenship"), ("group", "where"), ("group", "year")]
CHAIN = [("group", "exploitation"), ("exploitation", "recruitment"), ("recruitment", "year")]
# Two tables of three ways that have a pair in common, and a third that hangs on one of them.
PAIRED = [
    ("group", "exploitation", "citizenship"),
    ("group", "exploitation", "status"),
    ("status", "year"),
]
THREE = [("sex", "age", "exploitation"), ("exploitation", "where")]


@pytest.mark.parametrize(
    ("size", "seed", "dims", "whole", "joint"),
    [
        (12, 1, ONE, True, False), (15, 2, TWO, True, True), (40, 3, TWO, True, True), (2000, 4, TWO, True, True),
        (60, 5, STAR[:2], True, True), (60, 6, STAR, True, False), (2000, 7, STAR, True, False),
        (300, 8, CHAIN, True, False), (200, 9, THREE, False, False), (2000, 10, THREE, False, False), (150, 11, PAIRED, False, False), (1500, 12, PAIRED, False, False),
    ],
)  # fmt: skip
def test_who_has_every_table_and_a_solver_determines_no_hidden_cell(size, seed, dims, whole, joint):
    tables = family(*dims)
    found = suppressed(tables, invent(size, seed))
    attacker = Attacker(tables, found, whole=whole, joint=joint)
    bounds = {cell: attacker.bounds(cell) for cell in found.hidden}
    narrowest = min(high - low for low, high in bounds.values())
    assert narrowest >= 1 - 1e-6, narrowest
    for cell, (low, high) in bounds.items():
        # What suppression claims to know of a cell, the solver finds possible too.
        assert low - 1e-6 <= found.counts[cell] + found.low[cell]
        assert high + 1e-6 >= found.counts[cell] + found.high[cell]


@pytest.mark.parametrize("dims", [TWO, STAR, CHAIN, THREE, PAIRED])
def test_every_move_is_another_population(dims):
    """What a move says of a table says the same of each of its margins, and so of what two tables share.
    In a tree of tables that, and no cell below nothing (`Hidden.allows`), is all it needs."""
    tables, people = family(*dims), invent(120, 4)
    counts = tables.counted(people)
    moves = Moves(tables, counts, tables.profiles(people))
    chance = random.Random(3)
    for cell in chance.sample([c for c in counts if c], 25):
        for times, way in product((1, 2), (moves.around, moves.recounted)):
            for move in chance.sample(found := list(way(cell, times)), min(40, len(found))):
                for table in tables.widest:
                    _adds_up(tables, table, move)


def _adds_up(tables, table, move):
    base = {c: by for c, by in move.items() if tuple(n for n, _ in c) == table}
    for face in (f for f in tables.faces if set(f) < set(table)):
        sums = Counter()
        for cell, by in base.items():
            sums[tuple(p for p in cell if p[0] in face)] += by
        told = {c: by for c, by in move.items() if tuple(n for n, _ in c) == face}
        assert {c: by for c, by in sums.items() if by} == told, (table, face, move)


@pytest.mark.parametrize(("size", "seed"), [(60, 6), (2000, 7)])
def test_after_rounding_the_same_attacker_knows_less(size, seed):
    tables = family(*STAR)
    found = suppressed(tables, invent(size, seed))
    exact = Attacker(tables, found, whole=False)
    fives = Attacker(tables, found, whole=False, told=rounded(tables, found, seed=1))
    for cell in sorted(found.hidden):
        low, high = exact.bounds(cell)
        wide_low, wide_high = fives.bounds(cell)
        assert wide_low <= low + 1e-6 and wide_high >= high - 1e-6
        assert wide_high - wide_low >= 2


def test_the_attacker_does_determine_cells_when_only_small_ones_are_hidden():
    """The test above can fail: without what is hidden beside them, small cells come out exactly."""
    tables = family(*STAR)
    found = suppressed(tables, invent(2000, 7))
    naive = suppressing.Hidden(found.counts, found.small, set(found.small))
    attacker = Attacker(tables, naive, whole=False)
    determined = [c for c in naive.hidden if (b := attacker.bounds(c))[1] - b[0] < 1e-6]
    assert determined


@pytest.mark.parametrize("size", [10, 14, 25, 80, 300, 2000])
def test_no_small_cell_is_told(size):
    found = publish_tables(invent(size, size), YEARS, seed=1)
    for cell, told in found.told.items():
        if found.found.counts[cell] < least(cell):
            assert told is None, cell
    assert all(found.found.spread(cell) >= 1 for cell in found.found.hidden)


def test_children_are_small_below_ten():
    assert least((("group", "girls"), ("year", "2024"))) == 10
    assert least((("age", "16_17"),)) == 10
    assert least((("group", "women"),)) == 5
    assert least(()) == 5


UNPLACED = (("group", "unplaced"),)


def test_children_of_unknown_sex_are_small_below_ten_too():
    """They stand with whoever has no place, and eight of them are not told as if they were grown."""
    child = replace(invent(1, 1)[0], age="0_15", sex="other_sex")
    people = [child] * 8 + [one for one in invent(400, 3) if group(one) != "unplaced"]
    found = suppressed(family(("group",)), people)
    assert found.counts[UNPLACED] == 8 and UNPLACED in found.small and len(found.hidden) > 1


def test_under_ten_people_there_is_no_table():
    with pytest.raises(TooFew, match="không công bố bảng nào"):
        publish_tables(invent(9, 1), YEARS, seed=1)


person = st.builds(
    Coded, year=st.sampled_from(YEARS),
    **{name: st.sampled_from([code for code, _ in codes]) for name, (_, codes) in LISTS.items()},
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(person, min_size=1, max_size=6),
    st.lists(st.integers(0, 30), min_size=6, max_size=6),
    st.sampled_from([TWO, STAR[:3], CHAIN[:2]]),
)
def test_any_population_lopsided_as_it_may_be(kinds, times, dims):
    people = [one for one, n in zip(kinds, times, strict=False) for _ in range(n)]
    if len(people) < 10:
        return
    tables = family(*dims)
    try:
        found = suppressed(tables, people)
    except suppressing.CannotHide:
        return
    attacker = Attacker(tables, found, whole=False)
    for cell in sorted(found.hidden)[:40]:
        low, high = attacker.bounds(cell)
        assert high - low >= 1 - 1e-6, (cell, low, high)


@pytest.mark.parametrize("size", [30, 300, 2000])
def test_what_is_told_is_in_fives_near_the_truth_and_lines_add_up(size):
    tables = family(*STAR)
    found = suppressed(tables, invent(size, 3))
    told = rounded(tables, found, seed=5)
    lines = Counter()
    for cell, number in told.items():
        if number is not None:
            assert number % 5 == 0
            assert abs(number - found.counts[cell]) < 5
        if cell:
            lines[tuple(n for n, _ in cell), cell[:-1]] += 1
    for face, parent in lines:
        line = [c for c in tables.cells(face) if c[:-1] == parent]
        if not any(told[c] is None for c in [parent, *line]):
            assert sum(told[c] for c in line) == told[parent]


def test_rounding_knows_only_what_is_told():
    """Two populations that tell the same are rounded the same: the second layer gives nothing of the first away."""
    tables = family(*TWO)
    found = suppressed(tables, invent(200, 3))
    before = rounded(tables, found, seed=5)
    other = {c: n + (3 if c in found.hidden else 0) for c, n in found.counts.items()}
    assert rounded(tables, suppressing.Hidden(other, found.small, found.hidden), seed=5) == before


def test_the_same_seed_gives_the_same_tables_and_the_order_of_people_none_other():
    people = invent(400, 8)
    one = publish_tables(people, YEARS, seed=3).as_csv()
    assert publish_tables(list(reversed(people)), YEARS, seed=3).as_csv() == one


def test_tables_in_a_ring_are_refused_in_a_sentence():
    with pytest.raises(TablesInARing, match="nối thành vòng"):
        family(("sex", "age"), ("age", "where"), ("where", "sex"))
    family(("sex", "age"), ("age", "where"), ("where", "year"))
    family(("sex", "age", "where"), ("age", "where"), ("where", "sex"))


@pytest.mark.parametrize("dims", [(), ("sex", "sex"), ("sex", "age", "where", "year"), ("commune",), ("group", "age")])  # fmt: skip
def test_tables_that_do_not_fit_are_refused(dims):
    with pytest.raises(TablesDoNotFit):
        family(dims)


def test_rows_with_anything_more_than_codes_are_refused():
    row = as_row(invent(1, 1)[0])
    assert checked([row], YEARS) == invent(1, 1)
    with pytest.raises(UnknownCode, match="full_name"):
        checked([row | {"full_name": "Nguyễn Thị Mẫu"}], YEARS)
    with pytest.raises(UnknownCode, match="không có trong danh mục Giới"):
        checked([row | {"sex": "F"}], YEARS)
    with pytest.raises(UnknownCode, match="ngoài các năm"):
        checked([row | {"year": 1999}], YEARS)


def test_the_file_says_what_was_done_and_tells_no_line_of_a_person():
    text = publish_tables(invent(60, 2), YEARS, seed=1).as_csv()
    assert "làm tròn đến bội số của 5" in text and SHUT in text
    assert all(table.title in text for table in glotip())
