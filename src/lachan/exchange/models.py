"""What an import remembers of a row: its key and a keyed hash, never its words."""

from django.db import models
from uuid_utils.compat import uuid7

from lachan.access.models import AuditLine
from lachan.docket.models import Matter
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
