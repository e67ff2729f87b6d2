"""Who may read reference data: policies.sql of this feature."""

from pathlib import Path

from django.db import migrations

POLICIES = Path(__file__).parents[1].joinpath("policies.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("reference", "0001_initial")]
    operations = [migrations.RunSQL(POLICIES, migrations.RunSQL.noop)]
