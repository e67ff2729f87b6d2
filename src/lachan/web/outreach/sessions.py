"""One session: what it says now, what was said before, its quiz; and its verbs as forms that keep what was typed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.outreach import codes, commands, queries
from lachan.outreach.entering import bodies
from lachan.outreach.models import Kept, Quiz, Session
from lachan.outreach.rules import percent_right
from lachan.reference.models import Agency

from .. import wording
from ..door import signed_in
from ..plan.forms import Form, Where, do, offers
from ..sheet import Field, Sheet, words
from ..table import Cell, table
from . import asking, campaigns
from .session_fields import fresh, given_from, session_fields, typed_of
from .tabs import HOME, crumbs

QUIZ = ("Khi nào", "Số người làm", "Số câu mỗi người", "Số câu đúng", "Tỷ lệ đúng")
NO_QUIZ = ("Chưa ghi trắc nghiệm", "buổi này chưa có kết quả trước hoặc sau buổi.")
USED = ("Tài liệu", "Phiên bản", "Ngôn ngữ", "Số bản phát")
NO_USED = ("Không ghi tài liệu", "buổi này không phát tài liệu, hoặc chưa ghi.")
WHY = "Ghi vì sao sửa; bản cũ vẫn được giữ."


def stands(on: Sheet, request: HttpRequest, told: Mapping[str, str]) -> Sheet:
    """A stored row in the boxes; what was just typed and refused stands alone, or a cleared box would come back."""
    return on if request.method == "POST" else Sheet({**told, **on.typed}, on.refusal)


def why_field(on: Sheet) -> Field:
    return on.ask("why", "Vì sao đính chính", maxlength=300, wide=True, hint=WHY)


def withdrawn_field(on: Sheet, label: str) -> Field:
    return on.ask("withdrawn", label, "checkbox")


# -- forms -------------------------------------------------------------------------------------------


def _new_fields(on: Sheet, request: HttpRequest, thing: Any) -> list[Field]:
    return session_fields(stands(on, request, fresh(request)), request)


def _new(typed: Mapping[str, str], request: HttpRequest, thing: Any) -> str:
    made = commands.record_session(
        given=given_from(typed, request), by=request.actor, at=request.at
    )
    return f"{HOME}{made.root}/"


def _correct_fields(on: Sheet, request: HttpRequest, session: Session) -> list[Field]:
    on = stands(on, request, typed_of(session))
    return [
        *session_fields(on, request),
        why_field(on),
        withdrawn_field(on, "Ghi nhầm: buổi này không có"),
    ]


def _correct(typed: Mapping[str, str], request: HttpRequest, session: Session) -> str:
    given = given_from(typed, request)
    if given.organiser is None:
        given = replace(given, organiser=Agency.objects.get(id=request.actor.agency_id))
    commands.correct_session(
        session=session, given=given, why=words(typed, "why"), withdrawn=bool(typed.get("withdrawn")), by=request.actor, at=request.at,
    )  # fmt: skip
    return f"{HOME}{session.root}/"


def quiz_fields(on: Sheet, request: HttpRequest, thing: Any) -> list[Field]:
    return [
        on.ask("moment", "Làm khi nào", "select", codes.MOMENTS, autofocus=True),
        asking.count(on, "people", "Số người làm"), asking.count(on, "questions", "Số câu mỗi người"),
        asking.count(on, "right", "Tổng số câu đúng của mọi người"),
    ]  # fmt: skip


def record_quiz(typed: Mapping[str, str], request: HttpRequest, about: UUID) -> None:
    commands.record_quiz(
        about=about, moment=words(typed, "moment"), people=asking.needed_number(typed, "people"),
        questions=asking.needed_number(typed, "questions"), right=asking.needed_number(typed, "right"),
        by=request.actor, at=request.at,
    )  # fmt: skip


def _quiz(typed: Mapping[str, str], request: HttpRequest, session: Session) -> str:
    record_quiz(typed, request, session.root)
    return f"{HOME}{session.root}/"


def own(who: Any, row: Kept) -> bool:
    return not row.withdrawn and row.agency_id in bodies(who)


NEW = Form("moi", "Buổi truyền thông", P.OUTREACH_KEEP, _new_fields, _new)
FORMS = {
    "dinh-chinh": Form("dinh-chinh", "Đính chính", P.OUTREACH_KEEP, _correct_fields, _correct, own),
    "trac-nghiem": Form(
        "trac-nghiem", "Kết quả trắc nghiệm", P.OUTREACH_KEEP, quiz_fields, _quiz, own
    ),
}


@signed_in(P.OUTREACH_KEEP)
def new(request: HttpRequest) -> HttpResponse:
    where = Where(
        request.path,
        "Một buổi đã tổ chức. Chỉ ghi số người, không ghi tên ai.",
        HOME,
        crumbs(("", "Ghi buổi")),
    )
    return do(request, NEW, None, where)


@signed_in(P.OUTREACH_KEEP)
def act(request: HttpRequest, root: UUID, verb: str) -> HttpResponse:
    session = queries.session(request.actor, root)
    back = f"{HOME}{root}/"
    where = Where(
        request.path, session.topic, back, crumbs((back, session.topic[:60]), ("", "Ghi"))
    )
    return do(request, FORMS.get(verb), session, where)


# -- one session -------------------------------------------------------------------------------------


@signed_in(P.OUTREACH_SEE)
def page(request: HttpRequest, root: UUID) -> HttpResponse:
    every = queries.versions(request.actor, root)
    session = every[-1] if every else queries.session(request.actor, root)
    return render(request, "outreach/one.html", {
        "title": session.topic, "lead": f"{session.get_kind_display()} · {wording.day(session.held_on)}", "withdrawn": session.withdrawn,
        "facts_title": "Buổi truyền thông", "facts": _facts(session, request), "crumbs": crumbs(("", session.topic[:60])),
        "offers": offers(request.actor, FORMS, session, f"{HOME}{root}/"),
        "tables": [_used(session), quiz_table(root)], "history": history(every, lambda one: _said(one)),
    })  # fmt: skip


def _facts(row: Session, request: HttpRequest) -> list[dict[str, str]]:
    told = (
        ("Nơi", f"{asking.commune_said(row.commune) if row.commune else 'nhiều nơi'} · {row.place}"),
        ("Ngôn ngữ", row.get_language_display()), ("Cơ quan tổ chức", row.organiser.short_name),
        ("Phối hợp", row.partner or "—"), ("Thuộc đợt", campaigns.label(row.campaign, request)),
        ("Lượt người", asking.people(row.reached, row.method)), ("Theo nhóm", asking.groups_said(row.groups) or "—"),
        ("Kinh phí", asking.money(row.cost)), ("Minh chứng", row.evidence or "chưa ghi"),
        ("Ghi bởi", f"{row.agency.short_name}, {wording.shortly(row.recorded_at)}"),
    )  # fmt: skip
    return [{"label": label, "text": text} for label, text in told]


def _used(row: Session) -> dict[str, Any]:
    rows: list[list[Cell]] = [
        [{"text": one.material.title}, {"text": one.material.version}, {"text": one.material.get_language_display()},
         {"text": "—" if one.copies is None else wording.thousands(one.copies)}] for one in row.materials.all()
    ]  # fmt: skip
    return table("Tài liệu đã dùng", USED, rows, empty=NO_USED, caption_hidden=True)


def quiz_table(about: UUID) -> dict[str, Any]:
    found = queries.quizzes([about])
    rows = [
        _quiz_cells(label, found[about, code])
        for code, label in codes.MOMENTS
        if (about, code) in found
    ]
    shown = table("Trắc nghiệm trước và sau buổi", QUIZ, rows, empty=NO_QUIZ, caption_hidden=True)
    return {**shown, "note": "chỉ có số, không có tên ai"}


def _quiz_cells(label: str, one: Quiz) -> list[Cell]:
    return [{"text": label}, {"text": str(one.people)}, {"text": str(one.questions)}, {"text": wording.thousands(one.right)},
            {"text": f"{percent_right(one.people, one.questions, one.right)}%"}]  # fmt: skip


def history(every: list[Any], say: Any) -> list[dict[str, str]]:
    """What was said before, the last first; nothing where nothing was corrected."""
    if len(every) < 2:
        return []
    return [{"at": wording.shortly(one.recorded_at), "who": one.agency.short_name, "why": one.why, "words": say(one)}
            for one in reversed(every)]  # fmt: skip


def _said(row: Session) -> str:
    if row.withdrawn:
        return "Ghi là không có buổi này."
    return f"{wording.day(row.held_on)} · {row.place} · {row.topic} · {asking.people(row.reached, row.method)}"
