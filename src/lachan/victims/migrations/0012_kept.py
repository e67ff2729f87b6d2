"""What care alone knows is told by no other row either."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0011_listed")]

    operations = [locks(__file__, "kept.sql")]
