"""The committee's board from published figures, eight people at once, beside the floor's list page."""

from collections.abc import Iterator
from datetime import datetime
from time import perf_counter

from lachan.access.scope import LIFETIME
from lachan.desk.imports import seated
from lachan.indicators.asked import Asked
from lachan.indicators.commands import publish_figures

from .. import freeze, inside, place
from ..serving import Served
from ..table import Line
from ..visitor import Taken, Visitor, crowd

BOARD, LIST = "/chi-tieu/", "/vu-viec/"
# The committee's own, and bodies that are shown what was frozen for all.
EIGHT = (
    "thukybcd",
    "thuongtruc",
    "lanhdao",
    "thukybcd",
    "lanhdao",
    "soyte",
    "thuongtruc",
    "thukybcd",
)
TIMES_FLOOR, SQL = 1.5, 12
# Up to here the verb publishes within its time.
BY_VERB = 50_000


def published(server, asked: Asked, at: datetime, matters: int, part: str) -> Iterator[Line]:
    """The figures of the year, as of the record's last day, unless they are there: by the verb where a verb can."""
    from lachan.indicators.models import Figure

    told = Figure.objects.using("keeper").filter(
        as_of=asked.as_of, calendar=asked.period.calendar, period_from=asked.period.begin
    )
    if told.exists():
        return
    if matters > BY_VERB:
        many, took = freeze.frozen(server, asked)
        note = f"{many:,} lines; by the superuser: the verb would need longer than it may run"
        yield Line(part, "figures and lists of the year put at rest", took, unit="s", note=note)
        return
    began = perf_counter()
    by = seated("thukybcd", "68-bcd138", at)
    publish_figures(
        calendar=asked.period.calendar, year=asked.period.year, by=by, at=at, as_of=asked.as_of
    )
    yield Line(part, "publishing the year, every list frozen", perf_counter() - began, unit="s", limit=float(LIFETIME),
               note="the longest a verb may run")  # fmt: skip


def lines(ours: Served, floor: Served, asked: Asked, *, password: str, part: str, rounds: int, size: int) -> Iterator[Line]:  # fmt: skip
    path = f"{BOARD}?lich={asked.period.calendar}&nam={asked.period.year}"
    mine = [Visitor(ours.port).sign_in(name, password) for name in EIGHT]
    its = [Visitor(floor.port).sign_in("caxa", place.PASSWORD) for _ in EIGHT]
    acts = [lambda _, one=one: _get(one, path) for one in mine]
    plain = [lambda _, one=one: _get(one, LIST) for one in its]
    first = crowd(ours, acts, 1)
    crowd(floor, plain, 3), crowd(ours, acts, 3)
    our = floor_taken = None
    for _ in range(rounds):
        one, other = crowd(floor, plain, size), crowd(ours, acts, size)
        floor_taken = floor_taken.with_more(one) if floor_taken else one
        our = our.with_more(other) if our else other
    yield from _beside(part, floor_taken, our)
    yield Line(
        part,
        "board, drawn for the first time by each process",
        max(first.times),
        note="eight at once, none had looked",
    )
    yield Line(part, "board, statements", inside.statements("thukybcd", path, password), unit="SQL")


def _beside(part: str, floor_taken: Taken, our: Taken) -> Iterator[Line]:
    yield Line(
        part,
        "floor's list p95",
        floor_taken.at(0.95),
        note=f"p50 {floor_taken.at(0.5):.1f}; CPU {floor_taken.cpu:.1f} ms",
    )
    yield Line(
        part,
        "board p95",
        our.at(0.95),
        limit=TIMES_FLOOR * floor_taken.at(0.95),
        note=f"p50 {our.at(0.5):.1f}",
    )
    yield Line(
        part,
        "board p95 / floor's list p95",
        our.at(0.95) / floor_taken.at(0.95),
        unit="×",
        limit=TIMES_FLOOR,
    )
    yield Line(
        part, "board CPU (app + database)", our.cpu, note=f"{our.app:.1f} + {our.database:.1f} ms"
    )


def _get(visitor: Visitor, path: str) -> None:
    status, _ = visitor.get(path)
    if status != 200:
        raise RuntimeError(f"{path} answered {status}")
