"""Verbs of communication: a session, its correction, what was handed out, the short test before and after."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.outreach import codes
from lachan.outreach.entering import bodies, first, next_turn, past, said
from lachan.outreach.given import SessionGiven, checked, given_by, same
from lachan.outreach.models import Kept, Material, Quiz, Session, SessionMaterial
from lachan.outreach.queries import root_of
from lachan.outreach.refusals import (
    NoSuchChoice,
    NothingChanged,
    NoTitle,
    NotYourRow,
    NoVersion,
    QuizNotSane,
    RowKnown,
)

BASIS = "Kế hoạch năm, nhóm Truyền thông, phòng ngừa; QĐ 793/QĐ-TTg"


@command(Permission.OUTREACH_KEEP, article=BASIS)
def record_session(
    *, given: SessionGiven, by: Actor, at: datetime, row_key: bytes | None = None
) -> Session:
    """Ghi một buổi truyền thông đã tổ chức: ngày, nơi, hình thức, nội dung, số người và cách đếm."""
    whole = checked(given, by, at)
    row = Session(**_columns(whole), row_key=row_key, **first(by, at))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as known:
        if row_key is None:
            raise
        raise RowKnown from known
    _materials(row, whole)
    return row


@command(Permission.OUTREACH_KEEP, article=BASIS)
def correct_session(
    *, session: Session, given: SessionGiven, why: str, by: Actor, at: datetime, withdrawn: bool = False
) -> Session:  # fmt: skip
    """Đính chính một buổi truyền thông đã ghi, hoặc ghi rằng buổi ấy không có; bản cũ vẫn được giữ."""
    if given.organiser is None:
        given = replace(given, organiser=session.organiser)
    whole = checked(given, by, at)
    if not withdrawn and same(whole, checked(given_by(session), by, at)):
        raise NothingChanged
    row = Session(**_columns(whole), withdrawn=withdrawn, row_key=session.row_key,
                  **next_turn(session, why, by, at))  # fmt: skip
    row.save(force_insert=True)
    _materials(row, whole)
    return row


def _columns(given: SessionGiven) -> dict[str, object]:
    return {
        "held_on": given.held_on, "kind": given.kind, "topic": given.topic, "place": given.place, "commune": given.commune,
        "language": given.language, "organiser": given.organiser,
        "campaign": given.campaign, "reached": given.reached, "method": given.method, "groups": dict(given.groups),
        "cost": given.cost, "partner": given.partner, "evidence": given.evidence,
    }  # fmt: skip


def _materials(row: Session, given: SessionGiven) -> None:
    SessionMaterial.objects.bulk_create([
        SessionMaterial(session=row, material=material, copies=copies) for material, copies in given.materials
    ])  # fmt: skip


@command(Permission.OUTREACH_KEEP, article=BASIS)
def record_material(
    *, title: str, kind: str, version: str, language: str, issued_on: date, by: Actor, at: datetime, source: str = ""
) -> Material:  # fmt: skip
    """Ghi một tài liệu truyền thông: tên, loại, phiên bản, ngôn ngữ, ngày phát hành."""
    told = _material(title, kind, version, language, issued_on, source, at)
    row = Material(**told, **first(by, at))
    row.save(force_insert=True)
    return row


@command(Permission.OUTREACH_KEEP, article=BASIS)
def correct_material(
    *, material: Material, title: str, kind: str, version: str, language: str, issued_on: date, why: str, by: Actor,
    at: datetime, source: str = "", withdrawn: bool = False,
) -> Material:  # fmt: skip
    """Đính chính một tài liệu truyền thông đã ghi; bản cũ vẫn được giữ."""
    told = _material(title, kind, version, language, issued_on, source, at)
    row = Material(**told, withdrawn=withdrawn, **next_turn(material, why, by, at))
    row.save(force_insert=True)
    return row


def _material(
    title: str, kind: str, version: str, language: str, issued_on: date, source: str, at: datetime
) -> dict[str, object]:
    if not title.strip():
        raise NoTitle(field="title")
    if not version.strip():
        raise NoVersion(field="version")
    for field, code, choices in (("kind", kind, codes.MATERIALS), ("language", language, codes.LANGUAGES)):  # fmt: skip
        if code not in dict(choices):
            raise NoSuchChoice(field=field)
    past(issued_on, at, "issued_on")
    return {"title": " ".join(title.split()), "kind": kind, "version": version.strip(), "language": language,
            "issued_on": issued_on, "source": source.strip()}  # fmt: skip


@command(Permission.OUTREACH_KEEP, article=BASIS)
def record_quiz(
    *, about: UUID, moment: str, people: int, questions: int, right: int, by: Actor, at: datetime
) -> Quiz:
    """Ghi kết quả trắc nghiệm trước hoặc sau buổi: số người, số câu, tổng số câu đúng; không ghi tên ai."""
    root: Kept = root_of(by, about)
    if root.agency_id not in bodies(by):
        raise NotYourRow
    if moment not in dict(codes.MOMENTS):
        raise NoSuchChoice(field="moment")
    if not 0 < people <= 20_000 or not 0 < questions <= 200 or not 0 <= right <= people * questions:
        raise QuizNotSane(field="right")
    row = Quiz(province_id=root.province_id, about=root.root, moment=moment, people=people, questions=questions,
               right=right, **said(by, at))  # fmt: skip
    row.save(force_insert=True)
    return row
