"""Tables of the evidence room. Entries are appended, a later one of the same item takes its place; words are sealed.

A file's whole content lies under one key of its own: destroyed by two people, nothing of it opens any more."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import Account, AuditLine, RecordKey
from lachan.docket.models import Matter
from lachan.reference.models import Agency

from . import codes


class Casefile(models.Model):
    """The evidence file of one matter, opened as soon as somebody verifies a report."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="casefile")
    key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+", db_index=False)
    numbering = models.CharField(max_length=6, choices=codes.NUMBERING)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)


class Entry(models.Model):
    """One item of the file as somebody wrote it at one time; `turn` counts the versions of the file.

    `part` and `item` are codes; what the item says is sealed. `gone`: taken out of the map, and why is in the words."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    casefile = models.ForeignKey(Casefile, models.PROTECT, related_name="entries", db_index=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", db_index=False)
    turn = models.IntegerField()
    part = models.CharField(max_length=16)
    item = models.CharField(max_length=60)
    sealed = models.BinaryField()
    gone = models.BooleanField(default=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["casefile", "turn"], name="entry_turn_once")]
        indexes = [
            models.Index(fields=["casefile", "part", "item", "-turn"], name="entry_latest"),
        ]


class Upload(models.Model):
    """A file on its way in, in pieces. A draft until a scan is made of it; its owner may drop it before that."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    casefile = models.ForeignKey(Casefile, models.PROTECT, related_name="uploads")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", db_index=False)
    size = models.BigIntegerField()
    sealed_name = models.BinaryField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    started_at = models.DateTimeField()


class Chunk(models.Model):
    """A piece of an upload, sealed by itself, so that a film is read from the middle without opening the rest."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="chunks", db_index=False)
    begins = models.BigIntegerField()
    size = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "begins"], name="chunk_once")]


class Scan(models.Model):
    """A whole file as it came in: byte for byte, with its SHA-256 (BLTTHS Điều 99, 107; Điều 131)."""

    upload = models.OneToOneField(Upload, models.PROTECT, primary_key=True, related_name="scan")
    casefile = models.ForeignKey(Casefile, models.PROTECT, related_name="scans")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8)
    pages = models.IntegerField(null=True)
    digest = models.BinaryField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)
