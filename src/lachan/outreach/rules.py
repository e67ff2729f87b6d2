"""Pure decisions: whether counts can be so, who has been taught and who has gone stale, what a quiz shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

# What one time of each kind could reach at most; more is a slip of the keys, not a success.
MOST: Mapping[str, int] = {
    "direct": 20_000,
    "mobile": 20_000,
    "club": 2_000,
    "loudspeaker": 200_000,
    "broadcast": 10_000_000,
    "press": 10_000_000,
    "online": 10_000_000,
}
MOST_COST = 100_000_000_000  # đồng, for one time


def counts_wrong(
    kind: str, reached: int | None, method: str, groups: Mapping[str, int], cost: int | None
) -> str:
    """What is wrong with what was counted, as a code; nothing where nothing is."""
    if reached is None:
        return "groups_without_total" if groups else "method_without_total" if method else _cost(cost)  # fmt: skip
    if not method:
        return "no_method"
    if reached < 0 or any(number < 0 for number in groups.values()):
        return "negative"
    if reached > MOST[kind]:
        return "absurd"
    if sum(groups.values()) > reached:
        return "groups_above_total"
    return _cost(cost)


def _cost(cost: int | None) -> str:
    return "cost" if cost is not None and not 0 <= cost <= MOST_COST else ""


# -- training ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Taught:
    """One class that people of one body sat in. `content_on`: the day whose law the class taught."""

    body: int
    held_on: date
    content_on: date
    topics: frozenset[str]
    people: int


@dataclass(frozen=True)
class Change:
    """A change of the law (`on`) after which a class about these topics no longer holds, and why."""

    on: date
    topics: frozenset[str]
    reason: str


@dataclass(frozen=True)
class Span:
    """How many months a class about these topics holds, from which day this rule is read, and why."""

    valid_from: date
    topics: frozenset[str]
    months: int
    reason: str


@dataclass(frozen=True)
class Standing:
    """How a place or a body stands: `fresh`, `stale` (with the reasons), `none` (nobody was taught)."""

    code: str
    people: int
    last_on: date | None
    reasons: tuple[str, ...]


def months_after(day: date, months: int) -> date:
    """The same day of the month that many months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def stale(
    taught: Taught, as_of: date, spans: Iterable[Span], changes: Iterable[Change]
) -> tuple[str, ...]:
    """Why what was taught no longer holds on that day; nothing where it does."""
    old = [
        one.reason
        for one in _read(taught.topics, as_of, spans)
        if months_after(taught.held_on, one.months) <= as_of
    ]
    moved = [one.reason for one in changes
             if taught.content_on < one.on <= as_of and one.topics & taught.topics]  # fmt: skip
    return tuple(dict.fromkeys([*old, *moved]))


def _read(topics: Iterable[str], as_of: date, spans: Iterable[Span]) -> list[Span]:
    """For each topic the span that is read on that day: the latest of those that speak of it."""
    known = [one for one in spans if one.valid_from <= as_of]
    of_topic = ([one for one in known if topic in one.topics] for topic in sorted(topics))
    return [max(found, key=lambda one: one.valid_from) for found in of_topic if found]


def standing(
    found: Sequence[Taught], as_of: date, spans: Sequence[Span], changes: Sequence[Change]
) -> Standing:
    """One class that still holds is enough; only classes up to that day are looked at."""
    past = sorted((one for one in found if one.held_on <= as_of and one.people > 0), key=lambda one: one.held_on)  # fmt: skip
    if not past:
        return Standing("none", 0, None, ())
    said = [stale(one, as_of, spans, changes) for one in past]
    holding = [one for one, why in zip(past, said, strict=True) if not why]
    if holding:
        return Standing("fresh", sum(one.people for one in holding), holding[-1].held_on, ())
    return Standing("stale", sum(one.people for one in past), past[-1].held_on, said[-1])


ORDER = {"none": 0, "stale": 1, "fresh": 2}


def gap_first(rows: Mapping[str, Standing]) -> list[str]:
    """The keys of a coverage, whoever lacks it before whoever has it, else as they came."""
    return sorted(rows, key=lambda key: ORDER[rows[key].code])


def people_of(told: int, named: int) -> int:
    """The body that taught says how many came, their own body says who: the same people, so never added."""
    return max(told, named)


def percent_right(people: int, questions: int, right: int) -> int:
    """Right answers of all that were asked, in whole per cent, rounded down."""
    return right * 100 // (people * questions)
