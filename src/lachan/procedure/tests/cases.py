"""Invented cases for the tests of the tracks and of the door (dữ liệu giả lập)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lachan.procedure.acts import Act
from lachan.procedure.tests.matters import POLICE, on

RECORDS = Path(__file__).with_name("records")
Line = dict[str, Any]


def deed(kind: str, at: str, person: str | None = None, **facts: object) -> Act:
    supersedes = facts.pop("supersedes", None)
    named = str(facts.pop("id", f"{kind}@{at}" + (f"@{person}" if person else "")))
    recorded = on(str(facts.pop("recorded", at)))
    correcting = None if supersedes is None else str(supersedes)
    return Act(named, kind, on(at), recorded, POLICE, facts, correcting, person)


def line(kind: str, at: str, **more: object) -> Line:
    """One act as a record writes it; `facts` and the rest by name."""
    return {
        "id": f"{kind}@{at}",
        "kind": kind,
        "occurred_at": f"{at}+07:00",
        "recorded_at": f"{at}+07:00",
    } | more


def record(*lines: Mapping[str, object]) -> dict[str, object]:
    return {"matter": "GIA-LAP/2026/099", "acts": list(lines)}


def to_judgment() -> list[Act]:
    """One accused, from initiation to the execution of the sentence."""
    return [
        deed("case_initiated", "2026-01-13T09:00", article="150", paragraph=1),
        deed("accused_charged", "2026-01-16T09:00", "BC-01", article="150", paragraph=1),
        deed("detained", "2026-01-16T10:00", "BC-01"),
        deed("investigation_extended", "2026-05-08T09:00", months=4),
        deed("investigation_concluded", "2026-07-20T09:00"),
        deed("case_file_received_by_procuracy", "2026-07-21T09:00"),
        deed("indicted", "2026-08-14T09:00"),
        deed("case_file_sent_to_court", "2026-08-16T09:00"),
        deed("case_accepted", "2026-08-17T09:00"),
        deed("trial_set", "2026-09-14T09:00", hearing_on="2026-09-28"),
        deed("hearing_opened", "2026-09-28T08:00"),
        deed("judgment_pronounced", "2026-09-29T16:00", verdict="guilty"),
        deed("appealed", "2026-10-05T09:00", "BC-01"),
        deed("appellate_accepted", "2026-10-20T09:00"),
        deed("appellate_hearing_set", "2026-11-01T09:00", hearing_on="2026-11-10"),
        deed("appellate_hearing_opened", "2026-11-10T09:00"),
        deed("appellate_judgment_pronounced", "2026-11-10T16:00"),
        deed("judgment_effective", "2026-11-10T16:00"),
        deed("execution_decided", "2026-11-12T09:00", "BC-01"),
        deed("sentence_begun", "2026-11-15T09:00", "BC-01"),
    ]


def two_accused() -> list[Act]:
    """A case just initiated against two."""
    return [
        deed("case_initiated", "2026-01-13T09:00", article="150"),
        deed("accused_charged", "2026-01-16T09:00", "BC-01", article="150"),
        deed("accused_charged", "2026-01-17T09:00", "BC-02", article="150"),
    ]
