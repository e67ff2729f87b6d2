"""The engine of clocks alone: a matter of twelve acts, read with its workings, and its due dates alone."""

from collections.abc import Callable, Iterator
from time import process_time

from lachan.procedure.clocks import dues, read
from lachan.procedure.tests.matters import on, twelve_acts, twelve_acts_of_a_case

from ..table import Line


def lines() -> Iterator[Line]:
    acts, at = twelve_acts(), on("2026-05-10")
    yield Line("Luật", "12 acts read with workings", _typical(lambda: read(acts, at)), limit=1.5)
    yield Line("Luật", "12 acts, due dates only", _typical(lambda: dues(acts)), limit=0.3)
    case, later = twelve_acts_of_a_case(), on("2026-09-01")
    name = f"12 acts of a case, {len(dues(case))} clocks"
    yield Line("Luật", f"{name}, with workings", _typical(lambda: read(case, later)), limit=1.5)
    yield Line("Luật", f"{name}, due dates only", _typical(lambda: dues(case)), limit=0.3)


def _typical(action: Callable[[], object], times: int = 301) -> float:
    """The middle of many processor times, in ms."""
    action()
    taken = []
    for _ in range(times):
        began = process_time()
        action()
        taken.append(process_time() - began)
    return sorted(taken)[times // 2] * 1000
