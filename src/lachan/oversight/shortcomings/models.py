"""Tables of the register: an entry from where it was noticed, remedies with who and by when, what came of them."""

from django.db import models

from lachan.docket.models import Matter
from lachan.oversight.answering.models import Entry, Step
from lachan.oversight.inspections.models import Finding
from lachan.oversight.letters.models import Letter
from lachan.reference.models import Agency

from . import codes


class Shortcoming(Entry):
    """A shortcoming, cause or condition, kept by the body (`agency`) that noted it, with where it comes from."""

    nature = models.CharField(max_length=12, choices=codes.NATURES)
    category = models.CharField(max_length=24)
    source = models.CharField(max_length=10, choices=codes.SOURCES)
    finding = models.ForeignKey(
        Finding, models.PROTECT, null=True, related_name="+", db_index=False
    )
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="+", db_index=False)
    watchlist = models.CharField(max_length=24, blank=True)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+", db_index=False)
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["agency", "-noted_at", "-id"], name="shortcoming_agency")]


class Remedy(Entry):
    """What is to be done about it, by whom (`responsible`), by which day."""

    shortcoming = models.ForeignKey(
        Shortcoming, models.PROTECT, related_name="remedies", db_index=False
    )
    responsible = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    given_at = models.DateTimeField()
    done_by = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["shortcoming"], name="remedy_shortcoming"),
            models.Index(fields=["responsible", "done_by"], name="remedy_responsible"),
        ]


class RemedyStep(Step):
    """Said to be done by the responsible body; its effect looked at by the body that keeps the entry."""

    remedy = models.ForeignKey(Remedy, models.PROTECT, related_name="steps", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["remedy", "turn"], name="remedy_turn_once")]
