"""The network: the same coordinates in another process and in another order, parts apart, large ones in time."""

import json
import random
import subprocess
import sys
from itertools import combinations
from math import dist

from lachan.proof.layout.network import place
from lachan.proof.views import Line, Mark, Picture

PRINT = "import json; from lachan.proof.tests.test_network import told; from lachan.proof.layout.network import place; print(json.dumps(place(told())))"


def told(people: int = 400, lines: int = 700) -> Picture:
    dice = random.Random(5)
    marks = [Mark(f"n{n}", "person.witness", f"N{n}") for n in range(people)]
    pairs = {(dice.randrange(people), dice.randrange(people)) for _ in range(lines)}
    return Picture(tuple(marks), {}, tuple(Line(f"n{a}", f"n{b}", "about") for a, b in sorted(pairs)))  # fmt: skip


def test_the_same_in_two_processes_to_the_last_digit() -> None:
    said = [subprocess.run([sys.executable, "-c", PRINT], capture_output=True, check=True, text=True).stdout for _ in range(2)]  # fmt: skip
    assert said[0] == said[1]
    assert len(json.loads(said[0])) == 400


def test_the_same_whatever_order_it_is_told_in_and_whatever_chance_was_before() -> None:
    one = place(told())
    random.seed(99)
    mixed = random.Random(1)
    marks, lines = list(told().marks), list(told().lines)
    mixed.shuffle(marks)
    mixed.shuffle(lines)
    assert place(Picture(tuple(marks), {}, tuple(lines))) == one


def test_nothing_stands_on_another_and_parts_keep_apart() -> None:
    marks = tuple(Mark(f"n{n:02d}", "person.witness", f"N{n}") for n in range(40))
    lines = tuple(Line(f"n{n:02d}", f"n{n + 1:02d}", "about") for n in range(0, 38, 2))
    at = place(Picture(marks, {}, lines))
    assert min(dist(at[a], at[b]) for a, b in combinations(at, 2)) > 0.5
    joined = {x.source: x.target for x in lines}
    for a, b in combinations(at, 2):
        if joined.get(a) != b:
            assert dist(at[a], at[b]) >= 1


def test_nobody_and_one_are_laid_out() -> None:
    assert place(Picture((), {}, ())) == {}
    assert place(Picture((Mark("n1", "person.victim", "BH1"),), {}, ())) == {"n1": (0.0, 0.0)}
