"""Tables of cases: who is assigned, where an accused is kept, which case came from which. No identity."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import Account
from lachan.docket.models import Act, Matter
from lachan.reference.models import Agency

from . import codes


class Assignment(models.Model):
    """A person of an agency put in charge of a part; the latest of a part and agency holds."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="assignments", db_index=False)
    part = models.CharField(max_length=16, choices=codes.PARTS)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    act = models.ForeignKey(Act, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["matter", "part", "-since"], name="assignment_matter"),
            models.Index(fields=["account", "-since"], name="assignment_account"),
        ]


class Lodging(models.Model):
    """Where an accused is kept: a facility received the person; the latest row of a person holds."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="lodgings", db_index=False)
    person = models.CharField(max_length=20)
    facility = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    act = models.ForeignKey(Act, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["matter", "person"], name="lodging_person"),
            models.Index(fields=["facility", "-since"], name="lodging_facility"),
        ]


class CaseLink(models.Model):
    """Two cases that were one, or became one (BLTTHS Điều 170): the record of one refers to the other."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    other = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=codes.LINKS)
    act = models.ForeignKey(Act, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(matter=models.F("other")),
                name="link_elsewhere",
                violation_error_message="Một vụ án không tự nhập vào hoặc tách ra từ chính nó.",
            )
        ]
