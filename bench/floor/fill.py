"""The floor's own database, with as many plain matters as asked for."""

import os
import subprocess
import sys

import psycopg

from lachan import postgres

from ..place import FLOOR, PASSWORD, ROOT

MAKE = """
from bench.floor import floor
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    for table in floor.TABLES:
        editor.create_model(table)
User.objects.create_user("caxa", password=%r)
"""
FILL = """
TRUNCATE floor_agency, floor_place, floor_matter, floor_report, floor_person, floor_act, floor_counter RESTART IDENTITY;
INSERT INTO floor_agency (name) SELECT 'Công an xã Giả Lập ' || i FROM generate_series(1, 124) i;
INSERT INTO floor_place (name, above) SELECT 'Xã Giả Lập ' || i, 'Tỉnh Giả Lập' FROM generate_series(1, 124) i;
INSERT INTO floor_counter (agency_id, year, last) VALUES (1, 2026, 0);
INSERT INTO floor_matter (code, number, place_id, holder_id, received_at, next_due_at, stage)
  SELECT 'VV-' || i, i || '/2026', 1 + i %% 124, 1 + i %% 124, now() - (%(n)s - i) * interval '1 minute', now(), 'I2'
  FROM generate_series(1, %(n)s) i
"""


def environment() -> dict[str, str]:
    given = postgres.connections()["owner"]
    told = {f"FLOOR_{key}": given[key] for key in ("HOST", "PORT", "USER", "PASSWORD")}
    return {**os.environ, **told, "FLOOR_NAME": FLOOR, "PYTHONPATH": str(ROOT)}


def make_floor(server) -> None:
    """Once per run: it costs seconds and keeps the floor honest."""
    with psycopg.connect(server.superuser_dsn("postgres"), autocommit=True) as db:
        db.execute(f"DROP DATABASE IF EXISTS {FLOOR} WITH (FORCE)")
        db.execute(f"CREATE DATABASE {FLOOR} TEMPLATE template0 OWNER lachan_owner")
    subprocess.run(
        [sys.executable, "-c", MAKE % PASSWORD],
        cwd=ROOT,
        env=environment(),
        check=True,
        timeout=120,
    )


def fill_floor(server, n: int) -> None:
    with psycopg.connect(server.superuser_dsn(FLOOR), autocommit=True) as db:
        for statement in (FILL % {"n": n}).split(";"):
            db.execute(statement)
        db.execute("VACUUM (ANALYZE)")
