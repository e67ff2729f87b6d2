"""Tables of the letterbox: the report from outside, what was said afterwards, how often codes were tried.

Of whoever reported, nothing but what they chose to say; of an anonymous one no moment finer than the hour."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import Account, AuditLine, RecordKey
from lachan.docket.models import Matter
from lachan.reference.models import Agency, Province, Unit

from . import codes


class Letter(models.Model):
    """One report from outside. The receipt code is nowhere: only its hash under a key that the database does not hold."""

    matter = models.OneToOneField(Matter, models.PROTECT, primary_key=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    digest = models.BinaryField(unique=True)
    arrived_hour = models.DateTimeField()
    anonymous = models.BooleanField()
    language = models.CharField(max_length=5)
    # «relative»: somebody looks for somebody; what is told then is the sought person's to allow (Consent).
    topic = models.CharField(max_length=10, blank=True, db_default="", choices=codes.TOPIC)


class Message(models.Model):
    """What one side said to the other: ciphertext, numbered, since an hour does not say which came first."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="+", db_index=False)
    place = models.SmallIntegerField()
    side = models.CharField(max_length=8, choices=codes.SIDE)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+", db_index=False)
    sealed = models.BinaryField()
    said_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "place"], name="message_place")]


class Consent(models.Model):
    """What somebody who was looked for lets whoever asked be told, given or taken back; the last turn of a scope holds."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="+", db_index=False)
    scope = models.CharField(max_length=8, choices=codes.CONSENT)
    given = models.BooleanField()
    turn = models.SmallIntegerField()
    said_on = models.DateField()
    paper = models.CharField(max_length=120)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "turn"], name="consent_turn")]


class Poster(models.Model):
    """A poster with a QR code of its own: for a commune and, if given, an event."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.CharField(max_length=6, unique=True)
    province = models.ForeignKey(Province, models.PROTECT, related_name="+", db_index=False)
    place = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", db_index=False)
    event = models.CharField(max_length=80, blank=True)
    printed = models.IntegerField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["province", "-made_at", "-id"], name="poster_province")]


class PosterTally(models.Model):
    """How many reports came by a poster in a quarter. Not which: a poster handed to one person must not name that person."""

    poster = models.ForeignKey(Poster, models.PROTECT, related_name="+", db_index=False)
    quarter = models.DateField()
    many = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poster", "quarter"], name="poster_quarter")]


class Enclosure(models.Model):
    """A picture or a file that came after a letter, made anew (evidence_scan.from_outside): no name, no exact size.

    `mark` knows the same file again under the same letter only, by a key that the database does not hold."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="+", db_index=False)
    number = models.SmallIntegerField()
    kind = models.CharField(max_length=8, choices=codes.ENCLOSED)
    # Place and time may still be within: chosen by the sender, or sound and film, of which nothing can be removed.
    beside = models.BooleanField()
    padded = models.IntegerField()
    mark = models.BinaryField()
    key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+", db_index=False)
    sent_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["letter", "number"], name="enclosure_number"),
            models.UniqueConstraint(fields=["letter", "mark"], name="enclosure_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=10), name="enclosure_few"
            ),
        ]


class EnclosurePiece(models.Model):
    """A piece of an enclosure, sealed by itself with its place."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    enclosure = models.ForeignKey(Enclosure, models.PROTECT, related_name="+", db_index=False)
    begins = models.IntegerField()
    size = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enclosure", "begins"], name="enclosure_piece_once")
        ]


class EnclosureScan(models.Model):
    """What a scanner said of an enclosure: first as it came in, then as often as somebody asks; the last holds."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    enclosure = models.ForeignKey(Enclosure, models.PROTECT, related_name="+", db_index=False)
    place = models.SmallIntegerField()
    verdict = models.CharField(max_length=9, choices=codes.SCANNED)
    found = models.CharField(max_length=80)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    scanned_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enclosure", "place"], name="enclosure_scan_place")
        ]


class Tally(models.Model):
    """How many codes were tried in an hour, right or wrong, and how many bytes of files kept: a flood is seen, nobody is."""

    hour = models.DateTimeField(primary_key=True)
    tried = models.IntegerField()
    kept = models.BigIntegerField(db_default=0)
