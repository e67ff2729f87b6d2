"""Worked examples that stand beside an article, with the date the engine computes now.
A refusal is shown as the sentence a clerk would read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lachan.law.book import HERE, book
from lachan.law.clock import Clock
from lachan.law.reading_yaml import load_yaml
from lachan.law.refusals import LawRefusal
from lachan.procedure.clocks import Due, due
from lachan.procedure.pages import wording
from lachan.procedure.vectors import moment_of

Example = Mapping[str, Any]


def examples_beside(file: str, root: Path = HERE) -> list[Example]:
    """The rows of `dieu_N.test.yaml` beside `dieu_N.yaml`; none where no such file stands."""
    path = root / (file.removesuffix(".yaml") + ".test.yaml")
    rows = load_yaml(path).get("examples", []) if path.exists() else []
    return [row for row in rows if "ref" in row and "at" in row]


def of_clock(clock: Clock, rows: list[Example], here: tuple[Clock, ...]) -> Iterator[str]:
    """The examples of one clock; a chain is shown where its last part of this article is."""
    mine = [row for row in rows if _shown_at(row["ref"], here) == clock.ref]
    if mine:
        yield "\n**Ví dụ tính** (ngày do hệ thống tính lại khi sinh trang này):\n"
        yield from (f"- {line(row)}" for row in mine)


def _shown_at(ref: str, here: tuple[Clock, ...]) -> str:
    known = {clock.ref for clock in here}
    parts = [part.strip() for part in str(ref).split("+")]
    return next((part for part in reversed(parts) if part in known), "")


def line(row: Example) -> str:
    """One example in one line: from when, with which facts, which day, and how it was reached."""
    said = {name: one for name, one in (row.get("facts") or {}).items()}
    given = f" ({wording.facts(said)})" if said else ""
    head = f"{row['ref']}, từ {wording.moment(moment_of(str(row['at'])))}{given}"
    why = f" *{row['why']}*" if row.get("why") else ""
    return f"{head}: {_answer(str(row['ref']), str(row['at']), said)}{why}"


def _answer(ref: str, at: str, said: Example) -> str:
    try:
        return _told(due(ref, moment_of(at), dict(said)), ref)
    except LawRefusal as refused:
        return f"**từ chối** — {refused.message}"


def _told(one: Due, ref: str) -> str:
    if one.due_at is None:
        return "**phải làm ngay**, luật không cho con số."
    hours = _in_hours(ref)
    last = f"hạn **{wording.moment(one.due_at if hours else one.due_on)}**"
    if one.stricter_on is not None and one.stricter_on != one.due_on:
        last += f", cách tính chặt hơn {wording.day(one.stricter_on)}"
    return f"{last}. {'; '.join(one.working)}."


def _in_hours(ref: str) -> bool:
    """Whether the last part is counted in exact hours, so that the hour must be shown."""
    return book().clock(ref.split("+")[-1].strip()).counting in ("hours", "exact")
