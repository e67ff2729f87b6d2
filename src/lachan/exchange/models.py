"""What an import remembers of a row: its key and a keyed hash, never its words."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import AuditLine
from lachan.docket.models import Act, Matter
from lachan.reference.models import Agency


class ImportedRow(models.Model):
    """A row of a register that became a matter; the same row again is known by these two values."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    client_key = models.UUIDField()
    digest = models.BinaryField()
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+")
    run = models.UUIDField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "client_key"], name="imported_row_once",
                violation_error_message="Dòng này của sổ đã được nhập.")
        ]  # fmt: skip


class ImportedCaseRow(models.Model):
    """A case, an accused or an act of a book of cases that came in; a later version follows each correction."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    what = models.CharField(max_length=8)
    key = models.UUIDField()
    version = models.SmallIntegerField(default=0)
    digest = models.BinaryField()
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    act = models.ForeignKey(Act, models.PROTECT, null=True, related_name="+", db_index=False)
    person = models.CharField(max_length=20, blank=True)
    run = models.UUIDField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "key", "version"], name="imported_case_row_once",
                violation_error_message="Dòng này của sổ đã được nhập.")
        ]  # fmt: skip
