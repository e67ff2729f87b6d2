"""Ids are made by `lachan.access.ids`: told to Django, nothing for the database to do."""

from django.db import migrations, models

from lachan.access.ids import uuid7

ROWS = (
    "careact",
    "carealarm",
    "careclock",
    "careexclusion",
    "carefile",
    "carelink",
    "carenote",
    "careowed",
    "carepaper",
    "carestanding",
    "likeness",
    "listed",
    "paperpiece",
    "rate",
    "victimrelease",
)


class Migration(migrations.Migration):
    dependencies = [("victims", "0021_stands")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    row, "id", models.UUIDField(default=uuid7, primary_key=True, serialize=False)
                )
                for row in ROWS
            ]
        )
    ]
