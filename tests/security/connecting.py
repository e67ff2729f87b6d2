"""Connections of the real database roles, past Django: what injected SQL would have in its hands."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connections

from lachan import postgres

ROLES = {
    "app": "default",
    "owner": "owner",
    "figures": "figures",
    "keeper": "keeper",
    "worker": "worker",
}


def connect(role: str, *, autocommit: bool = True) -> psycopg.Connection:
    given = postgres.connections()[ROLES[role]]
    return psycopg.connect(
        host=given["HOST"], port=given["PORT"] or None, user=given["USER"], password=given["PASSWORD"],
        dbname=connections["default"].settings_dict["NAME"], autocommit=autocommit,
    )  # fmt: skip


@contextmanager
def signed(token: str, role: str = "app") -> Iterator[psycopg.Connection]:
    """A transaction under this token, thrown away at the end."""
    with connect(role, autocommit=False) as link:
        link.execute("SELECT set_config('lachan.token', %s, true)", [token])
        yield link
        link.rollback()


def state_of(error: BaseException) -> str:
    return getattr(error, "sqlstate", "") or ""
