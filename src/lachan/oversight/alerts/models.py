"""Tables of alerts. A notice names a matter by its code and a person by a code name, or says only that somebody in care
needs a body now; a delivery names neither."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import Account, AuditLine
from lachan.docket.models import Matter
from lachan.reference.models import Agency
from lachan.victims.models import CareFile

from . import codes


class Notice(models.Model):
    """One rung of one term of a matter or of a person's care, told to one agency, once. Open until the term has ended or
    a later rung has come."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    key = models.CharField(max_length=64)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+", db_index=False)
    # Which care, for whoever closes the notice; its code name stays in the care, and `code` stays empty.
    care = models.ForeignKey(CareFile, models.PROTECT, null=True, related_name="+", db_index=False)
    # Kept beside the key: a superior body is told the code of a matter it may not look into.
    code = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=12)
    ref = models.CharField(max_length=8, blank=True)
    person = models.CharField(max_length=20, blank=True)
    started_by = models.UUIDField()
    due_at = models.DateTimeField(null=True)
    rung = models.CharField(max_length=20)
    loud = models.BooleanField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    # Whose it is to act on, where somebody else is told of it too.
    holder = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    # Named where the duty is one person's; None: the whole agency's.
    account = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", db_index=False
    )
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    seen_by = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "agency"], name="notice_once"),
            models.CheckConstraint(
                condition=models.Q(matter__isnull=True, care__isnull=False)
                | models.Q(matter__isnull=False, care__isnull=True),
                name="notice_of_one",
                violation_error_message="Cảnh báo nói về một vụ việc hoặc một hồ sơ hỗ trợ, không phải cả hai.",
            ),
            models.CheckConstraint(
                condition=models.Q(seen_at__isnull=True, seen_by__isnull=True)
                | models.Q(seen_at__isnull=False, seen_by__isnull=False),
                name="notice_seen_by_somebody",
                violation_error_message="Đã xem thì phải ghi ai xem.",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "-loud", "due_at"], name="notice_open",
                         condition=models.Q(closed_at__isnull=True)),
            models.Index(fields=["matter", "ref", "started_by"], name="notice_term"),
            models.Index(fields=["care", "ref", "started_by"], name="notice_care",
                         condition=models.Q(care__isnull=False)),
        ]  # fmt: skip


class Contact(models.Model):
    """Where an agency, or one person of it, wants to be told. Quiet hours never hold back a release alarm."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    account = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", db_index=False
    )
    channel = models.CharField(max_length=8, choices=codes.CHANNELS)
    address = models.CharField(max_length=300)
    wants = models.CharField(max_length=8, choices=codes.WANTS, default="all")
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quiet_from__isnull=True, quiet_to__isnull=True)
                | models.Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="contact_quiet_both",
                violation_error_message="Giờ yên lặng phải có cả giờ bắt đầu và giờ kết thúc.",
            ),
            models.UniqueConstraint(
                fields=["agency", "account", "channel"], name="contact_once", nulls_distinct=False,
                condition=models.Q(valid_to__isnull=True),
                violation_error_message="Kênh này đã có địa chỉ; ngừng địa chỉ cũ trước.",
            ),
        ]  # fmt: skip


class Delivery(models.Model):
    """A notice on its way to one contact: the queue's truth, tried again until it is sent or given up."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="deliveries", db_index=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=8, choices=codes.CHANNELS)
    state = models.CharField(max_length=8, choices=codes.STATES, default="waiting")
    tries = models.SmallIntegerField(default=0)
    next_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "contact"], name="delivery_once"),
        ]
        indexes = [
            models.Index(fields=["next_at"], name="delivery_waiting",
                         condition=models.Q(state="waiting")),
        ]  # fmt: skip


class Heartbeat(models.Model):
    """The last sign of life of each worker: without one, silence could mean that nothing is due."""

    worker = models.CharField(max_length=60, primary_key=True)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    raised = models.IntegerField(default=0)
