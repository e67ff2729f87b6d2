"""Letters from outside, what was said afterwards, tries of codes."""

import django.db.models.deletion
from django.db import migrations, models

import lachan.access.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0005_outside"),
        ("docket", "0008_outside"),
        ("reference", "0003_care_departments"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("hour", models.DateTimeField(primary_key=True, serialize=False)),
                ("tried", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "matter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="docket.matter",
                    ),
                ),
                ("digest", models.BinaryField(unique=True)),
                ("arrived_hour", models.DateTimeField()),
                ("anonymous", models.BooleanField()),
                ("language", models.CharField(max_length=5)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lachan.access.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.SmallIntegerField()),
                (
                    "side",
                    models.CharField(
                        choices=[("reporter", "Người báo tin"), ("body", "Cơ quan tiếp nhận")],
                        max_length=8,
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("said_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
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
                    "letter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="letterbox.letter",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("letter", "place"), name="message_place")
                ],
            },
        ),
    ]
