"""A record of a million matters out of some thousand that the simulator told: set-based, by the superuser, in a
database of the bench's own. Every act is an act of a real path; only its day and its names are another's."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter

import psycopg
from psycopg import sql

SCRIPT = Path(__file__).with_name("multiply.sql")
ASLEEP = ("SET session_replication_role = replica; SET synchronous_commit = off; "
          "SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'; SET TimeZone = 'Asia/Ho_Chi_Minh'")  # fmt: skip
# Tables whose indexes are made again after the rows, which is sooner done than keeping them up row by row.
LARGE = ("docket_act", "docket_clockreading", "docket_matter", "docket_matterreading", "docket_registerentry",
         "intake_report", "intake_trait")  # fmt: skip
TEMPLATES = """
CREATE SCHEMA IF NOT EXISTS bench;
DROP TABLE IF EXISTS bench.call, bench.template;
CREATE TABLE bench.template AS
  SELECT m.id AS matter, count(a.id)::int AS acts, 0 AS made, 0 AS wanted,
    (m.received_at::date - (SELECT max(e.since) FROM (SELECT valid_from AS since FROM reference_unit
      UNION SELECT valid_from FROM reference_agency) e WHERE e.since <= m.received_at::date))::int AS room
  FROM docket_matter m JOIN docket_act a ON a.matter_id = m.id GROUP BY m.id;
ALTER TABLE bench.template ADD PRIMARY KEY (matter);
CREATE TABLE bench.call AS
  SELECT DISTINCT ON (e.id) e.id AS entry, coalesce(r.matter_id, (SELECT matter FROM bench.template WHERE room >= 84 ORDER BY matter LIMIT 1)) AS matter
  FROM intake_channelentry e LEFT JOIN intake_report r ON r.channel = e.channel AND r.external_number = e.external_number
    AND r.received_at BETWEEN e.arrived_at - interval '31 days' AND e.arrived_at + interval '31 days'
  ORDER BY e.id, r.matter_id;
"""
LEAN_FROM = date(2021, 2, 1)
SHORT = 12


def tell_lean(count: int, at: datetime) -> int:
    """Short stories over all months since 2021, as the demo's `--scale` above 50,000 makes them."""
    from django.db import transaction

    from lachan.simulator.accounts import seated_already
    from lachan.simulator.load import ground_of, write_stories
    from lachan.simulator.year import Year

    ground = ground_of("lamdong")
    keyboard, officers = seated_already(ground)
    told = 0
    for wanted in _months(count, at, officers):
        year = Year(ground, wanted)
        stories = [story for family in year.families() for story in family]
        with transaction.atomic(using="keeper"):
            write_stories(ground, stories, year.calls, keyboard, at)
        told += len(stories)
    return told


def _months(count: int, at: datetime, officers: dict[int, int]) -> Iterator:
    from lachan.simulator.year import Wanted

    firsts = [LEAN_FROM]
    while (after := (firsts[-1] + timedelta(days=32)).replace(day=1)) < at.date():
        firsts.append(after)
    ends = [*firsts[1:], at.date() + timedelta(days=1)]
    for turn, (first, end) in enumerate(zip(firsts, ends, strict=True)):
        share = count * (turn + 1) // len(firsts) - count * turn // len(firsts)
        yield Wanted(first, end - timedelta(days=1), share, at, officers=officers, lean=True, series="B",
                     named_officials=0, walk=10_000_000 + 100_000 * turn)  # fmt: skip


def choose(dsn: str) -> None:
    """Write down which matters are templates; no copy is there yet."""
    with psycopg.connect(dsn, autocommit=True) as db:
        db.execute(ASLEEP)
        db.execute(TEMPLATES)


def grow(
    dsn: str, matters: int, acts: int, said: Callable[[str], None] = print
) -> tuple[int, int, float]:
    """Copies until there are so many matters, and of short and long ones so many that acts come to `acts` at least
    where the templates allow it; returns matters, acts and seconds."""
    began = perf_counter()
    with psycopg.connect(dsn, autocommit=True) as db:
        db.execute(ASLEEP)
        _want(db, matters, acts)
        with_indexes = drop_indexes(db) if matters >= 10_000 else []
        for statement in [*statements(), *with_indexes]:
            started = perf_counter()
            db.execute(statement)
            if (took := perf_counter() - started) > 5:
                said(f"  {took:6.1f} s  {' '.join(statement.split())[:70]}")
        db.execute("VACUUM (ANALYZE)")
        db.execute("CHECKPOINT")
        held = db.execute(
            "SELECT (SELECT count(*) FROM docket_matter), (SELECT count(*) FROM docket_act)"
        ).fetchone()
    return *held, perf_counter() - began


def statements() -> Iterator[str]:
    lines = [line for line in SCRIPT.read_text("utf-8").splitlines() if not line.startswith("--")]
    for statement in "\n".join(lines).split(";\n"):
        if statement.strip().rstrip(";"):
            yield statement.strip().rstrip(";").replace("{{", "{").replace("}}", "}")


def _want(db: psycopg.Connection, matters: int, acts: int) -> None:
    """How often each template is copied: the short ones alike, the long ones alike."""
    rows = db.execute(
        f"SELECT acts > {SHORT}, count(*), sum(acts) FROM bench.template GROUP BY 1"
    ).fetchall()
    groups = {long: (int(many), int(acts)) for long, many, acts in rows}
    many, more = (
        matters - sum(n for n, _ in groups.values()),
        acts - sum(a for _, a in groups.values()),
    )
    (short, of_short), (long, of_long) = groups[False], groups[True]
    few, full = of_short / short, of_long / long
    share = min(1.0, max(0.0, (more / max(many, 1) - few) / (full - few)))
    # Half a copy more than the mean asks for, so that rounding never leaves the acts short.
    longs = min(max(many, 0), round(max(many, 0) * share) + 1)
    for group, total in ((True, longs), (False, max(many, 0) - longs)):
        db.execute(
            sql.SQL(
                "UPDATE bench.template t SET wanted = {total} / n.many + (n.turn < {total} % n.many)::int FROM ("
                "SELECT matter, row_number() OVER (ORDER BY matter) - 1 AS turn, count(*) OVER () AS many FROM bench.template"
                f" WHERE (acts > {SHORT}) = {{long}}) n WHERE n.matter = t.matter"
            ).format(total=sql.Literal(total), long=sql.Literal(group))
        )


def drop_indexes(db: psycopg.Connection, large: Iterable[str] = LARGE) -> list[str]:
    """Those that keep no promise of their own go; returned are the words that bring them back."""
    rows = db.execute(
        "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.schemaname = 'public' AND i.tablename = ANY (%s)"
        " AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)",
        [list(large)],
    ).fetchall()
    for name, _ in rows:
        db.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    return [definition for _, definition in rows]
