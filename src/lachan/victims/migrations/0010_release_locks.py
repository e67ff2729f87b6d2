"""What is counted for figures that leave, and the lock of the ledger of what left."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0009_victimrelease"), ("intake", "0002_locks")]
    operations = [locks(__file__, "releases.sql")]
