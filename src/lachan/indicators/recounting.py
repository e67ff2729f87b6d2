"""A published figure beside the same one counted later. The published one never changes; the correction is seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from .counting import Count
from .engines import Engine
from .models import Figure, FigureLine
from .periods import HANOI
from .running import Line
from .sentences import instant, texts

# What became known after publishing, in the matters whose rows differ.
BETWEEN = """
SELECT m.code, a.kind, {done}, {known}, CASE WHEN a.supersedes IS NULL THEN 0 ELSE 1 END
FROM raw_act a JOIN raw_matter m ON m.id = a.matter
WHERE m.code IN ({codes}) AND a.known_at > {then} AND a.known_at <= {now}
ORDER BY m.code, a.known_at, a.id
"""
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Came:
    """An act that became known in between; `corrects`: it took the place of another."""

    code: str
    kind: str
    done_at: datetime
    known_at: datetime
    corrects: bool


@dataclass(frozen=True)
class Recount:
    """Then and now. `same`: counted from the same rows, whatever else was recorded since."""

    figure: Figure
    now: Count
    same: bool
    left: tuple[FigureLine, ...]
    joined: tuple[Line, ...]
    acts: tuple[Came, ...]


def compared(
    figure: Figure, lines: Sequence[FigureLine], now: Count, engine: Engine, as_of: datetime
) -> Recount:
    """Rows that left the list or changed sides are in `left` as they were, in `joined` as they are."""
    before = {_then(line): line for line in lines}
    after = {_now(line): line for line in now.lines}
    left = tuple(line for key, line in before.items() if key not in after)
    joined = tuple(line for key, line in after.items() if key not in before)
    codes = {line.matter_code for line in left} | {line.code for line in joined}
    acts = tuple(_between(engine, codes, figure.as_of, as_of)) if codes else ()
    return Recount(figure, now, figure.inputs_hash == now.inputs_hash, left, joined, acts)


def _then(line: FigureLine) -> Key:
    return line.matter_code, line.person_code, line.reason


def _now(line: Line) -> Key:
    return line.code, line.person, line.reason


def _between(engine: Engine, codes: Iterable[str], then: datetime, now: datetime) -> Iterable[Came]:
    query = BETWEEN.format(
        done=engine.seconds.format("a.done_at"), known=engine.seconds.format("a.known_at"),
        codes=texts(codes), then=instant(then), now=instant(now),
    )  # fmt: skip
    for code, kind, done, known, corrects in engine.rows(query):
        yield Came(code, kind, _at(done), _at(known), bool(corrects))


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, HANOI)
