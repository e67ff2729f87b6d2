"""What comes with a letter, its pieces, what a scanner said; its locks; how much is kept in an hour."""

import django.db.models.deletion
from django.db import migrations, models

import lachan.access.ids
from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_outside"),
        ("letterbox", "0002_locks"),
        ("reference", "0003_care_departments"),
    ]

    operations = [
        migrations.AddField(
            model_name="tally",
            name="kept",
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.CreateModel(
            name="Enclosure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lachan.access.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.SmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("jpeg", "Ảnh"),
                            ("png", "Ảnh PNG"),
                            ("pdf", "Tệp PDF"),
                            ("txt", "Tệp chữ"),
                            ("mp3", "Ghi âm MP3"),
                            ("m4a", "Ghi âm M4A"),
                            ("amr", "Ghi âm AMR"),
                            ("mp4", "Ghi hình MP4"),
                            ("3gp", "Ghi hình 3GP"),
                        ],
                        max_length=8,
                    ),
                ),
                ("beside", models.BooleanField()),
                ("padded", models.IntegerField()),
                ("mark", models.BinaryField()),
                ("sent_at", models.DateTimeField()),
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
        ),
        migrations.CreateModel(
            name="EnclosurePiece",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lachan.access.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("begins", models.IntegerField()),
                ("size", models.IntegerField()),
                ("sealed", models.BinaryField()),
                (
                    "enclosure",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="letterbox.enclosure",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EnclosureScan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lachan.access.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.SmallIntegerField()),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("clean", "Đã quét mã độc: không thấy"),
                            ("found", "Có mã độc: không mở"),
                            ("unscanned", "Chưa quét mã độc"),
                        ],
                        max_length=9,
                    ),
                ),
                ("found", models.CharField(max_length=80)),
                ("scanned_at", models.DateTimeField()),
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
                    "enclosure",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="letterbox.enclosure",
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
        ),
        migrations.AddConstraint(
            model_name="enclosure",
            constraint=models.UniqueConstraint(
                fields=("letter", "number"), name="enclosure_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="enclosure",
            constraint=models.UniqueConstraint(fields=("letter", "mark"), name="enclosure_once"),
        ),
        migrations.AddConstraint(
            model_name="enclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1), ("number__lte", 10)), name="enclosure_few"
            ),
        ),
        migrations.AddConstraint(
            model_name="enclosurepiece",
            constraint=models.UniqueConstraint(
                fields=("enclosure", "begins"), name="enclosure_piece_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="enclosurescan",
            constraint=models.UniqueConstraint(
                fields=("enclosure", "place"), name="enclosure_scan_place"
            ),
        ),
        locks(__file__, "enclosures.sql"),
    ]
