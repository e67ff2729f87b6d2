"""Figures of a year put at rest as if they had been published, by the superuser, like the record they are counted from.

The verb takes rows through Python one by one and may run five minutes (access/scope.py, LIFETIME): of a million matters
some millions of lines are more than that. Counts and lists are the engine's own."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from django.db import connections
from psycopg.conninfo import conninfo_to_dict
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from lachan.indicators import running
from lachan.indicators.asked import Asked
from lachan.indicators.sentences import texts
from lachan.indicators.suppressing import for_all

FIGURE = """
INSERT INTO indicators_figure (id, province_id, code, variant, calendar, period_from, period_to, part, article, as_of, numerator,
  denominator, apart, wide, inputs_hash, line_id)
SELECT %s, %s, %s, %s, %s, %s, %s, '', '', %s, %s, %s, %s, %s, %s, id FROM access_auditline WHERE verb = 'publish_figures' LIMIT 1
"""
LINES = """gen_random_uuid(), '{figure}'::uuid, coalesce(m.code, x.label), x.person,
coalesce(s.stage, CASE WHEN x.matter IS NULL THEN '' ELSE 'I0' END), {counted}, x.reason,
(x.done_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, m.place, nullif(x.agency, 0)"""
INTO = "INSERT INTO indicators_figureline (id, figure_id, matter_code, person_code, stage, counted, reason, received_on, place_id, agency_id) "  # fmt: skip
INDEX = "CREATE INDEX figure_list ON indicators_figureline (figure_id, counted, matter_code)"


def frozen(server, asked: Asked) -> tuple[int, float]:
    """How many lines, and the seconds it took."""
    began = perf_counter()
    with _as_superuser(server), running.run(asked) as run:
        run.engine.look("SET LOCAL session_replication_role = replica; DROP INDEX figure_list")
        with connections["figures"].cursor() as cursor:
            many = sum(_freeze(run, one, cursor) for one in run.figures() if one.known)
            cursor.execute(INDEX)
            cursor.execute("ANALYZE indicators_figureline")
    return many, perf_counter() - began


def _freeze(run: running.Run, one: running.Result, cursor) -> int:
    asked, when, fresh = run.asked, run.asked.period, uuid7()
    said = hashlib.sha256(repr(one.apart).encode()).hexdigest()
    cursor.execute(FIGURE, [fresh, asked.province, one.code, one.variant.code, when.calendar, when.begin, when.to, asked.as_of,
                            one.numerator, one.denominator, Jsonb(dict(one.apart)),
                            Jsonb(for_all(one.numerator, one.denominator, one.apart)), said])  # fmt: skip
    counting = one.variant.counting
    counted = "true" if counting is None else f"x.reason IN ({texts(counting)})"
    columns = LINES.format(figure=fresh, counted=counted)
    query = run._wrapped(one.variant, columns, by_agency=True, stages=True)
    cursor.execute(INTO + query)
    return cursor.rowcount


@contextmanager
def _as_superuser(server) -> Iterator[None]:
    """The door of counting, for this once with the superuser behind it."""
    door = connections["figures"]
    door.close()
    before, given = dict(door.settings_dict), conninfo_to_dict(server.superuser_dsn("lachan"))
    door.settings_dict.update(USER=given["user"], PASSWORD=given.get("password", ""))
    try:
        yield
    finally:
        door.close()
        door.settings_dict.update(before)
