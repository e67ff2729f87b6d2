"""The queue's tables: procrastinate's own steps, read from the installed package, in a schema of their own.

The package carries every step from its first release on, so each province walks the same way whichever release is
installed; a newer release with new steps is a new migration here, from the last `UNTIL` on."""

from importlib.resources import files

UNTIL = "03.10"

BEFORE = """
CREATE SCHEMA queue;
REVOKE ALL ON SCHEMA queue FROM PUBLIC;
SET LOCAL search_path = queue, pg_catalog;
"""
AFTER = """
SET LOCAL search_path = "$user", public;
GRANT USAGE ON SCHEMA queue TO lachan_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA queue TO lachan_worker;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA queue TO lachan_worker;
"""


def steps(since: str = "", until: str = UNTIL) -> list[str]:
    """SQL of procrastinate's steps after release `since` up to release `until` («03.10»), in their order."""
    folder = files("procrastinate") / "sql" / "migrations"
    named = sorted(one.name for one in folder.iterdir() if one.name.endswith(".sql"))
    return [(folder / name).read_text("utf-8") for name in named if since < name[:5] <= until]


def tables() -> str:
    """Everything of the queue as one script."""
    return "\n".join([BEFORE, *steps(), AFTER])
