"""`python -m bench.cases`: the cases of a large province, in a state folder of their own, filled once by the demo.

The docket bench keeps a million bare matters; cases need persons, officers and books, which only the demo makes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click

from . import place

USUAL = "/tmp/lachan-bench-cases"  # noqa: S108 - a folder of the bench's own, refilled when it is not ours
APP = "lachan.web.wsgi:application"
MINUTES = 900.0
ROOT = Path(__file__).parents[1]


def settle() -> Path:
    """Environment for this process and for the servers it starts; returns the state folder."""
    state = Path(os.environ.get("LACHAN_BENCH_CASES_STATE") or USUAL)
    place.settle()
    os.environ["LACHAN_STATE"] = str(state)
    return state


def filled(state: Path, matters: int, said=click.echo) -> float | None:
    """Fill by `lachan demo --scale` unless it was; seconds it took, None where nothing had to be done."""
    mark = state / "bench-cases.json"
    wanted = {"matters": matters, "shape": place.written_shape()}
    if mark.exists() and json.loads(mark.read_text("utf-8")) == wanted:
        return None
    mark.unlink(missing_ok=True)  # half a filling is none
    began = time.perf_counter()
    words = ["demo", "--no-serve", "--scale", str(matters)]
    if (state / "synthetic").exists():
        words += ["--reset", "--yes"]
    said(f"lachan {' '.join(words)} in {state} …")
    subprocess.run([sys.executable, "-m", "lachan", *words], cwd=ROOT, check=True)
    mark.write_text(json.dumps(wanted), "utf-8")
    return time.perf_counter() - began


def measured(state: Path, matters: int, rounds: int, size: int) -> Iterator:
    """Fill, serve ours and the floor, measure; the server is stopped at the end."""
    took = filled(state, matters)
    import django

    django.setup()
    from django.db import connections

    from lachan import postgres

    from .table import Line

    if took is not None:
        limit = MINUTES if matters == 200_000 else None
        yield Line("Nạp vụ án", f"demo --scale {matters:,}, projection included", took, unit="s", limit=limit)  # fmt: skip
    server = postgres.ensure_running()
    try:
        yield from _beside_the_floor(server, state, rounds, size)
    finally:
        connections.close_all()
        server.stop(whoever_started=True)


def _beside_the_floor(server, state: Path, rounds: int, size: int) -> Iterator:
    from .floor.fill import environment, fill_floor, make_floor
    from .parts import cases
    from .serving import served

    make_floor(server)
    fill_floor(server, 1_000)
    dsn, superuser = server.superuser_dsn("lachan"), server.superuser_dsn("postgres")
    password = json.loads((state / "demo.json").read_text("utf-8"))["password"]
    plain = "bench.floor.floor:application"
    with (
        served(APP, dsn=superuser, database="lachan") as ours,
        served(plain, dsn=superuser, database=place.FLOOR, env=environment()) as floor,
    ):
        yield from cases.lines(ours, floor, dsn, password=password, rounds=rounds, size=size)


@click.command()
@click.option(
    "--matters",
    default=200_000,
    show_default=True,
    help="Size for `demo --scale`; a quarter become cases.",
)
@click.option("--rounds", default=3, show_default=True, help="Turns between the floor and ours.")
@click.option(
    "--size", default=25, show_default=True, help="Requests of each of the eight in one turn."
)
@click.option(
    "--json",
    "into",
    type=click.Path(dir_okay=False),
    help="Write the lines there, for `python -m bench`.",
)
def main(matters: int, rounds: int, size: int, into: str | None) -> None:
    """Measure and print; the limits stand beside the values."""
    from .table import tell

    tell(measured(settle(), matters, rounds, size), into, {"matters": matters})


if __name__ == "__main__":
    settle()  # before Django reads its settings
    main()
