"""Courses and the classes that were held; who came (a body sees its own), tests before and after."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.outreach import codes, teaching
from lachan.outreach.content import checklist
from lachan.outreach.models import Attendance, Course, TrainingSession

from .. import wording
from ..door import signed_in
from ..outreach import campaigns
from ..outreach.asking import key_after
from ..outreach.sessions import own, quiz_table
from ..plan.forms import Where, do, offers
from ..table import Cell, table
from .class_forms import (
    CLASSES,
    COURSES,
    NEW_CLASS,
    NEW_COURSE,
    OF_ANYBODY,
    OF_CAME,
    OF_CLASS,
    OF_COURSE,
)
from .tabs import HOME, crumbs, tabs

COURSE = ("Khóa", "Chủ đề", "Nội dung đến ngày", "Số giờ", "Mục về sang chấn", "Ghi bởi")
NO_COURSE = ("Chưa có khóa nào", "chưa khóa tập huấn nào được ghi.")
CLASS = ("Lớp", "Ngày", "Nơi", "Giảng viên", "Cơ quan tổ chức")
NO_CLASS = ("Chưa có lớp nào", "chưa lớp nào được ghi.")
CAME = ("Cơ quan", "Chức danh", "Số người", "Cán bộ", "Ghi bởi")
NO_CAME = ("Chưa ghi ai dự", "chưa ghi, hoặc không thuộc phần cơ quan mình được xem.")


@signed_in(P.OUTREACH_SEE)
def courses(request: HttpRequest) -> HttpResponse:
    rows = (_course_cells(one, request) for one in teaching.courses(request.actor))
    return render(request, "teaching/listing.html", {
        "title": "Khóa tập huấn", "tabs": tabs("khoa/"), "crumbs": crumbs(("", "Khóa tập huấn")), "offers": offers(request.actor, NEW_COURSE, None, COURSES),
        "table": table("Khóa tập huấn", COURSE, rows, empty=NO_COURSE, caption_hidden=True),
    })  # fmt: skip


def _course_cells(one: Course, request: HttpRequest) -> list[Cell]:
    mine = request.actor.can(P.TRAINING_KEEP) and one.agency_id in request.actor.scope
    name: Cell = (
        {"text": one.title, "url": f"{COURSES}{one.root}/lam/dinh-chinh/"}
        if mine
        else {"text": one.title}
    )
    return [name, {"text": "; ".join(label for code, label in codes.TOPICS if code in one.topics)}, {"text": wording.day(one.content_on), "sub": f" {one.law}" if one.law else ""},
            {"text": f"{one.hours.normalize():f}".replace(".", ",")}, {"text": f"{len(one.checklist)}/{len(checklist())}"}, {"text": one.agency.short_name}]  # fmt: skip


@signed_in(P.OUTREACH_SEE)
def classes(request: HttpRequest) -> HttpResponse:
    after = key_after(request.GET.get("sau", "").split("~"))
    found = teaching.page(request.actor, after)
    rows, more = found[: teaching.PAGE], len(found) > teaching.PAGE
    return render(request, "teaching/listing.html", {
        "title": "Lớp tập huấn đã mở", "tabs": tabs("lop/"), "crumbs": crumbs(("", "Lớp đã mở")), "offers": offers(request.actor, NEW_CLASS, None, CLASSES),
        "table": table("Lớp tập huấn", CLASS, (_class_cells(one) for one in rows), empty=NO_CLASS, caption_hidden=True),
        "pager": {"shown": f"{len(rows)} lớp", "order": "ngày gần nhất trước", "first_url": CLASSES if after else "",
                  "next_url": f"{CLASSES}?sau={rows[-1].held_on}~{rows[-1].id}" if more else ""},
    })  # fmt: skip


def _class_cells(one: TrainingSession) -> list[Cell]:
    return [{"text": one.course.title, "url": f"{CLASSES}{one.root}/"}, {"text": _days(one)}, {"text": one.place},
            {"text": str(one.trainers), "sub": f" {one.trainer_body}" if one.trainer_body else ""}, {"text": one.agency.short_name}]  # fmt: skip


def _days(one: TrainingSession) -> str:
    first = wording.day(one.held_on)
    return first if one.ended_on == one.held_on else f"{first} – {wording.day(one.ended_on)}"


@signed_in(P.OUTREACH_SEE)
def one_class(request: HttpRequest, root: UUID) -> HttpResponse:
    one = teaching.training(request.actor, root)
    course = teaching.course_of(request.actor, one)
    facts = (("Khóa", course.title), ("Chủ đề", "; ".join(label for code, label in codes.TOPICS if code in course.topics)),
             ("Nội dung theo pháp luật đến", wording.day(course.content_on)), ("Ngày", _days(one)), ("Nơi", one.place),
             ("Giảng viên", f"{one.trainers}" + (f", {one.trainer_body}" if one.trainer_body else "")),
             ("Thuộc đợt", campaigns.label(one.campaign, request)), ("Cơ quan tổ chức", one.agency.short_name))  # fmt: skip
    came = table(
        "Học viên",
        CAME,
        (_came_cells(row, request) for row in teaching.attendance(one)),
        empty=NO_CAME,
        caption_hidden=True,
    )
    return render(request, "outreach/one.html", {
        "title": course.title, "lead": f"Lớp mở {_days(one)}", "facts_title": "Lớp tập huấn", "facts": [{"label": label, "text": text} for label, text in facts],
        "crumbs": crumbs((CLASSES, "Lớp đã mở"), ("", course.title[:60])), "offers": _next(request, one),
        "tables": [{**came, "note": "mỗi cơ quan thấy người của mình; nơi tổ chức thấy lớp của mình"}, quiz_table(root)],
    })  # fmt: skip


def _next(request: HttpRequest, one: TrainingSession) -> list[dict[str, str]]:
    """What may be done next: whoever held the class writes it down, anybody says which of their own people went."""
    base, mine = f"{CLASSES}{one.root}/", own(request.actor, one)
    forms = OF_CLASS if mine else {name: OF_CLASS[name] for name in OF_ANYBODY}
    paper = [{"label": "Giấy chứng nhận (PDF)", "url": f"{base}giay-chung-nhan/"}]
    return [
        *offers(request.actor, forms, one, base),
        *(paper if mine and request.actor.can(P.TRAINING_KEEP) else []),
    ]


def _came_cells(row: Attendance, request: HttpRequest) -> list[Cell]:
    mine = request.actor.can(P.TRAINING_KEEP) and row.agency_id in request.actor.scope
    name: Cell = (
        {"text": row.body.short_name, "url": f"{HOME}hoc-vien/{row.root}/lam/dinh-chinh/"}
        if mine
        else {"text": row.body.short_name}
    )
    return [name, {"text": row.get_post_display()}, {"text": str(row.people)}, {"text": _official(row)},
            {"text": row.agency.short_name}]  # fmt: skip


def _official(row: Attendance) -> str:
    """The name for the person's own body; the body that taught knows that somebody of that body came."""
    if row.official is not None:
        return str(row.official.display_name)
    return "cơ quan ấy ghi đích danh" if row.official_id else "—"


@signed_in(P.TRAINING_KEEP)
def new(request: HttpRequest, verb: str, what: str) -> HttpResponse:
    forms, back, label = (
        (NEW_COURSE, COURSES, "Khóa tập huấn")
        if what == "course"
        else (NEW_CLASS, CLASSES, "Lớp đã mở")
    )
    return do(
        request,
        forms.get(verb),
        None,
        Where(request.path, label, back, crumbs((back, label), ("", "Ghi"))),
    )


@signed_in(P.TRAINING_KEEP)
def course_act(request: HttpRequest, root: UUID, verb: str) -> HttpResponse:
    one = teaching.course(request.actor, root)
    return do(
        request,
        OF_COURSE.get(verb),
        one,
        Where(
            request.path, one.title, COURSES, crumbs((COURSES, "Khóa tập huấn"), ("", "Đính chính"))
        ),
    )


@signed_in(P.TRAINING_KEEP)
def class_act(request: HttpRequest, root: UUID, verb: str) -> HttpResponse:
    one = teaching.training(request.actor, root)
    back = f"{CLASSES}{root}/"
    where = Where(
        request.path,
        f"{one.course.title}, {_days(one)}",
        back,
        crumbs((CLASSES, "Lớp đã mở"), (back, one.course.title[:60]), ("", "Ghi")),
    )
    return do(request, OF_CLASS.get(verb), one, where)


@signed_in(P.TRAINING_KEEP)
def attendance_act(request: HttpRequest, root: UUID, verb: str) -> HttpResponse:
    one = teaching.one_attendance(request.actor, root)
    back = f"{CLASSES}{one.session}/"
    return do(
        request,
        OF_CAME.get(verb),
        one,
        Where(request.path, one.body.short_name, back, crumbs((back, "Lớp"), ("", "Đính chính"))),
    )
