"""The row locks of the evidence room arrive with its tables."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial"), ("docket", "0006_holding")]
    operations = [locks(__file__)]
