"""The row locks of plans of checks arrive with their tables."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("sectors", "0003_planned")]
    operations = [locks(__file__, "planned.sql")]
