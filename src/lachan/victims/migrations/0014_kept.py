"""What care alone knows is told by no other row either: of where a care stands it lies in a copy of its own."""

import django.db.models.deletion
from django.db import migrations, models

from lachan.access.locks import locks

# Copies that are there already are parted; the owner's own row lock would hide them from the second statement.
PARTED = """
INSERT INTO victims_carecaring (care_id, stage, lead_id, review_on, next_due_at, next_ref, received_at, last_act_at)
  SELECT care_id, stage, lead_id, review_on, next_due_at, next_ref, received_at, last_act_at FROM victims_carereading;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE victims_carereading NO FORCE ROW LEVEL SECURITY;
UPDATE victims_carereading SET stage = 'V4' WHERE stage IN ('V8', 'V9');
ALTER TABLE victims_carereading FORCE ROW LEVEL SECURITY;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("reference", "0002_policies"), ("victims", "0013_counts")]

    operations = [
        migrations.CreateModel(
            name="CareCaring",
            fields=[
                (
                    "care",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="caring",
                        serialize=False,
                        to="victims.carefile",
                    ),
                ),
                ("stage", models.CharField(max_length=4)),
                ("review_on", models.DateField(null=True)),
                ("next_due_at", models.DateTimeField(null=True)),
                ("next_ref", models.CharField(blank=True, max_length=8)),
                ("received_at", models.DateTimeField()),
                ("last_act_at", models.DateTimeField()),
                (
                    "lead",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.agency",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["stage", "-received_at", "-care"], name="care_caring_stage"
                    ),
                    models.Index(
                        condition=models.Q(("review_on__isnull", False)),
                        fields=["-received_at", "-care", "review_on"],
                        name="care_caring_due",
                    ),
                    models.Index(
                        condition=models.Q(("review_on__isnull", False)),
                        fields=["lead", "review_on"],
                        name="care_caring_review",
                    ),
                ],
            },
        ),
        migrations.RunSQL(PARTED, migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="carereading", name="care_reading_due"),
        migrations.RemoveIndex(model_name="carereading", name="care_reading_review"),
        migrations.RemoveField(model_name="carereading", name="review_on"),
        migrations.RemoveField(model_name="carereading", name="next_due_at"),
        migrations.RemoveField(model_name="carereading", name="next_ref"),
        migrations.RemoveField(model_name="carereading", name="last_act_at"),
        locks(__file__, "kept.sql"),
    ]
