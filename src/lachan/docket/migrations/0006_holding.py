"""Who has a matter in hand is written by verbs only."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("docket", "0005_carried")]
    operations = [locks(__file__, "holding.sql")]
