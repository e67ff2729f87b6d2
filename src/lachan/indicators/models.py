"""Published figures: n, d, definition, calendar, cut-off, and the list behind them by code name."""

from django.db import models
from uuid_utils.compat import uuid7

from lachan.access.models import AuditLine
from lachan.reference.models import Province


class Figure(models.Model):
    """One indicator as published: frozen, with a hash of what it was counted from."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    code = models.CharField(max_length=8)
    variant = models.CharField(max_length=8)
    calendar = models.CharField(max_length=12)
    period_from = models.DateField()
    period_to = models.DateField()
    as_of = models.DateTimeField()
    numerator = models.IntegerField()
    denominator = models.IntegerField()
    apart = models.JSONField(default=dict)
    inputs_hash = models.CharField(max_length=64)
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["province", "code", "calendar", "period_from", "-as_of"],
                         name="figure_latest")
        ]  # fmt: skip


class FigureLine(models.Model):
    """A matter that was counted: its code name, stage and side; nothing else leaves the record."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    figure = models.ForeignKey(Figure, models.PROTECT, related_name="lines")
    matter_code = models.CharField(max_length=60)
    stage = models.CharField(max_length=6)
    counted = models.BooleanField()
    reason = models.CharField(max_length=24)
    received_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["figure", "counted", "matter_code"], name="figure_list")]
