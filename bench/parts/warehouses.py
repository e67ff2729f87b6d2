"""The same figures by DuckDB and by Spark over a warehouse, beside our own server, at several sizes: start-up apart.

Which engine pays from which size is read off the seconds; nobody said them beforehand."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from pathlib import Path
from shutil import rmtree
from time import perf_counter

from ..place import ROOT
from ..table import Line

Counts = Mapping[tuple[str, str], Mapping[str, int]]

PART = "Cùng các chỉ tiêu trên ba máy tính, 2 cores"
# A process of its own for each: what one engine keeps in memory must not help or hinder the next.
ALONE = "import sys; from bench.parts import warehouses; warehouses.alone(*sys.argv[1:])"


@dataclass(frozen=True)
class Measured:
    """Seconds: until the engine stands, for all figures, and all figures once more."""

    size: int
    engine: str
    start: float
    count: float
    again: float


def exported(folder: Path, at: datetime) -> float:
    """Anew each time: a warehouse of yesterday is not this record's."""
    from lachan.indicators.warehouse.export import export

    rmtree(folder, ignore_errors=True)
    began = perf_counter()
    export(folder, at)
    return perf_counter() - began


def beside(folder: Path, as_of: datetime, size: int, engine: str, expected: Counts) -> Measured:
    """One engine over one warehouse; its counts must be the server's."""
    words = [sys.executable, "-c", ALONE, str(folder), as_of.isoformat(), engine]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    *_, said = done.stdout.strip().splitlines()
    start, count, again, found = said.split("|")
    if int(found) != total(expected):
        raise RuntimeError(f"{engine} counted {found} rows, the server {total(expected)}")
    return Measured(size, engine, float(start), float(count), float(again))


def total(counts: Counts) -> int:
    """Every figure's every part, in one word that two engines can be compared by."""
    said = sorted((code, way, sorted(parts.items())) for (code, way), parts in counts.items())
    return int(hashlib.sha256(repr(said).encode()).hexdigest()[:12], 16)


def alone(folder: str, as_of: str, engine: str) -> None:
    """In its own process: start, all figures, all figures once more; seconds and a check sum."""
    import django

    django.setup()
    from lachan.indicators.asked import Asked
    from lachan.indicators.periods import parse
    from lachan.indicators.warehouse import opening

    from .indicators import CALENDAR, YEAR, counts

    began = perf_counter()
    of = opening.opened(Path(folder))
    with opening.engine(engine, Path(folder)) as on:
        [(province,)] = on.rows("SELECT id FROM raw_province WHERE slug = 'lamdong'")
        start = perf_counter() - began
        asked = Asked(province, parse(YEAR, CALENDAR), datetime.fromisoformat(as_of))
        times = []
        for _ in range(2):
            began = perf_counter()
            found = counts(opening.run_over(of, on, asked).figures())
            times.append(perf_counter() - began)
    print(f"\n{start}|{times[0]}|{times[1]}|{total(found)}")


def lines(
    server: dict[int, float], export: dict[int, float], found: list[Measured]
) -> Iterator[Line]:
    """Side by side, size by size; then from which size each pays."""
    for size, seconds in server.items():
        told = {one.engine: one for one in found if one.size == size}
        quickest = min(
            [("PostgreSQL", seconds), *((one.engine, one.count) for one in told.values())],
            key=lambda one: one[1],
        )
        yield Line(
            PART,
            f"{size:,} matters: PostgreSQL",
            seconds,
            unit="s",
            note=f"quickest: {quickest[0]}",
        )
        yield Line(PART, f"{size:,} matters: warehouse export", export[size], unit="s")
        for one in told.values():
            yield Line(PART, f"{size:,} matters: {one.engine}", one.count, unit="s",
                       note=f"start {one.start:.1f} s; once more {one.again:.1f} s; PostgreSQL / {one.engine} {seconds / one.count:.2f} ×")  # fmt: skip
    for engine in dict.fromkeys(one.engine for one in found):
        yield _pays(engine, server, export, [one for one in found if one.engine == engine])


def _pays(
    engine: str, server: dict[int, float], export: dict[int, float], found: list[Measured]
) -> Line:
    """The smallest size, with start-up counted in, at which the engine beats the server; 0: at none of these."""
    won = [one for one in found if one.start + one.count < server[one.size]]
    if not won:
        note = "at none of these sizes; " + _outlook(server, found)
        return Line(PART, f"{engine} pays from", 0.0, unit="matters", note=note)
    large = max(won, key=lambda one: one.size)
    asked = ceil(export[large.size] / (server[large.size] - large.start - large.count))
    note = f"start-up counted in; at {large.size:,} the export is won back by {asked} askings"
    return Line(
        PART, f"{engine} pays from", float(min(one.size for one in won)), unit="matters", note=note
    )


def _outlook(server: dict[int, float], found: list[Measured]) -> str:
    """Two largest sizes give each a straight line; where they meet is a guess, and said to be one."""
    if len(found) < 2:
        return "one size tells no more"
    small, large = sorted(found, key=lambda one: one.size)[-2:]
    steps = large.size - small.size
    ours, its = (
        (server[large.size] - server[small.size]) / steps,
        (large.count - small.count) / steps,
    )
    if its >= ours:
        return "each further matter costs it more than the server"
    meet = large.size + (large.start + large.count - server[large.size]) / (ours - its)
    return f"by straight lines about {meet / 1e6:.1f} million matters"
