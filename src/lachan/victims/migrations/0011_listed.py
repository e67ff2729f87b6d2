"""Who stands in which row of a list of returnees, and whom nobody has screened since; the lock comes with the table."""

import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_password"),
        ("reference", "0002_policies"),
        ("victims", "0010_release_locks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Listed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("listing", models.UUIDField()),
                ("place", models.IntegerField()),
                ("row", models.CharField(max_length=12)),
                ("entry", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="carereading",
            name="unscreened",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="carereading",
            index=models.Index(
                condition=models.Q(("unscreened", True)),
                fields=["-received_at", "-care"],
                name="care_reading_unscreened",
            ),
        ),
        migrations.AddField(
            model_name="listed",
            name="account",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="listed",
            name="agency",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.agency",
            ),
        ),
        migrations.AddField(
            model_name="listed",
            name="care",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="listed",
                to="victims.carefile",
            ),
        ),
        migrations.AddField(
            model_name="listed",
            name="line",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.auditline",
            ),
        ),
        migrations.AddIndex(
            model_name="listed",
            index=models.Index(fields=["listing", "place"], name="care_listed_list"),
        ),
        migrations.AddIndex(
            model_name="listed",
            index=models.Index(fields=["recorded_at"], name="care_listed_recent"),
        ),
        migrations.AddConstraint(
            model_name="listed",
            constraint=models.UniqueConstraint(fields=("agency", "entry"), name="care_listed_once"),
        ),
        locks(__file__, "listed.sql"),
    ]
