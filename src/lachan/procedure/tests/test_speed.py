"""A matter of twelve acts is read with all its workings in about a millisecond; the bound here is loose."""

from collections.abc import Callable
from time import perf_counter

from lachan.procedure.clocks import dues, read
from lachan.procedure.tests.matters import on, twelve_acts

LOOSE_BOUND_SECONDS = 0.008


def best_of(action: Callable[[], object], times: int = 30) -> float:
    best = 1.0
    for _ in range(times):
        began = perf_counter()
        action()
        best = min(best, perf_counter() - began)
    return best


def test_reading_a_matter_of_twelve_acts() -> None:
    acts, at = twelve_acts(), on("2026-05-10")
    assert best_of(lambda: read(acts, at)) < LOOSE_BOUND_SECONDS
    assert best_of(lambda: dues(acts)) < LOOSE_BOUND_SECONDS
