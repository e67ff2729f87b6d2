"""Applying a package's policies.sql in a migration: the lock arrives with the table."""

from pathlib import Path

from django.db import migrations


def locks(package_file: str, name: str = "policies.sql") -> migrations.RunSQL:
    """The package's row policies as one migration step; a fresh province has them or no tables."""
    text = (Path(package_file).resolve().parent.parent / name).read_text("utf-8")
    return migrations.RunSQL(text, migrations.RunSQL.noop)
