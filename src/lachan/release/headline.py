"""The measured line in one place: the worst re-identification among all ways of knowing, the same attack where nothing
protects, and how far counts of one, two and three ways are from the real ones. On invented people. DỮ LIỆU GIẢ LẬP."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from lachan.release.attacks import (
    Rate,
    alone,
    membership_by_answers,
    reidentified,
    worst_advantage,
)
from lachan.release.coded import Attribute, attributes
from lachan.release.drawing import drawn
from lachan.release.errors import Line, apart, lines
from lachan.release.fitting import fitted
from lachan.release.invented import YEARS, invent
from lachan.release.noising import (
    Budget,
    Noisy,
    Record,
    answers,
    asked,
    exact,
    records,
    scale_for,
)
from lachan.release.open_data import COLUMNS, LEAST_PEOPLE, publish_open_data
from lachan.release.refusals import TooFew

ALL: tuple[Attribute, ...] = tuple(attributes(YEARS)[name] for name in COLUMNS)
# How many attributes of somebody an attacker knows; of whom at least so many are alone in what is known.
KNOWN, LEAST_TARGETS = (3, 4, 5, 6), 20
SIZES = tuple(len(column.codes) for column in ALL)
# As good as none, where the mechanism must be handed some.
NO_NOISE = 0.05


@dataclass(frozen=True)
class Attacked:
    """The worst of all ways of knowing. `own`: all the rest told rightly; `others`: as often by data sets of other people;
    `bare`: as often where the real records themselves are given away, so that the attack is seen to work."""

    own: float
    others: float
    bare: float
    known: tuple[str, ...]
    tried: int
    ways: int


@dataclass(frozen=True)
class Headline:
    """All that the issue asks to be measured, of one population and one budget."""

    people: int
    seed: int
    epsilon: float
    delta: float
    noise: float
    data_sets: int
    worst: Attacked
    # The worst where data sets are drawn of counts without noise: what drawing alone would give away.
    without_noise: Attacked
    membership_at_most: float
    membership_without_noise: float
    apart: dict[int, float]
    errors: tuple[Line, ...]
    least_people: int
    refused_below: str

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def measured(people: int, seed: int, budget: Budget, data_sets: int = 3) -> Headline:
    """Data sets drawn anew, since noise has no seed: the people are the same each time, the figures differ a little."""
    real = records(invent(people, seed), ALL)
    own = [draw(real, budget) for _ in range(data_sets)]
    control = [draw(records(invent(people, seed + 1 + n), ALL), budget) for n in range(data_sets)]
    scale = scale_for(asked(ALL), budget)
    return Headline(
        people, seed, budget.epsilon, budget.delta, scale, data_sets, worst_of(real, own, control),
        worst_of(real, [plain(real)], [plain(records(invent(people, seed + 1), ALL))]), worst_advantage(asked(ALL), scale),
        membership_by_answers(asked(ALL), NO_NOISE, 200), {ways: apart(real, own[0], ways) for ways in (1, 2, 3)},
        tuple(lines(real, own[0])), LEAST_PEOPLE, _refused(seed, budget),
    )  # fmt: skip


def draw(source: Sequence[Record], budget: Budget) -> list[Record]:
    return drawn(fitted(answers(source, ALL, budget)), random.SystemRandom())


def plain(source: Sequence[Record]) -> list[Record]:
    """A data set of the exact counts, which protects nobody: never to leave, and here to be measured against."""
    row = iter(exact(source, SIZES))
    ones = {i: [next(row) for _ in range(size)] for i, size in enumerate(SIZES)}
    pairs = {(i, j): [[next(row) for _ in range(SIZES[j])] for _ in range(SIZES[i])]
             for i, j in combinations(range(len(SIZES)), 2)}  # fmt: skip
    return drawn(fitted(Noisy(SIZES, ones, pairs, 0.0, Budget(1.0, 1e-6))), random.SystemRandom())


def worst_of(
    real: Sequence[Record], own: Sequence[list[Record]], control: Sequence[list[Record]]
) -> Attacked:
    """Whoever is alone in three to six attributes is looked for by the only record like them."""
    tried = list(every_way(real, own, control))
    known, rate = max(tried, key=lambda one: one[1].own)
    bare = min(reidentified(real, [real], [real], one).own for one, _ in tried)
    return Attacked(rate.own, rate.others, bare, tuple(ALL[k].label for k in known), rate.tried, len(tried))  # fmt: skip


def every_way(
    real: Sequence[Record], own: Sequence[list[Record]], control: Sequence[list[Record]]
) -> Iterator[tuple[tuple[int, ...], Rate]]:
    """Ways of knowing that concern enough people to speak of a share."""
    for known in (one for size in KNOWN for one in combinations(range(len(ALL)), size)):
        if len(alone(real, known)) >= LEAST_TARGETS:
            yield known, reidentified(real, own, control, known)


def _refused(seed: int, budget: Budget) -> str:
    """One person too few: the sentence, or nothing where it was not refused."""
    try:
        publish_open_data(invent(LEAST_PEOPLE - 1, seed), YEARS, budget)
    except TooFew as refusal:
        return refusal.message
    return ""


def said(one: Headline) -> Iterator[str]:
    """The measured line for people."""
    worst = one.worst
    yield f"ĐO CHÍNH: {one.people} người giả lập, hạt giống {one.seed}, ε = {one.epsilon:g}, δ = {one.delta:g}, {one.data_sets} bộ dữ liệu"
    yield f"   NHẬN LẠI, xấu nhất trong {worst.ways} cách biết 3–6 điều về một người: {worst.own:.1%}; cùng cách ấy với bộ của người khác {worst.others:.1%}"
    yield f"   biết: {', '.join(worst.known)} ({worst.tried} lượt)"
    yield f"   cùng phép dò khi đưa ra chính hồ sơ thật, không có nhiễu: {worst.bare:.1%} (phép dò có thật)"
    yield f"   cùng phép dò khi rút từ số đếm không cộng nhiễu: {one.without_noise.own:.1%}, bộ của người khác {one.without_noise.others:.1%} (việc rút lại đã đủ)"
    yield f"   DÒ CÓ TRONG NGUỒN: không phép dò nào hơn đoán mò quá {one.membership_at_most:.1%}; không cộng nhiễu thì {one.membership_without_noise:.0%} (việc của nhiễu)"
    for ways, share in one.apart.items():
        yield f"   SAI SỐ {ways} chiều: {share:.1%} số người bị đếm lệch ô"
    yield f"{'chiều':>8} {'số thật từ':>11} {'số ô':>6} {'trung bình':>11} {'trung vị':>9} {'xấu nhất':>9} {'so với số thật':>15}"
    for line in one.errors:
        rate = f"{line.relative:.0%}" if line.band else "–"
        yield f"{line.ways:>8} {line.band:>11} {line.cells:>6} {line.mean:>11.1f} {line.median:>9.1f} {line.worst:>9} {rate:>15}"
    yield f"   DƯỚI {one.least_people} NGƯỜI: {'TỪ CHỐI. ' + one.refused_below if one.refused_below else 'KHÔNG TỪ CHỐI'}"
