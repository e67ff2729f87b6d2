"""Settlements: the table, and its row locks from settlements.sql."""

import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_locks"),
        ("indicators", "0002_locks"),
        ("reference", "0002_policies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Settlement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("row", models.CharField(max_length=32)),
                ("calendar", models.CharField(max_length=12)),
                ("year", models.SmallIntegerField()),
                ("part", models.CharField(max_length=8)),
                ("matter_code", models.CharField(max_length=20)),
                ("person_code", models.CharField(blank=True, max_length=20)),
                ("act", models.UUIDField()),
                ("found", models.CharField(max_length=20)),
                ("cause", models.CharField(max_length=20)),
                ("note", models.BinaryField()),
                ("settled_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.agency",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.recordkey",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.auditline",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.province",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["province", "year", "calendar", "part", "row"],
                        name="settlement_list",
                    )
                ],
            },
        ),
        locks(__file__, "settlements.sql"),
    ]
