"""`python -m bench.figures`: indicators of a year over a million matters, beside what a competent hand would write; the
committee's board; and the same figures by DuckDB and Spark over a warehouse, at three sizes.

In a state folder of its own: the demo is its template, and what is there once is used again."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click
import psycopg

from . import place

USUAL = "/tmp/lachan-bench-figures"  # noqa: S108 - a folder of the bench's own, refilled when it is not ours
MATTERS, ACTS_EACH = 1_000_000, 12
SMALLER = (20_000, 200_000)
LEAN = 3_000
MARK = "bench-figures.json"


def settle() -> Path:
    """Environment for this process and for the servers it starts; returns the state folder."""
    state = Path(os.environ.get("LACHAN_BENCH_FIGURES_STATE") or USUAL)
    place.settle()
    os.environ["LACHAN_STATE"] = str(state)
    return state


def sizes(matters: int) -> list[int]:
    """At which sizes the engines are laid side by side: smaller ones, and the whole."""
    return [*(size for size in SMALLER if size < matters), matters]


def base(size: int, matters: int) -> str:
    """The database that holds so many; the whole is where everybody looks for it."""
    return "lachan" if size == matters else f"lachan_{size}"


def filled(state: Path, matters: int, said=click.echo) -> tuple[dict, float | None]:
    """What is there, and the seconds it took; None where nothing had to be done."""
    mark = state / MARK
    wanted = {"asked": matters, "shape": place.written_shape()}
    there = json.loads(mark.read_text("utf-8")) if mark.exists() else {}
    if all(there.get(name) == value for name, value in wanted.items()):
        return there, None
    mark.unlink(missing_ok=True)  # half a filling is none
    began = time.perf_counter()
    _demo(state, said)
    there = {**wanted, "held": _grown(matters, said), "now": place.now().isoformat()}
    mark.write_text(json.dumps(there), "utf-8")
    return there, time.perf_counter() - began


def _demo(state: Path, said) -> None:
    """Accounts, plan, one full year and the last months: the templates with everything on them."""
    words = [
        "demo",
        "--no-serve",
        *(["--reset", "--yes"] if (state / "synthetic").exists() else []),
    ]
    said(f"lachan {' '.join(words)} in {state} …")
    subprocess.run(
        [sys.executable, "-m", "lachan", *words],
        cwd=place.ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _grown(matters: int, said) -> dict[str, list[int]]:
    """size → [matters, acts]; a smaller size is put aside as a database of its own before the next."""
    import django

    django.setup()
    from django.db import connections

    from lachan import postgres

    from . import multiply

    server = postgres.ensure_running()
    dsn, held = server.superuser_dsn("lachan"), {}
    try:
        said(
            f"  {multiply.tell_lean(min(LEAN, max(matters // 4, 60)), place.now())} short stories told"
        )
        multiply.choose(dsn)
        for size in sizes(matters):
            *there, took = multiply.grow(dsn, size, size * ACTS_EACH, said)
            said(f"  {took:6.1f} s  {there[0]:,} matters, {there[1]:,} acts")
            held[str(size)] = there
            connections.close_all()
            if base(size, matters) != "lachan":
                _aside(server, base(size, matters))
    finally:
        connections.close_all()
        server.stop(whoever_started=True)
    return held


def _aside(server, name: str) -> None:
    with psycopg.connect(server.superuser_dsn("postgres"), autocommit=True) as db:
        db.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        db.execute(f"CREATE DATABASE {name} TEMPLATE lachan OWNER lachan_owner")
        db.execute(f"GRANT TEMPORARY ON DATABASE {name} TO lachan_figures")


def measured(
    state: Path, matters: int, rounds: int, size: int, engines: tuple[str, ...], board: bool
) -> Iterator:
    """Fill, count, publish, serve, lay side by side; the server is stopped at the end."""
    there, took = filled(state, matters)
    import django

    django.setup()
    from django.db import connections

    from lachan import postgres

    from .table import Line

    held = {int(size): told for size, told in there["held"].items()}
    if took is not None:
        yield Line(
            "Nạp số liệu",
            f"{_said(held[matters])}, multiplied out of what the simulator told",
            took,
            unit="s",
        )
    server = postgres.ensure_running()
    try:
        yield from _figures(server, state, there, held, rounds, size, engines, board)
    finally:
        connections.close_all()
        server.stop(whoever_started=True)


def _figures(
    server, state: Path, there: dict, held: dict, rounds: int, size: int, engines: tuple[str, ...], board: bool
) -> Iterator:  # fmt: skip
    """The large record first: nothing has warmed what the smaller ones read."""
    from .parts import indicators, warehouses

    as_of, matters = datetime.fromisoformat(there["now"]), max(held)
    server_seconds, export_seconds, found = {}, {}, []
    for records in sorted(held, reverse=True):
        with _looking_at(base(records, matters)):
            asked = indicators.question(as_of)
            large = records == matters == MATTERS
            told = list(indicators.lines(asked, _said(held[records]), rounds, limited=large))
            yield from told
            server_seconds[records] = told[2].value
            if board and records == matters:
                yield from _board(server, state, asked, records, _said(held[records]), size)
            if engines:
                expected, folder = indicators.engine(asked), state / f"kho-{records}"
                export_seconds[records] = warehouses.exported(folder, place.now())
                found += [
                    warehouses.beside(folder, as_of, records, one, expected) for one in engines
                ]
    if engines:
        ordered = dict(sorted(server_seconds.items()))
        yield from warehouses.lines(ordered, export_seconds, found)


@contextmanager
def _looking_at(name: str) -> Iterator[None]:
    """Every door of this process opens on that database."""
    from django.db import connections

    from lachan import postgres

    connections.close_all()
    for alias, given in postgres.connections().items():
        connections[alias].settings_dict.update({**given, "NAME": name})
    try:
        yield
    finally:
        connections.close_all()


def _board(server, state: Path, asked, matters: int, held: str, size: int) -> Iterator:
    from .floor.fill import environment, fill_floor, make_floor
    from .parts import committee
    from .serving import served

    part = f"Bảng Ban Chỉ đạo từ số đã công bố, {held}, 8 at once"
    yield from committee.published(server, asked, place.now(), matters, part)
    make_floor(server)
    fill_floor(server, 1_000)
    dsn = server.superuser_dsn("postgres")
    password = json.loads((state / "demo.json").read_text("utf-8"))["password"]
    with (
        served("lachan.web.wsgi:application", dsn=dsn, database="lachan") as ours,
        served(
            "bench.floor.floor:application", dsn=dsn, database=place.FLOOR, env=environment()
        ) as floor,
    ):
        yield from committee.lines(
            ours, floor, asked, password=password, part=part, rounds=3, size=size
        )


def _said(told: list[int]) -> str:
    matters, acts = told
    return f"{matters:,} matters / {acts:,} acts"


@click.command()
@click.option(
    "--matters",
    default=MATTERS,
    show_default=True,
    help="Size of the record; limits are of the usual size.",
)
@click.option(
    "--rounds", default=3, show_default=True, help="Turns between the engine and the hand."
)
@click.option(
    "--size", default=25, show_default=True, help="Requests of each of the eight in one turn."
)
@click.option(
    "--engines", default="duckdb,spark", show_default=True, help="Beside our server; empty: none."
)
@click.option("--board/--no-board", default=True, help="Publish, and measure the board.")
@click.option(
    "--json",
    "into",
    type=click.Path(dir_okay=False),
    help="Write the lines there, for `python -m bench`.",
)
def main(matters: int, rounds: int, size: int, engines: str, board: bool, into: str | None) -> None:
    """Measure and print; the limits stand beside the values."""
    from .table import tell

    named = tuple(filter(None, engines.split(",")))
    tell(measured(settle(), matters, rounds, size, named, board), into, {"matters": matters})


if __name__ == "__main__":
    settle()  # before Django reads its settings
    main()
