"""The questions of the boards, from boards.sql."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_locks")]
    operations = [locks(__file__, "boards.sql")]
