"""What every row of oversight carries: by whom, when, under which line of the log; its free words sealed."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import Account, AuditLine, RecordKey
from lachan.reference.models import Agency

from . import codes


class Entry(models.Model):
    """Something said in oversight. People name people, so the words are sealed under a key of this row."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)
    key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+", db_index=False)
    sealed = models.BinaryField()

    class Meta:
        abstract = True


class Step(Entry):
    """One turn in answering; `turn` makes two people at once one and the other."""

    kind = models.CharField(max_length=8, choices=codes.STEPS)
    result = models.CharField(max_length=8, choices=codes.RESULTS, blank=True)
    occurred_at = models.DateTimeField()
    turn = models.SmallIntegerField()

    class Meta:
        abstract = True
