"""Materials by version and language; clubs and models with their members, what they did, and when they ended."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.outreach import codes, commands, queries
from lachan.outreach.models import Club, ClubTurn, Material
from lachan.outreach.refusals import OrganiserNotThere
from lachan.reference.models import Agency

from .. import wording
from ..door import signed_in
from ..plan.forms import Form, Where, do, offers
from ..sheet import Field, Sheet, words
from ..table import Cell, table
from . import asking
from .asking import needed_day, needed_number, typed_day
from .sessions import own, stands, why_field, withdrawn_field
from .tabs import HOME, crumbs, tabs

MATERIALS, CLUBS = f"{HOME}tai-lieu/", f"{HOME}mo-hinh/"
MATERIAL = ("Tài liệu", "Loại", "Phiên bản", "Ngôn ngữ", "Phát hành", "Ghi bởi")
NO_MATERIAL = (
    "Chưa có tài liệu nào",
    "chưa tài liệu nào được ghi; ghi để biết nơi nào đang dùng bản nào.",
)
CLUB = ("Mô hình", "Nơi", "Thành lập", "Thành viên", "Sinh hoạt gần nhất", "Trạng thái")
NO_CLUB = ("Chưa có mô hình nào", "chưa mô hình, câu lạc bộ nào được ghi.")
TURN = ("Ngày", "Việc", "Nội dung", "Thành viên", "Số người dự")
NO_TURN = ("Chưa ghi lần sinh hoạt nào", "mô hình mới được ghi.")


# -- materials ---------------------------------------------------------------------------------------


def _material_fields(on: Sheet, request: HttpRequest, thing: Material | None) -> list[Field]:
    told = (
        _material_typed(thing)
        if thing
        else {"language": "vi", "issued_on": wording.day(request.at)}
    )
    on = stands(on, request, told)
    asked = [
        on.ask("title", "Tên tài liệu", maxlength=200, wide=True, autofocus=True),
        on.ask("kind", "Loại", "select", asking.chosen_of(codes.MATERIALS)), on.ask("version", "Phiên bản", maxlength=40, hint="như trên bìa, ví dụ 2026-1"),
        on.ask("language", "Ngôn ngữ", "select", codes.LANGUAGES), typed_day(on, "issued_on", "Ngày phát hành"),
        on.ask("source", "Nơi biên soạn", maxlength=300),
    ]  # fmt: skip
    return (
        asked
        if thing is None
        else [*asked, why_field(on), withdrawn_field(on, "Ghi nhầm: không có tài liệu này")]
    )


def _material_typed(one: Material) -> dict[str, str]:
    return {"title": one.title, "kind": one.kind, "version": one.version, "language": one.language,
            "issued_on": wording.day(one.issued_on), "source": one.source}  # fmt: skip


def _material_told(typed: Mapping[str, str]) -> dict[str, Any]:
    return {"title": words(typed, "title"), "kind": words(typed, "kind"), "version": words(typed, "version"),
            "language": words(typed, "language"), "issued_on": needed_day(typed, "issued_on"), "source": words(typed, "source")}  # fmt: skip


def _new_material(typed: Mapping[str, str], request: HttpRequest, thing: Any) -> str:
    commands.record_material(**_material_told(typed), by=request.actor, at=request.at)
    return MATERIALS


def _correct_material(typed: Mapping[str, str], request: HttpRequest, material: Material) -> str:
    commands.correct_material(material=material, **_material_told(typed), why=words(typed, "why"),
                              withdrawn=bool(typed.get("withdrawn")), by=request.actor, at=request.at)  # fmt: skip
    return MATERIALS


NEW_MATERIAL = {"moi": Form("moi", "Tài liệu", P.OUTREACH_KEEP, _material_fields, _new_material)}
OF_MATERIAL = {
    "dinh-chinh": Form(
        "dinh-chinh",
        "Đính chính tài liệu",
        P.OUTREACH_KEEP,
        _material_fields,
        _correct_material,
        own,
    )
}


@signed_in(P.OUTREACH_SEE)
def materials(request: HttpRequest) -> HttpResponse:
    rows = [_material_cells(one, request) for one in queries.materials(request.actor)]
    return render(request, "outreach/listing.html", {
        "title": "Tài liệu truyền thông", "tabs": tabs("tai-lieu/", request.actor), "tabs_label": "Các phần của truyền thông",
        "crumbs": crumbs(("", "Tài liệu")), "offers": offers(request.actor, NEW_MATERIAL, None, MATERIALS),
        "table": table("Tài liệu truyền thông", MATERIAL, rows, empty=NO_MATERIAL, caption_hidden=True),
    })  # fmt: skip


def _material_cells(one: Material, request: HttpRequest) -> list[Cell]:
    mine = request.actor.can(P.OUTREACH_KEEP) and one.agency_id in request.actor.scope
    name: Cell = (
        {"text": one.title, "url": f"{MATERIALS}{one.root}/lam/dinh-chinh/"}
        if mine
        else {"text": one.title}
    )
    return [name, {"text": one.get_kind_display()}, {"text": one.version}, {"text": one.get_language_display()},
            {"text": wording.day(one.issued_on)}, {"text": one.agency.short_name}]  # fmt: skip


@signed_in(P.OUTREACH_KEEP)
def new_material(request: HttpRequest, verb: str) -> HttpResponse:
    where = Where(
        request.path,
        "Một tài liệu, một phiên bản, một ngôn ngữ",
        MATERIALS,
        crumbs((MATERIALS, "Tài liệu"), ("", "Ghi")),
    )
    return do(request, NEW_MATERIAL.get(verb), None, where)


@signed_in(P.OUTREACH_KEEP)
def material_act(request: HttpRequest, root: UUID, verb: str) -> HttpResponse:
    one = queries.material(request.actor, root)
    where = Where(
        request.path, str(one), MATERIALS, crumbs((MATERIALS, "Tài liệu"), ("", "Đính chính"))
    )
    return do(request, OF_MATERIAL.get(verb), one, where)


# -- clubs -------------------------------------------------------------------------------------------


def _club_fields(on: Sheet, request: HttpRequest, thing: Club | None) -> list[Field]:
    told = (
        _club_typed(thing)
        if thing
        else {"since": wording.day(request.at), "commune": asking.own_commune(request)}
    )
    on = stands(on, request, told)
    asked = [
        on.ask("name", "Tên mô hình, câu lạc bộ", maxlength=200, wide=True, autofocus=True),
        on.ask("kind", "Loại", "select", codes.CLUB_KINDS), asking.communes(on, request, hint="để trống nếu ở nhiều xã"),
        typed_day(on, "since", "Thành lập ngày"), asking.count(on, "members", "Số thành viên khi thành lập"),
        on.ask("organiser", "Cơ quan tổ chức", "select", asking.organisers(request, on.typed.get("organiser", ""))),
    ]  # fmt: skip
    return (
        asked
        if thing is None
        else [*asked, why_field(on), withdrawn_field(on, "Ghi nhầm: không có mô hình này")]
    )


def _club_typed(one: Club) -> dict[str, str]:
    return {"name": one.name, "kind": one.kind, "commune": str(one.commune_id or ""), "since": wording.day(one.since),
            "members": str(one.members), "organiser": str(one.organiser_id)}  # fmt: skip


def _club_told(typed: Mapping[str, str], request: HttpRequest) -> dict[str, Any]:
    body = (
        asking.body_named(typed, "organiser")
        or Agency.objects.filter(id=request.actor.agency_id).first()
    )
    if body is None:
        raise OrganiserNotThere(field="organiser")
    return {"name": words(typed, "name"), "kind": words(typed, "kind"), "since": needed_day(typed, "since"), "organiser": body,
            "members": needed_number(typed, "members"), "commune": asking.commune_named(typed)}  # fmt: skip


def _new_club(typed: Mapping[str, str], request: HttpRequest, thing: Any) -> str:
    made = commands.open_club(**_club_told(typed, request), by=request.actor, at=request.at)
    return f"{CLUBS}{made.root}/"


def _correct_club(typed: Mapping[str, str], request: HttpRequest, club: Club) -> str:
    commands.correct_club(club=club, **_club_told(typed, request), why=words(typed, "why"), withdrawn=bool(typed.get("withdrawn")),
                          by=request.actor, at=request.at)  # fmt: skip
    return CLUBS


def _turn_fields(on: Sheet, request: HttpRequest, club: Club) -> list[Field]:
    on = stands(on, request, {"on": wording.day(request.at)})
    return [
        typed_day(on, "on", "Ngày", autofocus=True), asking.count(on, "members", "Số thành viên hôm ấy"), asking.count(on, "present", "Số người dự"),
        on.ask("words", "Nội dung", "textarea", rows=2, maxlength=300, wide=True, hint="không ghi tên người"),
    ]  # fmt: skip


def _close_fields(on: Sheet, request: HttpRequest, club: Club) -> list[Field]:
    on = stands(on, request, {"on": wording.day(request.at)})
    return [
        typed_day(on, "on", "Kết thúc ngày", autofocus=True),
        on.ask("words", "Vì sao kết thúc", maxlength=300, wide=True),
    ]


def _activity(typed: Mapping[str, str], request: HttpRequest, club: Club) -> str:
    commands.record_club_activity(
        club=club, on=needed_day(typed, "on"), words=words(typed, "words"), members=asking.whole(typed, "members"),
        present=asking.whole(typed, "present"), by=request.actor, at=request.at,
    )  # fmt: skip
    return f"{CLUBS}{club.root}/"


def _close(typed: Mapping[str, str], request: HttpRequest, club: Club) -> str:
    commands.close_club(
        club=club,
        on=needed_day(typed, "on"),
        words=words(typed, "words"),
        by=request.actor,
        at=request.at,
    )
    return f"{CLUBS}{club.root}/"


def _running(who: Any, club: Club) -> bool:
    return own(who, club) and club.open


NEW_CLUB = {"moi": Form("moi", "Mô hình, câu lạc bộ", P.OUTREACH_KEEP, _club_fields, _new_club)}
OF_CLUB = {
    "sinh-hoat": Form(
        "sinh-hoat", "Một lần sinh hoạt", P.OUTREACH_KEEP, _turn_fields, _activity, _running
    ),
    "dinh-chinh": Form(
        "dinh-chinh", "Đính chính mô hình", P.OUTREACH_KEEP, _club_fields, _correct_club, own
    ),
    "ket-thuc": Form(
        "ket-thuc", "Kết thúc hoạt động", P.OUTREACH_KEEP, _close_fields, _close, _running
    ),
}


@signed_in(P.OUTREACH_SEE)
def clubs(request: HttpRequest) -> HttpResponse:
    rows = [_club_cells(one) for one in queries.clubs(request.actor)]
    return render(request, "outreach/listing.html", {
        "title": "Mô hình, câu lạc bộ", "tabs": tabs("mo-hinh/", request.actor), "tabs_label": "Các phần của truyền thông", "crumbs": crumbs(("", "Mô hình")),
        "lead": "Mô hình lâu chưa sinh hoạt đứng đầu.", "offers": offers(request.actor, NEW_CLUB, None, CLUBS),
        "table": table("Mô hình, câu lạc bộ", CLUB, rows, empty=NO_CLUB, caption_hidden=True),
    })  # fmt: skip


def _club_cells(one: Club) -> list[Cell]:
    state: Cell = ({"state": "running", "state_label": "Đang hoạt động"} if one.open
                   else {"state": "paused", "state_label": "Đã kết thúc", "sub": f" {wording.day(one.ended_on)}"})  # fmt: skip
    members = one.members if one.counted is None else one.counted
    return [{"text": one.name, "url": f"{CLUBS}{one.root}/", "sub": f" {one.get_kind_display()}"},
            {"text": asking.commune_said(one.commune) if one.commune else "nhiều xã"}, {"text": wording.day(one.since)}, {"text": str(members)},
            {"text": wording.day(one.met_on) or "chưa ghi"}, state]  # fmt: skip


@signed_in(P.OUTREACH_SEE)
def club(request: HttpRequest, root: UUID) -> HttpResponse:
    one = queries.club(request.actor, root)
    facts = (
        ("Loại", one.get_kind_display()), ("Nơi", asking.commune_said(one.commune) if one.commune else "nhiều xã"), ("Thành lập", wording.day(one.since)),
        ("Thành viên khi thành lập", str(one.members)), ("Thành viên lần đếm gần nhất", "—" if one.counted is None else str(one.counted)),
        ("Cơ quan tổ chức", one.organiser.short_name), ("Kết thúc", wording.day(one.ended_on) or "đang hoạt động"),
    )  # fmt: skip
    rows = (_turn_cells(turn) for turn in queries.turns(one))
    return render(request, "outreach/one.html", {
        "title": one.name, "facts_title": one.get_kind_display(), "facts": [{"label": label, "text": text} for label, text in facts],
        "crumbs": crumbs((CLUBS, "Mô hình, câu lạc bộ"), ("", one.name[:60])), "offers": offers(request.actor, OF_CLUB, one, f"{CLUBS}{root}/"),
        "tables": [table("Đã làm", TURN, rows, empty=NO_TURN, caption_hidden=True)],
    })  # fmt: skip


def _turn_cells(turn: ClubTurn) -> list[Cell]:
    return [{"text": wording.day(turn.on)}, {"text": turn.get_kind_display()}, {"text": turn.words},
            {"text": "—" if turn.members is None else str(turn.members)}, {"text": "—" if turn.present is None else str(turn.present)}]  # fmt: skip


@signed_in(P.OUTREACH_KEEP)
def new_club(request: HttpRequest, verb: str) -> HttpResponse:
    where = Where(
        request.path,
        "Chỉ ghi số thành viên, không ghi tên ai",
        CLUBS,
        crumbs((CLUBS, "Mô hình, câu lạc bộ"), ("", "Ghi")),
    )
    return do(request, NEW_CLUB.get(verb), None, where)


@signed_in(P.OUTREACH_KEEP)
def club_act(request: HttpRequest, root: UUID, verb: str) -> HttpResponse:
    one = queries.club(request.actor, root)
    back = f"{CLUBS}{root}/"
    where = Where(
        request.path,
        one.name,
        back,
        crumbs((CLUBS, "Mô hình, câu lạc bộ"), (back, one.name[:60]), ("", "Ghi")),
    )
    return do(request, OF_CLUB.get(verb), one, where)
