"""The row locks of field checks arrive with their tables; whose ground it is says `focus`."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("sectors", "0001_initial"), ("focus", "0002_locks")]
    operations = [locks(__file__)]
