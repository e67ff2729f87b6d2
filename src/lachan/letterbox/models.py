"""Tables of the letterbox: the report from outside, what was said afterwards, how often codes were tried.

Of whoever reported, nothing but what they chose to say; of an anonymous one no moment finer than the hour."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import AuditLine, RecordKey
from lachan.docket.models import Matter
from lachan.reference.models import Agency

from . import codes


class Letter(models.Model):
    """One report from outside. The receipt code is nowhere: only its hash under a key that the database does not hold."""

    matter = models.OneToOneField(Matter, models.PROTECT, primary_key=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    digest = models.BinaryField(unique=True)
    arrived_hour = models.DateTimeField()
    anonymous = models.BooleanField()
    language = models.CharField(max_length=5)


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


class Tally(models.Model):
    """How many codes were tried in an hour, right or wrong: a flood is seen, nobody is."""

    hour = models.DateTimeField(primary_key=True)
    tried = models.IntegerField()
