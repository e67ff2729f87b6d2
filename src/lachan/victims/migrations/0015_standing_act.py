"""A standing hangs on the act that gave it: taken back, it counts no more; given again, it is a row of its own."""

import django.db.models.deletion
from django.db import migrations, models

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0014_kept")]
    operations = [
        migrations.AddField(
            "carestanding",
            "act",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="victims.careact",
            ),
        ),
        migrations.RemoveConstraint("carestanding", "care_standing_once"),
        migrations.AddConstraint(
            "carestanding",
            models.UniqueConstraint(
                fields=("agency", "care", "kind", "act"),
                name="care_standing_once",
                nulls_distinct=False,
            ),
        ),
        migrations.RemoveIndex("carestanding", "care_standing_care"),
        migrations.AddIndex(
            "carestanding",
            models.Index(fields=["care", "agency", "kind", "act"], name="care_standing_care"),
        ),
        locks(__file__, "standings.sql"),
    ]
