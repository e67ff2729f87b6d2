"""How reports say figures: a sentence, a row, a table of its definition. Same words in every form."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml

from .content import FigureSaid, Part, Table

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
    return f"{one.n}/{one.d}"


def counters(one: FigureSaid) -> str:
    said = words()["figure"]
    if not one.counters:
        return str(said["no_counters"])
    listed = "; ".join(f"{beside.label} {beside.count}" for beside in one.counters)
    return str(said["counters"]).format(list=listed)


def sentence(one: FigureSaid) -> str:
    said = words()["figure"]
    if one.d == 0:
        return str(said["none"]).format(name=one.name, ref=one.ref)
    return str(said["sentence"]).format(
        name=one.name, n=one.n, d=one.d, unit=one.unit, rate=one.rate, target=one.target,
        verdict=one.verdict.lower(), counters=counters(one), ref=one.ref,
    )  # fmt: skip


def table(figures: Sequence[FigureSaid]) -> Table:
    """A rate never leaves its counter-figures: they stand in the same row."""
    said = words()["table"]
    rows = tuple(
        (f"{place:02d}", f"{one.code}. {one.name}\n{counters(one)}", result(one), one.rate or "–",
         one.target, one.verdict, one.ref)
        for place, one in enumerate(figures, 1)
    )  # fmt: skip
    return Table(tuple(said["heads"]), rows, tuple(said["widths_mm"]))


def compared(figures: Sequence[FigureSaid], before: Sequence[FigureSaid], period: str) -> Part:
    """This window beside the same window a year earlier, counted the same way."""
    said, then = words()["compared"], {(one.code, one.variant): one for one in before}
    rows = tuple(
        _beside(place, one, then.get((one.code, one.variant)))
        for place, one in enumerate(figures, 1)
    )
    told = said["said"].format(period=period) if before else said["none"]
    made = Table(tuple(said["heads"]), rows, tuple(said["widths_mm"])) if before else None
    return Part(said["title"], level=2, said=(told,), table=made)


def _beside(place: int, one: FigureSaid, past: FigureSaid | None) -> tuple[str, ...]:
    """Both rates keep their counter-figures: this period's, then those of a year earlier."""
    told = f"{one.code}. {one.name}\n{counters(one)}"
    if past is None:
        return (f"{place:02d}", told, result(one), one.rate or "–", "–", "–", "–")
    then = words()["compared"]["then"].format(counters=counters(past))
    return (f"{place:02d}", f"{told}\n{then}", result(one), one.rate or "–", result(past), past.rate or "–", past.ref)  # fmt: skip


def definition(one: FigureSaid) -> Part:
    """Everything a reader needs to recount the figure."""
    said = words()["definitions"]
    told = {
        "words": f"«{one.words}»", "n": one.n_is, "d": one.d_is, "variant": one.variant,
        "calendar": one.calendar, "period": one.period, "cut_off": one.cut_off,
        "result": f"{result(one)} {one.unit}; {one.rate or words()['figure']['nothing'].lower()}; {one.verdict.lower()}",
        "counters": "; ".join(f"{c.label} {c.count}" for c in one.counters),
        "others": "\n".join(f"{o.label}: {o.n}/{o.d}{f' ({o.rate})' if o.rate else ''}" for o in one.others),
        "doubt": one.doubt, "source": one.source, "ref": f"{one.ref}\n{one.path}",
    }  # fmt: skip
    rows = tuple((label, told[key]) for key, label in said["rows"].items() if told[key])
    heads = tuple(head.format(code=one.code, name=one.name) for head in said["heads"])
    return Part("", table=Table(heads, rows, tuple(said["widths_mm"])))
