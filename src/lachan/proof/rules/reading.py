"""What several rules read alike: when an absent field is a question, whose words a piece of evidence is, who claims a thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lachan.proof.bundle import Document, Evidence, Proposition
from lachan.proof.bundle.argument import Bears
from lachan.proof.bundle.file import Stage
from lachan.proof.case import Case


def before_court(case: Case) -> bool:
    return not case.reached(Stage.TRIAL)


def working(case: Case) -> bool:
    """The file itself. Of a case at court or judged, a bundle that does not lay out its papers is a summary: what it leaves
    out says nothing."""
    return before_court(case) or case.laid_out


def due(case: Case) -> bool:
    """The file is closed: now every paper must lie in it (TTLT 04/2018 Điều 35)."""
    return case.reached(Stage.ENDED) and working(case)


def kept(rows: Iterable[Any], *fields: str) -> bool:
    """Whether the bundle keeps one of these fields at all. Where it never does, an absent one is no defect of the file."""
    return any(getattr(row, one) not in (None, "", ()) for row in rows for one in fields)


def mostly(rows: Iterable[Any], *fields: str) -> bool:
    """Whether at least half of them bear one of these fields: only then does one that does not stand out."""
    many = list(rows)
    said = [row for row in many if kept([row], *fields)]
    return bool(said) and 2 * len(said) >= len(many)


def lacks(value: bool | None, asked: bool) -> bool:
    """«Không» always; «chưa ghi» only where the file is asked of it."""
    return value is False or (value is None and asked)


def made_on(case: Case, e: Evidence) -> str | None:
    """When it was taken down or seized: its own day, else that of its record, else that of its paper."""
    record = case.documents.get(e.record) if e.record else None
    paper = case.paper(e)
    return e.obtained_on or (record and record.made_on) or (paper and paper.made_on) or None


def live(case: Case) -> list[Document]:
    """Papers that were not withdrawn."""
    return [one for one in case.bundle.documents if not one.withdrawn]


def listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def wanting(case: Case, value: bool | None, rows: Iterable[Any] = (), field: str = "") -> bool:
    """«Không» always; «chưa ghi» in an open file, or where others of its kind have it."""
    return value is False or (value is None and (working(case) or kept(rows, field)))


def claimants(case: Case, p: Proposition) -> set[str]:
    """Who says so: those whose act it is, else the accused who said it, else any accused."""
    said = {e.speaker for e in case.supports(p.id) if e.speaker in case.accused}
    return set(p.actors) or {x for x in said if x} or set(case.accused)


def answered_by_others(case: Case, p: Proposition, *kinds: Bears) -> bool:
    """By anything but the words of those who say it, in those ways (in any, when none is named)."""
    own = claimants(case, p)
    return any(e.speaker not in own for e in case.bearing(p.id, *kinds))


def vietnamese(when: str) -> str:
    """2024-05-03T21:30 → 21:30 ngày 03/05/2024; a vaguer day as far as it is known."""
    day, _, hour = when.partition("T")
    turned = "/".join(reversed(day.split("-")))
    return f"{hour} ngày {turned}" if hour else turned
