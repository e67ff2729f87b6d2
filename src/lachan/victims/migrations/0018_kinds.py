"""Only the departments that the law charges with persons in care lead it."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0017_later"), ("reference", "0003_care_departments")]
    operations = [locks(__file__, "kinds.sql")]
