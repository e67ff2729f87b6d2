"""Every indicator equals the slow count from the acts, whoever counts it: PostgreSQL, DuckDB, Spark.

The long run asks 200 questions of each province on PostgreSQL and DuckDB and 10 on Spark; the short one a few."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from conftest import wipe

from lachan.indicators import running
from lachan.indicators.reach import server_reach
from lachan.indicators.warehouse import opening
from lachan.indicators.warehouse.export import export

from .asking import questions
from .comparing import ALL, Tally, as_asked, compare
from .grounds import ground, stands_for
from .question import Question
from .record import Record
from .scenes import SCENES, instant
from .slow import Slow
from .world import NOW, World, laid_out

pytestmark = pytest.mark.database
SEED = 5
SHORT, LONG, ON_SPARK = 3, 200, 10
# Told matters of each province, and wild ones of the made-up one.
SMALL, LARGE = (40, 40), (110, 90)


@pytest.fixture(scope="module")
def world(request, django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    at_length = any(item.get_closest_marker("long") for item in request.session.items)
    told, wild = LARGE if at_length else SMALL
    with django_db_blocker.unblock():
        try:
            with laid_out(tmp_path_factory.mktemp("oracle"), SEED, told, wild) as made:
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


@pytest.fixture
def doors_open(world, django_db_blocker) -> Iterator[None]:
    """The counting role has a connection of its own: what it reads is committed."""
    with django_db_blocker.unblock():
        yield


def asked(record: Record, count: int) -> list[Question]:
    return list(questions(record, Random(f"questions {SEED}"), count, NOW))  # noqa: S311 - dice, not a secret


def on_postgres(slow: Slow, count: int) -> None:
    tally, since = Tally(), monotonic()
    for question in asked(slow.record, count):
        with running.run(as_asked(question)) as run:
            compare(run, slow.ask(question), tally, codes=True)
    done(tally, f"PostgreSQL, {count} questions", since)


def on_duckdb(slow: Slow, folder: Path, all_asked: list[Question]) -> None:
    tally, since, of = Tally(), monotonic(), opening.opened(folder)
    with opening.engine("duckdb", folder) as engine:
        for question in all_asked:
            run = opening.run_over(of, engine, as_asked(question))
            compare(run, slow.ask(question), tally, codes=False)
    done(tally, f"DuckDB, {len(all_asked)} questions", since)


def done(tally: Tally, what: str, since: float) -> None:
    print(f"\n{what}: {tally}, {len(tally.wrong)} differ, {monotonic() - since:.0f} s")
    assert not tally.wrong, "\n".join([f"{len(tally.wrong)} differ", *tally.wrong[:12]])
    assert tally.not_empty > tally.figures // 5, (
        "questions nearly always about nothing prove nothing"
    )


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.says)
def test_a_record_written_by_hand_is_counted_as_said(world, doors_open, scene):
    question = Question(world.random.province, "police", "2024", instant(scene.as_of))
    said = sorted((reason, world.bodies[body]) for reason, body in scene.rows)
    way = next(way for way in ALL if f"{way.code}{way.variant}" == scene.way)
    slowly = Slow(world.random).ask(question).figure(way).rows
    assert sorted((row.reason, row.agency) for row in slowly if row.matter == scene.code) == said
    with running.run(as_asked(question)) as run:
        lines = run.lines(way.code, way.variant)
    assert sorted((line.reason, line.agency) for line in lines if line.code == scene.code) == said


def test_every_place_and_every_body_reaches_the_same(slow, doors_open):
    record = slow.record
    for unit in record.units:
        asked_of = as_asked(Question(record.province, "police", "2024", NOW, place=unit))
        assert server_reach(asked_of).units == ground(record, unit)
    for agency in record.agencies:
        asked_of = as_asked(Question(record.province, "police", "2024", NOW, agency=agency))
        assert server_reach(asked_of).agencies == stands_for(record, agency)


def test_postgres_counts_what_the_acts_say(slow, doors_open):
    on_postgres(slow, SHORT)


def test_duckdb_counts_what_the_acts_say(slow, doors_open, warehouse):
    on_duckdb(slow, warehouse, asked(slow.record, SHORT))


def test_a_warehouse_without_history_counts_what_the_acts_say_now(slow, doors_open, tmp_path):
    export(tmp_path / "w", NOW)
    on_duckdb(slow, tmp_path / "w", asked(slow.record, 1))


@pytest.mark.long
def test_postgres_counts_what_the_acts_say_200_times(slow, doors_open):
    on_postgres(slow, LONG)


@pytest.mark.long
def test_duckdb_counts_what_the_acts_say_200_times(slow, doors_open, warehouse):
    on_duckdb(slow, warehouse, asked(slow.record, LONG))


@pytest.mark.long
def test_spark_counts_what_the_acts_say_10_times(world, doors_open, warehouse):
    """One session for both provinces: starting Spark costs more than a question. Of the lists a few, of figures all."""
    if find_spec("pyspark") is None or shutil.which("java") is None:
        pytest.skip(
            "NOT COUNTED ON SPARK: pyspark or Java 17 is missing; «pip install lachan[spark]», openjdk-17-jre-headless"
        )
    tally, since, of, dice = Tally(), monotonic(), opening.opened(warehouse), Random("lists")  # noqa: S311 - dice, not a secret
    with opening.engine("spark", warehouse) as engine:
        for slow in (Slow(world.demo), Slow(world.random)):
            for question in asked(slow.record, ON_SPARK // 2):
                run = opening.run_over(of, engine, as_asked(question))
                compare(run, slow.ask(question), tally, codes=False, lists=dice.sample(ALL, 4))
    done(tally, f"Spark, {ON_SPARK} questions", since)
