"""Earlier records that may be of the same person, each with the reason; a person decides, nothing is joined here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
REASONS = {
    "paper": "Cùng số giấy tờ", "telephone": "Cùng số điện thoại", "name_year": "Cùng họ tên và năm sinh",
    "name": "Cùng họ tên, không xét dấu",
}  # fmt: skip
# Said by the stronger one already.
IMPLIED = {"name": "name_year"}


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier record says openly, in codes."""

    sex: str = "unknown"
    birth_year: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate(Generic[K]):
    """One earlier record. `reasons`: why it may be the same person; `against`: what speaks against it. No number says
    how likely it is."""

    key: K
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()

    def lines(self) -> tuple[str, ...]:
        return (*(REASONS[one] for one in self.reasons), *self.against)


def candidates(
    sources: Iterable[tuple[str, str]], exactly: Callable[[str, str], Iterable[K]], *,
    own: Known = Known(), known: Mapping[K, Known] | None = None,
) -> tuple[Candidate[K], ...]:  # fmt: skip
    """By exact fingerprints only; in the order of the keys, since no record stands before another."""
    found: dict[K, list[str]] = {}
    for kind, value in sources:
        for key in exactly(kind, value):
            if kind not in found.setdefault(key, []):
                found[key].append(kind)
    told = known or {}
    return tuple(
        Candidate(key, _reasons(kinds), _against(own, told.get(key, Known())))
        for key, kinds in sorted(found.items(), key=lambda one: str(one[0]))
    )


def _reasons(kinds: list[str]) -> tuple[str, ...]:
    return tuple(one for one in REASONS if one in kinds and IMPLIED.get(one) not in kinds)


def _against(own: Known, other: Known) -> tuple[str, ...]:
    """Only where both are known: what is not written speaks neither for nor against."""
    said = []
    if "unknown" not in (own.sex, other.sex) and own.sex != other.sex:
        said.append("Khác giới tính đã ghi")
    if own.birth_year and other.birth_year and own.birth_year != other.birth_year:
        said.append("Khác năm sinh đã ghi")
    return tuple(said)
