"""The row locks of `access`, from its policies.sql."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("axes", "0010_accessattemptexpiration"),
        ("sessions", "0001_initial"),
        ("reference", "0002_policies"),
    ]
    operations = [locks(__file__)]
