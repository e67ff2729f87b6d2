"""The row locks of the letterbox arrive with its tables."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("letterbox", "0001_initial"),
        ("docket", "0008_outside"),
        ("intake", "0003_ids"),
        ("cases", "0002_locks"),
    ]
    operations = [locks(__file__)]
