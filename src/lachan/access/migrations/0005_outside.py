"""What the public door's token may be, from outside.sql."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("access", "0004_ids")]
    operations = [locks(__file__, "outside.sql")]
