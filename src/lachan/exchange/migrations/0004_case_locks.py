"""The row locks of the books of cases, from case_policies.sql."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_case_rows"), ("docket", "0003_locks")]
    operations = [locks(__file__, "case_policies.sql")]
