"""The stage of a matter, read from its acts, and what may follow: a table, no workflow engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from lachan.law.reading_yaml import load_yaml
from lachan.procedure.acts import Act, in_effect

TABLE: Final = Path(__file__).with_name("stages.yaml")
NO_ACT: Final = "report_received"
SETTLED: Final = ("I5", "P1")
RECEIPTS: Final = ("report_received", "handover_received")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage, its label, and the act that brought the matter there (None before any act)."""

    code: str
    label: str
    next_kinds: frozenset[str]
    since: datetime | None = None
    entered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    stages: Mapping[str, Stage]
    entered_by: Mapping[str, str]
    after: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def table() -> Table:
    """The table of stages, read once."""
    written = load_yaml(TABLE)
    always = written["always"]
    stages = {
        code: Stage(code, row["label"], frozenset([*row["next"], *always]))
        for code, row in written["stages"].items()
    }
    entered = {act: code for code, row in written["stages"].items() for act in row["enters"]}
    after = {kind: frozenset(acts) for kind, acts in written["after"].items()}
    return Table(stages, entered, after)


def stage_of(
    acts: Iterable[Act], as_of: datetime | None = None, known_at: datetime | None = None
) -> Stage:
    """The stage these acts have reached. No act yet: I0, with nothing that brought it there."""
    stages = table().stages
    reached = stages["I0"]
    for act in in_effect(acts, until=as_of, known_at=known_at):
        code = _entered(act, reached.code)
        if code is not None:
            new = stages[code]
            reached = Stage(code, new.label, new.next_kinds, act.occurred_at, act.id)
    return reached


def next_acts(
    acts: Iterable[Act], as_of: datetime | None = None, known_at: datetime | None = None
) -> frozenset[str]:
    """Kinds that may follow. Before any act, only a receipt of the report (or a surrender)."""
    done = in_effect(acts, until=as_of, known_at=known_at)
    if not done:
        return frozenset({NO_ACT, "offender_surrendered", "handover_received"})
    kinds, after = {act.kind for act in done}, table().after
    return frozenset(
        kind for kind in stage_of(done).next_kinds if kind not in after or after[kind] & kinds
    )


def _entered(act: Act, reached: str) -> str | None:
    if reached in SETTLED and act.kind != "case_initiated":
        return None
    if act.kind in RECEIPTS:
        return _receipt(act)
    return table().entered_by.get(act.kind)


def _receipt(act: Act) -> str:
    """Unsaid who received: read as the competent agency, like the clocks do."""
    holder = act.facts.get("receipt_by") or "competent_agency"
    return "I1" if holder == "competent_agency" else "I0"
