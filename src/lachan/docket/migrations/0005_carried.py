"""Acts carried from another record, found without reading all acts: an index of those few alone."""

from django.db import migrations

MAKE = "CREATE INDEX act_carried ON docket_act (matter_id) WHERE facts ? 'carried_from'"


class Migration(migrations.Migration):
    dependencies = [("docket", "0004_ended")]
    operations = [migrations.RunSQL(MAKE, "DROP INDEX act_carried")]
