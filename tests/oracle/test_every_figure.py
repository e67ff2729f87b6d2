"""Every indicator equals the slow count from the acts, whoever counts it: PostgreSQL, DuckDB, Spark.

The long run asks 200 questions of each province on PostgreSQL and DuckDB and 10 on Spark; the short one a few."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from conftest import wipe

from lachan.indicators import running
from lachan.indicators.warehouse import opening
from lachan.indicators.warehouse.export import export

from .asking import questions
from .comparing import ALL, Tally, as_asked, compare
from .question import Question
from .record import Record
from .slow import Slow
from .world import NOW, World, laid_out

pytestmark = pytest.mark.database
SEED = 5
SHORT, LONG, ON_SPARK = 6, 200, 10


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    with django_db_blocker.unblock():
        try:
            with laid_out(tmp_path_factory.mktemp("oracle"), SEED, told=110, wild=90) as made:
                yield made
        finally:
            wipe(django_db_blocker)


@pytest.fixture(scope="module")
def warehouse(world, django_db_blocker, tmp_path_factory) -> Path:
    """With the history of time limits, so that it may be asked of any moment."""
    folder = tmp_path_factory.mktemp("warehouse") / "w"
    with django_db_blocker.unblock():
        export(folder, NOW, history=True)
    return folder


@pytest.fixture(params=["demo", "random"])
def slow(request, world) -> Slow:
    return Slow(getattr(world, request.param))


def asked(record: Record, count: int, seed: int = SEED) -> list[Question]:
    return list(questions(record, Random(f"questions {seed}"), count, NOW))


def done(tally: Tally, what: str, since: float) -> None:
    print(f"\n{what}: {tally}, {len(tally.wrong)} differ, {monotonic() - since:.0f} s")
    assert not tally.wrong, "\n".join([f"{len(tally.wrong)} differ", *tally.wrong[:12]])
    assert tally.not_empty > tally.figures // 20, (
        "questions nearly always about nothing prove nothing"
    )


def on_postgres(slow: Slow, count: int) -> None:
    tally, since = Tally(), monotonic()
    for question in asked(slow.record, count):
        with running.run(as_asked(question)) as run:
            compare(run, slow.ask(question), tally, codes=True)
    done(tally, f"PostgreSQL, {count} questions", since)


def over_warehouse(slow: Slow, name: str, folder: Path, count: int) -> None:
    tally, since, of, dice = Tally(), monotonic(), opening.opened(folder), Random("lists")
    with opening.engine(name, folder) as engine:
        for question in asked(slow.record, count):
            run = opening.run_over(of, engine, as_asked(question))
            some = dice.sample(ALL, 4) if name == "spark" else None
            compare(run, slow.ask(question), tally, codes=False, lists=some)
    done(tally, f"{name}, {count} questions", since)


@pytest.fixture
def figures_open(world, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def test_postgres_counts_what_the_acts_say(slow, figures_open):
    on_postgres(slow, SHORT)


def test_duckdb_counts_what_the_acts_say(slow, figures_open, warehouse):
    over_warehouse(slow, "duckdb", warehouse, SHORT)


@pytest.mark.long
def test_postgres_counts_what_the_acts_say_200_times(slow, figures_open):
    on_postgres(slow, LONG)


@pytest.mark.long
def test_duckdb_counts_what_the_acts_say_200_times(slow, figures_open, warehouse):
    over_warehouse(slow, "duckdb", warehouse, LONG)


@pytest.mark.long
def test_spark_counts_what_the_acts_say(world, figures_open, warehouse):
    """One session for both provinces: starting Spark costs more than a question."""
    pytest.importorskip(
        "pyspark",
        reason="NOT COUNTED ON SPARK: pyspark is not installed (pip install lachan[spark])",
    )
    if shutil.which("java") is None:
        pytest.skip(
            "NOT COUNTED ON SPARK: there is no Java on this machine; install openjdk-17-jre-headless"
        )
    tally, since, of, dice = Tally(), monotonic(), opening.opened(warehouse), Random("lists")
    with opening.engine("spark", warehouse) as engine:
        for record in (world.demo, world.random):
            slow = Slow(record)
            for question in asked(record, ON_SPARK // 2):
                run = opening.run_over(of, engine, as_asked(question))
                compare(run, slow.ask(question), tally, codes=False, lists=dice.sample(ALL, 4))
    done(tally, f"Spark, {ON_SPARK} questions", since)
