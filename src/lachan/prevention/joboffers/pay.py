"""Whether an offer promises far more than such work pays. What work pays is data with its sources and its date (wages.yaml)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lachan.law.reading_yaml import load_yaml
from lachan.prevention.joboffers.lexicon import Met, Spoken
from lachan.prevention.joboffers.money import Amount, amounts
from lachan.prevention.joboffers.reading import HERE, Offer, shapes

# What is paid by the person, lent to them, or is no wage at all, is said at most so many words before or after the amount.
BEFORE, AFTER = 6, 3
# Above this it is no month's wage but the price of something.
PRICE = 160_000_000
WAGE = frozenset({"luong", "nhap"})


@lru_cache(maxsize=1)
def wages() -> dict[str, Any]:
    return load_yaml(HERE / "wages.yaml")


def amounts_of(offer: Offer) -> list[Amount]:
    return list(amounts(offer, wages()["units"]))


def as_spoken(offer: Offer, found: list[Amount]) -> list[Met]:
    """Amounts as a concept that stands beside others."""
    return [
        Met("amount", one.start, one.end, one.sentence, offer.words[one.start].clause)
        for one in found
    ]


def too_high(offer: Offer, spoken: Spoken, found: list[Amount]) -> tuple[int, int] | None:
    """The words of the promise that is far too high, or nothing."""
    for one in found:
        if not _is_promise(offer, spoken, one):
            continue
        period, start, end = _period(offer, one)
        if _is_high(one.dong, period, _bound(spoken, one)):
            return start, end
    return None


def _is_high(dong: float, period: str, bound: float) -> bool:
    table, million = wages(), 1e6
    if period in table["pieces"]:
        return dong >= table["pieces"][period] * million
    by_month = dong * table["periods"].get(period, 1)
    if period and period != "tháng":
        return by_month >= max(bound, table["day"] * 26) * million
    return bound * million <= by_month and (bool(period) or by_month <= PRICE)


def _bound(spoken: Spoken, one: Amount) -> float:
    """The highest that the work and the countries named allow. Where only lure places are named, that of home."""
    table = wages()
    if any(_said(spoken, c) for c in ("scam_plain", "sex_sure")):
        return table["countries"]["home"]
    if _said(spoken, "lure_place"):
        table = {
            **table,
            "work": {k: v for k, v in table["work"].items() if k not in table["at_home_only"]},
        }
    places = [table["countries"][c] for c in table["countries"] if _said(spoken, c)]
    work = [table["work"][w] for w in table["work"] if _said(spoken, w)]
    if _said(spoken, "nothing_to_do"):
        return table["nothing"]
    paid_in = table["countries"][table["paid_in"].get(one.money, "home")]
    return max([*places, *work, paid_in, table["countries"]["home"]])


def _said(spoken: Spoken, concept: str) -> bool:
    return any(not met.denied for met in spoken.get(concept, ()))


def _is_promise(offer: Offer, spoken: Spoken, one: Amount) -> bool:
    """A wage: not asked, not lent, not a fine, nor the worth of something."""
    clause = offer.words[one.start].clause
    if any(m.clause == clause and 0 <= one.start - m.end <= 4 for m in spoken.get("no_wage", ())):
        return False
    nearest = _nearest(spoken, one, clause, "wage_word", "wage_after")
    other = _nearest(spoken, one, clause, "not_wage", "not_wage_after")
    return nearest <= other if other < BEFORE + 1 else True


def _nearest(spoken: Spoken, one: Amount, clause: int, before: str, after: str) -> int:
    """How many words away the nearest of them stands in the same clause."""
    ahead = [one.start - m.end for m in spoken.get(before, ()) if m.clause == clause and 0 <= one.start - m.end <= BEFORE]  # fmt: skip
    behind = [m.start - one.end for m in spoken.get(after, ()) if m.clause == clause and 0 <= m.start - one.end <= AFTER]  # fmt: skip
    return min([*ahead, *behind], default=99)


def _period(offer: Offer, one: Amount) -> tuple[str, int, int]:
    """What the amount is for, said after it («một đêm», «/ca») or before («mỗi đêm …»), and the words that say both."""
    for at in range(one.end, min(one.end + 2, len(offer.words))):
        word = offer.words[at]
        if word.clause != offer.words[one.start].clause:
            break
        if period := _name(offer, at):
            return period, one.start, at + 1
        if word.bare not in {"mot", "moi", "1", "tren", "tung"}:
            break
    for at in _before(offer, one):
        period = _name(offer, at)
        if (
            period
            and any(offer.words[n].bare in WAGE for n in range(at + 1, one.start))
            and not _each(offer, at)
        ):
            return "", one.start, one.end
        if period and (period != "tiếng" or at == one.start - 1 and _one(offer, at)):
            return period, at, one.end
    return "", one.start, one.end


def _each(offer: Offer, at: int) -> bool:
    """«mỗi ngày lương 300k», «ngày lương 300k»; not «12 tiếng/ngày lương 30tr»."""
    return (
        not at
        or offer.words[at - 1].clause != offer.words[at].clause
        or offer.words[at - 1].bare in {"moi", "mot", "1"}
    )


def _one(offer: Offer, at: int) -> bool:
    """«1 tiếng 3 triệu», not «8 tiếng lương 9 triệu»."""
    return at > 0 and offer.words[at - 1].bare in {"1", "mot", "moi"}


def _before(offer: Offer, one: Amount) -> Iterator[int]:
    for at in range(one.start - 1, max(-1, one.start - 7), -1):
        if offer.words[at].clause != offer.words[one.start].clause:
            return
        yield at


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Each shape of the names of periods and pieces; bare ones count only where all is bare."""
    names = [*wages()["periods"], *wages()["pieces"]]
    return {shape: name for name in names for shape in (shapes(name)[2], shapes(name)[0])}


def _name(offer: Offer, at: int) -> str:
    """The period that the word names: «ngay» is not «ngày», «ngày mai» and «tháng 5» are dates."""
    word = offer.words[at]
    after = offer.words[at + 1].bare if at + 1 < len(offer.words) else ""
    name = _names().get(word.key, "")
    if not name or (shapes(name)[0] != word.key and not word.loose):
        return ""
    return (
        ""
        if after in {"mai", "nay", "kia", "ty", "can", "mon", "nghiep"}
        or (name == "năm" and word.bare == word.key)
        or (name == "ca" and at > 0 and offer.words[at - 1].bare == "tang")
        else name
    )
