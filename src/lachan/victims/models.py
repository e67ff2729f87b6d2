"""Tables of victim care. Acts are appended, words are sealed by audience; who the person is lies in `people`."""

from django.db import models

from lachan.access.ids import uuid7
from lachan.access.models import Account, AuditLine, RecordKey
from lachan.docket.models import Matter
from lachan.people.models import Person
from lachan.reference.models import Agency, Province, Unit

from . import codes


class CareFile(models.Model):
    """One person's care from being received on. A person has one; it is closed and opened again."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.OneToOneField(Person, models.PROTECT, related_name="+")
    province = models.ForeignKey(Province, models.PROTECT, related_name="+", db_index=False)
    place = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", db_index=False)
    origin = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    # What is typed twice on a bad line is received once.
    client_key = models.UUIDField()
    # All free words of this file are sealed under one key: destroyed, the acts stay.
    key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+", db_index=False)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    synthetic = models.BooleanField(default=False)
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["origin", "client_key"], name="care_client_key")
        ]


class CareStanding(models.Model):
    """On which ground a body sees this person's care; given by an act, and gone with it: a standing whose act was taken
    back, or whose referral was answered with a no, counts no more; `stands` says so, written by the acts alone (stands.sql).
    The first ones, by opening the file, hang on none."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    care = models.ForeignKey(CareFile, models.PROTECT, related_name="standings", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=codes.STANDING)
    act = models.ForeignKey("CareAct", models.PROTECT, null=True, related_name="+", db_index=False)
    since = models.DateTimeField()
    received_at = models.DateTimeField()
    stands = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "care", "kind", "act"],
                name="care_standing_once",
                nulls_distinct=False,
            )
        ]
        indexes = [
            # A list of ours is read from here alone, whether each standing stands included.
            models.Index(
                fields=["agency", "-received_at", "-care"],
                include=["kind", "act", "stands"],
                name="care_standing_list",
            ),  # fmt: skip
            # The row lock of everything in a file asks here, and finds the ground without the row.
            models.Index(
                fields=["care", "agency", "kind", "act", "stands"], name="care_standing_care"
            ),
        ]


class CareAct(models.Model):
    """What was done for one person, or said by that person. `facts` are codes and days, never words."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    care = models.ForeignKey(CareFile, models.PROTECT, related_name="acts", db_index=False)
    kind = models.CharField(max_length=40)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    # Number of the paper by which it was decided; the paper itself lies with the body that made it.
    paper = models.CharField(max_length=60, blank=True)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["care", "occurred_at"], name="care_act_care")]


class CareNote(models.Model):
    """Free words of an act, sealed under the file's key, for one audience."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    act = models.ForeignKey(CareAct, models.PROTECT, related_name="notes")
    care = models.ForeignKey(CareFile, models.PROTECT, related_name="+", db_index=False)
    audience = models.CharField(max_length=8, choices=codes.AUDIENCE)
    sealed = models.BinaryField()

    class Meta:
        # A page reads the words of one file: without this, those of every file.
        indexes = [models.Index(fields=["care"], name="care_note_care")]


class CarePaper(models.Model):
    """A paper or a picture beside a file, made anew without what came with it; content and title are sealed.

    `mark` is the hash of the content under the file's key: equal papers of two persons do not look alike."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    care = models.ForeignKey(CareFile, models.PROTECT, related_name="papers", db_index=False)
    act = models.ForeignKey(CareAct, models.PROTECT, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=codes.PAPERS)
    audience = models.CharField(max_length=8, choices=codes.PAPER_FOR)
    # Counted by each body for itself, so that nobody reads from a gap that others keep papers too.
    number = models.SmallIntegerField()
    ending = models.CharField(max_length=4)
    size = models.IntegerField()
    pages = models.SmallIntegerField()
    mark = models.BinaryField()
    sealed_title = models.BinaryField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["care", "agency", "number"], name="care_paper_number"),
            models.CheckConstraint(
                condition=(~models.Q(kind__in=codes.KEPT_IN_CARE) | models.Q(audience="care"))
                & (~models.Q(kind__in=codes.SHOWS_WHO) | ~models.Q(audience="safety")),
                name="care_paper_audience",
                violation_error_message="Loại giấy tờ này không dành cho nơi được chọn.",
            ),
        ]


class PaperPiece(models.Model):
    """A piece of a paper, sealed by itself, so that a large one is read without holding it whole."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    paper = models.ForeignKey(CarePaper, models.PROTECT, related_name="pieces", db_index=False)
    begins = models.IntegerField()
    size = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "begins"], name="paper_piece_once")]


class PaperWithdrawal(models.Model):
    """A paper taken back by the body that attached it: the row stays, the content is opened to nobody any more."""

    paper = models.OneToOneField(CarePaper, models.PROTECT, primary_key=True, related_name="gone")
    ground = models.CharField(max_length=12, choices=codes.PAPER_GONE)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)


class CareLink(models.Model):
    """A matter in which this person is spoken of; it lets nobody of the matter read the care, or the other way."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    care = models.ForeignKey(CareFile, models.PROTECT, related_name="links")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["care", "matter"], name="care_link_once")]
        indexes = [models.Index(fields=["matter"], name="care_link_matter")]


class CareExclusion(models.Model):
    """An officer kept out of one person's care: kin, a suspect, or somebody whom the person fears. It is never taken back."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    care = models.ForeignKey(CareFile, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "care"], name="care_exclusion_once")
        ]


class Listed(models.Model):
    """That somebody stands in a row of a list of returnees; of what the row says, nothing."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    care = models.ForeignKey(CareFile, models.PROTECT, related_name="listed")
    listing = models.UUIDField()
    place = models.IntegerField()
    row = models.CharField(max_length=12)
    # A row of a mended list that was received already is known by this, without asking who it is.
    entry = models.UUIDField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "entry"], name="care_listed_once")]
        indexes = [
            models.Index(fields=["listing", "place"], name="care_listed_list"),
            models.Index(fields=["recorded_at"], name="care_listed_recent"),
        ]


class Likeness(models.Model):
    """Two files that may be of one person; a human being said yes or no."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    care = models.ForeignKey(CareFile, models.PROTECT, related_name="+")
    other = models.ForeignKey(CareFile, models.PROTECT, related_name="+", db_index=False)
    same = models.BooleanField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)


class Rate(models.Model):
    """An amount by dates, as a named paper sets it; a later row of the same code begins where it says."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    province = models.ForeignKey(Province, models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=24, choices=codes.RATES)
    amount = models.BigIntegerField()
    from_on = models.DateField()
    paper = models.CharField(max_length=160)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["province", "code", "from_on"], name="rate_once")
        ]


class CareReading(models.Model):
    """Projection: where one person's care stands, as far as its path goes: what care alone knows is `CareCaring`. May be
    dropped and made anew at any time."""

    care = models.OneToOneField(CareFile, models.CASCADE, primary_key=True, related_name="reading")
    stage = models.CharField(max_length=4)
    verdict = models.CharField(max_length=12, blank=True)
    regime = models.CharField(max_length=12)
    lead = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    minor = models.BooleanField(null=True)
    # Open red flags.
    red = models.SmallIntegerField(default=0)
    closed = models.BooleanField(default=False)
    # Stands on a list of returnees and nobody has screened the person since.
    unscreened = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    as_of = models.DateTimeField()
    law_version = models.CharField(max_length=40)

    class Meta:
        indexes = [
            models.Index(fields=["lead", "-received_at", "-care"], name="care_reading_list"),
            models.Index(fields=["-received_at", "-care"], name="care_reading_newest"),
            # Each filter in the order of the list: who sees many begins here, who sees few with its own standings.
            models.Index(fields=["stage", "-received_at", "-care"], name="care_reading_stage"),
            models.Index(fields=["regime", "-received_at", "-care"], name="care_reading_regime"),
            models.Index(fields=["minor", "-received_at", "-care"], name="care_reading_minor"),
            models.Index(fields=["-received_at", "-care"], name="care_reading_red", condition=models.Q(red__gt=0)),
            models.Index(fields=["-received_at", "-care"], name="care_reading_unscreened", condition=models.Q(unscreened=True)),
        ]  # fmt: skip


class CareCaring(models.Model):
    """Projection: of where one person's care stands, what comes of acts that care alone knows; for whoever leads or houses.
    `stage`: of the whole path, being helped and coming home among them."""

    care = models.OneToOneField(CareFile, models.CASCADE, primary_key=True, related_name="caring")
    stage = models.CharField(max_length=4)
    lead = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    # The nearest day on which something is to be looked at again.
    review_on = models.DateField(null=True)
    next_due_at = models.DateTimeField(null=True)
    next_ref = models.CharField(max_length=8, blank=True)
    received_at = models.DateTimeField()
    last_act_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["stage", "-received_at", "-care"], name="care_caring_stage"),
            models.Index(fields=["-received_at", "-care", "review_on"], name="care_caring_due",
                         condition=models.Q(review_on__isnull=False)),
            models.Index(fields=["lead", "review_on"], name="care_caring_review",
                         condition=models.Q(review_on__isnull=False)),
        ]  # fmt: skip


class CareClock(models.Model):
    """Projection: one clock of one person's care, of the law or of an answer that was asked for by a day."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    care = models.ForeignKey(CareFile, models.CASCADE, related_name="clocks", db_index=False)
    ref = models.CharField(max_length=8)
    started_by = models.UUIDField()
    due_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    owed = models.BooleanField()
    ended = models.CharField(max_length=6, blank=True)
    holder = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    as_of = models.DateTimeField()
    law_version = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["care", "ref", "started_by"], name="care_clock_once")
        ]
        indexes = [
            models.Index(fields=["holder", "due_at"], name="care_clock_owed", condition=models.Q(owed=True))
        ]  # fmt: skip


class CareAlarm(models.Model):
    """Projection: a red flag nobody has settled yet, for whoever tells the bodies of it: no word of what it is."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    care = models.ForeignKey(CareFile, models.CASCADE, related_name="+", db_index=False)
    started_by = models.UUIDField()
    raised_at = models.DateTimeField()
    holder = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["care", "started_by"], name="care_alarm_once")
        ]


class CareOwed(models.Model):
    """Projection: one support that the law gives this person, and what became of it. The committee counts these rows
    through a function of the database that shows no file and no small number."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    care = models.ForeignKey(CareFile, models.CASCADE, related_name="owed", db_index=False)
    support = models.CharField(max_length=16)
    regime = models.CharField(max_length=12)
    answer = models.CharField(max_length=8)
    state = models.CharField(max_length=10, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["care", "support"], name="care_owed_once")]
        # A support that lasts to a day ends without an act: looked up by that day.
        indexes = [
            models.Index(fields=["until"], name="care_owed_until", condition=models.Q(state="delivered"))
        ]  # fmt: skip


class VictimRelease(models.Model):
    """Figures of victims as they left: frozen, so that nobody is counted out twice; ε of data sets of the same years adds
    up. What is in it is public; who is behind it lies nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    province = models.ForeignKey(Province, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=codes.RELEASE)
    # Of people received in these years, both counted in.
    year_from = models.SmallIntegerField()
    year_to = models.SmallIntegerField()
    epsilon = models.FloatField(null=True)
    delta = models.FloatField(null=True)
    content = models.JSONField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    released_at = models.DateTimeField()
    synthetic = models.BooleanField(default=False)
    line = models.ForeignKey(AuditLine, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["province", "kind", "year_from"], name="victim_release_years")
        ]

    @property
    def years(self) -> str:
        return (
            f"{self.year_from}"
            if self.year_from == self.year_to
            else f"{self.year_from}–{self.year_to}"
        )
