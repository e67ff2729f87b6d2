"""The verbs of training as forms: a course, a class that was held, who came, the short test."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import HttpRequest

from lachan.access.models import Account, Membership
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.outreach import codes, commands, teaching
from lachan.outreach.content import checklist
from lachan.outreach.models import Attendance, Course, TrainingSession
from lachan.outreach.refusals import BodyNotThere, HoursOutOfRange, NotYourColleague
from lachan.reference.models import Agency
from lachan.reference.queries import valid_on

from .. import wording
from ..outreach import campaigns
from ..outreach.asking import body_named, count, needed_day, needed_number, typed_day
from ..outreach.sessions import own, quiz_fields, record_quiz, stands, why_field, withdrawn_field
from ..plan.forms import Form
from ..sheet import Choices, Field, NotANumber, Sheet, words
from .tabs import HOME

COURSES, CLASSES = f"{HOME}khoa/", f"{HOME}lop/"


# -- courses -----------------------------------------------------------------------------------------


def _course_fields(on: Sheet, request: HttpRequest, course: Course | None) -> list[Field]:
    on = stands(
        on, request, _course_typed(course) if course else {"content_on": wording.day(request.at)}
    )
    asked = [
        on.ask("title", "Tên khóa", maxlength=200, wide=True, autofocus=True),
        typed_day(on, "content_on", "Nội dung theo pháp luật đến ngày", hint="nội dung mới thì ghi khóa mới"),
        on.ask("hours", "Số giờ", inputmode="decimal", maxlength=6), on.ask("law", "Văn bản chính", maxlength=200),
        *(on.ask(f"topic_{code}", f"Chủ đề: {label}", "checkbox") for code, label in codes.TOPICS),
        *(on.ask(f"item_{code}", f"Về sang chấn: {one['label']}", "checkbox", wide=True) for code, one in checklist().items()),
    ]  # fmt: skip
    return (
        asked
        if course is None
        else [*asked, why_field(on), withdrawn_field(on, "Ghi nhầm: không có khóa này")]
    )


def _course_typed(course: Course) -> dict[str, str]:
    told = {
        "title": course.title,
        "content_on": wording.day(course.content_on),
        "hours": f"{course.hours.normalize():f}",
        "law": course.law,
    }
    return (
        told
        | {f"topic_{code}": "on" for code in course.topics}
        | {f"item_{code}": "on" for code in course.checklist}
    )


def _course_told(typed: Mapping[str, str]) -> dict[str, Any]:
    return {"title": words(typed, "title"), "content_on": needed_day(typed, "content_on"), "hours": _hours(typed), "law": words(typed, "law"),
            "topics": [code for code, _ in codes.TOPICS if typed.get(f"topic_{code}")],
            "checklist": [code for code in checklist() if typed.get(f"item_{code}")]}  # fmt: skip


def _hours(typed: Mapping[str, str]) -> Decimal:
    """«7,5» as people write it."""
    if not words(typed, "hours"):
        raise HoursOutOfRange(field="hours")
    try:
        return Decimal(words(typed, "hours").replace(",", "."))
    except InvalidOperation:
        raise NotANumber(field="hours") from None


def _new_course(typed: Mapping[str, str], request: HttpRequest, thing: Any) -> str:
    commands.record_course(**_course_told(typed), by=request.actor, at=request.at)
    return COURSES


def _correct_course(typed: Mapping[str, str], request: HttpRequest, course: Course) -> str:
    commands.correct_course(course=course, **_course_told(typed), why=words(typed, "why"), withdrawn=bool(typed.get("withdrawn")),
                            by=request.actor, at=request.at)  # fmt: skip
    return COURSES


# -- classes -----------------------------------------------------------------------------------------


def _class_fields(on: Sheet, request: HttpRequest, thing: TrainingSession | None) -> list[Field]:
    today = wording.day(request.at)
    on = stands(
        on,
        request,
        _class_typed(thing) if thing else {"held_on": today, "ended_on": today, "trainers": "1"},
    )
    which = (
        []
        if thing
        else [on.ask("course", "Khóa", "select", _courses(request), wide=True, autofocus=True)]
    )
    asked = [
        *which, typed_day(on, "held_on", "Mở lớp ngày"), typed_day(on, "ended_on", "Đến hết ngày"), on.ask("place", "Nơi mở lớp", maxlength=200),
        count(on, "trainers", "Số giảng viên"), on.ask("trainer_body", "Giảng viên của cơ quan", maxlength=200, hint="không ghi tên người"),
        on.ask("campaign", "Thuộc đợt", "select", campaigns.options(request)),
    ]  # fmt: skip
    return (
        asked
        if thing is None
        else [*asked, why_field(on), withdrawn_field(on, "Ghi nhầm: lớp này không mở")]
    )


def _courses(request: HttpRequest) -> Choices:
    return [
        ("", "Chọn khóa"),
        *((str(one.root), one.title) for one in teaching.courses(request.actor)),
    ]


def _class_typed(one: TrainingSession) -> dict[str, str]:
    return {"held_on": wording.day(one.held_on), "ended_on": wording.day(one.ended_on), "place": one.place, "trainers": str(one.trainers),
            "trainer_body": one.trainer_body, "campaign": one.campaign}  # fmt: skip


def _class_told(typed: Mapping[str, str]) -> dict[str, Any]:
    return {"held_on": needed_day(typed, "held_on"), "ended_on": needed_day(typed, "ended_on"), "place": words(typed, "place"),
            "trainers": needed_number(typed, "trainers"), "trainer_body": words(typed, "trainer_body"), "campaign": words(typed, "campaign")}  # fmt: skip


def _new_class(typed: Mapping[str, str], request: HttpRequest, thing: Any) -> str:
    course = teaching.course_chosen(request.actor, words(typed, "course"))
    made = commands.record_training(
        course=course, **_class_told(typed), by=request.actor, at=request.at
    )
    return f"{CLASSES}{made.root}/"


def _correct_class(typed: Mapping[str, str], request: HttpRequest, thing: TrainingSession) -> str:
    commands.correct_training(training=thing, **_class_told(typed), why=words(typed, "why"), withdrawn=bool(typed.get("withdrawn")),
                              by=request.actor, at=request.at)  # fmt: skip
    return CLASSES if typed.get("withdrawn") else f"{CLASSES}{thing.root}/"


def _came_fields(on: Sheet, request: HttpRequest, thing: TrainingSession) -> list[Field]:
    here = Agency.objects.filter(valid_on(thing.held_on), province=thing.province_id).order_by(
        "level", "sort_key"
    )
    bodies = [
        ("", "Chọn cơ quan"),
        *((str(pk), name) for pk, name in here.values_list("id", "short_name")),
    ]
    return [on.ask("body", "Cơ quan của học viên", "select", bodies, autofocus=True), on.ask("post", "Chức danh", "select", codes.POSTS),
            count(on, "people", "Số người")]  # fmt: skip


def _came(typed: Mapping[str, str], request: HttpRequest, thing: TrainingSession) -> str:
    body = body_named(typed, "body")
    if body is None:
        raise BodyNotThere(field="body")
    commands.record_attendance(training=thing, body=body, post=words(typed, "post"), people=needed_number(typed, "people"),
                               by=request.actor, at=request.at)  # fmt: skip
    return f"{CLASSES}{thing.root}/"


def _own_fields(on: Sheet, request: HttpRequest, thing: TrainingSession) -> list[Field]:
    held = Membership.objects.filter(
        valid_on(thing.held_on), agency=request.actor.agency_id
    ).select_related("account")
    people = [
        ("", "Chọn cán bộ"),
        *dict.fromkeys((str(one.account_id), one.account.display_name) for one in held),
    ]
    return [
        on.ask("official", "Cán bộ của cơ quan mình", "select", people, autofocus=True),
        on.ask("post", "Chức danh", "select", codes.POSTS),
    ]


def _own(typed: Mapping[str, str], request: HttpRequest, thing: TrainingSession) -> str:
    key = words(typed, "official")
    official = (
        Account.objects.filter(id=int(key)).first()
        if key.isascii() and key.isdecimal() and len(key) < 18
        else None
    )
    if official is None:
        raise NotYourColleague(field="official")
    commands.record_own_attendance(
        training=thing,
        official=official,
        post=words(typed, "post"),
        by=request.actor,
        at=request.at,
    )
    return f"{CLASSES}{thing.root}/"


def _quiz(typed: Mapping[str, str], request: HttpRequest, thing: TrainingSession) -> str:
    record_quiz(typed, request, thing.root)
    return f"{CLASSES}{thing.root}/"


def _recount_fields(on: Sheet, request: HttpRequest, one: Attendance) -> list[Field]:
    on = stands(on, request, {"people": str(one.people)})
    return [
        count(on, "people", "Số người thật sự dự", hint="ghi 0 nếu không ai dự", autofocus=True),
        why_field(on),
    ]


def _recount(typed: Mapping[str, str], request: HttpRequest, one: Attendance) -> str:
    commands.correct_attendance(attendance=one, people=needed_number(typed, "people"), why=words(typed, "why"),
                                by=request.actor, at=request.at)  # fmt: skip
    return f"{CLASSES}{one.session}/"


NEW_COURSE = {"moi": Form("moi", "Khóa tập huấn", P.TRAINING_KEEP, _course_fields, _new_course)}
OF_COURSE = {
    "dinh-chinh": Form(
        "dinh-chinh", "Đính chính khóa", P.TRAINING_KEEP, _course_fields, _correct_course, own
    )
}
NEW_CLASS = {"moi": Form("moi", "Lớp đã mở", P.TRAINING_KEEP, _class_fields, _new_class)}
OF_CLASS = {
    "hoc-vien": Form(
        "hoc-vien", "Số học viên của một cơ quan", P.TRAINING_KEEP, _came_fields, _came
    ),
    "can-bo": Form("can-bo", "Cán bộ cơ quan mình đã dự", P.TRAINING_KEEP, _own_fields, _own),
    "trac-nghiem": Form("trac-nghiem", "Kết quả trắc nghiệm", P.TRAINING_KEEP, quiz_fields, _quiz),
    "dinh-chinh": Form(
        "dinh-chinh", "Đính chính lớp", P.TRAINING_KEEP, _class_fields, _correct_class
    ),
}
# Offered to a body that did not hold the class.
OF_ANYBODY = ("can-bo",)
OF_CAME = {
    "dinh-chinh": Form(
        "dinh-chinh", "Đính chính số học viên", P.TRAINING_KEEP, _recount_fields, _recount
    )
}
