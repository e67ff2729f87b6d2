"""Tables of inspection: a round, the bodies it looks at, the matters sampled, its findings and their answers."""

from django.db import models

from lachan.docket.models import Matter
from lachan.oversight.answering.models import Entry, Step
from lachan.reference.models import Agency


class Round(Entry):
    """A round planned by an inspecting body (`agency`): its subject, the time it covers, when it is held."""

    subject = models.CharField(max_length=24)
    number = models.CharField(max_length=60, blank=True)
    covers_from = models.DateField()
    covers_to = models.DateField()
    held_from = models.DateField()
    held_to = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(covers_from__lte=models.F("covers_to"))
                & models.Q(held_from__lte=models.F("held_to")),
                name="round_days_in_order",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            )
        ]
        indexes = [models.Index(fields=["agency", "-held_from", "-id"], name="round_agency")]


class Inspected(models.Model):
    """A body that the round looks at; it sees the round and what is found about itself."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="inspected", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "round"], name="inspected_once")]
        indexes = [models.Index(fields=["round"], name="inspected_round")]


class Sample(models.Model):
    """A matter taken into the sample, of those the inspecting body may see anyway: a round gives no standing."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="sample", db_index=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "matter"], name="sample_once")]


class Finding(Entry):
    """What the round found with one body: a kind, an article, perhaps a matter; to be put right by a day."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="findings", db_index=False)
    responsible = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    category = models.CharField(max_length=24)
    article = models.CharField(max_length=120)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+", db_index=False)
    found_at = models.DateTimeField()
    fix_by = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(agency=models.F("responsible")),
                name="finding_elsewhere",
                violation_error_message="Cơ quan kiểm tra không tự kết luận về mình.",
            )
        ]
        indexes = [
            models.Index(fields=["round"], name="finding_round"),
            models.Index(fields=["responsible", "fix_by"], name="finding_responsible"),
        ]


class FindingStep(Step):
    """Answered by the responsible body with its evidence, checked by the inspecting body."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="steps", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "turn"], name="finding_turn_once")
        ]
