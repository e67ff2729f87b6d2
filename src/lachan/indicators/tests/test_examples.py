"""Every worked example of the definitions, counted by the queries themselves, on DuckDB."""

import pytest

from lachan.indicators.asked import Asked
from lachan.indicators.definitions import DEFINITIONS
from lachan.indicators.periods import parse
from lachan.indicators.reach import Reach
from lachan.indicators.running import Run

from .examples import PROVINCE, at, laid_out

EXAMPLES = [(code, example) for code, one in DEFINITIONS.items() for example in one.examples]


@pytest.mark.parametrize(
    ("code", "example"), EXAMPLES, ids=[f"{c}-{e['says']}" for c, e in EXAMPLES]
)
def test_the_example(code, example):
    asked = Asked(PROVINCE, parse(example["period"], example["calendar"]), at(example["as_of"]))
    run = Run(laid_out(example["acts"]), asked, Reach())
    found = run.figure(code, example.get("variant", "a"))
    assert (found.numerator, found.denominator) == (example["n"], example["d"]), found.apart
    assert found.apart == example.get("parts", found.apart)
    lines = run.lines(code, example.get("variant", "a"))
    assert sum(line.counted for line in lines) == found.numerator
    assert sum(found.apart.values()) == len(lines)


@pytest.fixture(scope="module")
def nothing():
    return Run(
        laid_out([]), Asked(PROVINCE, parse("2024", "police"), at("2024-12-20 09:00")), Reach()
    )


@pytest.mark.parametrize("code", [code for code, one in DEFINITIONS.items() if one.counted])
def test_every_query_is_understood_and_finds_nothing_in_nothing(nothing, code):
    for letter in DEFINITIONS[code].ways:
        found = nothing.figure(code, letter)
        assert (found.numerator, found.denominator, nothing.lines(code, letter)) == (0, 0, [])
        assert (
            nothing.sideways(code, letter, "agency")
            == nothing.sideways(code, letter, "article")
            == {}
        )
