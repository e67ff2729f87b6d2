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
    words = ["demo", "--no-serve", *(["--reset", "--yes"] if (state / "synthetic").exists() else [])]
    said(f"lachan {' '.join(words)} in {state} …")
    subprocess.run([sys.executable, "-m", "lachan", *words], cwd=place.ROOT, check=True, stdout=subprocess.DEVNULL)


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
        said(f"  {multiply.tell_lean(min(LEAN, max(matters // 4, 60)), place.now())} short stories told")
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
