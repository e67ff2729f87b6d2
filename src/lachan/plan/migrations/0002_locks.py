"""The row locks of the plan arrive with its tables."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial"), ("reference", "0002_policies")]
    operations = [locks(__file__)]
