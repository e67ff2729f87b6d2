"""When something the file does not say is worth a question, and whose words a thing is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lachan.proof.bundle import Charge, Evidence, Proposition
from lachan.proof.bundle.argument import Bears
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.papers import Source
from lachan.proof.case import Case

SPOKEN = frozenset({Source.STATEMENT, Source.RECORD})


def open_file(case: Case) -> bool:
    """Still being made. A bundle of a case at court is often a summary of a judgment: what it leaves out says nothing."""
    return not case.reached(Stage.TRIAL)


def kept(rows: Iterable[Any], field: str) -> bool:
    """Whether the bundle keeps this field of any of them."""
    return any(getattr(one, field) not in (None, "", ()) for one in rows)


def wanting(case: Case, value: bool | None, rows: Iterable[Any] = (), field: str = "") -> bool:
    """«Không» always; «chưa ghi» in an open file, or where others of its kind have it."""
    return value is False or (value is None and (open_file(case) or kept(rows, field)))


def speaker(e: Evidence) -> str | None:
    """Whose words it is, when it is somebody's words."""
    return e.speaker if e.source in SPOKEN else None


def claimants(case: Case, p: Proposition) -> set[str]:
    """Who says so: those whose act it is, else the accused who said it, else any accused."""
    said = {e.speaker for e in case.supports(p.id) if e.speaker in case.accused}
    return set(p.actors) or {x for x in said if x} or set(case.accused)


def answered_by_others(case: Case, p: Proposition, *kinds: Bears) -> bool:
    """By anything but the words of those who say it, in those ways (in any, when none is named)."""
    own = claimants(case, p)
    return any(e.speaker not in own for e in case.bearing(p.id, *kinds))


def named(case: Case, charge: Charge) -> str:
    return f"{case.code(charge.person)} (Điều {charge.article})"


def number_of(article: str) -> str:
    """«Điều 348 BLHS» and «348» are one article."""
    found = re.search(r"\d+[a-zđ]?", article)
    return found[0] if found else article


def vietnamese(when: str) -> str:
    """2024-05-03T21:30 → 21:30 ngày 03/05/2024; a vaguer day as far as it is known."""
    day, _, hour = when.partition("T")
    turned = "/".join(reversed(day.split("-")))
    return f"{hour} ngày {turned}" if hour else turned
