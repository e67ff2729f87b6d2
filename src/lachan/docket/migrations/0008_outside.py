"""What the public door may write into the docket, from outside.sql."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("docket", "0007_ids"), ("access", "0005_outside"), ("people", "0003_ids")]
    operations = [locks(__file__, "outside.sql")]
