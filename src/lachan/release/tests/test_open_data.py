"""The open data set: what is spent is kept, what is written on it is there, and the attacks on it can succeed elsewhere.
Noise has no seed, so these tests look at bounds wide enough to hold always."""

import csv
import json
import os
import random
import subprocess
import sys
from itertools import combinations
from math import erf, exp, sqrt
from statistics import mean, pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.release import attacks, measure
from lachan.release.coded import attributes
from lachan.release.drawing import drawn
from lachan.release.errors import apart, lines
from lachan.release.fitting import fitted, levelled
from lachan.release.invented import YEARS, invent
from lachan.release.measure import ALL, SIZES
from lachan.release.noising import (  # fmt: skip
    Budget,
    Noisy,
    Spent,
    answers,
    asked,
    epsilon_of,
    exact,
    noised,
    records,
    scale_for,
)
from lachan.release.open_data import LEAST_PEOPLE, LEFT_OUT, USUAL, publish_open_data
from lachan.release.refusals import BudgetRefused, TooFew

MARK = "DỮ LIỆU GIẢ LẬP"


@pytest.fixture(scope="module")
def people():
    return invent(2000, 7)


@pytest.fixture(scope="module")
def published(people):
    return publish_open_data(people, YEARS, mark=MARK)


@pytest.mark.parametrize("size", [0, 1, 60, LEAST_PEOPLE - 1])
def test_too_few_people_have_tables_and_no_records(size):
    with pytest.raises(TooFew, match="Dùng các bảng đã che"):
        publish_open_data(invent(size, 1), YEARS)


def test_without_the_library_the_refusal_says_what_to_install(tmp_path):
    (tmp_path / "opendp").mkdir()
    (tmp_path / "opendp" / "__init__.py").write_text("raise ImportError('not here')")
    asked_for = (
        "from lachan.release import invented, tables, open_data as o\n"
        "p = invented.invent(600, 1)\n"
        "assert tables.publish_tables(p, invented.YEARS, 1).as_csv()\n"
        "o.publish_open_data(p, invented.YEARS)\n"
    )
    where = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    ran = subprocess.run(
        [sys.executable, "-c", asked_for], env=where, capture_output=True, text=True
    )
    assert "NotInstalled" in ran.stderr and "pip install lachan[release]" in ran.stderr


def test_the_least_population_gives_a_data_set():
    assert len(publish_open_data(invent(LEAST_PEOPLE, 1), YEARS).rows) > LEAST_PEOPLE / 2


@pytest.mark.parametrize("epsilon", [0.1, 0.5, 1.0, 2.0, 4.0])
def test_the_noise_is_enough_for_the_budget_and_no_more(epsilon):
    tables, budget = asked(ALL), Budget(epsilon, 1e-6)
    scale = scale_for(tables, budget)
    assert epsilon_of(scale, tables, budget.delta) <= epsilon
    assert epsilon_of(scale - 0.03, tables, budget.delta) > epsilon
    # The account made another way, by the closed form for a Gaussian: what is promised holds with room to spare.
    mu = sqrt(tables) / scale
    assert _bell(mu / 2 - epsilon / mu) - exp(epsilon) * _bell(-mu / 2 - epsilon / mu) <= 1e-6


def _bell(x):
    return (1 + erf(x / sqrt(2))) / 2


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_one_person_more_is_one_more_in_each_table_and_nothing_else(seed):
    some = records(invent(30, seed), ALL)
    with_one, without = exact(some, SIZES), exact(some[:-1], SIZES)
    assert sorted({a - b for a, b in zip(with_one, without, strict=True)}) == [0, 1]
    assert sum(with_one) - sum(without) == asked(ALL) == 45


def test_the_noise_is_there_and_is_another_each_time():
    first = noised([0] * 4000, 16.0)
    assert 14 < pstdev(first) < 18
    assert abs(mean(first)) < 2
    assert noised([0] * 4000, 16.0) != first


@pytest.mark.parametrize(
    "given_budget", [(0.0, 1e-6), (0.05, 1e-6), (4.1, 1e-6), (float("nan"), 1e-6), (1.0, 0.0), (1.0, 1e-3)]
)  # fmt: skip
def test_a_budget_that_protects_nobody_is_refused(given_budget):
    with pytest.raises(BudgetRefused):
        Budget(*given_budget)


def test_the_least_budget_is_published_and_counted_though_what_it_came_to_is_a_hair_less(people):
    made = publish_open_data(people, YEARS, Budget(0.1, 1e-6), before=[USUAL])
    assert 0.09 < made.noisy.spent.epsilon <= 0.1
    publish_open_data(people, YEARS, Budget(0.1, 1e-6), before=[made.noisy.spent])


def test_what_was_spent_before_on_the_same_people_counts(people):
    with pytest.raises(BudgetRefused, match="cộng lại ε = 6"):
        publish_open_data(people, YEARS, before=[USUAL, USUAL])
    again = publish_open_data(people, YEARS, before=[USUAL])
    assert "Cộng cả 1 lần trước về những người này: ε = 4" in again.as_csv()


def test_chances_that_the_promise_fails_add_up_too(people):
    before = [Spent(0.1, 1e-6)] * 9
    assert publish_open_data(people, YEARS, Budget(0.5, 1e-6), before).rows
    with pytest.raises(BudgetRefused, match="cộng lại δ = 1/90.909, quá 1/100.000"):
        publish_open_data(people, YEARS, Budget(0.5, 2e-6), before)


def test_the_promise_is_on_the_file_and_beside_it(published):
    head = [line for line in published.as_csv().splitlines() if line.startswith("# ")]
    text = "\n".join(head)
    assert head[0] == f"# {MARK}"
    assert "ε = 2, δ = 1/1.000.000" in text and "HỨA:" in text and "KHÔNG HỨA:" in text
    assert "Không dòng nào là một người thật" in text and "OpenDP" in text
    beside = json.loads(json.dumps(published.metadata()))
    assert beside["epsilon"] <= 2 and beside["delta"] == 1e-6 and beside["records"] == len(published.rows)  # fmt: skip
    assert beside["promises"] and beside["no_promises"] and beside["mark"] == MARK


def test_the_records_are_codes_and_what_is_sensitive_stays_away(published):
    rows = list(csv.DictReader(line for line in published.as_csv().splitlines() if line[:1] != "#"))
    assert len(rows) == len(published.rows)
    allowed = {c.name: {code for code, _ in c.codes} for c in ALL}
    assert all(row[name] in codes for row in rows for name, codes in allowed.items())
    assert not set(rows[0]) & set(LEFT_OUT)


def test_two_data_sets_of_the_same_people_differ(people, published):
    assert publish_open_data(people, YEARS).rows != published.rows


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-300, 300), min_size=1, max_size=12), st.floats(0, 500))
def test_a_row_is_levelled_to_its_sum_with_nothing_below_nothing(row, total):
    level = levelled(row, total)
    assert min(level) >= 0
    assert sum(level) == pytest.approx(total, abs=1e-6)


def test_pairs_agree_with_their_sides(people):
    fit = fitted(answers(records(people, ALL), ALL, USUAL))
    for (i, j), table in fit.pairs.items():
        for line, side in zip(table, fit.ones[i], strict=True):
            assert sum(line) == pytest.approx(side, abs=0.05 * fit.total)
        for column, side in zip(zip(*table, strict=True), fit.ones[j], strict=True):
            assert sum(column) == pytest.approx(side, abs=1e-6)


def test_without_noise_the_drawn_records_have_the_counts_asked_for(people):
    real = records(people, ALL)
    row = iter(exact(real, SIZES))
    ones = {i: [next(row) for _ in range(n)] for i, n in enumerate(SIZES)}
    pairs = {
        (i, j): [[next(row) for _ in range(SIZES[j])] for _ in range(SIZES[i])]
        for i, j in combinations(range(len(SIZES)), 2)
    }
    found = drawn(fitted(Noisy(SIZES, ones, pairs, 0.0, USUAL)), random.Random(1))
    assert len(found) == len(real)
    assert apart(real, found, 1) < 0.01 and apart(real, found, 2) < 0.04 and apart(real, found, 3) < 0.09  # fmt: skip


def test_counts_with_noise_are_near_enough_to_be_of_use(people, published):
    found = {(line.ways, line.band): line for line in lines(records(people, ALL), published.rows)}
    assert found[1, 500].relative < 0.05 and found[2, 500].relative < 0.1 and found[3, 500].relative < 0.2  # fmt: skip
    assert found[2, 50].median < 40 and found[3, 50].median < 40


def test_membership_is_guessed_no_better_than_the_bound():
    bound = attacks.worst_advantage(45, scale_for(45, USUAL))
    assert 0.1 < bound < 0.2
    assert attacks.membership_by_answers(45, scale_for(45, USUAL), 1000) < bound + 0.12


def test_the_attacks_succeed_where_nothing_protects(people):
    """Each attack finds its people when the real records themselves are given away."""
    assert attacks.membership_by_answers(45, 0.5, 400) > 0.95
    real, other = records(people[:600], ALL), records(invent(600, 99), ALL)
    rate = attacks.reidentified(real, [real], [other], (0, 2, 4, 5, 6))
    assert rate.own > 0.9 > 0.3 > rate.others
    target = attacks.rarest(real)
    others = [one for one in real if one != target]
    assert attacks.membership_by_records(target, others, SIZES, lambda s: [*s, s[random.randrange(3)]], 8) > 0.9  # fmt: skip
    assert attacks.inferred(real[:40], real, 4) > 0.8
    singled = attacks.singled_out(real, other, real, (4,))
    assert singled.own == 1.0 > singled.others


def test_a_data_set_tells_no_more_of_its_own_people_than_of_others(people, published):
    real = records(people, ALL)
    other = publish_open_data(invent(2000, 8), YEARS).rows
    worst = max(
        attacks.reidentified(real, [published.rows], [other], known).own
        for known in [(0, 1, 2, 3, 7), (0, 2, 4, 5, 6, 7), (0, 1, 2, 7, 8)]
    )
    assert worst < 0.1
    assert attacks.singled_out(real, records(invent(2000, 9), ALL), published.rows, (3,)).given_away < 0.1  # fmt: skip


def test_the_measure_prints_its_figures():
    text = "\n".join(measure.counts(600, 1, USUAL, 5)) + "\n".join(measure.tables(600, 1, USUAL, 5))
    assert "trung vị" in text and "xấu nhất" in text and "GLOTIP" in text


def test_every_column_of_the_data_set_is_known():
    assert [c.name for c in ALL] == [n for n in attributes(YEARS) if n in {c.name for c in ALL}]
