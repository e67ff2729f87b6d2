"""Statements planned once per connection: with row locks, planning a question costs more than answering it.

A plan knows the role it was made for; PostgreSQL makes it anew when a table, a policy or the role changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary
from zlib import crc32

from django.db import connection

_planned: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()


def planned(name: str, plan: str) -> str:
    """This name, after making sure that this connection knows its plan («PREPARE name …»)."""
    connection.ensure_connection()
    known = _planned.setdefault(connection.connection, set())
    if name not in known:
        with connection.cursor() as cursor:
            cursor.execute(plan)
        known.add(name)
    return name


@dataclass(frozen=True)
class Prepared:
    """One question with its parameters as $1, $2 …; `types` are the PostgreSQL types of these, by commas."""

    types: str
    text: str

    def __call__(self, *values: object) -> list[Sequence[Any]]:
        """The rows for these values, within what the row locks let the viewer see."""
        name = f"ask_{crc32(self.text.encode()):x}"
        planned(name, f"PREPARE {name}({self.types}) AS {self.text}")
        with connection.cursor() as cursor:
            cursor.execute(f"EXECUTE {name}({', '.join(['%s'] * len(values))})", values)
            found: list[Sequence[Any]] = cursor.fetchall()
        return found
