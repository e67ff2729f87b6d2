"""N made-up matters put in at rest by the superuser, in the bench's own database and nowhere else."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from time import perf_counter

import psycopg
from psycopg import sql

SCRIPT = Path(__file__).with_name("fill.sql")
RECORD = ("docket_", "intake_", "people_", "indicators_", "access_auditline", "access_recordkey")
ASLEEP = "SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'"


def fill(dsn: str, n: int, *, account: int, now: datetime, said=print) -> float:
    """Empty the record and fill it with `n` matters ending at `now`; returns the seconds it took."""
    began = perf_counter()
    with psycopg.connect(dsn, autocommit=True) as db:
        db.execute(ASLEEP)
        empty(db)
        csdt = db.execute("SELECT id FROM reference_agency WHERE key = '68-csdt'").fetchone()[0]
        given = {"n": n, "now": now, "csdt": csdt, "account": account}
        for statement in statements():
            started = perf_counter()
            db.execute(sql.SQL(statement).format(**{k: sql.Literal(v) for k, v in given.items()}))
            if (took := perf_counter() - started) > 2:
                said(f"  {took:6.1f} s  {' '.join(statement.split())[:60]}")
        db.execute("VACUUM (ANALYZE)")
        db.execute("CHECKPOINT")
    return perf_counter() - began


def statements() -> Iterator[str]:
    """The script, one statement at a time; a comment line is no statement, nor is a ';' inside a body."""
    lines = [line for line in SCRIPT.read_text("utf-8").splitlines() if not line.startswith("--")]
    for statement in "\n".join(lines).split(";\n"):
        if statement.strip().rstrip(";"):
            yield statement.strip().rstrip(";")


def empty(db: psycopg.Connection) -> None:
    rows = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    tables = [name for (name,) in rows if name.startswith(RECORD)]
    for table in tables:
        db.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    db.execute(f"TRUNCATE sec.waiting, {', '.join(tables)} CASCADE")
    for table in tables:
        db.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
