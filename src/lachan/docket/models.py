"""Tables of the docket. Acts are appended, never edited; none of these rows holds an identity.

`db_index=False`: a foreign key gets no index of its own where a named one begins with it, or where
nothing is ever looked up or deleted through it; every index is paid for at each report."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import Account, AuditLine, RecordKey
from lachan.people.models import Person
from lachan.reference.models import Agency, Province, Unit

from . import codes


class Matter(models.Model):
    """One report's life, from reception on; the code name reveals nothing, not even a count."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.CharField(max_length=20, unique=True)
    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    place = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", db_index=False)
    origin = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    # A report names an official of this agency: it never gets standing here (Luật Tố cáo; BLTTHS Điều 145).
    barred = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    synthetic = models.BooleanField(default=False)


class Standing(models.Model):
    """The only ground on which an agency sees a matter; given by an act, never taken back silently."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="standings", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=codes.STANDING)
    since = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "matter", "kind"], name="standing_once")
        ]
        indexes = [
            models.Index(fields=["agency", "-received_at", "-matter"], name="standing_list"),
            models.Index(fields=["matter", "agency"], name="standing_matter"),
        ]


class Exclusion(models.Model):
    """A person kept out of a matter for a conflict of interest (BLTTHS Điều 49, 51, 52)."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "matter"], name="exclusion_once")]


class Paper(models.Model):
    """A decision or notice on paper: number, day, issuer. The paper says it; the act points at it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="papers")
    issuer = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True)
    grade = models.CharField(max_length=10, choices=codes.GRADES, default="none")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(grade="none"),
                name="paper_not_secret",
                violation_error_message="Không lưu văn bản có độ mật trên hệ thống này.",
            )
        ]


class Act(models.Model):
    """What an agency did: when it happened, when we learned of it, when it was recorded."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="acts", db_index=False)
    kind = models.CharField(max_length=40)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    # Whom it was done to, by code name: the key of what that person is called lies elsewhere.
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", to_field="code", db_index=False
    )
    facts = models.JSONField(default=dict)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+", db_index=False)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["matter", "occurred_at"], name="act_matter")]


class SealedNote(models.Model):
    """Free words that belong to an act (a reason, a finding): sealed, because people name people."""

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="note")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", db_index=False)
    key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+", db_index=False)
    sealed = models.BinaryField()


class Mention(models.Model):
    """A person in a matter, in a capacity. «Người bị tố giác» is not an accused, still less guilty."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="mentions", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    capacity = models.CharField(max_length=20, choices=codes.CAPACITY)
    protected = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "person", "capacity"], name="mention_once")
        ]
        indexes = [models.Index(fields=["person"], name="mention_person")]


class Handover(models.Model):
    """Something on its way from one agency to another: it always has an owner and a clock."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="handovers", db_index=False)
    what = models.CharField(max_length=20, choices=codes.HANDED)
    sender = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    recipient = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    sent_at = models.DateTimeField()
    act = models.ForeignKey(Act, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "-sent_at"], name="handover_recipient"),
            models.Index(fields=["sender", "-sent_at"], name="handover_sender"),
            models.Index(fields=["matter"], name="handover_matter"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(sender=models.F("recipient")),
                name="handover_elsewhere",
                violation_error_message="Nơi nhận phải khác nơi gửi.",
            )
        ]


class HandoverAnswer(models.Model):
    """Received or refused, once; two clerks answering at once: the second is told."""

    handover = models.OneToOneField(
        Handover, models.PROTECT, primary_key=True, related_name="answer"
    )
    received = models.BooleanField()
    ground = models.CharField(max_length=20, blank=True, choices=codes.REFUSAL_GROUNDS)
    answered_at = models.DateTimeField()
    act = models.ForeignKey(Act, models.PROTECT, related_name="+", db_index=False)


class RegisterCounter(models.Model):
    """The last number used in one agency's book of one year; the row is the lock."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    book = models.CharField(max_length=12, choices=codes.BOOKS)
    year = models.SmallIntegerField()
    last = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "book", "year"], name="counter_once")
        ]


class RegisterEntry(models.Model):
    """A matter's number in an agency's book: unique per agency, book and year, without gaps made by us."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="entries", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    book = models.CharField(max_length=12, choices=codes.BOOKS)
    year = models.SmallIntegerField()
    number = models.IntegerField()
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "book", "year", "number"], name="register_number_once"
            ),
            models.UniqueConstraint(
                fields=["agency", "book", "matter"], name="register_matter_once"
            ),
        ]
        indexes = [models.Index(fields=["matter"], name="register_matter")]


class Term(models.Model):
    """A word by which a matter may be searched: numbers, places, code names. Never a name of a victim."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    # Its folded form is a generated column of policies.sql: Django would ask for it back on insert.
    text = models.CharField(max_length=200)


class MatterReading(models.Model):
    """Projection: where the matter stands. May be dropped and rebuilt at any time."""

    matter = models.OneToOneField(Matter, models.CASCADE, primary_key=True, related_name="reading")
    stage = models.CharField(max_length=6)
    holder = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    closed = models.BooleanField()
    # Of a case: since when, its class (BLHS Điều 9), how many accused, in custody, times sent back.
    initiated_at = models.DateTimeField(null=True)
    severity = models.CharField(max_length=3, blank=True, default="")
    accused = models.SmallIntegerField(default=0)
    detained = models.SmallIntegerField(default=0)
    returns = models.SmallIntegerField(default=0)
    last_act_at = models.DateTimeField()
    next_due_at = models.DateTimeField(null=True)
    next_ref = models.CharField(max_length=8, blank=True)
    received_at = models.DateTimeField()
    as_of = models.DateTimeField()
    law_version = models.CharField(max_length=40)

    class Meta:
        indexes = [
            models.Index(fields=["stage", "-received_at", "-matter"], name="reading_stage"),
            models.Index(fields=["holder", "next_due_at"], name="reading_due",
                         condition=models.Q(closed=False)),
            models.Index(fields=["stage", "-initiated_at", "-matter"], name="reading_case",
                         condition=models.Q(initiated_at__isnull=False)),
        ]  # fmt: skip


class ClockReading(models.Model):
    """Projection: one clock of one matter; `met_at` is when it ended, met or moot. Late is a comparison."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="clocks", db_index=False)
    ref = models.CharField(max_length=8)
    started_by = models.UUIDField()
    person = models.CharField(max_length=20, blank=True, default="")
    due_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    # Somebody still has to act: not ended, not a mere permission, not left behind by a settlement.
    owed = models.BooleanField()
    # A last day for asking: once it has passed there is nothing left to do in time (C13, D03, D11).
    fades = models.BooleanField(default=False)
    # How it ended: met, late, moot, moved (it runs on in the record its accused went to); empty while open.
    ended = models.CharField(max_length=6, blank=True, default="", db_default="")
    # Begun by an act carried from another record, where the same limit is also read.
    carried = models.BooleanField(default=False, db_default=False)
    holder = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    as_of = models.DateTimeField()
    law_version = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "ref", "started_by", "person"], name="clock_once"
            )
        ]
        indexes = [
            models.Index(fields=["holder", "due_at"], name="clock_owed",
                         condition=models.Q(owed=True))
        ]  # fmt: skip


class AccusedReading(models.Model):
    """Projection: where one accused stands, and until when that person may be held. No name, no guilt."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="accused", db_index=False)
    person = models.CharField(max_length=20)
    status = models.CharField(max_length=24)
    custody = models.CharField(max_length=24)
    verdict = models.CharField(max_length=16, blank=True)
    apart = models.BooleanField()
    since = models.DateTimeField()
    custody_since = models.DateTimeField(null=True)
    # The last moment of the order in force; None where no order with an end is on record.
    release_at = models.DateTimeField(null=True)
    release_ref = models.CharField(max_length=8, blank=True)
    last_act_at = models.DateTimeField()
    holder = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    as_of = models.DateTimeField()
    law_version = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "person"], name="accused_once")]
        indexes = [
            models.Index(fields=["release_at"], name="accused_release",
                         condition=models.Q(release_at__isnull=False))
        ]  # fmt: skip
