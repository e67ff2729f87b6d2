"""Published figures with the list behind them by code name; what a person says of two books that differ."""

from django.db import models
from uuid_utils.compat import uuid7

from lachan.access.models import Account, AuditLine, RecordKey
from lachan.reference.models import Agency, Province


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


class Settlement(models.Model):
    """Why two books differ about one matter, as a person settles it. Appended; no figure follows from it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    province = models.ForeignKey(Province, models.PROTECT, related_name="+", db_index=False)
    row = models.CharField(max_length=32)
    calendar = models.CharField(max_length=12)
    year = models.SmallIntegerField()
    part = models.CharField(max_length=8)
    matter_code = models.CharField(max_length=20)
    person_code = models.CharField(max_length=20, blank=True)
    # The first of the acts by which the one book counts it; the record may since have corrected it.
    act = models.UUIDField()
    found = models.CharField(max_length=20)
    cause = models.CharField(max_length=20)
    key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+", db_index=False)
    note = models.BinaryField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    settled_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["province", "year", "calendar", "part", "row"], name="settlement_list"
            )
        ]
