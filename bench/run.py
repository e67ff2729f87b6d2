"""The run: a small docket first, then the large one, the floor beside both; everything stopped at the end."""

import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import psycopg

from . import place
from .fill import fill
from .floor.fill import environment, fill_floor, make_floor
from .parts import importing, joboffers, law, pages, rebuilding, registering
from .serving import Served, served
from .table import Line, as_json, render

RESULTS = Path(__file__).parent / "results"
PAGE = place.ROOT / "docs" / "bench.md"
SMALL, KEPT, REBUILT = 1_000, "lachan_kept", 200_000
APP = "lachan.web.wsgi:application"


@click.command()
@click.option("--matters", default=1_000_000, show_default=True, help="Size of the large docket.")
@click.option(
    "--fresh", is_flag=True, help="Make the large docket anew even if one of that size is there."
)
@click.option("--rounds", default=6, show_default=True, help="Turns between the floor and ours.")
@click.option("--size", default=60, show_default=True, help="Requests in one turn.")
@click.option("--seconds", default=30.0, show_default=True, help="How long the fifty write.")
@click.option("--no-import", is_flag=True, help="Leave the workbook out.")
@click.option(
    "--cases",
    default=200_000,
    show_default=True,
    help="Matters for the bench of cases; 0 leaves it out.",
)
@click.option(
    "--figures",
    default=1_000_000,
    show_default=True,
    help="Matters for the bench of figures; 0 leaves it out.",
)
@click.option(
    "--evidence/--no-evidence", default=True, help="The evidence room: layouts, checks, scores."
)
@click.option(
    "--care",
    default=100_000,
    show_default=True,
    help="Files for the bench of persons in care; 0 leaves it out.",
)
@click.option(
    "--releasing/--no-releasing",
    default=True,
    help="Figures of victims that leave: attacks, errors.",
)
@click.option("--write", is_flag=True, help="Also write docs/bench.md.")
def main(
    matters: int, fresh: bool, rounds: int, size: int, seconds: float, no_import: bool, cases: int,
    figures: int, evidence: bool, care: int, releasing: bool, write: bool,
) -> None:  # fmt: skip
    """Measure and print; the limits stand beside the values."""
    lines: list[Line] = []
    for line in _measured(matters, fresh, rounds, size, seconds, not no_import, lines):
        lines.append(line)
        _say(line)
    lines += _apart("bench.cases", cases) if cases else []
    lines += _apart("bench.figures", figures) if figures else []
    lines += _apart("bench.evidence") if evidence else []
    lines += _apart("bench.care", care) if care else []
    lines += _apart("bench.releasing") if releasing else []
    _keep(lines, matters, write)


def _apart(module: str, matters: int | None = None) -> list[Line]:
    """In a process of its own: each of these lives in another state folder, and Django knows only one."""
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "lines.json"
        words = ["--json", str(into), *(["--matters", str(matters)] if matters else [])]
        subprocess.run([sys.executable, "-m", module, *words], cwd=place.ROOT, check=True)
        rows = json.loads(into.read_text("utf-8"))["lines"]
    return [Line(**{name: row[name] for name in row if name != "verdict"}) for row in rows]


def _measured(
    matters: int,
    fresh: bool,
    rounds: int,
    size: int,
    seconds: float,
    with_import: bool,
    so_far: list[Line],
) -> Iterator[Line]:
    with _server() as server:
        dsn = server.superuser_dsn("lachan")
        make_floor(server)
        fill_floor(server, SMALL)
        yield from law.lines()
        yield from joboffers.lines()
        yield from _at_a_thousand(server, dsn, rounds, size, with_import)
        yield from _large(server, matters, fresh)
        with _both(server) as (ours, floor):
            yield from pages.list_lines(
                ours, floor, held=matters, plain=SMALL, rounds=rounds, size=size
            )
            yield from _flat(so_far, matters)
            yield from pages.more_lines(ours, matters, size)
            yield from pages.sql_lines()
            yield from registering.lines(ours, floor, dsn, rounds=rounds, size=size)
            yield from registering.crowd_lines(ours, dsn, seconds)
        fill_floor(server, matters)
        with _floor(server) as floor:
            yield from _floor_large(floor, matters, size)


def _at_a_thousand(server, dsn: str, rounds: int, size: int, with_import: bool) -> Iterator[Line]:
    with _small(server):
        if with_import:
            yield from importing.lines()
        fill(dsn, SMALL, account=_account(), now=place.now(), said=click.echo)
        with _both(server) as (ours, floor):
            yield from pages.list_lines(
                ours, floor, held=SMALL, plain=SMALL, rounds=rounds, size=size
            )
        fill(dsn, REBUILT, account=_account(), now=place.now(), said=click.echo)
        yield from rebuilding.lines(REBUILT)


def _say(line: Line) -> None:
    click.echo(render([line]).strip("\n").splitlines()[-1])


@contextmanager
def _server() -> Iterator:
    server = place.open_server(fresh=False)
    try:
        place.furnish(server)
        yield server
    finally:
        from django.db import connections

        connections.close_all()
        server.stop(whoever_started=True)


@contextmanager
def _small(server) -> Iterator[None]:
    """A docket of a thousand in the place of the large one, which comes back afterwards."""
    _rename(server, "lachan", KEPT)
    place.open_server(fresh=False)
    place.furnish(server)
    try:
        yield
    finally:
        _rename(server, KEPT, "lachan")


def _rename(server, old: str, new: str) -> None:
    from django.db import connections

    connections.close_all()
    with psycopg.connect(server.superuser_dsn("postgres"), autocommit=True) as db:
        if not db.execute("SELECT 1 FROM pg_database WHERE datname = %s", [old]).fetchone():
            return
        db.execute(f"DROP DATABASE IF EXISTS {new} WITH (FORCE)")
        db.execute(f"ALTER DATABASE {old} RENAME TO {new}")


def _account() -> int:
    from lachan.access.models import Account

    return Account.objects.using("keeper").get(username="caxa").id


def _large(server, matters: int, fresh: bool) -> Iterator[Line]:
    if not fresh and place.matters_there(server) == matters:
        return
    took = fill(
        server.superuser_dsn("lachan"),
        matters,
        account=_account(),
        now=place.now(),
        said=click.echo,
    )
    yield Line("Nạp", f"{matters:,} matters put in at rest", took, unit="s")


@contextmanager
def _both(server) -> Iterator[tuple[Served, Served]]:
    from django.db import connections

    connections.close_all()
    with (
        served(APP, dsn=server.superuser_dsn("postgres"), database="lachan") as ours,
        _floor(server) as floor,
    ):
        yield ours, floor


@contextmanager
def _floor(server) -> Iterator[Served]:
    with served("bench.floor.floor:application", dsn=server.superuser_dsn("postgres"), database=place.FLOOR,
                env=environment()) as floor:  # fmt: skip
        yield floor


def _flat(lines: list[Line], matters: int) -> Iterator[Line]:
    """From a thousand to the large docket, by processor time, which a busy machine bends least."""
    name = "ours CPU a request (app + database)"
    small, large = [line.value for line in lines if line.name == name][:2]
    yield Line(
        "Danh sách", f"CPU at {matters:,} / at {SMALL:,}", large / small, unit="×", limit=1.25
    )


def _floor_large(floor: Served, matters: int, size: int) -> Iterator[Line]:
    from .visitor import Visitor, take

    its = Visitor(floor.port).sign_in("caxa", place.PASSWORD)
    taken = take(floor, lambda _: its.get(pages.LIST), size)
    yield Line("Danh sách", f"floor p95 over {matters:,}, for comparison", taken.at(0.95))


def _keep(lines: list[Line], matters: int, write: bool) -> None:
    at = place.now()
    about = {"at": at.isoformat(timespec="seconds"), "matters": matters, "python": platform.python_version(),
             "machine": platform.machine()}  # fmt: skip
    text = f"{at:%Y-%m-%d %H:%M} · {matters:,} matters · made-up data (DỮ LIỆU GIẢ LẬP)\n{render(lines)}"
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "latest.json").write_text(as_json(lines, about), "utf-8")
    (RESULTS / f"{at:%Y-%m-%d-%H%M}.txt").write_text(text, "utf-8")
    if write:
        PAGE.write_text(f"# Đo · Measured\n\n```\n{text}```\n", "utf-8")
    missed = [line for line in lines if line.verdict == "MISS"]
    click.echo(text)
    click.echo(f"{len(missed)} limit(s) missed." if missed else "Every limit holds.")
