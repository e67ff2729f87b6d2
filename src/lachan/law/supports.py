"""Supports that the law gives to victims: who, on which conditions, how long, by whom, under which regime.

Only data and its reading; who is owed what is `lachan.procedure.entitling`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lachan.law.clock import article_of
from lachan.law.lengths import Length, parse_length
from lachan.law.reading_yaml import load_yaml
from lachan.law.refusals import BookIsWrong

HERE = Path(__file__).parent
REGIMES: Final = ("law_66_2011", "law_53_2024")
STATUSES: Final = frozenset(
    {"victim", "in_identification", "accompanying_minor", "relative", "witness", "denouncer"}
)
NATIONALITIES: Final = frozenset({"vietnamese", "stateless_resident", "foreign"})
# What is asked of a person's situation; a fact left unsaid is unknown, never «không».
FACTS: Final = frozenset({
    "abroad", "cannot_pay", "goes_home", "goes_to_school", "in_danger", "in_facility", "insured", "minor",
    "monthly_allowance", "near_poor", "poor", "returned_home", "speaks_vietnamese", "trafficked_in_vietnam",
    "under_16", "wants_trade", "wants_training", "wants_work", "with_identified", "with_identified_before",
})  # fmt: skip
KNOWN: Final = frozenset({
    "kind", "name", "what", "point", "given_to", "when", "any_of", "limit", "limit_from", "longer", "rate", "by",
    "clock", "papers", "once", "of_the_day", "basis", "mark",
})  # fmt: skip
# Of a group, beside what is wanted of the person.
ABOUT: Final = frozenset({"cite", "case_by_case", "unsettled"})
Wanted = Mapping[str, frozenset[object]]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of persons to whom a paragraph gives the support. `case_by_case`: «tùy từng trường hợp»; `unsettled`: the
    open reading that leaves it unsaid whether it does."""

    wanted: Wanted
    cite: str
    case_by_case: bool
    unsettled: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """One support of one regime. `when`: all must hold; `any_of`: one is enough; `rate`: the name of an amount
    that an official keeps by dates, since the law leaves it to circulars. `of_the_day`: given by the law of the day,
    whichever law the person was identified under."""

    kind: str
    regime: str
    name: str
    what: str
    groups: tuple[Group, ...]
    when: Wanted
    any_of: Wanted
    limit: Length | None
    limit_from: str
    longer: str
    rate: str
    by: str
    clock: str
    papers: str
    once: bool
    of_the_day: bool
    basis: str
    mark: str
    file: str


def _read(path: Path) -> Iterator[Support]:
    said = load_yaml(path).get("supports")
    for row in said["rows"] if said else ():
        name = f"{path.parent.name}/{path.name}"
        try:
            yield _support(row, said["regime"], name)
        except (KeyError, TypeError, ValueError) as fault:
            raise BookIsWrong(f"{name}: hỗ trợ «{row.get('kind', '?')}»: {fault}") from fault


def _support(row: Mapping[str, Any], regime: str, file: str) -> Support:
    if set(row) - KNOWN or regime not in REGIMES:
        raise ValueError(f"mục không biết: {', '.join(sorted(set(row) - KNOWN)) or regime}")
    groups = tuple(_group(one, row["point"], file) for one in row["given_to"])
    return Support(
        row["kind"], regime, row["name"], row["what"], groups,
        _wanted(row.get("when", {})), _wanted(row.get("any_of", {})),
        parse_length(row["limit"]) if "limit" in row else None, row.get("limit_from", ""), row.get("longer", ""),
        row.get("rate", ""), row["by"], row.get("clock", ""), row.get("papers", ""), bool(row.get("once", False)), bool(row.get("of_the_day", False)),
        row["basis"], row["mark"], file,
    )  # fmt: skip


def _group(row: Mapping[str, Any], point: str, file: str) -> Group:
    wanted = {name: value for name, value in row.items() if name not in ABOUT}
    return Group(_wanted(wanted), _cite(row["cite"], point, file), bool(row.get("case_by_case")), row.get("unsettled", ""))  # fmt: skip


def _cite(said: str, point: str, file: str) -> str:
    if said.startswith("="):
        return said[1:]
    law = {"luat_53_2024": "Luật 53/2024", "luat_66_2011": "Luật 66/2011"}[file.split("/")[0]]
    place = f"{law} Điều {article_of(file)}"
    if said == ".":
        return place
    return f"{place} {said} (điểm {point})" if point else f"{place} {said}"


def _wanted(row: Mapping[str, Any]) -> Wanted:
    unknown = set(row) - FACTS - {"status", "nationality"}
    if unknown:
        raise ValueError(f"dữ kiện không biết: {', '.join(sorted(unknown))}")
    for name, known in (("status", STATUSES), ("nationality", NATIONALITIES)):
        if set(row.get(name, ())) - known:
            raise ValueError(f"{name} không có trong danh mục")
    return {name: frozenset(values) for name, values in row.items()}


@lru_cache(maxsize=1)
def supports(root: Path = HERE) -> tuple[Support, ...]:
    """Every support of both regimes, in the order of the files."""
    files = sorted(p for p in root.glob("luat_*/dieu_*.yaml") if not p.name.endswith(".test.yaml"))
    return tuple(one for path in files for one in _read(path))
