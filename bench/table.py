"""A line of the result: what was measured, its limit, whether it holds; and the table they make."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import click


@dataclass(frozen=True)
class Line:
    """`value` in `unit`; `limit` is «at most» unless `least`; no limit means shown for comparison."""

    part: str
    name: str
    value: float
    unit: str = "ms"
    limit: float | None = None
    least: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        holds = self.value >= self.limit if self.least else self.value <= self.limit
        return "ok" if holds else "MISS"


def render(lines: Iterable[Line]) -> str:
    """Plain text, one block per part."""
    text, part = [], ""
    for line in lines:
        if line.part != part:
            part = line.part
            text += ["", part]
        sign = "≥" if line.least else "≤"
        limit = "" if line.limit is None else f"{sign} {_short(line.limit)} {line.unit}"
        value = f"{_short(line.value)} {line.unit}"
        text.append(
            f"  {line.name:<58}{value:>14}  {limit:<13}{line.verdict:<5}{line.note}".rstrip()
        )
    return "\n".join(text) + "\n"


def as_json(lines: Iterable[Line], about: dict[str, object]) -> str:
    rows = [{**asdict(line), "verdict": line.verdict} for line in lines]
    return json.dumps({"about": about, "lines": rows}, ensure_ascii=False, indent=1) + "\n"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"


def tell(lines: Iterable["Line"], into: str | None, about: dict[str, int]) -> None:
    """Each line as soon as it is measured, then the table, and how many limits were missed; `into`: as JSON for `bench`."""
    found = []
    for line in lines:
        found.append(line)
        click.echo(render([line]).strip("\n").splitlines()[-1])
    if into:
        Path(into).write_text(as_json(found, about), "utf-8")
    click.echo(render(found))
    missed = [one for one in found if isinstance(one, Line) and one.verdict == "MISS"]
    click.echo(f"{len(missed)} limit(s) missed." if missed else "Every limit holds.")
