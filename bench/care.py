"""`python -m bench.care`: the persons in care of a large province, in a state folder of their own.

Some thirty files told by the verbs, copied by `care.sql`; lists and files served beside the floor's list."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import click
import psycopg

from . import place
from .multiply import drop_indexes

USUAL = "/tmp/lachan-bench-care"  # noqa: S108 - a folder of the bench's own, refilled when it is not ours
APP = "lachan.web.wsgi:application"
SCRIPT = Path(__file__).with_suffix(".sql")
ASLEEP = ("SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; "
          "SET work_mem = '128MB'; SET TimeZone = 'Asia/Ho_Chi_Minh'")  # fmt: skip
LARGE = ("victims_carestanding", "victims_careact", "victims_carenote", "victims_carereading", "victims_carecaring", "victims_careclock",
         "victims_careowed", "people_fingerprint")  # fmt: skip


def settle() -> None:
    place.settle()
    os.environ["LACHAN_STATE"] = os.environ.get("LACHAN_BENCH_CARE_STATE") or USUAL


def filled(server: Any, files: int, said: Callable[[str], None] = click.echo) -> float | None:
    """Tell and copy unless so many are there; seconds it took."""
    from . import care_told
    from .inside import actor

    dsn = server.superuser_dsn("lachan")
    if _kept(dsn) == files:
        return None
    if _kept(dsn) is not None:
        raise click.ClickException("Another size lies there: run again with --fresh.")
    began, cast = perf_counter(), {name: actor(name) for name in care_told.CAST}.__getitem__
    long = care_told.tell_long(cast, place.now())
    rows = care_told.tell(cast, place.now())
    _link(cast, care_told.tell_matter(cast), rows)
    care_told.set_rates(cast, place.now())
    said(
        f"  {perf_counter() - began:6.1f} s  {len(rows)} files told by the verbs, one of {care_told.LONG_ACTS} acts"
    )
    _copy(dsn, files, rows, said)
    with psycopg.connect(dsn, autocommit=True) as db:
        db.execute(
            "CREATE TABLE bench.filled AS SELECT %s::int AS files, %s::text AS long", [files, long]
        )
    return perf_counter() - began


def _link(cast: Any, matter: Any, rows: list[tuple[str, float, int, int]]) -> None:
    from lachan.access import scope
    from lachan.victims.commands import link_matter
    from lachan.victims.queries import file_by_code

    by = cast("caxa_2026")
    for code, *_ in rows[-3:]:
        with scope.acting(by):
            file = file_by_code(by, code)
        link_matter(file=file, matter=matter, by=by, at=place.now())


def _copy(dsn: str, files: int, rows: list[tuple[str, float, int, int]], said: Callable[[str], None]) -> None:  # fmt: skip
    with psycopg.connect(dsn, autocommit=True) as db:
        db.execute(ASLEEP)
        db.execute("CREATE SCHEMA IF NOT EXISTS bench; DROP TABLE IF EXISTS bench.told")
        db.execute("CREATE TABLE bench.told (code text, copies int, spread int, room int)")
        wanted = files - len(rows) - 1
        for code, share, spread, room in rows:
            db.execute(
                "INSERT INTO bench.told VALUES (%s, %s, %s, %s)",
                [code, round(wanted * share / 100), spread, room],
            )
        with_indexes = drop_indexes(db, LARGE) if files >= 10_000 else []
        for statement in [*_statements(), *with_indexes]:
            started = perf_counter()
            db.execute(statement)
            if (took := perf_counter() - started) > 2:
                said(f"  {took:6.1f} s  {' '.join(statement.split())[:70]}")
        db.execute("VACUUM (ANALYZE)")
        db.execute("CHECKPOINT")


def _statements() -> Iterator[str]:
    lines = [line for line in SCRIPT.read_text("utf-8").splitlines() if not line.startswith("--")]
    for statement in "\n".join(lines).split(";\n"):
        if statement.strip().rstrip(";"):
            yield statement.strip().rstrip(";")


def _kept(dsn: str) -> int | None:
    """How many files were filled in to the end; half a filling is another size, none at all is nothing."""
    with psycopg.connect(dsn, autocommit=True) as db:
        if db.execute("SELECT to_regclass('bench.filled')").fetchone()[0]:
            return int(db.execute("SELECT files FROM bench.filled").fetchone()[0])
        some = db.execute("SELECT EXISTS (SELECT 1 FROM victims_carefile)").fetchone()[0]
    return -1 if some else None


def measured(files: int, rounds: int, size: int, fresh: bool) -> Iterator:
    """Fill, serve ours and the floor, measure; the server is stopped at the end."""
    import django
    from django.db import connections

    server = place.open_server(fresh)
    django.setup()
    try:
        from .care_told import CAST  # the verbs behind it need Django's settings

        place.furnish(server, CAST)
        from .table import Line

        took = filled(server, files)
        if took is not None:
            yield Line(
                "Nạp hồ sơ nạn nhân",
                f"{files:,} files, told by the verbs and copied",
                took,
                unit="s",
            )
        yield from _beside_the_floor(server, rounds, size)
    finally:
        connections.close_all()
        server.stop(whoever_started=True)


def _beside_the_floor(server: Any, rounds: int, size: int) -> Iterator:
    from django.db import connections

    from .floor.fill import environment, fill_floor, make_floor
    from .parts import care
    from .serving import served

    make_floor(server)
    fill_floor(server, 1_000)
    dsn, superuser = server.superuser_dsn("lachan"), server.superuser_dsn("postgres")
    plain = "bench.floor.floor:application"
    connections.close_all()
    with (
        served(APP, dsn=superuser, database="lachan") as ours,
        served(plain, dsn=superuser, database=place.FLOOR, env=environment()) as floor,
    ):
        yield from care.lines(ours, floor, dsn, rounds=rounds, size=size)


@click.command()
@click.option(
    "--matters", "files", default=100_000, show_default=True, help="Files of persons in care."
)
@click.option("--rounds", default=4, show_default=True, help="Turns between the floor and ours.")
@click.option("--size", default=25, show_default=True, help="Requests in one turn.")
@click.option("--fresh", is_flag=True, help="Make the database anew.")
@click.option(
    "--json",
    "into",
    type=click.Path(dir_okay=False),
    help="Write the lines there, for `python -m bench`.",
)
def main(files: int, rounds: int, size: int, fresh: bool, into: str | None) -> None:
    """Measure and print; the limits stand beside the values."""
    from .table import tell

    tell(measured(files, rounds, size, fresh), into, {"matters": files})


if __name__ == "__main__":
    settle()  # before Django reads its settings
    main()
