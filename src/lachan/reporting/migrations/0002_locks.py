"""The row locks of reports, from policies.sql."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_reports"), ("indicators", "0003_settlement")]
    operations = [locks(__file__)]
