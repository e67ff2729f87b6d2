"""Whether an offer says who employs or where: a body with a name, a person's own place, an address, a public office.

A nickname, an application, a country or a province is neither: there is nobody to be looked for."""

from collections.abc import Iterator
from functools import lru_cache

from lachan.law.reading_yaml import load_yaml
from lachan.prevention.joboffers.lexicon import Met, Spoken
from lachan.prevention.joboffers.reading import HERE, Offer, Word, shapes

# A name stands at most so many words after what kind of body it is.
REACH = 8
SEEKS = frozenset({"tuyển", "tuyên", "tuyen", shapes("tuyển")[0]})


def is_named(offer: Offer, spoken: Spoken) -> bool:
    return any(_ways(offer, spoken, _names(offer, spoken)))


def _names(offer: Offer, spoken: Spoken) -> set[int]:
    """Where a name may stand: a capital that begins no clause and belongs to no country, province or application."""
    regions = {at for met in spoken.get("region", ()) for at in range(met.start, met.end)}
    return {
        at
        for at, word in enumerate(offer.words)
        if word.capital and not word.first and not word.number and at not in regions and _as_typed(offer, word)
        and word.end - word.start > 1 and not _is(word, "calls")
    }  # fmt: skip


@lru_cache(maxsize=1)
def _nobody() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Words that name nobody, by kind, with their marks and bare."""
    said = load_yaml(HERE / "lexicon" / "employers.yaml")["nobody"]
    forms = {kind: [shapes(word) for word in words.split()] for kind, words in said.items()}
    return {
        kind: (frozenset(f[0] for f in all_), frozenset(f[2] for f in all_))
        for kind, all_ in forms.items()
    }


def _is(word: Word, kind: str) -> bool:
    """«từ», not «tử»: without marks only where marks are not typed."""
    marked, bare = _nobody()[kind]
    return word.key in marked or bool(word.loose) and word.key == word.bare and word.bare in bare


def _as_typed(offer: Offer, word: Word) -> bool:
    """Not a short form written out: «CCCD» names nobody."""
    return shapes(offer.text[word.start : word.end].lower())[2] == word.bare


def _unread(offer: Offer, spoken: Spoken) -> set[int]:
    """Of an offer typed without capitals: words that are no word of the lexicon, and so perhaps a name."""
    if any(word.capital for word in offer.words[1:]):
        return set()
    read = {at for found in spoken.values() for met in found for at in range(met.start, met.end)}
    return {
        at
        for at, word in enumerate(offer.words)
        if at not in read and not word.number and not _is(word, "calls") and not _is(word, "plain")
    }


def _ways(offer: Offer, spoken: Spoken, names: set[int]) -> Iterator[bool]:
    names = names | _unread(offer, spoken)
    kinds, titles = spoken.get("employer_kind", []), spoken.get("person_title", [])
    yield bool(spoken.get("public_body"))
    yield _opens(offer, names)
    yield any(_has_name(offer, kind, names) for kind in kinds)
    yield any(_own_place(offer, title, kinds, spoken.get("home", []), names) for title in titles)
    yield any(_is_found(offer, spoken, spot, names) for spot in spoken.get("spot_kind", ()))


def _follow(offer: Offer, met: Met, reach: int) -> Iterator[tuple[int, Word]]:
    """The words after it in its clause."""
    clause = offer.words[met.end - 1].clause
    for at in range(met.end, min(met.end + reach, len(offer.words))):
        if offer.words[at].clause != clause:
            return
        yield at, offer.words[at]


def _has_name(offer: Offer, kind: Met, names: set[int]) -> bool:
    """A kind of body, then its name, before any «ở», «bên» that says only where."""
    shouted = _shouted(offer, kind)
    for at, word in _follow(offer, kind, REACH):
        if _is(word, "elsewhere") and not word.capital:
            return False
        if at in names and (not shouted or at > kind.end):
            return True
    return False


def _opens(offer: Offer, names: set[int]) -> bool:
    """«Giả Lập Capital tuyển»: two names together straight before whom they seek, where an offer or a line begins."""
    for at, word in enumerate(offer.words[1:8], 1):
        if word.key in SEEKS and at >= 2 and at - 1 in names and offer.words[at - 2].capital:
            return offer.words[at - 1].clause == word.clause
    return False


def _shouted(offer: Offer, met: Met) -> bool:
    """All in capitals, so that capitals name nothing by themselves."""
    return offer.text[offer.words[met.start].start : offer.words[met.end - 1].end].isupper()


def _own_place(offer: Offer, title: Met, kinds: list[Met], homes: list[Met], names: set[int]) -> bool:  # fmt: skip
    """«chú Năm … cơ sở của chú», «xưởng gỗ ông Thoong», «nhà cô Loan»: a person named beside the place that is theirs."""
    if not any(at in names for at, _ in _follow(offer, title, 2)):
        return False
    if any(_is(word, "moving") for _, word in _follow(offer, title, 4)):
        return False
    beside = (kind.sentence == title.sentence and -7 <= kind.start - title.end <= 5 for kind in kinds)  # fmt: skip
    return any(beside) or any(home.end == title.start for home in homes)


def _is_found(offer: Offer, spoken: Spoken, spot: Met, names: set[int]) -> bool:
    """A street, a commune, a market with its name or number; not where one is to wait for a car."""
    through = {met.end for met in spoken.get("goes_through", ())} & set(range(spot.start - 3, spot.start + 1))  # fmt: skip
    after = next(iter(_follow(offer, spot, 1)), None)
    if after is None or through:
        return False
    return after[1].number or after[0] in names
