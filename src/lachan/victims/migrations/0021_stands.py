"""Whether a standing stands, written down when an act changes it: lists ask a column, not two functions for each row."""

from django.db import migrations, models

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0020_words")]
    operations = [
        migrations.AddField("carestanding", "stands", models.BooleanField(default=True)),
        migrations.RemoveIndex("carestanding", "care_standing_care"),
        migrations.AddIndex(
            "carestanding",
            models.Index(
                fields=["care", "agency", "kind", "act", "stands"], name="care_standing_care"
            ),
        ),
        migrations.RemoveIndex("carestanding", "care_standing_list"),
        migrations.AddIndex(
            "carestanding",
            models.Index(
                fields=["agency", "-received_at", "-care"],
                include=["kind", "act", "stands"],
                name="care_standing_list",
            ),
        ),
        locks(__file__, "stands.sql"),
    ]
