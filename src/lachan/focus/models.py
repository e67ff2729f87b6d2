"""Tables of places of focus. Everything is appended: a correction, a review, an end is a later row. Places only, no person."""

from django.db import models
from django.db.models import F, Q
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


class PlaceFact(Said):
    """A count that a body told of a commune over a period, both days included. `taken_back`: the row it supersedes was no fact."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="+", db_index=False)
    place = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=24, choices=codes.KINDS)
    period_from = models.DateField()
    period_to = models.DateField()
    count = models.IntegerField()
    method = models.CharField(max_length=10, choices=codes.METHODS)
    source = models.CharField(max_length=200)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="later")
    taken_back = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["province", "place", "kind"], name="place_fact_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="place_fact_forward",
                violation_error_message="Ngày cuối của kỳ không được trước ngày đầu.",
            ),
            models.CheckConstraint(
                condition=Q(count__gte=0), name="place_fact_count",
                violation_error_message="Số đếm không được âm.",
            ),
            models.CheckConstraint(
                condition=Q(taken_back=False) | Q(supersedes__isnull=False), name="place_fact_taken_back",
                violation_error_message="Chỉ rút được số đã ghi.",
            ),
        ]  # fmt: skip


class FocusPlace(Said):
    """A commune, or a named spot in it, declared trọng điểm by a paper from a day on; who reviews it, and when."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="+", db_index=False)
    place = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    # A road, a market, a bus station: a place and never whose it is.
    spot = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    number = models.CharField(max_length=60)
    paper_on = models.DateField()
    reasons = models.JSONField(default=list)
    words = models.CharField(max_length=300, blank=True)
    reviewer = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    review_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["province", "place"], name="focus_place_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(review_on__gt=F("from_on")), name="focus_review_after",
                violation_error_message="Ngày rà soát phải sau ngày bắt đầu.",
            )
        ]  # fmt: skip


class FocusStep(Said):
    """What became of a declaration: kept after a review until the next one, or ended by a paper."""

    focus = models.ForeignKey(FocusPlace, models.PROTECT, related_name="steps", db_index=False)
    kind = models.CharField(max_length=8, choices=codes.STEPS)
    turn = models.SmallIntegerField()
    done_on = models.DateField()
    number = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=300)
    review_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["focus", "turn"], name="focus_step_turn"),
            models.UniqueConstraint(
                fields=["focus"], condition=Q(kind="ended"), name="focus_ended_once",
                violation_error_message="Nơi này đã được đưa ra khỏi danh sách.",
            ),
            models.CheckConstraint(
                condition=Q(kind="reviewed", review_on__isnull=False) | Q(kind="ended", review_on__isnull=True),
                name="focus_step_review",
                violation_error_message="Giữ lại thì phải có ngày rà soát tiếp; đưa ra thì không.",
            ),
        ]  # fmt: skip
