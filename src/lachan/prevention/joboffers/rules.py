"""Which warning signs an offer shows, with the words that show each. No score: signs are told, nobody is judged by them.

An offer is read for what it means: concepts in any of their forms, near one another, denied or not (lexicon/, meetings.yaml).
Pure: a text in, signs out; nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from lachan.law.reading_yaml import load_yaml
from lachan.prevention.joboffers import ages, employers, pay
from lachan.prevention.joboffers.combining import met_in
from lachan.prevention.joboffers.lexicon import Met, Spoken, spoken_of
from lachan.prevention.joboffers.reading import HERE, Offer, read

# So much in advance, đồng, is not spent before the first wage: it is worked off.
BIG = 7_000_000
# Who warns and that they warn stand so close, and a warning opens so soon.
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of the table. Texts are for whoever reads the answer."""

    code: str
    label: str
    why: str
    lawful: str


@dataclass(frozen=True, slots=True)
class Found:
    """A sign with the words of the offer that show it; empty where what is missing shows it."""

    sign: Sign
    words: str


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    return load_yaml(HERE / "signs.yaml")


@lru_cache(maxsize=1)
def signs() -> dict[str, Sign]:
    return {
        code: Sign(code, row["label"], row["why"], row["lawful"])
        for code, row in table()["signs"].items()
    }


def found_in(offer: str, as_of: date | None = None) -> list[Found]:
    """The signs of one offer, in the order of the table. `offer`: the text as pasted, at most some thousand letters; `as_of`: the
    day from which years of birth are reckoned, else that of the table of wages."""
    said = read(offer)
    spoken = spoken_of(said)
    if is_told_of(spoken):
        return []
    shown = dict(_shown(said, spoken, as_of or pay.wages()["as_of"]))
    for code, row in table()["signs"].items():
        if "with" in row and row["with"] not in shown or row.get("not_with") in shown:
            shown.pop(code, None)
    named = employers.is_named(said, spoken)
    if _is_manner_of_speaking(set(shown), named):
        return []
    if shown and not named:
        shown["hidden_employer"] = ""
    return [Found(sign, shown[code]) for code, sign in signs().items() if code in shown]


def _is_manner_of_speaking(shown: set[str], named: bool) -> bool:
    """One sign that lawful offers show too by how they speak; beside a named employer, also two of the weakest."""
    said = [table()["signs"][code].get("alone", "") for code in shown]
    weakest = {code for code in shown if table()["signs"][code].get("weak")}
    return said == ["never"] or named and (said == ["unnamed"] or bool(shown) and weakest == shown)


def is_told_of(spoken: Spoken) -> bool:
    """The offer is warned of, not made: a warning, beside who warns or what to do instead."""
    warned, by, advised = (_asserted(spoken, c) for c in ("warning_head", "authority", "advice"))
    if spoken.get("swears_honest") or not warned:
        return False
    warns = any(0 <= head.start - who.end <= AT_ONCE for who in by for head in warned)
    opens = any(
        head.start < AT_ONCE and head.concept == "warning_head" and head.end - head.start > 1
        for head in warned
    )
    return (
        warns
        or (opens and bool(by or advised))
        or bool(by and advised)
        or len(warned) + len(by) + len(advised) >= 3
    )


def _asserted(spoken: Spoken, concept: str) -> list[Met]:
    return [met for met in spoken.get(concept, ()) if not met.denied]


def _shown(said: Offer, spoken: Spoken, as_of: date) -> Iterator[tuple[str, str]]:
    found = pay.amounts_of(said)
    spoken["amount"] = pay.as_spoken(said, found)
    spoken["amount_big"] = [
        m for m, one in zip(spoken["amount"], found, strict=True) if one.dong >= BIG
    ]
    spoken["minor_age"] = list(ages.minor_ages(said, as_of))
    high = pay.too_high(said, spoken, found)
    if high:
        spoken["pay_is_high"] = [
            Met("pay_is_high", *high, said.words[high[0]].sentence, said.words[high[0]].clause)
        ]
        yield "pay_too_high", said.said(*high)
    for code in table()["signs"]:
        words = next(met_in(spoken, code), None)
        if words:
            yield code, said.said(*words)
