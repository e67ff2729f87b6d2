"""What several rules read alike: when an absent field is a question, whose words a piece of evidence is, how a charge is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lachan.proof.bundle import Charge, Document, Evidence
from lachan.proof.bundle.base import latest
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.papers import Source
from lachan.proof.case import Case

SPOKEN = frozenset({Source.STATEMENT, Source.RECORD})


def working(case: Case) -> bool:
    """A file still being made. Of a case at court or judged, the bundle is often a summary: what it leaves out says nothing."""
    return not case.reached(Stage.TRIAL)


def due(case: Case) -> bool:
    """The file is closed, but not yet before the court: now every paper must lie in it (TTLT 04/2018 Điều 35)."""
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


def words_of(e: Evidence) -> str | None:
    """The person whose words it is: a statement, or a record of what one person showed or told."""
    return e.speaker if e.source in SPOKEN else None


def made_on(case: Case, e: Evidence) -> str | None:
    """When it was taken down or seized: its own day, else that of its record, else that of its paper."""
    record = case.documents.get(e.record) if e.record else None
    paper = case.paper(e)
    return e.obtained_on or (record and record.made_on) or (paper and paper.made_on) or None


def live(case: Case) -> list[Document]:
    """Papers that were not withdrawn."""
    return [one for one in case.bundle.documents if not one.withdrawn]


def named(case: Case, charge: str) -> str:
    """«BC1 (Điều 150)»: a charge as every sentence calls it."""
    one = case.charges[charge]
    if isinstance(one, Charge):
        return f"{case.code(one.person)} (Điều {one.article})"
    return f"giả thuyết Điều {one.article}"


def article(number: str) -> str:
    """«Điều 150», «150» and «150 BLHS» are one article."""
    found = re.search(r"\d+[a-z]?", number)
    return found[0] if found else number


def vietnamese(day: str) -> str:
    """2024-05-03 → 03/05/2024; a vaguer one as it stands."""
    return f"{latest(day):%d/%m/%Y}" if len(day) >= 10 else day


def listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)
