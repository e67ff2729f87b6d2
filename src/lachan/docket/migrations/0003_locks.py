"""The row locks of `docket`, from its policies.sql."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("docket", "0003_cases"),
        ("access", "0002_locks"),
        ("people", "0001_initial"),
    ]
    operations = [locks(__file__)]
