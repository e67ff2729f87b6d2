"""The queue's tables, made step by step, are those that the installed release describes as a whole."""

from importlib.resources import files

import pytest
from tests.security.connecting import connect

from lachan.oversight.alerts.queue import steps

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("django_db_setup")]
COLUMNS = "SELECT table_name, column_name, udt_name, is_nullable FROM information_schema.columns WHERE table_schema = %s"
DEEDS = """SELECT proname, replace(pg_get_function_arguments(p.oid), nspname || '.', ''), regexp_replace(prosrc, '\\s+', ' ', 'g')
  FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = %s"""
INDEXES = "SELECT tablename, replace(indexdef, schemaname || '.', '') FROM pg_indexes WHERE schemaname = %s"


def test_walking_the_steps_ends_where_the_release_stands():
    whole = (files("procrastinate") / "sql" / "schema.sql").read_text("utf-8")
    with connect("owner") as link, link.transaction(force_rollback=True):
        link.execute("CREATE SCHEMA drawn")
        link.execute("SET LOCAL search_path = drawn, pg_catalog")
        link.execute(whole)
        for question in (COLUMNS, DEEDS, INDEXES):
            walked, drawn = (
                {row for row in link.execute(question, [name]).fetchall()}
                for name in ("queue", "drawn")
            )
            assert drawn
            assert walked == drawn


def test_no_step_is_left_over():
    assert steps(since="03.10", until="99.99") == []
