"""How reports say figures: a sentence, a row, a table of its definition. Same words in every form."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.indicators.definitions import BALANCE, CHANGE, WAITING
from lachan.law.reading_yaml import load_yaml

from .content import FigureSaid, GroundRow, GroundTable, Part, Table, grouped

NOTHING = "–"
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@lru_cache(maxsize=1)
def words() -> Any:
    return load_yaml(Path(__file__).with_name("words.yaml"))


# Where a long name of a body is broken over two lines: before its place.
PLACE = re.compile(r" (?=(?:tỉnh|thành phố) )")


def in_two(name: str) -> tuple[str, ...]:
    """«Ban Chỉ đạo 138», «tỉnh Sông Khe»: a name at the head of a paper is broken before its place."""
    return tuple(PLACE.split(name, maxsplit=1))


def listed(bodies: Sequence[str]) -> list[str]:
    """«- …;» and «- ….» after the last."""
    return [
        f"- {body}{'.' if place == len(bodies) else ';'}" for place, body in enumerate(bodies, 1)
    ]


def result(one: FigureSaid) -> str:
    return str(words()["result"][one.shape]).format(n=grouped(one.n), d=grouped(one.d))


def counters(one: FigureSaid) -> str:
    said = words()["figure"]
    if one.shape == WAITING:
        return one.doubt
    if not one.counters:
        return str(said["no_counters"])
    return str(said["counters"]).format(list="; ".join(beside.said for beside in one.counters))


def sentences(figures: Sequence[FigureSaid]) -> tuple[str, ...]:
    """One of each figure; what has no source yet in one of its own, so that nobody takes it for nought."""
    counted = [sentence(one) for one in figures if one.ref]
    if not counted:
        return (str(words()["figure"]["none_published"]),)
    waiting = "; ".join(f"{one.code} {one.name}" for one in figures if not one.ref)
    return (
        *counted,
        *([str(words()["figure"]["waiting"]).format(list=waiting)] if waiting else []),
    )


def sentence(one: FigureSaid) -> str:
    return str(words()["figure"][_how(one)]).format(
        name=one.name, n=grouped(one.n), d=grouped(one.d), unit=one.unit, rate=one.rate, target=one.target, moved=moved(one),
        verdict=one.verdict.lower(), counters=counters(one), ref=one.ref, note=_note(one),
    )  # fmt: skip


def _how(one: FigureSaid) -> str:
    """Nothing of nothing is said as such; of a balance nothing is a number too."""
    if one.shape == BALANCE or one.n or one.d:
        return one.shape
    return "no_change" if one.shape == CHANGE else "none"


def moved(one: FigureSaid) -> str:
    """«giảm 3 vụ (−20,00%)»: a change is said as what came or went, from nothing without a percentage."""
    told, by = words()["moved"], grouped(abs(one.n - one.d))
    if one.n == one.d:
        return str(told["same"])
    if not one.d:
        return str(told["from_nothing"]).format(by=by, unit=one.unit)
    way = told["fewer" if one.n < one.d else "more"]
    return f"{way.format(by=by, unit=one.unit)} ({one.rate})"


def _note(one: FigureSaid) -> str:
    """What the definition adds to the words of a count («các loại không cộng với nhau»)."""
    more = one.d_is.partition("; ")[2]
    return f" ({more})" if more else ""


def table(figures: Sequence[FigureSaid]) -> Table:
    """A rate never leaves its counter-figures: they stand in the same row."""
    said = words()["table"]
    rows = tuple(
        (f"{place:02d}", f"{one.code}. {one.name}\n{counters(one)}", result(one), one.rate or NOTHING,
         one.target or NOTHING, one.verdict, one.ref or NOTHING)
        for place, one in enumerate(figures, 1)
    )  # fmt: skip
    return Table(tuple(said["heads"]), rows, tuple(said["widths_mm"]))


def compared(figures: Sequence[FigureSaid], before: Sequence[FigureSaid], period: str) -> Part:
    """This window beside the same window a year earlier, counted the same way; what has no source is in neither."""
    said, then = words()["compared"], {(one.code, one.variant): one for one in before}
    counted = [one for one in figures if one.shape != WAITING]
    rows = tuple(
        _beside(place, one, then.get((one.code, one.variant)))
        for place, one in enumerate(counted, 1)
    )
    told = said["said"].format(period=period) if before else said["none"]
    made = Table(tuple(said["heads"]), rows, tuple(said["widths_mm"])) if before else None
    return Part(said["title"], level=2, said=(told,), table=made)


def _beside(place: int, one: FigureSaid, past: FigureSaid | None) -> tuple[str, ...]:
    """Both rates keep their counter-figures: this period's, then those of a year earlier."""
    told = f"{one.code}. {one.name}\n{counters(one)}"
    if past is None:
        return (f"{place:02d}", told, _with_rate(one), NOTHING)
    then = words()["compared"]["then"].format(counters=counters(past), ref=past.ref)
    return (f"{place:02d}", f"{told}\n{then}", _with_rate(one), _with_rate(past))


def _with_rate(one: FigureSaid) -> str:
    """A change is two years beside each other anyway: of each its own number and how it moved."""
    told = str(one.n) if one.shape == CHANGE else result(one)
    return f"{told}\n{one.rate}" if one.rate else told


def definition(one: FigureSaid) -> Part:
    """Everything a reader needs to recount the figure."""
    said = words()["definitions"]
    told = {
        "words": f"«{one.words}»", "n": one.n_is, "d": one.d_is, "variant": one.variant,
        "calendar": one.calendar, "period": one.period, "cut_off": one.cut_off,
        "result": _found(one), "counters": "; ".join(beside.said for beside in one.counters),
        "others": "\n".join(f"{o.label}: {grouped(o.n)}/{grouped(o.d)}{f' ({o.rate})' if o.rate else ''}" for o in one.others),
        "doubt": one.doubt, "source": one.source, "ref": f"{one.ref}\n{one.path}" if one.ref else "",
    }  # fmt: skip
    rows = tuple((label, told[key]) for key, label in said["rows"].items() if told[key])
    heads = tuple(head.format(code=one.code, name=one.name) for head in said["heads"])
    return Part("", table=Table(heads, rows, tuple(said["widths_mm"])))


def _found(one: FigureSaid) -> str:
    if one.shape == WAITING:
        return one.verdict.lower()
    told = [f"{result(one)} {one.unit}", one.rate, one.verdict.lower()]
    return "; ".join(part for part in told if part)


PER_TABLE = 8  # as many figures stand beside each other on a page


def by_ground(one: GroundTable) -> list[Part]:
    """Its figures by eights: more columns than that no page holds."""
    starts = range(0, len(one.columns), PER_TABLE)
    return [_ground(one, start, titled=start == 0) for start in starts]


def _ground(one: GroundTable, start: int, *, titled: bool) -> Part:
    said, columns = words()["grounds"], one.columns[start : start + PER_TABLE]
    shapes = [column.shape for column in columns]
    rows = tuple(_ground_row(row, start, shapes) for row in one.rows)
    cell = said["widths_mm"]["cell"]
    name = said["widths_mm"]["name"] + cell * (PER_TABLE - len(columns))
    heads = (said["unit"], *(column.code for column in columns))
    made = Table(heads, rows, (float(name), *([float(cell)] * len(columns))))
    return Part(one.title if titled else "", level=2, table=made)


def _ground_row(row: GroundRow, start: int, shapes: Sequence[str]) -> tuple[str, ...]:
    cells = zip(row.cells[start : start + PER_TABLE], shapes, strict=False)
    name = f"{row.name}\n{row.above}" if row.above else row.name
    return (name, *(ground_cell(n, d, shape) for (n, d), shape in cells))


def ground_cell(n: int, d: int, shape: str) -> str:
    if not n and not d:
        return NOTHING
    return f"{n} ({d})" if shape == CHANGE else f"{n}/{d}"
