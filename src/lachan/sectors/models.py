"""Tables of field checks. Everything is appended: what became of a licence or a finding is a later row."""

from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from lachan.access.models import Account, AuditLine
from lachan.reference.models import Agency, Province, Unit

from . import codes


class Said(models.Model):
    """By whom, for which body, when, under which line of the log."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class Firm(Said):
    """A business or an organisation of one sector, by the name of its sign and its registration; not its owner."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="+", db_index=False)
    place = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    sector = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    registration = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["province", "sector"], name="firm_sector")]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "sector", "registration"], condition=~Q(registration=""), name="firm_once",
                violation_error_message="Cơ sở mang số đăng ký này đã được ghi.",
            )
        ]  # fmt: skip


class Licence(Said):
    """A paper that lets a firm work: granted, extended, withdrawn."""

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="licences")
    kind = models.CharField(max_length=10, choices=codes.LICENCES)
    number = models.CharField(max_length=60)
    day = models.DateField()
    valid_to = models.DateField(null=True)


class PlannedCheck(Said):
    """One firm that a plan says is to be visited, at the latest on a day."""

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="planned")
    number = models.CharField(max_length=60)
    by_day = models.DateField()
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["firm", "agency", "number"], name="planned_check_once",
                violation_error_message="Kế hoạch này đã có cơ sở ấy.",
            )
        ]  # fmt: skip


class PlannedDrop(Said):
    """A visit that the plan no longer asks for, and why."""

    planned = models.OneToOneField(PlannedCheck, models.PROTECT, related_name="drop")
    words = models.CharField(max_length=300)


class Check(Said):
    """One visit to one firm under a plan or a decision; `planned` where a plan had named the firm."""

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="checks")
    planned = models.OneToOneField(
        PlannedCheck, models.PROTECT, null=True, related_name="check_done"
    )
    checked_on = models.DateField()
    number = models.CharField(max_length=60)
    words = models.CharField(max_length=300, blank=True)


class FirmFinding(Said):
    """What a check found against one thing it looks at, and by when it is to be put right."""

    check_of = models.ForeignKey(Check, models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=30)
    words = models.CharField(max_length=300, blank=True)
    fix_by = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_of", "kind"], name="firm_finding_once")
        ]


class FindingStep(Said):
    """What became of a finding."""

    finding = models.ForeignKey(FirmFinding, models.PROTECT, related_name="steps", db_index=False)
    kind = models.CharField(max_length=8, choices=codes.STEPS)
    turn = models.SmallIntegerField()
    done_on = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    fix_by = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "turn"], name="firm_finding_turn"),
            models.CheckConstraint(
                condition=Q(kind="again", fix_by__isnull=False) | ~Q(kind="again") & Q(fix_by__isnull=True),
                name="firm_finding_again",
                violation_error_message="Chỉ khi đặt hạn mới thì mới có ngày hạn.",
            ),
        ]  # fmt: skip
