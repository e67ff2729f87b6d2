"""The balance check of a ledger of published figures: every law asked of every line, one order of findings.

It reads scope, measure, unit, period, value and body; no note and no source reaches it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from . import flows, sources, sums
from .book import Book, Line
from .findings import RULES, Finding

Law = Callable[[Book], Iterator[Finding]]
LAWS: tuple[Law, ...] = (
    sources.sources_disagree, sources.event_dated_twice, sums.parts_sum, sums.part_over_whole,
    sums.share_quotient, sums.shares_sum, sums.span_sum, sums.change, flows.balance,
    flows.load_and_new, flows.left_over, flows.later_over_earlier, sources.counts_apart,
)  # fmt: skip
ORDER = {rule: at for at, rule in enumerate(RULES)}


def check(lines: Iterable[Line]) -> list[Finding]:
    """Every finding once; the same for the same lines in any order."""
    book = Book(lines)
    found = {one for law in LAWS for one in law(book)}
    return sorted(found, key=lambda one: (ORDER[one.rule], one.rows, one.sentence))
