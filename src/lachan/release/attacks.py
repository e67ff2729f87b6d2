"""What somebody could try against an open data set, and how much better than by guessing it goes.

Each attack is also made with a data set drawn of *other* people of the same kind. What works there as well was learned of the
group and not of the person; only the difference is what the data set gave away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import erf, sqrt
from statistics import mean, variance

from lachan.release.errors import counted
from lachan.release.noising import Record, exact, noised

Drawn = Callable[[Sequence[Record]], list[Record]]


@dataclass(frozen=True)
class Rate:
    """How often it went well, with the real source and with other people as the source."""

    name: str
    tried: int
    own: float
    others: float

    @property
    def given_away(self) -> float:
        return self.own - self.others


def advantage(inside: list[float], outside: list[float]) -> float:
    """Who is told a number guesses «inside» above a threshold: found on one half, tried on the other."""
    half = len(inside) // 2
    best = max(inside[:half] + outside[:half] if half else [0.0],
               key=lambda cut: _above(inside[:half], cut) - _above(outside[:half], cut))  # fmt: skip
    return _above(inside[half:], best) - _above(outside[half:], best)


def _above(numbers: Sequence[float], cut: float) -> float:
    return sum(n >= cut for n in numbers) / len(numbers)


def advantage_by_distance(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The same, reckoned from how far apart the two bells stand: surer when there are few runs."""
    wide = sqrt((variance(inside) + variance(outside)) / 2)
    return _between((mean(inside) - mean(outside)) / wide)


def _between(distance: float) -> float:
    return erf(distance / 2 / sqrt(2))


def worst_advantage(tables: int, scale: float) -> float:
    """No attack on these answers does better, for any person and any source."""
    return _between(sqrt(tables) / scale)


def membership_by_answers(tables: int, scale: float, runs: int) -> float:
    """The strongest attack: who knows everybody else subtracts them and is left with one person and the noise."""
    inside = [float(sum(noised([1] * tables, scale))) for _ in range(runs)]
    outside = [float(sum(noised([0] * tables, scale))) for _ in range(runs)]
    return advantage(inside, outside)


def membership_by_records(person: Record, others: Sequence[Record], sizes: Sequence[int],
                          draw: Drawn, runs: int) -> float:  # fmt: skip
    """The same with what is really given: who knows everybody else looks for codes and pairs of this person too many."""
    at = [n for n, one in enumerate(exact([person], sizes)) if one]
    known = exact(others, sizes)

    def score(source: Sequence[Record]) -> float:
        found = exact(draw(source), sizes)
        return float(sum(found[n] - known[n] for n in at))

    inside = [score([*others, person]) for _ in range(runs)]
    return advantage_by_distance(inside, [score(others) for _ in range(runs)])


def rarest(people: Sequence[Record]) -> Record:
    """The one whose pairs of codes are the least common: the easiest to look for."""
    pairs = list(combinations(range(len(people[0])), 2))
    common = {pair: counted(people, pair) for pair in pairs}
    return min(people, key=lambda one: (sum(1 / common[p][one[p[0]], one[p[1]]] for p in pairs) * -1, one))  # fmt: skip


def alone(people: Sequence[Record], known: Sequence[int]) -> list[Record]:
    """Those nobody else is like in what is known of them."""
    seen = counted(people, known)
    return [one for one in people if seen[tuple(one[k] for k in known)] == 1]


def linked(
    people: Sequence[Record], drawn: Sequence[Record], known: Sequence[int]
) -> tuple[int, int, int]:
    """People who are alone in what is known of them; of these who have exactly one record like them; and whose rest it tells rightly."""
    targets = alone(people, known)
    like: dict[Record, list[Record]] = {}
    for one in drawn:
        like.setdefault(tuple(one[k] for k in known), []).append(one)
    found = [(t, like.get(tuple(t[k] for k in known), [])) for t in targets]
    single = [(t, records[0]) for t, records in found if len(records) == 1]
    return len(targets), len(single), sum(target == record for target, record in single)


def reidentified(people: Sequence[Record], own: Sequence[Sequence[Record]], others: Sequence[Sequence[Record]],
                 known: Sequence[int]) -> Rate:  # fmt: skip
    """Of those alone in what is known of them, how many have all the rest told rightly, over several data sets."""
    ours = [linked(people, drawn, known) for drawn in own]
    theirs = [linked(people, drawn, known) for drawn in others]
    tried = sum(targets for targets, _, _ in ours)
    right = sum(one for _, _, one in ours) / max(tried, 1)
    return Rate("reidentified", tried, right, sum(one for _, _, one in theirs) / max(tried, 1))


def singled_out(people: Sequence[Record], fresh: Sequence[Record], drawn: Sequence[Record],
                ways: Sequence[int]) -> Rate:  # fmt: skip
    """A description that fits one record fits exactly one of the people too: of the source, and of others never seen."""
    tried = own = others = 0
    for dims in (d for n in ways for d in combinations(range(len(people[0])), n)):
        source, elsewhere = counted(people, dims), counted(fresh, dims)
        said = [cell for cell, n in counted(drawn, dims).items() if n == 1]
        tried += len(said)
        own += sum(source[cell] == 1 for cell in said)
        others += sum(elsewhere[cell] == 1 for cell in said)
    return Rate("singled_out", tried, own / max(tried, 1), others / max(tried, 1))


def inferred(targets: Sequence[Record], drawn: Sequence[Record], secret: int) -> float:
    """Everything but one attribute is known; the most frequent value among the records most alike is guessed."""
    return sum(_guess(one, drawn, secret) == one[secret] for one in targets) / len(targets)


def _guess(one: Record, drawn: Sequence[Record], secret: int) -> int:
    best, votes = -1, Counter[int]()
    for other in drawn:
        like = sum(a == b for n, (a, b) in enumerate(zip(one, other, strict=True)) if n != secret)
        if like > best:
            best, votes = like, Counter()
        if like == best:
            votes[other[secret]] += 1
    return votes.most_common(1)[0][0]
