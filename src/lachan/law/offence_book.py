"""The offences of the statute book, read once from `blhs_2015`, and what separates neighbours.
It refuses to open with a faulty file and names it; an article it does not hold is refused, not guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lachan.law.offence import Offence, OffenceNotInBook, Sign
from lachan.law.offence_fit import Fit, Stated, fit, widened
from lachan.law.offence_yaml import KINDS, faults_of, offence_from, signs_from
from lachan.law.reading_yaml import load_yaml
from lachan.law.refusals import BookIsWrong, LawRefusal

FOLDER = Path(__file__).parent / "blhs_2015"
SIGNS = "dau_hieu.yaml"
NEIGHBOURS = "phan_biet.yaml"
READS = {"one", "other", "question", "separates", "source", "reads", "must_say", "mark"}


class SignUnknown(LawRefusal):
    """Dấu hiệu này không có trong danh mục dấu hiệu của sách luật. Chọn mã trong dau_hieu.yaml rồi hỏi lại."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """How NQ 02/2019 reads a sign; `at` names the points it speaks of («150.2.a»)."""

    code: str
    name: str
    at: tuple[str, ...]
    source: str
    reads: str
    must_say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Discriminator:
    """One question that separates two articles; `other` empty means every other article."""

    ref: str
    one: frozenset[str]
    other: frozenset[str]
    question: str
    separates: str
    source: str
    reads: str
    must_say: tuple[str, ...]
    mark: str

    def between(self, a: str, b: str) -> bool:
        return self._from(a, b) or self._from(b, a)

    def _from(self, a: str, b: str) -> bool:
        return a in self.one and (b in self.other if self.other else b not in self.one)


def read_offences(root: Path = FOLDER) -> Mapping[str, Offence]:
    """Read and check every file. `offences()` keeps the result."""
    signs = signs_from(load_yaml(root / SIGNS))
    read = [_offence(name, row, signs) for name, row in _rows(root)]
    faults = [f"{one.file}: {why}." for one in read for why in faults_of(one)]
    articles = [one.article for one in read]
    faults += [f"Điều {a} có ở hai tệp." for a in set(articles) if articles.count(a) > 1]
    if faults:
        raise BookIsWrong("Sách luật có lỗi:\n" + "\n".join(faults))
    return MappingProxyType({one.article: one for one in read})


def _rows(root: Path) -> Iterator[tuple[str, Any]]:
    """The article files that hold an offence; clocks and worked examples stand beside them."""
    for path in sorted(root.glob("dieu_*.yaml")):
        row = {} if path.name.endswith(".test.yaml") else load_yaml(path)
        if "offence" in row:
            yield f"{path.parent.name}/{path.name}", row["offence"]


def _offence(name: str, row: Any, signs: Mapping[str, Mapping[str, Sign]]) -> Offence:
    try:
        return offence_from(row, name, signs)
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise BookIsWrong(f"{name}: {fault}") from fault


@lru_cache(maxsize=1)
def offences() -> Mapping[str, Offence]:
    """Article → offence, in the order of the articles."""
    return read_offences()


def offence(article: object) -> Offence:
    found = offences().get(str(article))
    if found is None:
        raise OffenceNotInBook(
            f"Điều {article} BLHS chưa có trong sách luật; các điều đã mã hóa: "
            f"{', '.join(offences())}. Đối chiếu trực tiếp Bộ luật Hình sự."
        )
    return found


@lru_cache(maxsize=1)
def signs() -> Mapping[str, Mapping[str, Sign]]:
    """Acts, means, purposes and conditions: code → sign."""
    return signs_from(load_yaml(FOLDER / SIGNS))


def stated(
    *,
    acts: Iterable[str] = (),
    means: Iterable[str] = (),
    purposes: Iterable[str] = (),
    conditions: Iterable[str] = (),
    victim_months: int | None = None,
    offender_years: int | None = None,
) -> Stated:
    """What a file states, each code known; «bắt cóc» is also «thủ đoạn khác»."""
    given = dict(zip(KINDS, (acts, means, purposes, conditions), strict=True))
    wide = {kind: widened(codes, signs()[kind], _refuse) for kind, codes in given.items()}
    return Stated(**wide, victim_months=victim_months, offender_years=offender_years)


def _refuse(code: str) -> None:
    raise SignUnknown(
        f"Dấu hiệu «{code}» không có trong danh mục dấu hiệu của sách luật. "
        "Chọn mã trong dau_hieu.yaml rồi hỏi lại."
    )


def fits(article: object, facts: Stated, on: date) -> Fit:
    """Which signs of the article are stated on that day's wording, and which are not."""
    return fit(offence(article), facts, on)


@lru_cache(maxsize=1)
def guidance() -> Mapping[str, Guidance]:
    """NQ 02/2019 on the signs of Điều 150 and 151, by code."""
    rows = load_yaml(FOLDER / SIGNS)["guidance"].items()
    return {code: _guidance(code, row) for code, row in rows}


def _guidance(code: str, row: Mapping[str, Any]) -> Guidance:
    at, must_say = tuple(row["at"]), tuple(row.get("must_say", ()))
    return Guidance(code, row["name"], at, row["source"], row["reads"].strip(), must_say)


def guidance_at(article: object, paragraph: int, letter: str = "") -> tuple[Guidance, ...]:
    """What NQ 02/2019 says of one point."""
    place = ".".join(one for one in (str(article), str(paragraph), letter) if one)
    return tuple(one for one in guidance().values() if place in one.at)


@lru_cache(maxsize=1)
def all_discriminators() -> tuple[Discriminator, ...]:
    path = FOLDER / NEIGHBOURS
    return tuple(_discriminator(ref, row) for ref, row in load_yaml(path).items())


def _discriminator(ref: str, row: Mapping[str, Any]) -> Discriminator:
    unknown = set(row) - READS
    if unknown:
        raise BookIsWrong(f"{NEIGHBOURS}: {ref}: mục không biết: {', '.join(sorted(unknown))}.")
    other = () if row["other"] == "any" else row["other"]
    return Discriminator(
        ref=ref,
        one=frozenset(map(str, row["one"])),
        other=frozenset(map(str, other)),
        question=row["question"],
        separates=row["separates"].strip(),
        source=row["source"],
        reads=row.get("reads", ""),
        must_say=tuple(row.get("must_say", ())),
        mark=row["mark"],
    )


def discriminators(article_a: object, article_b: object) -> tuple[Discriminator, ...]:
    """The questions that separate the two articles, whichever is named first."""
    a, b = str(article_a), str(article_b)
    return tuple(one for one in all_discriminators() if one.between(a, b))
