"""Papers beside a file; their locks arrive with the tables."""

import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_password"),
        ("reference", "0002_policies"),
        ("victims", "0006_exclusion"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CarePaper",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("travel", "Hộ chiếu, giấy tờ đi lại"),
                            ("personal", "Giấy tờ tùy thân, hộ tịch"),
                            ("medical", "Giấy khám, điều trị"),
                            ("certificate", "Giấy xác nhận của cơ quan khác"),
                            ("signed", "Biên bản, văn bản đã ký"),
                            ("picture", "Ảnh chụp"),
                            ("other_paper", "Giấy tờ khác"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("care", "Nơi chủ trì và cơ sở hỗ trợ"),
                            ("path", "Nơi tiếp nhận, xác định và nơi chủ trì"),
                            ("safety", "Mọi nơi đang giúp người này"),
                        ],
                        max_length=8,
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("ending", models.CharField(max_length=4)),
                ("size", models.IntegerField()),
                ("pages", models.SmallIntegerField()),
                ("mark", models.BinaryField()),
                ("sealed_title", models.BinaryField()),
                ("recorded_at", models.DateTimeField()),
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
                    "act",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="victims.careact",
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
                    "care",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="victims.carefile",
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
            name="PaperPiece",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("begins", models.IntegerField()),
                ("size", models.IntegerField()),
                ("sealed", models.BinaryField()),
                (
                    "paper",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pieces",
                        to="victims.carepaper",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PaperWithdrawal",
            fields=[
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="gone",
                        serialize=False,
                        to="victims.carepaper",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("wrong_person", "Giấy tờ của người khác"),
                            ("wrong_paper", "Gửi nhầm tệp"),
                            ("unread", "Không đọc được, sẽ gửi lại"),
                            ("asked_back", "Người đó không muốn để ở đây"),
                        ],
                        max_length=12,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
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
            model_name="carepaper",
            constraint=models.UniqueConstraint(
                fields=("care", "agency", "number"), name="care_paper_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="carepaper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("kind__in", ("medical",)), _negated=True),
                        ("audience", "care"),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("kind__in", ("travel", "personal")), _negated=True),
                        models.Q(("audience", "safety"), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="care_paper_audience",
                violation_error_message="Loại giấy tờ này không dành cho nơi được chọn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="paperpiece",
            constraint=models.UniqueConstraint(fields=("paper", "begins"), name="paper_piece_once"),
        ),
        locks(__file__, "papers.sql"),
    ]
