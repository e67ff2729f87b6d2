"""Answers → a suggestion: which dimensions show signs, which items showed them, what is still unknown.

It says «có dấu hiệu cần xác minh» or that it is too early to say; it never says that somebody is no victim, counts
nothing, and weighs nobody's word. An answer that is missing, unknown or was not asked for is never a «không»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from lachan.law.refusals import LawRefusal

from .book import ENOUGH, Dimension, Indicators, Item, Prompt, sets, words

# Luật 53/2024/QH15.
IN_FORCE = date(2025, 7, 1)


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"


class Level(IntEnum):
    """In order of how much the answers ask of whoever screens; never shown as a number."""

    NOT_ENOUGH = 0
    SOMETHING_SAID = 1
    TO_VERIFY = 2


class NoSuchSet(LawRefusal):
    """Không có bộ chỉ báo này. Chọn một bộ trong danh sách rồi sàng lọc lại."""


class NoSuchItem(LawRefusal):
    """Có câu trả lời không thuộc bộ chỉ báo đang dùng. Tải lại trang; các câu đã trả lời vẫn còn."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One dimension as far as answered. `shows`: its signs are enough to name it; `items`: the signs seen or told."""

    dimension: Dimension
    shows: bool
    items: tuple[Item, ...]
    unknown: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`items` triggered it; `unknown` are still open, of which some are never asked. `elements`: of act, means and
    purpose those of which a sign is known; `open_elements`: those still to be looked at (never means under 18)."""

    set: str
    level: Level
    sentence: str
    dimensions: tuple[Shown, ...]
    items: tuple[Item, ...]
    unknown: tuple[Item, ...]
    elements: tuple[str, ...]
    open_elements: tuple[str, ...]
    prompts: tuple[Prompt, ...]


def suggest(
    code: str, answers: Mapping[str, Answer], *, minor: bool | None, on: date | None = None
) -> Suggestion:  # fmt: skip
    """What the answers to one set suggest. `minor` None: not known, and then done as for somebody under 18.
    `on`: by the law of which day the prompts speak; None is today's."""
    of = _set_of(code, answers)
    shown = tuple(_shown(one, answers, of.rule, adult=minor is False) for one in of.dimensions)
    items = tuple(item for one in shown for item in one.items)
    level = _level(shown)
    seen = {item.element for item in items}
    wanted = dict.fromkeys(one.element for one in of.dimensions)
    needed = [one for one in wanted if minor is not True or one != "means"]
    return Suggestion(
        code, level, words()[1][level.name.lower()], shown, items,
        tuple(item for one in shown for item in one.unknown),
        tuple(one for one in wanted if one in seen), tuple(one for one in needed if one not in seen),
        tuple(_prompts(of, items, minor, on)),
    )  # fmt: skip


def fitting(*, minor: bool | None, returned_from_abroad: bool | None) -> tuple[str, ...]:
    """Which sets to use for somebody, the one to begin with first. Whoever comes back is asked about forced crime,
    men as well as women."""
    first = ["children"] if minor else ["children", "un_general"] if minor is None else ["un_general"]  # fmt: skip
    more = [] if minor else ["ilo_adult_labour"]
    return (*first, *(["forced_criminality"] if returned_from_abroad is not False else []), *more)


def _set_of(code: str, answers: Mapping[str, Answer]) -> Indicators:
    of = sets().get(code)
    if of is None:
        raise NoSuchSet
    if set(answers) - set(of.items):
        raise NoSuchItem
    return of


def _shown(of: Dimension, answers: Mapping[str, Answer], rule: str, *, adult: bool) -> Shown:
    """Under 18, and where the age is not known, one sign of act or purpose is enough."""
    seen = tuple(item for item in of.items if answers.get(item.code) == Answer.YES)
    open_ = tuple(
        item for item in of.items if answers.get(item.code) not in (Answer.YES, Answer.NO)
    )
    one_is_enough = rule == "any" or (not adult and of.element != "means")
    return Shown(of, bool(seen) if one_is_enough else _enough(seen), seen, open_)


def _enough(items: tuple[Item, ...]) -> bool:
    kinds = Counter(item.strength for item in items)
    return any(_met(kinds, line) for line in ENOUGH)


def _met(kinds: Mapping[str, int], line: Mapping[str, int]) -> bool:
    return all(kinds.get(kind, 0) >= number for kind, number in line.items())


def _level(shown: tuple[Shown, ...]) -> Level:
    if any(one.shows for one in shown):
        return Level.TO_VERIFY
    return Level.SOMETHING_SAID if any(one.items for one in shown) else Level.NOT_ENOUGH


def _prompts(
    of: Indicators, items: tuple[Item, ...], minor: bool | None, on: date | None
) -> list[Prompt]:  # fmt: skip
    """Safety first; then what the law says of the person's age and of what was compelled."""
    known = words()[0]
    wanted = {
        "safe_first": any(item.danger for item in items), "age_first": minor is None,
        "means_not_needed": minor is True, "other_set": minor is not False and of.ages == "adult",
    }  # fmt: skip
    compelled = [not_punished(on)] if any(item.unlawful for item in items) else []
    return [*(known[code] for code, holds in wanted.items() if holds), *compelled]


def not_punished(on: date | None) -> Prompt:
    """What the law of that day says of unlawful acts that were compelled: a reminder, never a decision."""
    return words()[0]["not_punished_before" if on is not None and on < IN_FORCE else "not_punished"]
