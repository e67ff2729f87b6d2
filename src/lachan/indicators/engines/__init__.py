"""Where the queries run: our PostgreSQL, DuckDB or Spark. Each lays out the same raw relations."""

from typing import Protocol


class Engine(Protocol):
    """`make` a relation for later queries to read; `rows` of a query. Both take the common wording.

    `seconds`: how this engine says an instant as whole seconds, so that no driver turns it into a local time."""

    name: str
    id_type: str
    seconds: str

    def make(self, name: str, query: str) -> None: ...

    def rows(self, query: str) -> list[tuple]: ...
