"""Who sees which published figures, and that lists by code name are the committee's."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("indicators", "0004_engine"), ("reference", "0002_policies")]
    operations = [locks(__file__, "figures.sql")]
