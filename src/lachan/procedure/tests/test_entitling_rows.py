"""Every row of supports.test.yaml, written from the words of the laws, against what the engine answers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from lachan.law.book import book
from lachan.law.supports import FACTS, Support, supports
from lachan.procedure.entitling import Answer, Entitlement, entitled

TABLE = yaml.safe_load(
    (Path(__file__).resolve().parents[2] / "law/supports.test.yaml").read_text("utf-8")
)
PERSONS, ROWS = TABLE["persons"], TABLE["rows"]
IDENTIFIED = {"law_66_2011": date(2025, 6, 30), "law_53_2024": date(2025, 7, 1)}
ON = date(2026, 3, 1)
ALONG = {"accompanying_minor", "foreign_minor"}
CELLS = [(row, who) for row in ROWS for who in PERSONS]


def named(one: Any) -> str:
    return f"{one['row']}-{one['kind']}" if isinstance(one, dict) else str(one)


def needs(row: dict[str, Any], who: str) -> dict[str, Any] | str:
    """The cell; «=adult» stands for another cell of its row, any other text for «never, because»."""
    said = row["needs"][who]
    if isinstance(said, str) and said.startswith("="):
        return needs(row, said[1:].removeprefix("open "))
    assert isinstance(said, dict | str)
    return said


def is_open(row: dict[str, Any], who: str) -> bool:
    return str(row["needs"][who]).startswith("=open ")


def asked(row: dict[str, Any], who: str, **more: object) -> Entitlement:
    """As read for this kind of person; whoever is not identified, or came along, is under the law of that day."""
    old = row["regime"] == "law_66_2011"
    facts = {**PERSONS[who], **more}
    if who in ALONG:
        facts["with_identified_before"] = old
    waits = who in {"in_identification", *ALONG}
    on = date(2025, 6, 15) if old and waits else ON
    found = entitled(facts, identified_on=None if waits else IDENTIFIED[row["regime"]], on=on)
    (one,) = [it for it in found if it.support.kind == row["kind"]]
    assert one.support.regime == row["regime"]
    return one


def test_the_table_holds_every_support_of_both_laws_and_every_row_of_the_summary() -> None:
    assert {(r["regime"], r["kind"]) for r in ROWS} == {(s.regime, s.kind) for s in supports()}
    assert {r["row"] for r in ROWS} == set(range(1, 21))
    assert all(set(r["needs"]) == set(PERSONS) for r in ROWS)


@pytest.mark.parametrize(("row", "who"), CELLS, ids=named)
def test_a_cell(row: dict[str, Any], who: str) -> None:
    """Nothing known beyond who it is: asked just that; all known: owed; one the other way: not owed, and it is said why."""
    need = needs(row, who)
    if isinstance(need, str):
        never(row, who, need)
        return
    either = need.get("any", {})
    plain = {name: value for name, value in need.items() if name != "any"}
    first = asked(row, who)
    given = Answer.ASK if is_open(row, who) else Answer.OWED
    wanted = Answer.ASK if need else given
    assert bool(first.unsettled) == is_open(row, who)
    assert (first.answer, set(first.asks) - set(either)) == (wanted, set(plain))
    assert first.unsettled in {"", *book().open_readings}
    assert first.case_by_case == (who == "foreigner" and row["kind"] != "protection")
    for one in [{**plain, name: value} for name, value in either.items()] or [plain]:
        assert (found := asked(row, who, **one)).answer is given and not found.asks
    for name, value in plain.items():
        excluded(asked(row, who, **{**plain, name: not value}), {name})
    if either:
        excluded(
            asked(row, who, **{name: not value for name, value in either.items()}), set(either)
        )


def never(row: dict[str, Any], who: str, why: str) -> None:
    """Not owed whatever is learned; the working names the condition that fails, with its place in the law."""
    assert "Điều" in why or "khoản" in why
    excluded(asked(row, who), set())
    excluded(asked(row, who, **{name: True for name in FACTS - set(PERSONS[who])}), set())


def excluded(one: Entitlement, by: set[str]) -> None:
    assert one.answer is Answer.NOT_OWED
    failed = [step for step in one.working if step.holds is False]
    assert failed and all("Luật" in step.cite or "NĐ" in step.cite for step in failed)
    assert not by or {step.fact for step in failed} & by


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_limit_deadline_decider_papers_and_basis(row: dict[str, Any]) -> None:
    (one,) = [s for s in supports() if (s.regime, s.kind) == (row["regime"], row["kind"])]
    assert (str(one.limit) if one.limit else None) == row.get("limit")
    assert row.get("limit_from", one.limit_from) == one.limit_from
    assert (one.once, one.clock, one.rate) == (row.get("once", False), row.get("clock", ""), row.get("rate", ""))  # fmt: skip
    assert not one.clock or one.clock in book().clocks
    for words, said in ((one.basis, "basis"), (one.by, "by"), (one.papers, "papers"), (one.longer, "longer")):  # fmt: skip
        assert [w for w in row.get(said, []) if w.lower() not in words.lower()] == [], said
        assert bool(words) == bool(row.get(said)), said


def test_the_papers_are_handed_in_within_12_months_and_passed_on_within_3_working_days() -> None:
    """Of a person identified on 2025-06-20, whenever that falls; none under the new law."""
    clocks = book().clocks
    old = {s.kind for s in supports() if s.clock == "V19"}
    assert old == {"schooling", "vocational", "hardship"}
    assert not clocks["V19"].is_duty and clocks["V19a"].is_duty


def test_no_support_hangs_on_help_given_to_the_investigation() -> None:
    said: set[str] = set()
    for one in supports():
        said |= facts_of(one)
    assert said <= FACTS | {"status", "nationality"}
    about = (
        "testif",
        "cooper",
        "statement",
        "investig",
        "denounc",
        "verdict",
        "fit",
        "consent",
        "story",
    )
    assert not [name for name in FACTS if any(word in name for word in about)]


def facts_of(one: Support) -> set[str]:
    return {*one.when, *one.any_of, *(name for group in one.groups for name in group.wanted)}
