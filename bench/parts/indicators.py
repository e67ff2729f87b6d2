"""All indicators of one year: by the engine, beside what a competent hand wrote for the same, in turns on one server."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter, sleep

import psutil
from django.db import connections

from lachan.indicators import running
from lachan.indicators.asked import Asked
from lachan.indicators.definitions import DEFINITIONS
from lachan.indicators.periods import parse
from lachan.indicators.running import Result
from lachan.reference.models import Province

from .. import hand
from ..table import Line

YEAR, CALENDAR = "2024", "police"
TIMES_HAND, SECONDS = 1.5, 60.0
Counts = Mapping[tuple[str, str], Mapping[str, int]]


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock, and of processors in the database, its parallel workers included."""

    wall: float
    cpu: float

    @property
    def note(self) -> str:
        return f"CPU {self.cpu:.1f} s"


def question(as_of: datetime) -> Asked:
    province = Province.objects.using("keeper").get(slug="lamdong").id
    return Asked(province, parse(YEAR, CALENDAR), as_of)


def lines(asked: Asked, held: str, rounds: int, *, limited: bool) -> Iterator[Line]:
    """In turns: a drift of the machine meets both. Unlike counts stop the bench: they would measure two things.

    `limited`: the limits are those of the large record."""
    part = f"Tính lại mọi chỉ tiêu một năm, {held}"
    took: dict[str, list[Spent]] = {"engine": [], "hand": []}
    backend()
    # A backend that another size was asked of may still be going, and is counted when it has gone.
    sleep(1)
    for _ in range(rounds):
        by_engine, spent = timed(lambda: engine(asked))
        took["engine"].append(spent)
        by_hand, spent = timed(lambda: hand.counted(asked))
        took["hand"].append(spent)
        agreed(by_engine, by_hand)
    ours, its = (
        sorted(took[who], key=lambda one: one.wall)[rounds // 2] for who in ("engine", "hand")
    )
    yield Line(part, "ways of counting, by the engine and by hand the same", float(len(by_engine)), unit="ways",
               note=_empty(by_engine))  # fmt: skip
    yield Line(part, "by hand, one script for this question", its.wall, unit="s", note=its.note)
    yield Line(
        part,
        "all indicators by the engine",
        ours.wall,
        unit="s",
        limit=SECONDS if limited else None,
        note=ours.note,
    )
    yield Line(
        part,
        "engine / by hand",
        ours.wall / its.wall,
        unit="×",
        limit=TIMES_HAND if limited else None,
    )
    yield Line(part, "engine / by hand, CPU", ours.cpu / its.cpu, unit="×")


def timed(act: Callable[[], object]) -> tuple:
    postmaster = psutil.Process(backend()).parent()
    before, began = _cpu(postmaster), perf_counter()
    done = act()
    wall = perf_counter() - began
    return done, Spent(wall, _cpu(postmaster) - before)


def backend() -> int:
    with connections["figures"].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def _cpu(postmaster: psutil.Process) -> float:
    """This backend's, and what the postmaster's ended children (parallel workers) used."""
    ended, mine = postmaster.cpu_times(), psutil.Process(backend()).cpu_times()
    return ended.children_user + ended.children_system + mine.user + mine.system


def engine(asked: Asked) -> Counts:
    with running.run(asked) as run:
        return counts(run.figures())


def counts(found: list[Result]) -> Counts:
    return {(one.code, one.variant.code): dict(one.apart) for one in found if one.known}


def agreed(ours: Counts, its: Counts) -> None:
    unlike = [key for key in ours if dict(ours[key]) != dict(its.get(key, {}))]
    if unlike or set(its) - set(ours):
        told = "; ".join(f"{key}: {ours[key]} ≠ {its.get(key)}" for key in unlike[:3])
        raise RuntimeError(
            f"the engine and the hand count differently: {told or set(its) - set(ours)}"
        )


def _empty(ours: Counts) -> str:
    none = sorted(f"{code}{way}" for (code, way), rows in ours.items() if not rows)
    waiting = sum(not one.counted for one in DEFINITIONS.values())
    return f"without a row: {', '.join(none) or 'none'}; {waiting} definitions wait for a source"
