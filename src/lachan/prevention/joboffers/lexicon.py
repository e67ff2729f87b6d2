"""Where an offer speaks of what: concepts found by their many forms, each told whether it is said or denied.

A form is words; `(a|b|)` are choices, `..3` up to three words of any kind, `#` a number, a leading `!` wants its marks written,
a leading `^` a capital in its last word, as names of countries have."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from lachan.law.reading_yaml import load_yaml
from lachan.prevention.joboffers.reading import HERE, Offer, Word, shapes

CHOICE = re.compile(r"\(([^()]*)\)|([^\s()]+)")
# How far before a thing its denial may stand, in words.
NEAR_DENIAL, FAR_DENIAL = 5, 10
# Concepts whose own «không» belongs to them and denies nothing after them: «không làm đủ tháng phạt 3 triệu».
OWN_DENIAL = ("leaves", "no_paper", "told_not", "wont_know", "hidden_way", "age_no_matter", "no_id_ok", "may_not_leave",
              "child_word", "decide_now", "visa_tourist", "work_not_study")  # fmt: skip
# Concepts that turn another round by their own words; a «không» beside them is theirs.
TURNING = frozenset({"called_false", "lawful_way", "free_to_leave", "own_keeping", "not_children", "decent_venue", "identity_not", "advice",
                     "not_deducted", "not_scam", "sham_contract", "swears_honest", "lawful_payment"})  # fmt: skip
# Concepts of which one bare syllable says nothing: «den» is «đền» and «đến», «cho» is «chợ» and «cho».
MARKED_ALONE = frozenset({"employer_kind", "spot_kind", "hide_word", "hide_whom", "region", "tells", "not_scam", "scam_plain",
                          "penalty", "leaves", "rents", "leaves_weak", "not_wage", "no_wage", "warning_head", "night", "lends", "advance", "home",
                          "scam_near", "sex_sure", "sex_plain", "fetched", "abroad", "accepts", "deducted"})  # fmt: skip
# Concepts that are places.
PLACES = frozenset(
    {
        "lure_place",
        "abroad",
        "china",
        "taiwan",
        "japan",
        "korea",
        "west",
        "east_europe",
        "singapore",
        "malaysia",
    }
)
# Named in one breath: «không thu phí, đặt cọc».
ALIKE = {"fee": "deposit"}
ANY_NUMBER = "#"


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a form in its shapes, or any number."""

    key: str
    toneless: str
    bare: str

    def is_said(self, word: Word) -> int:
        """2: as it is written; 1: without its marks; 0: not."""
        if self.key == word.key or (self.key == ANY_NUMBER and word.number):
            return 2
        return int(self.bare == word.bare if word.key == word.bare else word.key == word.toneless == self.toneless)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One place of a form: ways to say it by their first word, bare; or a gap of up to `gap` words of any kind."""

    ways: dict[str, list[tuple[Part, ...]]]
    optional: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    concept: str
    choices: tuple[Choice, ...]
    exact: bool
    proper: bool


@dataclass(frozen=True, slots=True)
class Met:
    """A concept at the words from `start` up to `end`. `denied`: «không thu», «đừng đưa», «… là vi phạm»."""

    concept: str
    start: int
    end: int
    sentence: int
    clause: int = -1
    denied: bool = False


Spoken = dict[str, list[Met]]


def form_of(concept: str, said: str) -> Form:
    choices = tuple(_choice(met[1], met[2]) for met in CHOICE.finditer(said.lstrip("!^")))
    return Form(concept, choices, said[0] in "!^", said[0] == "^")


def _choice(several: str | None, one: str | None) -> Choice:
    if one is not None and one.startswith(".."):
        return Choice({}, gap=int(one[2:]))
    ways: dict[str, list[tuple[Part, ...]]] = defaultdict(list)
    spoken = [way.split() for way in (several or one or "").split("|")]
    for way in filter(None, spoken):
        parts = tuple(_part(word) for word in way)
        ways[parts[0].bare].append(parts)
    return Choice(dict(ways), optional=[] in spoken)


def _part(said: str) -> Part:
    return Part(said, said, said) if said == ANY_NUMBER else Part(*shapes(said))


@lru_cache(maxsize=1)
def concepts() -> dict[str, tuple[str, ...]]:
    """Concept → its forms, from every file of the lexicon that holds any."""
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted((HERE / "lexicon").glob("*.yaml")):
        for concept, forms in (load_yaml(file).get("concepts") or {}).items():
            found[concept] = found.get(concept, ()) + tuple(str(form) for form in forms)
    return found


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[Form, ...]]:
    """Forms by each word, bare, with which they may begin."""
    by_start: defaultdict[str, list[Form]] = defaultdict(list)
    for concept, said in ((concept, said) for concept, forms in concepts().items() for said in forms):  # fmt: skip
        form = form_of(concept, said)
        for start in _starts(form):
            by_start[start].append(form)
    return {start: tuple(forms) for start, forms in by_start.items()}


def _starts(form: Form) -> set[str]:
    starts: set[str] = set()
    for choice in form.choices:
        starts |= set(choice.ways)
        if not choice.optional:
            break
    return starts


def spoken_of(offer: Offer) -> Spoken:
    """Every concept of the offer, in its order."""
    met, index, stops = defaultdict(list), _index(), _stops(offer.words)
    for at, word in enumerate(offer.words):
        for form in (form for name in _called(word) for form in index.get(name, ())):
            if end := _end(offer.words, form, at, stops[at]):
                met[form.concept].append(Met(form.concept, at, end, word.sentence, word.clause))
    longest = {concept: _longest(found) for concept, found in met.items()}
    _of_this_land(longest)
    return with_denials(offer, longest)


def _of_this_land(met: Spoken) -> None:
    """«Thái Nguyên», «Lào Cai» are no Thái, no Lào: a place inside a longer name is not there."""
    longer = [one for one in met.get("region", ()) if one.end - one.start > 1]
    for place in PLACES & met.keys():
        met[place] = [one for one in met[place] if not any(r.start <= one.start and one.end <= r.end and r.end - r.start > one.end - one.start for r in longer)]  # fmt: skip


def _stops(words: tuple[Word, ...]) -> list[int]:
    """For each word, where its clause ends."""
    stops = [len(words)] * len(words)
    for at in range(len(words) - 2, -1, -1):
        same = words[at].clause == words[at + 1].clause
        stops[at] = stops[at + 1] if same else at + 1
    return stops


def _end(words: tuple[Word, ...], form: Form, start: int, stop: int) -> int:
    """Where the longest way to say the form from `start` ends, else 0. A form stays in its clause."""
    ends = (
        at
        for at, rough in _on(words, form.choices, start, stop, False)
        if not (form.proper and not words[at - 1].capital)
        and (not rough or not form.exact and words[start].loose > _alone(form.concept, at - start))
    )
    return max(ends, default=0)


def _called(word: Word) -> tuple[str, ...]:
    """By what a form may name the word: a number by itself or as any number."""
    return (word.bare, ANY_NUMBER) if word.number else (word.bare,)


def _alone(concept: str, length: int) -> int:
    """How careless a sentence must be, and more, for words without their marks to count."""
    return 0 if length > 1 else 2 if concept in MARKED_ALONE else 1


def _on(words: tuple[Word, ...], choices: tuple[Choice, ...], at: int, stop: int, rough: bool) -> Iterator[tuple[int, bool]]:  # fmt: skip
    """Each end of the choices from `at`, and whether any word lacked its marks."""
    if not choices:
        yield at, rough
        return
    choice, rest = choices[0], choices[1:]
    if choice.gap:
        for here in range(at, min(at + choice.gap, stop) + 1):
            yield from _on(words, rest, here, stop, rough)
        return
    if choice.optional:
        yield from _on(words, rest, at, stop, rough)
    if at >= stop:
        return
    for way in (way for name in _called(words[at]) for way in choice.ways.get(name, ())):
        if at + len(way) <= stop:
            said = min(
                part.is_said(word)
                for part, word in zip(way, words[at : at + len(way)], strict=True)
            )
            if said:
                yield from _on(words, rest, at + len(way), stop, rough or said < 2)


def _longest(found: list[Met]) -> list[Met]:
    """Of those that lie one in another, the outer."""
    kept: list[Met] = []
    for one in sorted(set(found), key=lambda met: (met.start, -met.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept


def with_denials(offer: Offer, spoken: Spoken) -> Spoken:
    """The same, each told whether it is denied; `not`, `never`, `ban` and `is_wrong` are themselves concepts."""
    ends = {kind: {at for met in spoken.get(kind, ()) for at in range(met.start + 1, met.end + 1)} for kind in ("never", "ban")}  # fmt: skip
    ends["not"] = {at for met in spoken.get("not", ()) for at in range(met.start + 1, met.end + 1)}
    barred = {at for met in spoken.get("barrier", ()) for at in range(met.start, met.end)}
    after = {met.start for kind in ("is_wrong", "there_is_none") for met in spoken.get(kind, ())}
    own = _own_denials(spoken)
    told = [
        replace(one, denied=one.concept not in TURNING and (_denied_before(offer, one, ends, barred, own) or _denied_after(offer, one, after)))
        for found in spoken.values() for one in found
    ]  # fmt: skip
    return _denied_together(offer, told)


def _own_denials(spoken: Spoken) -> dict[int, int]:
    """For each word inside a concept that says «không» itself, where that concept ends."""
    inside: dict[int, int] = {}
    denials = {met.start for met in spoken.get("not", ())}
    for one in (one for concept in OWN_DENIAL for one in spoken.get(concept, ())):
        says = [at for at in denials if one.start <= at < one.end - 1]
        inside.update(
            (at, max(one.end, inside.get(at, 0)))
            for at in range(min(says, default=one.end), one.end)
        )
    return inside


def _denied_together(offer: Offer, told: list[Met]) -> Spoken:
    """What follows a comma straight after something alike that is denied is denied with it."""
    spoken: Spoken = defaultdict(list)
    ends: set[tuple[str, int]] = set()
    for one in sorted(told, key=lambda met: met.start):
        kind = ALIKE.get(one.concept, one.concept)
        before = one.start and offer.words[one.start - 1]
        listed = before and before.sentence == one.sentence and before.clause != offer.words[one.start].clause  # fmt: skip
        if listed and (kind, one.start) in ends and not one.denied:
            one = replace(one, denied=True)
        if one.denied:
            ends.add((kind, one.end))
        spoken[one.concept].append(one)
    return dict(spoken)


def _denied_before(offer: Offer, one: Met, ends: dict[str, set[int]], barred: set[int], own: dict[int, int]) -> bool:  # fmt: skip
    words = offer.words
    for back, at in enumerate(range(one.start, max(-1, one.start - FAR_DENIAL), -1)):
        if at and words[at - 1].sentence != one.sentence:
            return False
        same_clause = words[max(at - 1, 0)].clause == words[one.start].clause
        if at in ends["ban"] or (same_clause and at in ends["never"]):
            return True
        if (
            same_clause
            and back < NEAR_DENIAL
            and at in ends["not"]
            and one.start < own.get(at - 1, one.start + 1)
        ):
            return True
        if not at or at - 1 in barred:
            return False
    return False


def _denied_after(offer: Offer, one: Met, after: set[int]) -> bool:
    return any(
        at in after and offer.words[at].clause == offer.words[one.end - 1].clause
        for at in range(one.end, min(one.end + 4, len(offer.words)))
    )
