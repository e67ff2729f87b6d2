"""Reports with their life: due, drafted from frozen figures, edited, issued with frozen bytes, signed, sent.

Every row is appended. Free words are sealed under the key of their draft: people name people."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import Account, AuditLine, RecordKey
from lachan.indicators.models import Figure
from lachan.reference.models import Agency, Province

from . import codes


class Kept(models.Model):
    """By whom, for which body, when, under which line of the log."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class OverPeriod(Kept):
    """Of one form, over one period as it was asked for («2024H1») and as it was read; `period_to` is outside it."""

    form = models.CharField(max_length=20)
    period = models.CharField(max_length=24)
    calendar = models.CharField(max_length=12)
    period_from = models.DateField()
    period_to = models.DateField()

    class Meta:
        abstract = True


class ReportDue(OverPeriod):
    """A report asked for out of turn. Those that come every year are data (`reports/dues.yaml`), not rows."""

    asked_by = models.CharField(max_length=24, choices=codes.ASKED_BY)
    number = models.CharField(max_length=60, blank=True)
    due_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["agency", "-due_on"], name="report_due")]


class ReportDraft(OverPeriod):
    """A draft over the figures that were published when it was made; other figures are another draft."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="+", db_index=False)
    as_of = models.DateTimeField()
    # «Số liệu đến ngày …», chosen by a person because the period was not over.
    cut_off = models.BooleanField()
    variants = models.JSONField(default=dict)
    due = models.ForeignKey(ReportDue, models.PROTECT, null=True, related_name="+", db_index=False)
    key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["agency", "form", "period_from", "-recorded_at"], name="report_drafts")]  # fmt: skip


class ReportFigure(models.Model):
    """A frozen figure in a draft. `ref` is what the paper shows; `past` is the same window a year earlier."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    draft = models.ForeignKey(ReportDraft, models.PROTECT, related_name="figures", db_index=False)
    figure = models.ForeignKey(Figure, models.PROTECT, related_name="+", db_index=False)
    ref = models.CharField(max_length=24)
    past = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "figure"], name="report_figure_once")]  # fmt: skip
        indexes = [models.Index(fields=["ref"], name="report_figure_ref")]


class ReportParagraph(Kept):
    """What a person wrote in the place of the skeleton's words; a later turn stands, an earlier one stays."""

    draft = models.ForeignKey(
        ReportDraft, models.PROTECT, related_name="paragraphs", db_index=False
    )
    slot = models.CharField(max_length=24)
    turn = models.SmallIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "slot", "turn"], name="report_turn_once")
        ]


class ReportIssued(Kept):
    """The report as issued: its number, its day, its three files, sealed, and what they hash to."""

    draft = models.OneToOneField(ReportDraft, models.PROTECT, related_name="issued")
    number = models.IntegerField()
    year = models.SmallIntegerField()
    issued_on = models.DateField()
    docx = models.BinaryField()
    pdf = models.BinaryField()
    xlsx = models.BinaryField()
    sha256 = models.JSONField()
    # Where a signature goes: page and box, as the file was set.
    slot = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "number"], name="report_number_once"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="report_number_counts"),
        ]


class ReportSigned(Kept):
    """The issued PDF with a digital signature: the same bytes, and the signature after them."""

    issued = models.ForeignKey(
        ReportIssued, models.PROTECT, related_name="signatures", db_index=False
    )
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    serial = models.CharField(max_length=64)  # of the certificate, never a name
    signed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["issued", "-recorded_at"], name="report_signed")]


class ReportSent(Kept):
    """That it went out, to whom of those the paper names, when."""

    issued = models.ForeignKey(ReportIssued, models.PROTECT, related_name="sent", db_index=False)
    recipient = models.CharField(max_length=200)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issued", "recipient"], name="report_sent_once")
        ]
