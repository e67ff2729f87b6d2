"""«Mỗi xã có ít nhất một cán bộ đã học»: the communes of a day, those without anybody first; and body by body."""

from collections import Counter
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.outreach import codes, teaching
from lachan.outreach.content import changes, checklist, spans
from lachan.outreach.rules import Standing
from lachan.outreach.teaching import Covered
from lachan.reference.codes import Kind, Mark

from .. import wording
from ..door import signed_in
from ..outreach.asking import commune_said
from ..sheet import Unreadable, day
from ..table import Cell, table
from .tabs import HOME, crumbs, tabs

COLUMNS = ("Xã, phường", "Trạng thái", "Cán bộ đã học", "Lớp gần nhất", "Vì sao phải học lại")
EMPTY = ("Không có xã nào", "danh mục không có xã, phường vào ngày đã chọn.")
BODIES = ("Cơ quan", "Trạng thái", "Cán bộ đã học", "Lớp gần nhất", "Vì sao phải học lại")
NO_BODY = (
    "Chưa cơ quan nào có người học",
    "chưa lớp nào được ghi, hoặc không thuộc phần cơ quan mình được xem.",
)
POSTS = ("Chức danh", "Lượt người đã học", "Số cơ quan")
NO_POST = ("Chưa có ai học", "chưa lớp nào có học viên trong mười hai tháng qua.")
STATES = {
    "none": ("overdue", "Chưa có ai học"),
    "stale": ("soon", "Đã học, nay phải học lại"),
    "fresh": ("met", "Có người đã học"),
}
# Whose people at commune level the question is about.
WHOSE = [
    (str(Kind.COMMUNE_POLICE), "Công an cấp xã"),
    (str(Kind.PEOPLES_COMMITTEE), "Ủy ban nhân dân cấp xã"),
]
CHECKLIST = ("Nội dung", "Vì sao", "Nguồn", "Mức tin cậy", "Khóa có nội dung này")
NO_CHECKLIST = ("Chưa có danh mục", "danh mục nội dung chưa được nạp.")


@signed_in(P.OUTREACH_SEE)
def page(request: HttpRequest) -> HttpResponse:
    on, topic, whose = _asked(request)
    rows = teaching.coverage(request.actor, on, frozenset({topic} if topic else ()), whose)
    return render(request, "teaching/coverage.html", {
        "tabs": tabs(""), "day": wording.day(on), "whole": "plans" in request.actor.caps, "summary": _summary(rows),
        "filters": _filters(request, on, topic, whose), "offers": [],
        "table": table("Độ phủ theo xã", COLUMNS, (_cells(one) for one in rows), empty=EMPTY, caption_hidden=True),
    })  # fmt: skip


def _asked(request: HttpRequest) -> tuple[date, str, str]:
    """The day, the topic, whose people; what cannot be read is today, any topic, anybody's."""
    topic, whose = request.GET.get("chu_de", ""), request.GET.get("co_quan", "")
    try:
        on = day(request.GET.dict(), "ngay")
    except Unreadable:
        on = None
    return (
        on or request.at.date(),
        topic if topic in dict(codes.TOPICS) else "",
        whose if whose in dict(WHOSE) else "",
    )


def _filters(request: HttpRequest, on: date, topic: str, whose: str) -> dict[str, Any]:
    selects = (("chu_de", "Chủ đề", [("", "Bất kỳ chủ đề nào"), *codes.TOPICS], topic),
               ("co_quan", "Cơ quan cấp xã", [("", "Bất kỳ cơ quan nào"), *WHOSE], whose))  # fmt: skip
    return {
        "action": HOME, "on": bool(request.GET), "clear_url": HOME, "days": [{"name": "ngay", "label": "Tính đến ngày", "value": wording.day(on)}],
        "fields": [{"name": name, "label": label, "options": [{"value": code, "label": text, "selected": code == chosen} for code, text in options]}
                   for name, label, options, chosen in selects],
    }  # fmt: skip


def _summary(rows: list[Covered]) -> str:
    """«12 trên 124 xã có người đã học; 100 xã chưa có ai; 12 xã phải học lại»."""
    count = Counter(one.standing.code for one in rows)
    return (f"{count['fresh']} trên {len(rows)} xã, phường có người đã học; {count['none']} chưa có ai; "
            f"{count['stale']} phải học lại")  # fmt: skip


def _cells(one: Covered) -> list[Cell]:
    before = (
        f" · {one.before} người học khi còn ở đơn vị trước sắp xếp, chưa rõ nay ở đâu"
        if one.before
        else ""
    )
    return [{"text": commune_said(one.commune), "sub": before}, *standing_cells(one.standing)]


def standing_cells(one: Standing) -> list[Cell]:
    state, label = STATES[one.code]
    return [{"state": state, "state_label": label}, {"text": str(one.people)}, {"text": wording.day(one.last_on) or "—"},
            {"text": "; ".join(one.reasons) or "—"}]  # fmt: skip


@signed_in(P.OUTREACH_SEE)
def bodies(request: HttpRequest) -> HttpResponse:
    rows = (
        [{"text": body.short_name}, *standing_cells(one)]
        for body, one in teaching.by_body(request.actor, request.at.date())
    )
    return render(request, "teaching/listing.html", {
        "title": "Tập huấn theo cơ quan", "tabs": tabs("co-quan/"), "crumbs": crumbs(("", "Theo cơ quan")),
        "lead": "Một lớp còn giá trị là đủ; cơ quan phải học lại đứng đầu.", "rules": _rules(), "posts": _posts(request.at.date()),
        "table": table("Tập huấn theo cơ quan", BODIES, rows, empty=NO_BODY, caption_hidden=True),
    })  # fmt: skip


def _posts(today: date) -> dict[str, Any]:
    """The last twelve months, as the months are called."""
    since = date(today.year - 1, today.month, 1)
    rows = ([{"text": codes.label(codes.POSTS, post)}, {"text": wording.thousands(people)}, {"text": str(bodies)}]
            for post, people, bodies in teaching.by_post(since, date.fromordinal(today.toordinal() + 1)))  # fmt: skip
    return table(
        f"Theo chức danh, từ {wording.day(since)}", POSTS, rows, empty=NO_POST, caption_hidden=True
    )


def _rules() -> list[str]:
    """By what a class is held to be out of date, as the data say it."""
    topics = dict(codes.TOPICS)
    told = [
        f"{one.reason}: {'; '.join(topics[code].lower() for code, _ in codes.TOPICS if code in one.topics)}"
        for one in spans()
    ]
    return [*told, *(f"{one.reason} (từ {wording.day(one.on)})" for one in changes())]


@signed_in(P.OUTREACH_SEE)
def trauma(request: HttpRequest) -> HttpResponse:
    known = list(teaching.courses(request.actor))
    rows = (
        [{"text": one["label"]}, {"text": one["why"]}, {"text": one["source"]}, {"text": str(Mark(one["mark"]).label)},
         {"text": "; ".join(course.title for course in known if code in course.checklist) or "chưa khóa nào"}]
        for code, one in checklist().items()
    )  # fmt: skip
    return render(request, "teaching/listing.html", {
        "title": "Làm việc có hiểu biết về sang chấn", "tabs": tabs("sang-chan/"), "crumbs": crumbs(("", "Nội dung về sang chấn")),
        "lead": "Mỗi khóa chọn những mục mình dạy; mục chưa khóa nào dạy nhìn thấy ngay.",
        "table": table("Nội dung về sang chấn", CHECKLIST, rows, empty=NO_CHECKLIST, caption_hidden=True),
    })  # fmt: skip
