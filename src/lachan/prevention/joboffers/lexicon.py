"""Where an offer speaks of what: concepts found by their many forms, each told whether it is said or denied.

A form is words; `(a|b|)` are choices, `..3` up to three words of any kind, `#` a number, a leading `!` wants its marks written."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lachan.law.reading_yaml import load_yaml
from lachan.prevention.joboffers.reading import HERE, Offer, Word, shapes

CHOICE = re.compile(r"\(([^()]*)\)")
# How far before a thing its denial may stand, in words.
NEAR_DENIAL, FAR_DENIAL = 5, 10


@dataclass(frozen=True, slots=True)
class Part:
    """One place of a form: a word in its shapes, a number, or a gap of up to `gap` words."""

    key: str = ""
    toneless: str = ""
    bare: str = ""
    gap: int = 0

    def is_said(self, word: Word, exact: bool, several: bool) -> bool:
        if self.key == "#":
            return word.number
        if self.key == word.key:
            return True
        if exact or not (word.loose or several):
            return False
        if word.key == word.bare:
            return self.bare == word.bare
        return word.key == word.toneless == self.toneless


@dataclass(frozen=True, slots=True)
class Form:
    concept: str
    parts: tuple[Part, ...]
    exact: bool

    @property
    def several(self) -> bool:
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Met:
    """A concept at the words from `start` up to `end`. `denied`: «không thu», «đừng đưa», «… là vi phạm»."""

    concept: str
    start: int
    end: int
    sentence: int
    denied: bool = False


Spoken = dict[str, list[Met]]


def spread(form: str) -> Iterator[str]:
    """Each way to say a form, its choices chosen."""
    choice = CHOICE.search(form)
    if choice is None:
        yield " ".join(form.split())
        return
    for said in choice[1].split("|"):
        yield from spread(f"{form[: choice.start()]} {said} {form[choice.end() :]}")


def _part(said: str) -> Part:
    if said.startswith(".."):
        return Part(gap=int(said[2:]))
    if said == "#":
        return Part("#", "#", "#")
    return Part(*shapes(said))


@lru_cache(maxsize=1)
def concepts() -> dict[str, tuple[str, ...]]:
    """Concept → its forms, from every file of the lexicon that holds any."""
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted((HERE / "lexicon").glob("*.yaml")):
        for concept, forms in (load_yaml(file).get("concepts") or {}).items():
            found[concept] = found.get(concept, ()) + tuple(str(form) for form in forms)
    return found


@lru_cache(maxsize=1)
def _index() -> dict[tuple[str, str], tuple[Form, ...]]:
    """Forms by their first two words, bare; by the first alone where the second may be any."""
    by_start: defaultdict[tuple[str, str], set[Form]] = defaultdict(set)
    for concept, forms in concepts().items():
        for form in forms:
            for said in spread(form.removeprefix("!")):
                parts = tuple(_part(one) for one in said.split())
                known = len(parts) > 1 and not parts[1].gap and parts[1].bare != "#"
                start = (parts[0].bare, parts[1].bare if known else "")
                by_start[start].add(Form(concept, parts, form.startswith("!")))
    return {start: tuple(forms) for start, forms in by_start.items()}


def spoken_of(offer: Offer) -> Spoken:
    """Every concept of the offer, in its order."""
    met = defaultdict(list)
    for at in range(len(offer.words)):
        for form in _candidates(offer, at):
            if (end := _end(offer, form, at)) is not None:
                met[form.concept].append(Met(form.concept, at, end, offer.words[at].sentence))
    longest = {concept: _longest(found) for concept, found in met.items()}
    return with_denials(offer, longest)


def _candidates(offer: Offer, at: int) -> Iterator[Form]:
    words, index = offer.words, _index()
    first = "#" if words[at].number else words[at].bare
    yield from index.get((first, ""), ())
    if at + 1 < len(words):
        yield from index.get((first, words[at + 1].bare), ())


def _end(offer: Offer, form: Form, at: int) -> int | None:
    """Where the form ends if it is said from `at`, else nothing. A form stays in its sentence."""
    return _on(offer, form, 0, at, offer.words[at].sentence)


def _on(offer: Offer, form: Form, place: int, at: int, sentence: int) -> int | None:
    if place == len(form.parts):
        return at
    part = form.parts[place]
    for skipped in range(part.gap + 1):
        here = at + skipped
        if part.gap:
            if (end := _on(offer, form, place + 1, here, sentence)) is not None:
                return end
            continue
        if here >= len(offer.words) or offer.words[here].sentence != sentence:
            return None
        if not part.is_said(offer.words[here], form.exact, form.several):
            return None
        return _on(offer, form, place + 1, here + 1, sentence)
    return None


def _longest(found: list[Met]) -> list[Met]:
    """Of those that lie one in another, the outer."""
    kept: list[Met] = []
    for one in sorted(set(found), key=lambda met: (met.start, -met.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept


def with_denials(offer: Offer, spoken: Spoken) -> Spoken:
    """The same, each told whether it is denied; `not`, `never`, `ban` and `is_wrong` are themselves concepts."""
    ends = {kind: {met.end: met.start for met in spoken.get(kind, ())} for kind in ("not", "never", "ban")}  # fmt: skip
    barred = {at for met in spoken.get("barrier", ()) for at in range(met.start, met.end)}
    after = {met.start for kind in ("is_wrong", "there_is_none") for met in spoken.get(kind, ())}
    return {
        concept: [
            Met(one.concept, one.start, one.end, one.sentence,
                _denied_before(offer, one, ends, barred) or _denied_after(offer, one, after))
            for one in found
        ]
        for concept, found in spoken.items()
    }  # fmt: skip


def _denied_before(offer: Offer, one: Met, ends: dict[str, dict[int, int]], barred: set[int]) -> bool:  # fmt: skip
    words = offer.words
    for back, at in enumerate(range(one.start, max(-1, one.start - FAR_DENIAL), -1)):
        if at and words[at - 1].sentence != one.sentence:
            return False
        same_clause = words[max(at - 1, 0)].clause == words[one.start].clause
        if at in ends["ban"] or (same_clause and at in ends["never"]):
            return True
        if same_clause and back < NEAR_DENIAL and at in ends["not"]:
            return True
        if not at or at - 1 in barred:
            return False
    return False


def _denied_after(offer: Offer, one: Met, after: set[int]) -> bool:
    return any(
        at in after and at < len(offer.words) and offer.words[at].sentence == one.sentence
        for at in range(one.end, one.end + 4)
    )
