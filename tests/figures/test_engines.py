"""One set of queries, the same answer on PostgreSQL, DuckDB and Spark: for random periods, moments, places and bodies."""

import json
import shutil
from datetime import date, datetime, timedelta
from importlib.util import find_spec
from random import Random

import pytest

from lachan.indicators.asked import Asked
from lachan.indicators.definitions import DEFINITIONS
from lachan.indicators.periods import HANOI, STARTS, parse, period, window
from lachan.indicators.running import run
from lachan.indicators.warehouse import opening
from lachan.indicators.warehouse.export import FolderTaken, export

pytestmark = pytest.mark.database
MADE_AT = datetime(2025, 3, 1, 9, tzinfo=HANOI)


@pytest.fixture(scope="module")
def warehouse(record, tmp_path_factory, django_db_blocker):
    folder = tmp_path_factory.mktemp("kho")
    with django_db_blocker.unblock():
        export(folder, MADE_AT, history=True)
    return folder


@pytest.fixture(scope="module")
def duck(warehouse):
    with opening.engine("duckdb", warehouse) as engine:
        yield engine


def reference(engine, province):
    return [
        [row[0] for row in engine.rows(f"SELECT id FROM raw_{name} WHERE province = {province}")]
        for name in ("unit", "agency")
    ]


def question(dice, province, units, agencies):
    calendar = dice.choice(list(STARTS))
    when = period(
        calendar,
        dice.choice([2023, 2024, 2025]),
        dice.choice(["", "H1", "H2", "Q1", "Q2", "Q3", "Q4"]),
    )
    if dice.random() < 0.4:
        begin = date(2023, 9, 1) + timedelta(days=dice.randrange(450))
        when = window(calendar, begin, begin + timedelta(days=dice.randrange(1, 200)))
    as_of = datetime(2023, 10, 1, tzinfo=HANOI) + timedelta(minutes=dice.randrange(60 * 24 * 480))
    place = dice.choice(units) if dice.random() < 0.3 else None
    agency = dice.choice(agencies) if dice.random() < 0.3 else None
    return Asked(province, when, as_of, place, agency, dice.choice(["", "", "", "150"]))


def said(results):
    return {
        (one.code, one.variant.code): (one.numerator, one.denominator, dict(one.apart))
        for one in results
    }


@pytest.mark.parametrize("number", range(12))
def test_duckdb_counts_what_our_server_counts(record, warehouse, duck, number):
    asked = question(Random(number), record, *reference(duck, record))
    with run(asked) as ours:
        here = said(ours.figures())
    there = opening.run_over(opening.opened(warehouse), duck, asked)
    assert said(there.figures()) == here


def test_the_questions_are_worth_asking(record, duck):
    """Over the whole record every definition that can be counted finds something, but for the rarest."""
    asked = Asked(record, window("civil", date(2023, 9, 1), date(2025, 2, 1)), MADE_AT)
    with run(asked) as ours:
        empty = {one.code for one in ours.figures() if one.definition.counted and not one.apart}
    assert empty <= {
        "DC01",
        "DC02",
        "DC05",
        "DC08",
        "DC10",
        "DC13",
        "DC14",  # with K9 it waits for a plan, which this record has not (test_reported.py)
        "LC05",
        "TH13",
        "TH14",
        "TH15",
        "TH16",
        "TH17",
        "TH18",
        "TH19",
        "K6",
        "K9",
        "SL06",
        "SL07",
        "SL08",
        "SL10",  # nor has it sessions
        "LC04",
    }


def test_lists_and_sides_agree_too(record, warehouse, duck):
    asked = Asked(record, parse("2024", "police"), datetime(2024, 9, 30, 18, tzinfo=HANOI))
    there = opening.run_over(opening.opened(warehouse), duck, asked)
    with run(asked) as here:
        for code in ("K2", "K3", "K4", "TH05", "TH08", "LC01", "LC06", "SL02"):
            for by in ("agency", "place", "article"):
                ours, theirs = here.sideways(code, "a", by), there.sideways(code, "a", by)
                assert {key: dict(one.apart) for key, one in ours.items()} == {
                    key: dict(one.apart) for key, one in theirs.items()
                }
            rows = [(x.agency, x.place, x.on, x.reason, x.counted) for x in here.lines(code)]
            assert sorted(map(str, rows)) == sorted(
                str((x.agency, x.place, x.on, x.reason, x.counted)) for x in there.lines(code)
            )
            assert len(rows) == sum(here.figure(code).apart.values())


def test_no_code_of_the_record_is_in_the_files(record, warehouse):
    """Codes of matters and persons, numbers of calls and keys of rows: none of them leaves."""
    from django.db import connections

    words = []
    with connections["keeper"].cursor() as cursor:
        for query in ("SELECT code FROM docket_matter", "SELECT id::text FROM docket_matter", "SELECT id::text FROM docket_act",
                      "SELECT DISTINCT person_id FROM docket_act WHERE person_id IS NOT NULL",
                      "SELECT external_number FROM intake_channelentry"):  # fmt: skip
            cursor.execute(query)
            words.append({word for (word,) in cursor.fetchall()})
    assert all(words)
    kept = set()
    import pyarrow.parquet as parquet

    for file in warehouse.rglob("*.parquet"):
        for column in parquet.read_table(file).columns:
            kept |= {value for value in column.to_pylist() if isinstance(value, str)}
    assert kept
    assert not kept & set().union(*words)


def test_a_warehouse_says_what_it_is_and_until_when_it_knows(record, warehouse, duck, tmp_path):
    with pytest.raises(FolderTaken):
        export(warehouse, MADE_AT)
    later = Asked(record, parse("2024", "police"), MADE_AT + timedelta(seconds=1))
    with pytest.raises(opening.NotKnownYet):
        opening.run_over(opening.opened(warehouse), duck, later)
    with pytest.raises(opening.NotAWarehouse):
        opening.opened(tmp_path)
    (tmp_path / "manifest.json").write_text(json.dumps({"format": 99}))
    with pytest.raises(opening.NotAWarehouse):
        opening.opened(tmp_path)
    with pytest.raises(opening.NoSuchEngine), opening.engine("abacus", warehouse):
        pass


def test_without_their_history_past_limits_are_not_counted_rather_than_counted_wrong(
    record, tmp_path
):
    export(tmp_path / "kho", MADE_AT)
    of = opening.opened(tmp_path / "kho")
    then = Asked(record, parse("2024", "police"), datetime(2024, 6, 1, tzinfo=HANOI))
    with opening.engine("duckdb", of.folder) as engine:
        past, now = (
            opening.run_over(of, engine, one).figure("TH05")
            for one in (then, Asked(record, then.period, MADE_AT))
        )
        assert (past.known, past.verdict.words) == (False, "Chưa có nguồn dữ liệu")
        with run(Asked(record, then.period, MADE_AT)) as here:
            assert (now.known, dict(now.apart)) == (True, dict(here.figure("TH05").apart))
            assert now.denominator


SPARK = pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None,
    reason="máy không có PySpark hoặc Java: bỏ qua lượt Spark (skipped)",
)


# So few rows cost more to compile and to plan anew than to count.
FEW_ROWS = "--conf spark.sql.codegen.wholeStage=false --conf spark.sql.adaptive.enabled=false pyspark-shell"


@SPARK
def test_spark_counts_the_same_in_one_session(record, warehouse, duck, monkeypatch):
    """Ten questions; of each list one variant: Spark plans slowly, and DuckDB above has been asked them all."""
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", FEW_ROWS)
    asked = [
        question(Random(100 + number), record, *reference(duck, record)) for number in range(10)
    ]
    codes = [code for code, one in DEFINITIONS.items() if one.counted]
    one_of_each = list({DEFINITIONS[code].ways["a"].list: code for code in codes}.values())
    of = opening.opened(warehouse)
    with opening.engine("spark", warehouse) as spark:
        for number, one in enumerate(asked):
            wanted = codes if number == 0 else one_of_each
            there = said(opening.run_over(of, spark, one).figures(wanted))
            assert there == said(opening.run_over(of, duck, one).figures(wanted)), one
