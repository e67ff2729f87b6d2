"""Definitions beyond K2 and K3: wider figures and lines; time limits as they stood, and who may read them."""

import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("docket", "0005_carried"),
        ("indicators", "0003_settlement"),
        ("reference", "0002_policies"),
    ]

    operations = [
        migrations.AddField(
            model_name="figure",
            name="agency",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.agency",
            ),
        ),
        migrations.AddField(
            model_name="figure",
            name="article",
            field=models.CharField(blank=True, default="", max_length=8),
        ),
        migrations.AddField(
            model_name="figure",
            name="part",
            field=models.CharField(blank=True, default="", max_length=8),
        ),
        migrations.AddField(
            model_name="figure",
            name="place",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.unit",
            ),
        ),
        migrations.AddField(
            model_name="figure",
            name="wide",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="figureline",
            name="agency",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.agency",
            ),
        ),
        migrations.AddField(
            model_name="figureline",
            name="person_code",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddField(
            model_name="figureline",
            name="place",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.unit",
            ),
        ),
        migrations.AlterField(
            model_name="figureline",
            name="matter_code",
            field=models.CharField(max_length=80),
        ),
        migrations.AlterField(
            model_name="figureline",
            name="reason",
            field=models.CharField(max_length=48),
        ),
        migrations.CreateModel(
            name="ClockSpan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("acts", models.IntegerField()),
                ("ref", models.CharField(max_length=8)),
                ("person", models.CharField(blank=True, max_length=20)),
                ("agency_id", models.BigIntegerField()),
                ("due_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended", models.CharField(blank=True, max_length=6)),
                ("carried", models.BooleanField()),
                (
                    "matter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="docket.matter",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["matter", "acts"], name="clockspan_matter")],
            },
        ),
        migrations.CreateModel(
            name="ClockStamp",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("acts", models.IntegerField()),
                ("law", models.CharField(max_length=40)),
                (
                    "matter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="docket.matter",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("matter", "acts"), name="clockstamp_once")
                ],
            },
        ),
        locks(__file__, "clocks.sql"),
    ]
