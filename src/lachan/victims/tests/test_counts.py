"""Counts beside one another: who reads them all, knows the rule and which people are part of which, picks nobody out."""

from collections import defaultdict
from itertools import combinations, combinations_with_replacement, product

import pytest
from tests.security.connecting import connect

pytestmark = pytest.mark.database
SMALL = range(1, 5)


@pytest.fixture(scope="module")
def told(django_db_setup):
    """What is told of many rows of numbers, by the database itself."""

    def ask(populations):
        sent = [list(one) for one in populations]
        with connect("owner") as link:
            rows = link.execute(
                "SELECT p, sec.told_as(ARRAY(SELECT x::bigint FROM jsonb_array_elements_text(p) WITH ORDINALITY e(x, i) ORDER BY i))"
                " FROM jsonb_array_elements(%s::jsonb) p", [str(sent)],
            ).fetchall()  # fmt: skip
        return {tuple(numbers): tuple(said) for numbers, said in rows}

    return ask


def possible(found, group):
    """By what is told: how many may be in a group that can be reckoned from the numbers."""
    by_told = defaultdict(set)
    for numbers, said in found.items():
        by_told[said].add(group(numbers))
    return by_told


@pytest.mark.parametrize(("rows", "most"), [(2, 40), (3, 20), (4, 15)])
def test_a_few_between_two_parts_of_one_another_cannot_be_told_from_none(told, rows, most):
    """All populations, each row a part of the one before: whoever is in one and not in the next."""
    found = told(one[::-1] for one in combinations_with_replacement(range(most + 1), rows))
    for outer, inner in combinations(range(rows), 2):
        for said, people in possible(found, lambda n, o=outer, i=inner: n[o] - n[i]).items():
            assert 0 in people or not people & set(SMALL), (said, people)


def test_a_few_left_over_by_two_parts_of_a_whole_are_never_certain(told):
    """Citizens and foreigners within everybody: who is neither, once nobody counts as both."""
    sizes = product(range(26), repeat=3)
    found = told((b + c + rest, b, c) for b, c, rest in sizes if b + c + rest <= 25)
    for said, people in possible(found, lambda n: n[0] - n[1] - n[2]).items():
        assert not people <= set(SMALL), (said, people)


def test_numbers_are_no_more_than_told_and_as_near_as_may_be(told):
    asked = [(6, 5), (12, 7), (20, 17, 15), (5, 4), (3, 9, 14), (0, 8), (0, 4), (30, 21, 5)]
    assert list(told(asked).values()) == [
        (10, 10), (15, 10), (20, 20, 20), (None, None), (None, 10, 15), (0, 10), (None, None), (30, 25, 5),
    ]  # fmt: skip


def test_the_attacker_does_find_somebody_when_numbers_are_only_rounded():
    """The tests above can fail: to the nearest five, seven and eight are told apart."""
    found = {(a, b): (round(a / 5), round(b / 5)) for a in range(20) for b in range(a + 1)}
    assert any(0 not in people and people & set(SMALL) for people in possible(found, lambda n: n[0] - n[1]).values())  # fmt: skip
