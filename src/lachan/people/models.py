"""A person is a code name here; the identity is ciphertext under the person's own key."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import AuditLine, RecordKey
from lachan.reference.models import Agency

SEXES = [("male", "Nam"), ("female", "Nữ"), ("unknown", "Chưa rõ")]


class Person(models.Model):
    """Code name, sex, year of birth as far as known; `minor` is flagged at intake, corrected by a later row."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.CharField(max_length=20, unique=True)
    sex = models.CharField(max_length=8, choices=SEXES, default="unknown")
    birth_year = models.SmallIntegerField(null=True, blank=True)
    minor = models.BooleanField(null=True)
    recorded_by = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)


class Identity(models.Model):
    """Name, papers, address, telephone: sealed. Importable only inside `people`."""

    person = models.OneToOneField(Person, models.PROTECT, primary_key=True, related_name="+")
    key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+", db_index=False)
    sealed = models.BinaryField()


class Fingerprint(models.Model):
    """Keyed hashes for exact look-up: name with year of birth, paper number, telephone."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12)
    digest = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["digest"], name="fingerprint_digest")]


class LaterWord(models.Model):
    """What was learnt or put right later of who a person is: sealed beside the first word, under the key of the file that
    learnt it. `sealed` holds only the fields spoken of, empty where one was wrong; the last word on a field holds."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+", db_index=False)
    sealed = models.BinaryField()
    digests = ArrayField(models.BinaryField(), default=list)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [GinIndex(fields=["digests"], name="later_word_digests")]
