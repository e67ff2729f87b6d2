"""The queue's tables: procrastinate's own steps, read from the installed package, in a schema of their own.

The package carries every step from its first release on, so each province walks the same way whichever release is
installed; a newer release with new steps is a new migration here, from the last `UNTIL` on."""

from importlib.resources import files

UNTIL = "03.10"

# A walk broken off half way starts over: nobody is let in before the last step, so nothing is lost.
BEFORE = """
DROP SCHEMA IF EXISTS queue CASCADE;
CREATE SCHEMA queue;
REVOKE ALL ON SCHEMA queue FROM PUBLIC;
"""
AFTER = """
GRANT USAGE ON SCHEMA queue TO lachan_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA queue TO lachan_worker;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA queue TO lachan_worker;
"""


def steps(since: str = "", until: str = UNTIL) -> list[str]:
    """SQL of procrastinate's steps after release `since` up to release `until` («03.10»), in their order."""
    folder = files("procrastinate") / "sql" / "migrations"
    named = sorted(one.name for one in folder.iterdir() if one.name.endswith(".sql"))
    return [(folder / name).read_text("utf-8") for name in named if since < name[:5] <= until]


def tables() -> list[str]:
    """Everything of the queue, one script a step, each to be committed before the next begins.

    A value added to an enumeration can be used only once it is committed (PostgreSQL before 17, ALTER TYPE)."""
    return [_committed(script) for script in (BEFORE, *steps(), AFTER)]


def _committed(script: str) -> str:
    return f"BEGIN;\nSET LOCAL search_path = queue, pg_catalog;\n{script}\nCOMMIT;"
