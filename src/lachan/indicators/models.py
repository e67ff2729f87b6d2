"""Published figures with the list behind them by code name; time limits as they were known; what a person says of
two books that differ."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import Account, AuditLine, RecordKey
from lachan.docket.models import Matter
from lachan.reference.models import Agency, Province, Unit


class Figure(models.Model):
    """One indicator as published: frozen, with a hash of what it was counted from."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    code = models.CharField(max_length=8)
    variant = models.CharField(max_length=8)
    calendar = models.CharField(max_length=12)
    period_from = models.DateField()
    period_to = models.DateField()
    # A half, a quarter, a window; of which place, body or article alone.
    part = models.CharField(max_length=8, blank=True, default="")
    place = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    article = models.CharField(max_length=8, blank=True, default="")
    as_of = models.DateTimeField()
    numerator = models.IntegerField()
    denominator = models.IntegerField()
    apart = models.JSONField(default=dict)
    # What a wide audience is shown: small cells without a number, decided once, here.
    wide = models.JSONField(default=dict)
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
    matter_code = models.CharField(max_length=80)
    person_code = models.CharField(max_length=20, blank=True, default="")
    stage = models.CharField(max_length=6)
    counted = models.BooleanField()
    reason = models.CharField(max_length=48)
    # The day the row is counted by: of reception, of the act, the last day of a limit.
    received_on = models.DateField()
    place = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["figure", "counted", "matter_code"], name="figure_list")]


class ClockSpan(models.Model):
    """A time limit as the book reads the first `acts` acts that became known of a matter: how it stood in the past.

    How it stands now is `docket_clockreading`. Written only by `sec.keep_clocks`; may be dropped and read anew."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="+", db_index=False)
    acts = models.IntegerField()
    ref = models.CharField(max_length=8)
    person = models.CharField(max_length=20, blank=True)
    # Nobody (0) where the record does not say who holds the matter: hence no foreign key.
    agency_id = models.BigIntegerField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=6, blank=True)
    carried = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["matter", "acts"], name="clockspan_matter")]


class ClockStamp(models.Model):
    """Which states of a matter's record have been read, and under which statute book.

    Acts are only ever appended, so how many were known tells which."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="+", db_index=False)
    acts = models.IntegerField()
    law = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "acts"], name="clockstamp_once"),
        ]


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
