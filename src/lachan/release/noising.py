"""What is asked of the people for the open data set: how many have each code, and each pair of codes; answered with noise.
The noise and the account of what it costs are OpenDP's (discrete Gaussian, from the system's secure source, no seed).
After this file nobody looks at a person again; whatever is made of the answers costs nothing more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import combinations
from typing import Any

from lachan.release.coded import Attribute, Coded
from lachan.release.refusals import BudgetRefused, NotInstalled

Pair = tuple[int, int]
Record = tuple[int, ...]
# δ is the chance that the promise fails for somebody: all releases together, one in more people than any province's source has.
LEAST_EPSILON, MOST_EPSILON, MOST_DELTA = 0.1, 4.0, 1e-5


@dataclass(frozen=True)
class Spent:
    """How much at most may be learned of one person: exp(ε) times more likely than without, but for δ.

    What it came to is never refused: it is a hair under what was asked, and by then the noise is drawn."""

    epsilon: float
    delta: float


@dataclass(frozen=True)
class Budget(Spent):
    """What is asked for, within what protects somebody and leaves numbers of use."""

    def __post_init__(self) -> None:
        if not LEAST_EPSILON <= self.epsilon <= MOST_EPSILON or not 0 < self.delta <= MOST_DELTA:
            raise BudgetRefused(
                f"ε phải từ {LEAST_EPSILON} đến {MOST_EPSILON:g}, δ trên 0 và không quá {MOST_DELTA:g}. "
                "Chọn lại; ε càng nhỏ thì bảo vệ càng chặt và số liệu càng lệch."
            )


@dataclass(frozen=True)
class Noisy:
    """Answers: by attribute and by pair of attributes, in the order of the codes."""

    sizes: tuple[int, ...]
    ones: dict[int, list[int]]
    pairs: dict[Pair, list[list[int]]]
    scale: float
    spent: Spent


def records(people: Sequence[Coded], columns: Sequence[Attribute]) -> list[Record]:
    indexes = [(column.read, column.index()) for column in columns]
    return [tuple(index[read(one)] for read, index in indexes) for one in people]


def asked(columns: Sequence[Attribute]) -> int:
    """How many tables one person is counted in, once in each."""
    return len(columns) + math.comb(len(columns), 2)


def answers(found: Sequence[Record], columns: Sequence[Attribute], budget: Budget) -> Noisy:
    sizes = tuple(len(column.codes) for column in columns)
    scale = scale_for(asked(columns), budget)
    noisy = iter(noised(exact(found, sizes), scale))
    ones = {i: [next(noisy) for _ in range(size)] for i, size in enumerate(sizes)}
    pairs = {
        (i, j): [[next(noisy) for _ in range(sizes[j])] for _ in range(sizes[i])]
        for i, j in combinations(range(len(sizes)), 2)
    }
    return Noisy(sizes, ones, pairs, scale, Spent(epsilon_of(scale, asked(columns), budget.delta), budget.delta))  # fmt: skip


def noised(counts: Sequence[int], scale: float) -> list[int]:
    return list(_mechanism(scale)(list(counts)))


def exact(found: Sequence[Record], sizes: Sequence[int]) -> list[int]:
    """All counts in one row. Never to be told without noise."""
    row = [Counter(one[i] for one in found)[code] for i, size in enumerate(sizes) for code in range(size)]  # fmt: skip
    for i, j in combinations(range(len(sizes)), 2):
        counted = Counter((one[i], one[j]) for one in found)
        row += [counted[a, b] for a in range(sizes[i]) for b in range(sizes[j])]
    return row


def scale_for(tables: int, budget: Budget) -> float:
    """The least noise that keeps the budget, to a hundredth."""
    low, high = 0.1, 1e4
    while high - low > 0.01:
        middle = (low + high) / 2
        kept = epsilon_of(middle, tables, budget.delta) <= budget.epsilon
        low, high = (low, middle) if kept else (middle, high)
    return high


def epsilon_of(scale: float, tables: int, delta: float) -> float:
    """By OpenDP's account, for one person more or less: one more in each table, √tables in all."""
    return float(
        _opendp().c.make_zCDP_to_approxDP(_mechanism(scale)).map(farthest(tables)).epsilon(delta)
    )


def farthest(tables: int) -> float:
    return math.nextafter(math.sqrt(tables), math.inf)


def _mechanism(scale: float) -> Any:
    dp = _opendp()
    space = dp.vector_domain(dp.atom_domain(T=int)), dp.l2_distance(T=float)
    return space >> dp.m.then_gaussian(scale=scale)


@cache
def _opendp() -> Any:
    """Heavy, and needed for the open data set alone: tables do without."""
    try:
        found = import_module("opendp.prelude")
    except ImportError as missing:
        raise NotInstalled() from missing
    found.enable_features("contrib")
    return found
