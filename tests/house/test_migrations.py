"""The tables in the migrations are the tables in the code."""

from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = [pytest.mark.database, pytest.mark.django_db(databases=["default", "owner"])]


def test_no_migration_is_missing():
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, verbosity=1, stdout=said)
    assert "No changes detected" in said.getvalue() or not said.getvalue().strip()
