"""Verbs of training: a course, one time it was held, who of which body was taught."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.models import Account, Membership
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.outreach import codes
from lachan.outreach.content import checklist as known_checklist
from lachan.outreach.entering import (
    bodies,
    current,
    first,
    next_turn,
    organiser_on,
    past,
)
from lachan.outreach.models import Attendance, Course, TrainingSession
from lachan.outreach.refusals import (
    AlreadyAttended,
    BodyNotThere,
    ContentAhead,
    DaysBackwards,
    HoursOutOfRange,
    NobodyCame,
    NoPlace,
    NoSuchChoice,
    NotInTheChecklist,
    NoTitle,
    NoTopics,
    NotYourClass,
    NotYourColleague,
    OrganiserNotThere,
    PeopleOutOfRange,
    Superseded,
    TrainersOutOfRange,
)
from lachan.procedure.periods import local_day
from lachan.reference.models import Agency
from lachan.reference.queries import valid_on

BASIS = "Kế hoạch năm, nhóm Pháp luật, năng lực: tập huấn"


@command(Permission.TRAINING_KEEP, article=BASIS)
def record_course(
    *, title: str, topics: Sequence[str], content_on: date, hours: Decimal, by: Actor, at: datetime, law: str = "",
    checklist: Sequence[str] = (),
) -> Course:  # fmt: skip
    """Ghi một khóa tập huấn: tên, chủ đề, nội dung theo pháp luật đến ngày nào, số giờ, phần về sang chấn."""
    told = _course(title, topics, content_on, hours, law, checklist, at)
    row = Course(**told, **first(by, at))
    row.save(force_insert=True)
    return row


@command(Permission.TRAINING_KEEP, article=BASIS)
def correct_course(
    *, course: Course, title: str, topics: Sequence[str], content_on: date, hours: Decimal, why: str, by: Actor,
    at: datetime, law: str = "", checklist: Sequence[str] = (), withdrawn: bool = False,
) -> Course:  # fmt: skip
    """Đính chính một khóa tập huấn đã ghi; các lớp đã mở theo bản mới."""
    told = _course(title, topics, content_on, hours, law, checklist, at)
    row = Course(**told, withdrawn=withdrawn, **next_turn(course, why, by, at))
    row.save(force_insert=True)
    return row


def _course(
    title: str, topics: Sequence[str], content_on: date, hours: Decimal, law: str, checklist: Sequence[str], at: datetime
) -> dict[str, object]:  # fmt: skip
    if not title.strip():
        raise NoTitle(field="title")
    if not topics:
        raise NoTopics(field="topics")
    if not set(topics) <= set(dict(codes.TOPICS)):
        raise NoSuchChoice(field="topics")
    if not set(checklist) <= set(known_checklist()):
        raise NotInTheChecklist(field="checklist")
    if content_on > local_day(at):
        raise ContentAhead(field="content_on")
    if not hours.is_finite() or not Decimal(0) < hours <= Decimal(500):
        raise HoursOutOfRange(field="hours")
    return {
        "title": " ".join(title.split()), "topics": sorted(set(topics)), "content_on": content_on,
        "hours": round(hours, 1), "law": " ".join(law.split()),
        "checklist": [code for code in known_checklist() if code in set(checklist)],
    }  # fmt: skip


@command(Permission.TRAINING_KEEP, article=BASIS)
def record_training(
    *, course: Course, held_on: date, ended_on: date, place: str, trainers: int, by: Actor, at: datetime,
    trainer_body: str = "", campaign: str = "",
) -> TrainingSession:  # fmt: skip
    """Ghi một lớp tập huấn đã mở: khóa nào, ngày, nơi, số giảng viên."""
    told = _training(course, held_on, ended_on, place, trainers, trainer_body, campaign, by, at)
    row = TrainingSession(**told, **first(by, at))
    row.save(force_insert=True)
    return row


@command(Permission.TRAINING_KEEP, article=BASIS)
def correct_training(
    *, training: TrainingSession, held_on: date, ended_on: date, place: str, trainers: int, why: str, by: Actor,
    at: datetime, trainer_body: str = "", campaign: str = "", withdrawn: bool = False,
) -> TrainingSession:  # fmt: skip
    """Đính chính một lớp tập huấn đã ghi, hoặc ghi rằng lớp ấy không mở; bản cũ vẫn được giữ."""
    told = _training(training.course, held_on, ended_on, place, trainers, trainer_body, campaign, by, at)  # fmt: skip
    row = TrainingSession(**told, withdrawn=withdrawn, **next_turn(training, why, by, at))
    row.save(force_insert=True)
    return row


def _training(
    course: Course, held_on: date, ended_on: date, place: str, trainers: int, trainer_body: str, campaign: str,
    by: Actor, at: datetime,
) -> dict[str, object]:  # fmt: skip
    past(held_on, at, "held_on")
    past(ended_on, at, "ended_on")
    if ended_on < held_on:
        raise DaysBackwards(field="ended_on")
    if not place.strip():
        raise NoPlace(field="place")
    if not 1 <= trainers <= 200:
        raise TrainersOutOfRange(field="trainers")
    return {
        "course_id": course.root, "held_on": held_on, "ended_on": ended_on, "place": " ".join(place.split()),
        "trainers": trainers, "trainer_body": " ".join(trainer_body.split()), "campaign": " ".join(campaign.split()),
    }  # fmt: skip


@command(Permission.TRAINING_KEEP, article=BASIS)
def record_attendance(
    *, training: TrainingSession, body: Agency, post: str, people: int, by: Actor, at: datetime
) -> Attendance:
    """Nơi tổ chức lớp ghi số học viên của một cơ quan, theo chức danh; không ghi tên."""
    if training.agency_id not in bodies(by):
        raise NotYourClass
    _attends(training, body, post, people)
    if _of(training).filter(body=body, post=post, official=None).exists():
        raise AlreadyAttended
    return _attendance(training, body, post, people, None, first(by, at))


@command(Permission.TRAINING_KEEP, article=BASIS)
def record_own_attendance(
    *, training: TrainingSession, official: Account, post: str, by: Actor, at: datetime
) -> Attendance:
    """Cơ quan ghi cán bộ của mình đã dự một lớp tập huấn; nơi tổ chức không thấy tên, Ban Chỉ đạo chỉ thấy số."""
    body = Agency.objects.get(id=by.agency_id)
    _attends(training, body, post, 1)
    held = Membership.objects.filter(valid_on(training.held_on), account=official, agency=body)
    if not held.exists():
        raise NotYourColleague(field="official")
    if _of(training).filter(official=official).exists():
        raise AlreadyAttended(field="official")
    return _attendance(training, body, post, 1, official, first(by, at))


@command(Permission.TRAINING_KEEP, article=BASIS)
def correct_attendance(
    *, attendance: Attendance, people: int, why: str, by: Actor, at: datetime
) -> Attendance:
    """Đính chính số học viên đã ghi; ghi 0 nghĩa là không ai dự."""
    if not 0 <= people <= (2_000 if attendance.official_id is None else 1):
        raise PeopleOutOfRange(field="people")
    training = current(TrainingSession.objects.filter(root=attendance.session)).first()
    if training is None:
        raise Superseded
    return _attendance(training, attendance.body, attendance.post, people, attendance.official,
                       next_turn(attendance, why, by, at))  # fmt: skip


@command(Permission.TRAINING_KEEP, article=BASIS)
def issue_certificate(
    *, training: TrainingSession, body: Agency, post: str, by: Actor, at: datetime
) -> int:
    """Lập giấy chứng nhận cho một người đã dự lớp: nhật ký ghi lớp, cơ quan, chức danh; họ tên không được lưu."""
    if training.agency_id not in bodies(by):
        raise NotYourClass
    came = sum(one.people for one in _of(training).filter(body=body, post=post))
    if not came:
        raise NobodyCame(field="body")
    about(training.root, body=body.id, post=post)
    return came


def _attends(training: TrainingSession, body: Agency, post: str, people: int) -> None:
    if post not in dict(codes.POSTS):
        raise NoSuchChoice(field="post")
    if not 1 <= people <= 2_000:
        raise PeopleOutOfRange(field="people")
    try:
        organiser_on(body, training.held_on, training.province_id, "body")
    except OrganiserNotThere as gone:
        raise BodyNotThere(field="body") from gone


def _of(training: TrainingSession) -> QuerySet[Attendance]:
    """What holds of the attendance, as far as the viewer may see it."""
    return current(Attendance.objects.filter(session=training.root, people__gt=0))


def _attendance(
    training: TrainingSession, body: Agency, post: str, people: int, official: Account | None, more: dict[str, object]
) -> Attendance:  # fmt: skip
    row = Attendance(
        session=training.root, body=body, post=post, people=people, official=official, **more
    )
    row.save(force_insert=True)
    return row
