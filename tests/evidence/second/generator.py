"""Files in turn: an even number is clean or a look-alike, an odd one carries one or two defects. The same number, the same file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lachan.proof.bundle import Bundle
from lachan.proof.loading import made

from . import nears, nears_more, wrongs_proof, wrongs_rest  # noqa: F401  they tell the kinds
from .bases import base
from .draft import Draft
from .kinds import DEFECTS, NEARS, Defect


@dataclass
class Put:
    defect: Defect
    objects: set[str]
    besides: set[str]


@dataclass
class Made:
    number: int
    draft: Draft
    bundle: Bundle
    puts: list[Put] = field(default_factory=list)
    near: str = ""


def files(count: int = 480, first: int = 0) -> Iterator[Made]:
    for number in range(first, first + count):
        yield _wrong(number) if number % 2 else _right(number)


def _right(number: int) -> Made:
    turn = number // 2
    if turn % 4 == 3:  # one in four is a base file, untouched
        d = base(number * 31 + 5)
        return Made(number, d, made(d.data))
    one = NEARS[(turn - turn // 4) % len(NEARS)]
    for seed in _seeds(number):
        d = base(seed)
        if one.put(d):
            return Made(number, d, made(d.data), near=f"{one.rule} {one.name}")
    raise AssertionError(f"no base takes {one.name}")


def _wrong(number: int) -> Made:
    turn = number // 2
    one = DEFECTS[turn % len(DEFECTS)]
    for seed in _seeds(number):
        d = base(seed)
        put = _put(d, one)
        if put is None:
            continue
        puts = [put]
        if (
            number % 3 == 0
        ):  # a second one, of another part of the catalogue, that touches other objects
            for step in range(1, 30):
                other = DEFECTS[(turn * 7 + 61 * step) % len(DEFECTS)]
                if other.rule[:3] == one.rule[:3] or other.rule in one.accepts:
                    continue
                again = base(seed)
                assert _put(again, one)
                second = _put(again, other)
                if (
                    second
                    and not (second.objects & (put.objects | put.besides))
                    and not (put.objects & second.besides)
                ):
                    d, puts = again, [put, second]
                    break
        return Made(number, d, made(d.data), puts)
    raise AssertionError(f"no base takes {one.name}")


def _seeds(number: int) -> Iterator[int]:
    return iter(range(number * 13 + 1, number * 13 + 1 + 1200))


def _put(d: Draft, one: Defect) -> Put | None:
    got = one.put(d)
    if not got:
        return None
    objects, besides = got if isinstance(got, tuple) else (got, set())
    return Put(one, objects, besides)
