"""The row locks of places of focus arrive with their tables, and the counts of the record with what they count."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("focus", "0001_initial"),
        ("reference", "0002_policies"),
        ("docket", "0006_holding"),
        ("victims", "0002_locks"),
        ("plan", "0002_locks"),  # sec.follows()
    ]
    operations = [locks(__file__), locks(__file__, "counts.sql")]
