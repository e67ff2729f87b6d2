"""A matter's page asks which persons in care it speaks of."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("victims", "0002_locks")]
    operations = [
        migrations.AddIndex("carelink", models.Index(fields=["matter"], name="care_link_matter"))
    ]
