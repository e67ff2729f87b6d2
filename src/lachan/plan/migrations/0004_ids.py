"""Ids are made by `lachan.access.ids`: told to Django, nothing for the database to do."""

from django.db import migrations, models

from lachan.access.ids import uuid7

ROWS = (
    "attachment",
    "document",
    "occurrence",
    "plan",
    "planact",
    "share",
    "step",
    "task",
    "taskgroup",
    "taskversion",
)


class Migration(migrations.Migration):
    dependencies = [("plan", "0003_figures")]
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
