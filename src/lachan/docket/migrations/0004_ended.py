"""How a clock ended, and whether another record has it too: what figures ask. `lachan readings` fills old rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("docket", "0003_locks"),
    ]

    operations = [
        migrations.AddField(
            model_name="clockreading",
            name="carried",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="clockreading",
            name="ended",
            field=models.CharField(blank=True, db_default="", default="", max_length=6),
        ),
    ]
