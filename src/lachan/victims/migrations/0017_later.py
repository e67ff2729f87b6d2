"""Who a person is, put right later: the table's locks arrive with the migration that follows the table's own."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0016_bearing"), ("people", "0002_laterword")]
    operations = [locks(__file__, "later.sql")]
