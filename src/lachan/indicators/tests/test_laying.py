"""Counts by place laid on other days' units: every row found again once, and only where its ground lies whole."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.indicators.laying import Land, Lands, Pair, readings
from lachan.reference.sheets import read_sheets

ROOT = Path(__file__).parents[4] / "provinces"
OLD, MERGED, NEW = date(2021, 1, 1), date(2024, 12, 1), date(2025, 7, 1)
WINDOWS = ((date(2024, 11, 1), date(2024, 12, 31)), (date(2025, 5, 1), date(2025, 8, 31)))


def of_folder(slug):
    """The real files, by number; names are the files' own keys."""
    rows = read_sheets(ROOT / slug).units
    ids = {row.key: number for number, row in enumerate(rows, 1)}
    lands = [Land(ids[r.key], r.key, r.level, ids.get(r.parent), r.valid_from, r.valid_to) for r in rows]  # fmt: skip
    return Lands(lands, [(ids[r.key], ids[after]) for r in rows for after in r.successors]), rows


PROVINCES = {slug: of_folder(slug) for slug in ("lamdong", "songkhe")}


def key_of(lands, unit, day, level):
    ids = {one.name: one.id for one in lands.lands.values()}
    found = lands.under(ids[unit], day, level)
    return lands.lands[found].name if found else None


@pytest.mark.parametrize(("unit", "day", "level", "found"), [
    ("d682.a", date(2024, 12, 31), "district", "d681.b"),  # merged with two others
    ("d681.b", date(2024, 11, 1), "district", None),  # came of three
    ("d674.a", date(2024, 12, 31), "district", "d674.a"),  # unchanged
    ("d674.a", date(2025, 8, 31), "commune", None),  # ended; no finer place
    ("d674.a", date(2025, 8, 31), "district", None),
    ("c24853.a", date(2025, 8, 31), "commune", "c24853.c"),
])  # fmt: skip
def test_units_of_lam_dong_on_both_sides_of_both_days(unit, day, level, found):
    assert key_of(PROVINCES["lamdong"][0], unit, day, level) == found


def test_what_came_of_several_communes_still_lies_in_their_one_district():
    lands, rows = PROVINCES["lamdong"]
    first = date(2025, 5, 1)
    parents = {row.key: row.parent for row in rows}
    told = Counter()
    for row in rows:
        if row.level == "commune" and row.valid_from == NEW:
            over = {parents[one] for one in row.predecessors}
            found = key_of(lands, row.key, first, "district")
            assert found == (over.pop() if len(over) == 1 else None), row.key
            told["none" if found is None else "one"] += 1
    # 73 communes of Bình Thuận and Đắk Nông had no unit of the old province.
    assert told["none"] >= 73 and told["one"] >= 40


def walked(rows, unit, day, level):
    """The slow way, from the files alone: everything it may have been or become, then whose ground that was."""
    by = {row.key: row for row in rows}
    at, ended = {unit}, set()
    while at:
        one = by[at.pop()]
        if one.on(day):
            ended.add(one.key)
        else:
            others = one.predecessors if day < one.valid_from else one.successors
            if not others:
                return None
            at |= set(others)
    over = set()
    for key in ended:
        while key and by[key].level != level:
            key = by[key].parent
        over.add(key)
    return over.pop() if len(over) == 1 and over != {""} else None


@pytest.mark.parametrize("slug", PROVINCES)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_in_any_window_over_any_places_the_rows_add_up_in_both_readings(slug, data):
    lands, rows = PROVINCES[slug]
    first = data.draw(st.dates(date(2024, 1, 1), date(2025, 12, 31)))
    last = data.draw(st.one_of(st.just(first), st.dates(first, date(2026, 6, 30))))
    places = st.one_of(st.none(), st.sampled_from([row.key for row in rows]))
    listed = data.draw(st.lists(st.tuples(places, st.booleans()), max_size=40))
    ids = {one.name: one.id for one in lands.lands.values()}
    counts: dict = {}
    for place, counted in listed:
        at = ids[place] if place else None
        counts[at] = counts.get(at, Pair()) + Pair(int(counted), 1)
    told = readings(lands, first, last)
    changed = [day for day in (MERGED, NEW) if first < day <= last]
    assert [one.day for one in told] == ([first, last] if changed else [last])
    for reading in told:
        for level in lands.levels(reading.day):
            laid = lands.laid(counts, reading.day, level)
            assert laid.total == Pair(sum(counted for _, counted in listed), len(listed))
            by_hand: Counter = Counter()
            for place, _ in listed:
                by_hand["unsaid" if place is None else walked(rows, place, reading.day, level)] += 1
            said = Counter({lands.lands[unit].name: pair.all for unit, pair in laid.rows.items()})
            said.update({None: laid.nowhere.all, "unsaid": laid.unsaid.all})
            assert +said == +by_hand


def made_up(seed):
    """Ground as twelve fields; units of each time are heaps of them, kept where the heap stayed as it was."""
    dice, times, lands, successions = Random(seed), (OLD, MERGED, NEW), [], []
    fields, before = {}, {}
    for turn, begins in enumerate(times):
        heaps: dict = {}
        for one in range(12):
            heap = dice.randrange(5) if turn == 0 or dice.random() < 0.3 else before.get(one)
            heaps.setdefault(heap, set()).add(one)
        now = {}
        for heap in heaps.values():
            kept = next((unit for unit, own in fields.items() if own == heap and unit in before.values()), None)  # fmt: skip
            unit = kept or len(fields) + 1
            fields[unit] = frozenset(heap)
            now |= dict.fromkeys(heap, unit)
        ended = set(before.values()) - set(now.values())
        begun = set(now.values()) - set(before.values())
        lands = [_ended(one, begins) if one.id in ended else one for one in lands]
        lands += [Land(unit, str(unit), "commune", None, begins, None) for unit in sorted(begun)]
        successions += [(old, new) for old in ended for new in begun if fields[old] & fields[new]]
        before = now
    return Lands(lands, successions), fields


def _ended(one, day):
    return Land(one.id, one.name, one.level, one.parent, one.begins, day)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**6))
def test_a_unit_is_laid_only_on_what_holds_all_its_ground_and_next_to_a_change_always_there(seed):
    lands, fields = made_up(seed)
    days = [OLD, MERGED, NEW]
    for unit, own in fields.items():
        for turn, day in enumerate(days):
            then = [one for one in fields if lands.lands[one].on(day)]
            holding = next((one for one in then if own <= fields[one]), None)
            found = lands.under(unit, day, "commune")
            assert found in (None, holding)
            near = [days[n] for n in (turn - 1, turn, turn + 1) if 0 <= n < 3]
            if any(lands.lands[unit].on(one) for one in near):
                assert found == holding


@pytest.mark.parametrize(("first", "last"), WINDOWS)
def test_old_and_new_are_named_by_the_day_of_the_change(first, last):
    lands, _ = PROVINCES["lamdong"]
    [change] = lands.changes(first, last)
    old, new = readings(lands, first, last)
    assert (
        f"trước ngày {change:%d/%m/%Y}" in old.words and f"từ ngày {change:%d/%m/%Y}" in new.words
    )
    assert lands.changes(change, last) == []
    assert lands.changes(first, change - timedelta(days=1)) == []


@pytest.mark.parametrize("slug", PROVINCES)
def test_a_commune_s_district_lives_as_long_as_it(slug):
    _, rows = PROVINCES[slug]
    by = {row.key: row for row in rows}
    for row in rows:
        above = by.get(row.parent)
        if above is not None:
            assert above.valid_from <= row.valid_from, row.key
            assert above.valid_to is None or (row.valid_to and row.valid_to <= above.valid_to), row.key  # fmt: skip
