"""The row locks of alerts, from their policies.sql."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0001_initial"),
        ("docket", "0003_locks"),
        ("cases", "0002_locks"),
    ]
    operations = [locks(__file__, "alerts/policies.sql")]
