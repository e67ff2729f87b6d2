"""The row locks of victim care arrive with its tables."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("victims", "0001_initial"),
        ("docket", "0005_carried"),
        ("people", "0001_initial"),
    ]
    operations = [locks(__file__)]
