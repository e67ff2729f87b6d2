"""The committee's board from published figures, eight people at once, beside the floor's list page."""

from collections.abc import Iterator
from datetime import datetime
from time import perf_counter

from lachan.indicators.asked import Asked

from .. import inside, place
from ..serving import Served
from ..table import Line
from ..visitor import Visitor, crowd

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
TIMES_FLOOR, CPU, SQL = 1.5, 15.0, 15


def publish(asked: Asked, at: datetime) -> float | None:
    """The figures of the year, published as of the record's last day unless they are; seconds it took."""
    from lachan.desk.imports import seated
    from lachan.indicators.commands import publish_figures
    from lachan.indicators.models import Figure

    if (
        Figure.objects.using("keeper")
        .filter(as_of=asked.as_of, calendar=asked.period.calendar)
        .exists()
    ):
        return None
    began = perf_counter()
    by = seated("thukybcd", "68-bcd138", at)
    publish_figures(
        calendar=asked.period.calendar, year=asked.period.year, by=by, at=at, as_of=asked.as_of
    )
    return perf_counter() - began


def lines(ours: Served, floor: Served, asked: Asked, *, password: str, held: str, rounds: int, size: int) -> Iterator[Line]:  # fmt: skip
    part = f"Bảng Ban Chỉ đạo từ số đã công bố, {held}, 8 at once"
    path = f"{BOARD}?lich={asked.period.calendar}&nam={asked.period.year}"
    mine = [Visitor(ours.port).sign_in(name, password) for name in EIGHT]
    its = [Visitor(floor.port).sign_in("caxa", place.PASSWORD) for _ in EIGHT]
    acts = [lambda _, one=one: _get(one, path) for one in mine]
    plain = [lambda _, one=one: _get(one, LIST) for one in its]
    crowd(floor, plain, 3), crowd(ours, acts, 3)
    our = floor_taken = None
    for _ in range(rounds):
        one, other = crowd(floor, plain, size), crowd(ours, acts, size)
        floor_taken = floor_taken.with_more(one) if floor_taken else one
        our = our.with_more(other) if our else other
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
    yield Line(part, "board, statements", inside.statements("thukybcd", path, password), unit="SQL")


def _get(visitor: Visitor, path: str) -> None:
    status, _ = visitor.get(path)
    if status != 200:
        raise RuntimeError(f"{path} answered {status}")
