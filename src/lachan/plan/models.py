"""Tables of the plan. Everything is appended: a change is a later version, progress is steps, where it stands is a reading."""

from django.db import models
from django.db.models import F, Q

from lachan.access.ids import uuid7
from lachan.access.models import Account, AuditLine, RecordKey
from lachan.reference.codes import Mark
from lachan.reference.models import Agency, Province

from . import codes


def _far(**more: object) -> models.ForeignKey:
    """A body somewhere: no way back from it, no index unless one is asked for by name."""
    return models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False, **more)


class Said(models.Model):
    """By whom, for which body, when, under which line of the log."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = _far()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class Document(Said):
    """A paper of the chain: programme, the province's plan, a year's plan, a decision, minutes. Public words only."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=codes.PAPERS)
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    issuer = models.CharField(max_length=160)
    title = models.CharField(max_length=400)
    basis = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    mark = models.CharField(max_length=12, choices=Mark)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["province", "number", "issued_on", "issuer"], name="document_once",
                violation_error_message="Văn bản này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="document_span",
                violation_error_message="Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} ngày {self.issued_on:%d/%m/%Y}"


class Plan(Said):
    """A year's plan, or a campaign within one: a span (its end excluded) and the paper it stands on."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=codes.KINDS)
    year = models.SmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField()
    title = models.CharField(max_length=300)
    theme = models.CharField(max_length=300, blank=True)
    basis = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+", db_index=False)
    within = models.ForeignKey("self", models.PROTECT, null=True, related_name="campaigns")
    copied_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["province", "kind", "-valid_from"], name="plan_span")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gt=F("valid_from")), name="plan_span_forward",
                violation_error_message="Ngày kết thúc kế hoạch phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(kind="year", within__isnull=True) | Q(kind="campaign", within__isnull=False),
                name="campaign_within",
                violation_error_message="Đợt cao điểm phải nằm trong một kế hoạch năm.",
            ),
        ]  # fmt: skip


class PlanAct(Said):
    """What happened to a plan: adopted under a paper, closed on a day."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="acts", db_index=False)
    kind = models.CharField(max_length=8, choices=codes.ACTS)
    done_on = models.DateField()
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "kind"], name="plan_act_once")]


class TaskGroup(models.Model):
    """A part of the plan, in its order."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="groups", db_index=False)
    ordinal = models.SmallIntegerField()
    title = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "ordinal"], name="task_group_ordinal"),
            models.UniqueConstraint(fields=["plan", "title"], name="task_group_title"),
        ]


class Task(models.Model):
    """A task by its code in the plan; what it says is its versions. `origin`: the task of an earlier plan it continues."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks", db_index=False)
    group = models.ForeignKey(TaskGroup, models.PROTECT, related_name="tasks", db_index=False)
    code = models.CharField(max_length=12)
    origin = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="task_code_once")]


class TaskVersion(Said):
    """What the task says from `from_on` on; after adoption only by a paper. `withdrawn`: from that day it is no task."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="versions", db_index=False)
    turn = models.SmallIntegerField()
    words = models.CharField(max_length=700)
    lead = _far()
    levels = models.JSONField(default=list)
    starts_on = models.DateField()
    due_on = models.DateField()
    periodicity = models.CharField(max_length=12, choices=codes.PERIODICITIES)
    named_days = models.JSONField(default=list)
    everybody = models.BooleanField(default=False)
    evidence = models.CharField(max_length=300, blank=True)
    indicators = models.JSONField(default=list)
    source = models.CharField(max_length=300, blank=True)
    mark = models.CharField(max_length=12, choices=Mark, default=Mark.FROM_MEMORY)
    from_on = models.DateField()
    decision = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", db_index=False
    )
    withdrawn = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["lead"], name="task_version_lead")]
        constraints = [
            models.UniqueConstraint(fields=["task", "turn"], name="task_version_turn"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")), name="task_days_forward",
                violation_error_message="Hạn của nhiệm vụ không được trước ngày bắt đầu.",
            ),
        ]  # fmt: skip


class Partner(models.Model):
    """A body that works along with the lead."""

    version = models.ForeignKey(
        TaskVersion, models.PROTECT, related_name="partners", db_index=False
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "agency"], name="task_partner_once")
        ]


class Occurrence(models.Model):
    """One time that the adopted plan makes a task due. Its days are the plan's own words, not a count."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    version = models.ForeignKey(
        TaskVersion, models.PROTECT, related_name="occurrences", db_index=False
    )
    number = models.SmallIntegerField()
    label = models.CharField(max_length=40, blank=True)
    opens_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["due_on", "id"], name="occurrence_due")]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="occurrence_number")
        ]


class Share(Said):
    """Who carries a version of a task: the lead (given by the plan), or a body below to which a carrier gave it.

    `carrier` reports, `giver` confirms; `agency` is the body whose person wrote the row."""

    version = models.ForeignKey(TaskVersion, models.PROTECT, related_name="shares", db_index=False)
    carrier = _far()
    giver = _far()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="given")
    since = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["carrier"], name="share_carrier"),
            models.Index(fields=["giver"], name="share_giver"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["version", "carrier"], name="share_once"),
        ]


class Step(Said):
    """What was done about a share, at one of its times or about the whole; words are sealed under the step's own key."""

    share = models.ForeignKey(Share, models.PROTECT, related_name="steps", db_index=False)
    occurrence = models.ForeignKey(
        Occurrence, models.PROTECT, null=True, related_name="steps", db_index=False
    )
    kind = models.CharField(max_length=10, choices=codes.STEPS)
    turn = models.SmallIntegerField()
    occurred_at = models.DateTimeField()
    blocker = _far(null=True)
    counts = models.JSONField(default=dict)
    key = models.ForeignKey(RecordKey, models.PROTECT, null=True, related_name="+", db_index=False)
    sealed = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["share", "turn"], name="plan_step_turn"),
        ]


class Attachment(models.Model):
    """Evidence of a report: sealed bytes under the step's key, their size, type and hash."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    step = models.ForeignKey(Step, models.PROTECT, related_name="attachments")
    kind = models.CharField(max_length=8)
    size = models.IntegerField()
    digest = models.BinaryField()
    sealed_name = models.BinaryField()
    sealed = models.BinaryField()
