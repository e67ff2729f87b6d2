"""Records that belong to nobody, drawn so that their codes and pairs of codes come out as the noisy answers say.
First each code alone; then pair by pair, records of what there is too much become what there is too little of."""

from __future__ import annotations

import random
from collections.abc import Sequence

from lachan.release.fitting import Fitted
from lachan.release.noising import Pair

ROUNDS, COPIED = 12, 0.5
Draft = list[int]


def drawn(fitted: Fitted, chance: random.Random) -> list[tuple[int, ...]]:
    found = _each_alone(fitted, chance)
    pairs = list(fitted.pairs)
    for turn in range(ROUNDS):
        chance.shuffle(pairs)
        for pair in pairs:
            _nearer(found, pair, fitted, 1 - turn / (2 * ROUNDS), chance)
    return [tuple(one) for one in found]


def _each_alone(fitted: Fitted, chance: random.Random) -> list[Draft]:
    """Every code as often as asked for, none beside another on purpose. A tree of the strongest pairs to begin with was
    tried: after the rounds it is no nearer (three ways together 6.7 % apart, so 6.9 %)."""
    columns = [_drawn(chance, fitted.ones[i], fitted.total) for i in sorted(fitted.ones)]
    return [list(codes) for codes in zip(*columns, strict=True)]


def _drawn(chance: random.Random, weights: Sequence[float], count: int) -> list[int]:
    """As many of each as the weights say, and only what is left over by lot."""
    total = sum(weights)
    wanted = [count * w / total for w in weights]
    codes = [code for code, n in enumerate(wanted) for _ in range(int(n))]
    left = [n - int(n) for n in wanted]
    if missing := count - len(codes):
        codes += chance.choices(range(len(left)), [max(n, 1e-9) for n in left], k=missing)
    chance.shuffle(codes)
    return codes


def _nearer(found: list[Draft], pair: Pair, fitted: Fitted, share: float, chance: random.Random) -> None:  # fmt: skip
    """Some of those too many become such as are too few: as a copy of one that is there, or by these two codes alone."""
    i, j = pair
    there: dict[Pair, list[int]] = {}
    for n, one in enumerate(found):
        there.setdefault((one[i], one[j]), []).append(n)
    spare: list[int] = []
    wanted: list[Pair] = []
    for a, line in enumerate(fitted.pairs[pair]):
        for b, target in enumerate(line):
            here = there.get((a, b), [])
            over = (len(here) - target) * share
            if over > 0:
                spare += chance.sample(here, _lot(over, chance))
            else:
                wanted += [(a, b)] * _lot(-over, chance)
    chance.shuffle(spare)
    chance.shuffle(wanted)
    for n, cell in zip(spare, wanted, strict=False):
        like = there.get(cell)
        if like and chance.random() < COPIED:
            found[n][:] = found[chance.choice(like)]
        found[n][i], found[n][j] = cell


def _lot(number: float, chance: random.Random) -> int:
    whole = int(number)
    return whole + (chance.random() < number - whole)
