"""The row locks of `cases`, from its policies.sql."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("docket", "0003_locks")]
    operations = [locks(__file__)]
