"""The words of one file are found by the file."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("victims", "0004_heard")]
    operations = [
        migrations.AddIndex(
            model_name="carenote", index=models.Index(fields=["care"], name="care_note_care")
        )
    ]
