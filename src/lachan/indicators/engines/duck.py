"""DuckDB over a warehouse: one process, no server, as many rows as fit on one machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from ..sentences import spoken

ZONE = "SET TimeZone = 'Asia/Ho_Chi_Minh'"


class Duck:
    """An open DuckDB whose raw relations are laid out; what is made goes with it."""

    name = "duckdb"
    id_type = "TEXT"
    seconds = "CAST(floor(epoch({0})) AS BIGINT)"

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self.database = database

    def make(self, name: str, query: str) -> None:
        self.database.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {spoken(query, 'duckdb')}")

    def rows(self, query: str) -> list[tuple]:
        return list(self.database.execute(spoken(query, "duckdb")).fetchall())


def opened(threads: int = 2) -> duckdb.DuckDBPyConnection:
    """In memory, on the clock of Hanoi; it fetches nothing from anywhere."""
    database = duckdb.connect(config={"threads": threads, "autoinstall_known_extensions": False})
    database.execute(ZONE)
    return database


@contextmanager
def laid_over(folder: Path, relations: tuple[str, ...]) -> Iterator[Duck]:
    """The raw relations as the files of a warehouse."""
    database = opened()
    try:
        for name in relations:
            files = str(folder / name / "**" / "*.parquet")
            database.read_parquet(files, hive_partitioning=True).create_view(f"raw_{name}")
        yield Duck(database)
    finally:
        database.close()
