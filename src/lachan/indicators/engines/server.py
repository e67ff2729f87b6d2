"""Our own PostgreSQL, as the role that sees what indicators count and no person."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections, transaction

SQL = Path(__file__).parent.parent / "sql"
RAW = (SQL / "raw_server.sql").read_text("utf-8")
NOW = (SQL / "raw_server_clock_now.sql").read_text("utf-8")
THEN = (SQL / "raw_server_clock_then.sql").read_text("utf-8")
# Small enough to be asked each time; a temporary table in a query keeps it on one processor.
VIEWS = frozenset({"superseded"})
# Asked again and again by one column.
INDEXED = {"clock": "ref", "deed": "kind"}
# Sorting and hashing a year of a province in memory; it is given back when the counting ends.
# What is made stays in memory too, as far as it goes; a session takes this only before its first temporary table.
KEPT = """SELECT set_config('temp_buffers', '768MB', false)
WHERE pg_my_temp_schema() = 0 AND current_setting('temp_buffers') <> '768MB'"""
ROOM = "SET LOCAL work_mem = '256MB'; SET LOCAL statement_timeout = '10min'"


class Server:
    """One transaction of the counting role; what it makes goes with it."""

    name = "postgres"
    id_type = "uuid"
    seconds = "floor(extract(epoch FROM {0}))::bigint"

    def __init__(self, using: str) -> None:
        self.using = using

    def look(self, text: str) -> None:
        """Lay out raw relations, as views of our own tables."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(text)

    def make(self, name: str, query: str) -> None:
        with connections[self.using].cursor() as cursor:
            if name in VIEWS:
                cursor.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {query}")
                return
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{name}")
            cursor.execute(f"CREATE TEMP TABLE {name} ON COMMIT DROP AS {query}")
            if name in INDEXED:
                cursor.execute(f"CREATE INDEX ON {name} ({INDEXED[name]})")
            cursor.execute(f"ANALYZE {name}")

    def rows(self, query: str) -> list[tuple]:
        with connections[self.using].cursor() as cursor:
            cursor.execute(query)
            return list(cursor.fetchall())


@contextmanager
def server(using: str = "figures", *, snapshot: bool = False) -> Iterator[Server]:
    """The engine within one transaction. `snapshot`: it sees one state of the record throughout."""
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            if snapshot:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute(KEPT)
            cursor.execute(ROOM)
            cursor.execute(RAW)
        yield Server(using)
        # A view would outlive the transaction: the session is shared by whoever counts next.
        with connections[using].cursor() as cursor:
            cursor.execute("DISCARD TEMP")
