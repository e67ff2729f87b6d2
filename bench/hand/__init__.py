"""All indicators of one year as a competent hand would write them for this one question, in plain PostgreSQL.

Its lists of kinds and clocks are the definitions' data; its queries are its own. What it counts must be what the engine
counts, or it measures something else."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db import connections, transaction
from psycopg import sql

from lachan.indicators.asked import Asked
from lachan.indicators.definitions import DEFINITIONS, TRACKS
from lachan.indicators.engines.server import KEPT, ROOM
from lachan.indicators.running import TIMELY
from lachan.indicators.sentences import case_kinds

SCRIPT = Path(__file__).with_name("year.sql")
BALANCES = {"LC01": "reports", "LC02": "investigations", "LC03": "prosecutions", "LC04": "trials", "LC05": "appeals", "LC06": "custody"}  # fmt: skip
Counts = dict[tuple[str, str], dict[str, int]]


def counted(asked: Asked, using: str = "figures", told: Any = None) -> Counts:
    """(code, way) → rows by reason; as the role that counts, with the memory the engine takes."""
    found: Counts = {}
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(KEPT)
        cursor.execute(ROOM)
        for statement in statements(asked):
            cursor.execute(statement)
            if told:
                told(statement)
        cursor.execute("SELECT code, way, reason, rows FROM figure")
        for code, way, reason, rows in cursor.fetchall():
            found.setdefault((code, way), {})[reason] = int(rows)
    return found


def statements(asked: Asked) -> Iterator[Any]:
    said = {**_instants(asked), "case_kinds": sql.SQL(", ").join(map(sql.Literal, sorted(case_kinds() - {"case_initiated"}))),
            "clocks": _values(_clocks()), "tracks": _values(_tracks())}  # fmt: skip
    lines = [
        line
        for line in SCRIPT.read_text("utf-8").splitlines()
        if not line.lstrip().startswith("--")
    ]
    for statement in "\n".join(lines).split(";\n"):
        if statement.strip():
            yield sql.SQL(statement.strip().rstrip(";")).format(**said)


def _instants(asked: Asked) -> Mapping[str, sql.Composable]:
    names = {
        "starts": "begin",
        "ends": "end",
        "starts_before": "begin_before",
        "ends_before": "end_before",
    }
    said = {names.get(name, name): sql.Literal(at) for name, at in asked.instants.items()}
    return {**said, "province": sql.Literal(asked.province)}


def _clocks() -> list[tuple]:
    return [
        (code, ref, sorted(way.leaving_out))
        for code, one in DEFINITIONS.items() for way in one.ways.values() if way.list == TIMELY
        for ref in way.given["clocks"]
    ]  # fmt: skip


def _tracks() -> list[tuple]:
    return [
        (code, kind, kind in track.comes, kind in track.resumes, kind in track.of_one)
        for code, name in BALANCES.items() for track in [TRACKS[name]] for kind in {*track.comes, *track.goes}
    ]  # fmt: skip


def _values(rows: list[tuple]) -> sql.Composable:
    each = [sql.SQL("({})").format(sql.SQL(", ").join(map(sql.Literal, row))) for row in rows]
    return sql.SQL(", ").join(each)
