"""Sessions for the role that counts."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("outreach", "0002_locks")]
    operations = [locks(__file__, "figures.sql")]
