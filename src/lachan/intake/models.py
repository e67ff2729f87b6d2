"""Tables of intake: the report, its sealed narrative, its traits, and each channel's own list."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import AuditLine, RecordKey
from lachan.docket.models import Matter
from lachan.reference.models import Agency

from . import codes


class Report(models.Model):
    """Tố giác, tin báo or kiến nghị khởi tố, as received. What happened lies sealed beside it."""

    matter = models.OneToOneField(Matter, models.PROTECT, primary_key=True, related_name="report")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    client_key = models.UUIDField()
    kind = models.CharField(max_length=16, choices=codes.KIND)
    channel = models.CharField(max_length=16, choices=codes.CHANNEL)
    external_number = models.CharField(max_length=60, blank=True)
    informant = models.CharField(max_length=12, choices=codes.INFORMANT)
    occurred_from = models.DateField(null=True)
    occurred_to = models.DateField(null=True)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "client_key"], name="report_client_key")
        ]
        indexes = [
            models.Index(fields=["channel", "external_number"], name="report_external",
                         condition=~models.Q(external_number=""))
        ]  # fmt: skip


class Narrative(models.Model):
    """What happened, in the informant's words: ciphertext. A later telling is a new row."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="narratives")
    key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+", db_index=False)
    sealed = models.BinaryField()
    recorded_at = models.DateTimeField()


class Trait(models.Model):
    """Lure, route, form of exploitation…: the latest row holds, earlier ones stay."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="traits", db_index=False)
    field = models.CharField(max_length=16)
    value = models.CharField(max_length=24)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["matter", "field", "recorded_at"], name="trait_matter")]


class ChannelEntry(models.Model):
    """A line of a channel's own list (hotline log, public receipt): what K2 counts against us."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=16, choices=codes.CHANNEL)
    external_number = models.CharField(max_length=60)
    arrived_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "channel", "external_number"], name="channel_entry_once",
                violation_error_message="Số này đã có trong danh sách của kênh.")
        ]  # fmt: skip
