"""The row locks of communication and training arrive with their tables."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0001_initial"),
        ("access", "0002_locks"),
        ("reference", "0002_policies"),
    ]
    operations = [locks(__file__)]
