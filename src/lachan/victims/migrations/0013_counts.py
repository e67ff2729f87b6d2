"""Numbers that are told: what may leave by the database's own clock, δ that adds up, and counts beside one another."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0012_duties")]
    operations = [locks(__file__, "counts.sql")]
