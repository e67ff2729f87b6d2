"""Every indicator equals the slow count from the acts, whoever counts it: PostgreSQL, DuckDB, Spark.

The long run asks 200 questions of each province on PostgreSQL and DuckDB and 10 on Spark; the short one a few."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
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
from .duties import turns_of
from .grounds import ground, stands_for
from .plan_scenes import PLAN_SCENES
from .question import HANOI, Question
from .record import Record
from .scenes import SCENES, instant
from .slow import Slow
from .world import NOW, World, laid_out

pytestmark = pytest.mark.database
SEED = 5
K9 = next(way for way in ALL if way.list == "reported")
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
    print(
        f"\n{what}: {tally}, {len(tally.wrong)} differ, {monotonic() - since:.0f} s; {dict(tally.by_list)}"
    )
    assert not tally.wrong, "\n".join([f"{len(tally.wrong)} differ", *tally.wrong[:12]])
    assert tally.not_empty > tally.figures // 5, (
        "questions nearly always about nothing prove nothing"
    )
    assert all(tally.by_list[way.list] for way in ALL), tally.by_list


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


@pytest.mark.parametrize("scene", PLAN_SCENES, ids=lambda scene: scene.says)
def test_a_task_written_by_hand_is_listed_as_said(world, doors_open, scene):
    way = replace(K9, given={"counting": ["on_time"]})
    for at, rows in scene.rows.items():
        question = Question(world.random.province, "civil", "2022", instant(at))
        said = sorted((reason, world.leads[body], day) for reason, body, day in rows)
        slowly = [
            row
            for row in Slow(world.random).ask(question).figure(way).rows
            if row.matter.startswith(f"{scene.code}/2022 ")
        ]
        assert (
            sorted(
                (row.reason, row.agency, f"{row.at.astimezone(HANOI):%Y-%m-%d}") for row in slowly
            )
            == said
        ), at
        with running.run(as_asked(question), limits=False) as run:
            lines = [
                line for line in run.lines("K9") if line.code.startswith(f"{scene.code}/2022 ")
            ]
        kept = [row for row in said if row[0] != "running"]
        assert sorted((line.reason, line.agency, line.on.isoformat()) for line in lines) == kept, at


def test_the_plans_by_dice_come_to_every_turn(slow):
    """What no plan of ours went through, no question could ask about."""
    assert {turn: 0 for turn, times in turns_of(slow.record).items() if not times} == {}


def at_every_moment(slow: Slow, most: int) -> None:
    """The whole time of the plans, as known at moments when something became known of them, and just before each."""
    tally, record = Tally(), slow.record
    moments = sorted({at for at, _ in record.planned.moments})
    for at in Random("moments").sample(moments, min(most, len(moments))):  # noqa: S311 - dice, not a secret
        for known in (at, at - timedelta(microseconds=1)):
            question = Question(record.province, "civil", "2023-12-01..2026-12-31", known)
            with running.run(as_asked(question), limits=False) as run:
                compare(run, slow.ask(question), tally, codes=True, ways=[K9])
    print(f"\n{2 * min(most, len(moments))} moments: {tally}, {len(tally.wrong)} differ")
    assert not tally.wrong, "\n".join(tally.wrong[:12])


def test_postgres_lists_what_the_plans_said_at_their_moments(slow, doors_open):
    at_every_moment(slow, 12)


@pytest.mark.long
def test_postgres_lists_what_the_plans_said_at_every_moment(slow, doors_open):
    at_every_moment(slow, 10_000)


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
