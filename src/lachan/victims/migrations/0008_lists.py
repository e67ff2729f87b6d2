"""Lists of persons in care begin from an index whatever they are narrowed by; the words of a file from its own."""

from django.db import migrations, models

FILLED = models.Q(review_on__isnull=False)
NEWEST = ["-received_at", "-care"]
READING = {
    "care_reading_newest": (NEWEST, None), "care_reading_stage": (["stage", *NEWEST], None),
    "care_reading_regime": (["regime", *NEWEST], None), "care_reading_minor": (["minor", *NEWEST], None),
    "care_reading_red": (NEWEST, models.Q(red__gt=0)), "care_reading_due": ([*NEWEST, "review_on"], FILLED),
}  # fmt: skip


def made(model: str, name: str, fields: list[str], condition: models.Q | None = None) -> migrations.AddIndex:  # fmt: skip
    return migrations.AddIndex(model, models.Index(fields=fields, name=name, condition=condition))


class Migration(migrations.Migration):
    dependencies = [("victims", "0007_papers")]
    operations = [
        migrations.RemoveIndex("carereading", "care_reading_stage"),
        migrations.RemoveIndex("carereading", "care_reading_red"),
        migrations.RemoveIndex("carestanding", "care_standing_care"),
        *(made("carereading", name, *told) for name, told in READING.items()),
        made("carestanding", "care_standing_care", ["care", "agency", "kind"]),
        made("carenote", "care_note_care", ["care"]),
    ]
