"""Tables of letters. A letter about a matter points at the act by which the matter's own record says it was sent."""

from django.db import models

from lachan.docket.models import Act, Matter
from lachan.oversight.answering.models import Entry, Step
from lachan.reference.models import Agency

from .kinds import FORMS


class Letter(Entry):
    """A requirement or recommendation of a procuracy (`agency`) to another body."""

    kind = models.CharField(max_length=24)
    form = models.CharField(max_length=16, choices=FORMS)
    recipient = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+", db_index=False)
    act = models.ForeignKey(Act, models.PROTECT, null=True, related_name="+", db_index=False)
    number = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True)
    sent_at = models.DateTimeField()
    # The day set by the letter: what binds where the law gives no days.
    answer_by = models.DateField(null=True)
    repeats = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(agency=models.F("recipient")),
                name="letter_elsewhere",
                violation_error_message="Cơ quan nhận phải khác cơ quan gửi.",
            )
        ]
        indexes = [
            models.Index(fields=["agency", "-sent_at", "-id"], name="letter_sent"),
            models.Index(fields=["recipient", "-sent_at", "-id"], name="letter_addressed"),
            models.Index(fields=["matter"], name="letter_matter",
                         condition=models.Q(matter__isnull=False)),
        ]  # fmt: skip


class LetterStep(Step):
    """Received or answered by the body addressed, checked by the procuracy."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="steps", db_index=False)
    act = models.ForeignKey(Act, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "turn"], name="letter_turn_once")]
