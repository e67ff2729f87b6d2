"""Tables of communication and training. A row is appended; what was wrong is said right by a later row of the same root."""

from django.db import models
from django.db.models import F, Q

from lachan.access.ids import uuid7
from lachan.access.models import Account, AuditLine
from lachan.reference.models import Agency, Province, Unit

from . import codes


def _far(to: type[models.Model] = Agency, **more: object) -> models.ForeignKey:
    """No way back from there, no index unless one is asked for by name."""
    return models.ForeignKey(to, models.PROTECT, related_name="+", db_index=False, **more)


class Said(models.Model):
    """By whom, for which body, when, under which line of the log."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = _far()
    account = _far(Account)
    recorded_at = models.DateTimeField()
    line = _far(AuditLine)

    class Meta:
        abstract = True


class Kept(Said):
    """A row that a later row may correct: of one `root` the highest `turn` holds. `withdrawn`: it was never so."""

    province = _far(Province)
    root = models.UUIDField()
    turn = models.SmallIntegerField(default=1)
    why = models.CharField(max_length=300, blank=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        abstract = True


def _turns(name: str) -> models.UniqueConstraint:
    """Of two corrections at once one is refused."""
    return models.UniqueConstraint(fields=["root", "turn"], name=f"{name}_turn")


class Material(Kept):
    """What was handed out or played, in one version and one language."""

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=codes.MATERIALS)
    version = models.CharField(max_length=40)
    language = models.CharField(max_length=10, choices=codes.LANGUAGES)
    issued_on = models.DateField()
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [_turns("material")]

    def __str__(self) -> str:
        return f"{self.title} (bản {self.version})"


class Session(Kept):
    """People were spoken to: where, how, by whom; how many listened, and whether they were counted or estimated.

    `commune` is the unit of that day; what goes out to everybody has none. `campaign`: the code of a plan's campaign,
    as text. `groups`: code → people, each person in one group. `row_key`: the row of a workbook that it came from."""

    held_on = models.DateField()
    commune = _far(Unit, null=True)
    place = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=codes.KINDS)
    topic = models.CharField(max_length=300)
    language = models.CharField(max_length=10, choices=codes.LANGUAGES)
    organiser = _far()
    campaign = models.CharField(max_length=60, blank=True)
    reached = models.IntegerField(null=True)
    method = models.CharField(max_length=10, choices=codes.METHODS, blank=True)
    groups = models.JSONField(default=dict)
    cost = models.BigIntegerField(null=True)
    partner = models.CharField(max_length=200, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    row_key = models.BinaryField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["province", "-held_on", "-id"], name="session_day"),
            models.Index(fields=["commune", "-held_on"], name="session_commune"),
        ]
        constraints = [
            _turns("session"),
            models.UniqueConstraint(
                fields=["agency", "row_key"], condition=Q(turn=1), name="session_row_once",
                violation_error_message="Dòng này đã được nhập.",
            ),
            models.CheckConstraint(
                condition=Q(reached__isnull=True, method="")
                | Q(reached__gte=0, method__in=[code for code, _ in codes.METHODS]),
                name="session_counted_how",
                violation_error_message="Số người phải kèm cách đếm.",
            ),
        ]  # fmt: skip


class SessionMaterial(models.Model):
    """What was used in a session, and how many copies were given out."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="materials")
    material = _far(Material)
    copies = models.IntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "material"], name="session_material_once")
        ]


class Club(Kept):
    """A club or a model of the people (mô hình, câu lạc bộ), on the ground of a commune of its first day."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=codes.CLUB_KINDS)
    commune = _far(Unit, null=True)
    organiser = _far()
    since = models.DateField()
    members = models.IntegerField()

    class Meta:
        constraints = [_turns("club")]


class ClubTurn(Said):
    """What a club did on a day, with its members counted that day; or that it ended."""

    club = models.ForeignKey(Club, models.PROTECT, related_name="turns")
    kind = models.CharField(max_length=10, choices=codes.CLUB_TURNS)
    on = models.DateField()
    members = models.IntegerField(null=True)
    present = models.IntegerField(null=True)
    words = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["club"], condition=Q(kind="closed"), name="club_closed_once"
            )
        ]


class Course(Kept):
    """What is taught: its topics, the state of the law it teaches (`content_on`), what of the trauma checklist it covers."""

    title = models.CharField(max_length=200)
    topics = models.JSONField(default=list)
    content_on = models.DateField()
    law = models.CharField(max_length=200, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    checklist = models.JSONField(default=list)

    class Meta:
        constraints = [_turns("course")]


class TrainingSession(Kept):
    """One time that a course was held, by the body that wrote it down."""

    course = _far(Course)
    held_on = models.DateField()
    ended_on = models.DateField()
    place = models.CharField(max_length=200)
    trainers = models.SmallIntegerField()
    trainer_body = models.CharField(max_length=200, blank=True)
    campaign = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["province", "-held_on", "-id"], name="training_day")]
        constraints = [
            _turns("training"),
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("held_on")), name="training_days",
                violation_error_message="Ngày kết thúc lớp không được trước ngày mở lớp.",
            ),
        ]  # fmt: skip


class Attendance(Kept):
    """Who of which body was taught: so many of a post, or one official by account.

    An official's attendance is that person's: its row is seen by the person's body, the body that taught, and the person."""

    session = models.UUIDField()
    body = _far()
    post = models.CharField(max_length=12, choices=codes.POSTS)
    people = models.IntegerField()
    official = _far(Account, null=True)

    class Meta:
        indexes = [models.Index(fields=["session"], name="attendance_session")]
        constraints = [
            _turns("attendance"),
            models.CheckConstraint(
                condition=Q(official__isnull=True) | Q(people__lte=1), name="attendance_one_official"
            ),
        ]  # fmt: skip


class Quiz(Said):
    """A short test before or after: how many people, how many questions each, how many right answers in all. No person.

    `about`: the root of a session or of a training session. The last one written of a moment counts."""

    province = _far(Province)
    about = models.UUIDField()
    moment = models.CharField(max_length=6, choices=codes.MOMENTS)
    people = models.IntegerField()
    questions = models.SmallIntegerField()
    right = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["about"], name="quiz_about")]
        constraints = [
            models.CheckConstraint(
                condition=Q(people__gt=0, questions__gt=0, right__gte=0)
                & Q(right__lte=F("people") * F("questions")),
                name="quiz_sane",
                violation_error_message="Số câu đúng không thể nhiều hơn số câu đã hỏi.",
            )
        ]
