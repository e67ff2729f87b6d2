"""Verbs of clubs and models: one begins, meets with its members counted, ends."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.outreach import codes
from lachan.outreach.entering import bodies, first, next_turn, organiser_on, past, said
from lachan.outreach.models import Club, ClubTurn
from lachan.outreach.refusals import (
    BeforeTheClub,
    ClubClosed,
    CommuneNotThen,
    MembersOutOfRange,
    NoSuchChoice,
    NotACommune,
    NoTitle,
    NotYourRow,
    WithoutWords,
)
from lachan.reference.codes import Level
from lachan.reference.models import Agency, Unit

BASIS = "Kế hoạch năm, nhóm Truyền thông, phòng ngừa: mô hình, câu lạc bộ"
MOST = 5_000


@command(Permission.OUTREACH_KEEP, article=BASIS)
def open_club(
    *, name: str, kind: str, since: date, members: int, organiser: Agency, by: Actor, at: datetime,
    commune: Unit | None = None,
) -> Club:  # fmt: skip
    """Ghi một mô hình, câu lạc bộ phòng, chống mua bán người: tên, nơi, ngày thành lập, số thành viên."""
    told = _club(name, kind, since, members, organiser, commune, by, at)
    row = Club(**told, **first(by, at))
    row.save(force_insert=True)
    return row


@command(Permission.OUTREACH_KEEP, article=BASIS)
def correct_club(
    *, club: Club, name: str, kind: str, since: date, members: int, organiser: Agency, why: str, by: Actor, at: datetime,
    commune: Unit | None = None, withdrawn: bool = False,
) -> Club:  # fmt: skip
    """Đính chính một mô hình, câu lạc bộ đã ghi; bản cũ vẫn được giữ."""
    told = _club(name, kind, since, members, organiser, commune, by, at)
    row = Club(**told, withdrawn=withdrawn, **next_turn(club, why, by, at))
    row.save(force_insert=True)
    return row


def _club(
    name: str, kind: str, since: date, members: int, organiser: Agency, commune: Unit | None, by: Actor, at: datetime
) -> dict[str, object]:  # fmt: skip
    if not name.strip():
        raise NoTitle(field="name")
    if kind not in dict(codes.CLUB_KINDS):
        raise NoSuchChoice(field="kind")
    past(since, at, "since")
    _some(members, "members")
    organiser_on(organiser, since, by.province_id)
    if commune is not None and (commune.level != Level.COMMUNE or commune.province_id != by.province_id):  # fmt: skip
        raise NotACommune(field="commune")
    if commune is not None and not commune.exists_on(since):
        raise CommuneNotThen(field="commune")
    return {"name": " ".join(name.split()), "kind": kind, "since": since, "members": members,
            "organiser": organiser, "commune": commune}  # fmt: skip


def _some(number: int | None, field: str) -> None:
    if number is not None and not 0 <= number <= MOST:
        raise MembersOutOfRange(field=field)


@command(Permission.OUTREACH_KEEP, article=BASIS)
def record_club_activity(
    *, club: Club, on: date, words: str, by: Actor, at: datetime, members: int | None = None, present: int | None = None
) -> ClubTurn:  # fmt: skip
    """Ghi một lần sinh hoạt của mô hình, câu lạc bộ: ngày, nội dung, số thành viên và số người dự đếm được."""
    _some(members, "members")
    _some(present, "present")
    return _turn(club, "activity", on, words, by, at, members=members, present=present)


@command(Permission.OUTREACH_KEEP, article=BASIS)
def close_club(*, club: Club, on: date, words: str, by: Actor, at: datetime) -> ClubTurn:
    """Ghi mô hình, câu lạc bộ kết thúc hoạt động, ngày và lý do."""
    return _turn(club, "closed", on, words, by, at)


def _turn(
    club: Club, kind: str, on: date, words: str, by: Actor, at: datetime, members: int | None = None,
    present: int | None = None,
) -> ClubTurn:  # fmt: skip
    if club.agency_id not in bodies(by):
        raise NotYourRow
    past(on, at, "on")
    if not words.strip():
        raise WithoutWords(field="words")
    before = ClubTurn.objects.filter(club__root=club.root)
    if before.filter(kind="closed").exists():
        raise ClubClosed
    if on < club.since or (kind == "closed" and before.filter(on__gt=on).exists()):
        raise BeforeTheClub(field="on")
    about(club.root, kind=kind)
    row = ClubTurn(club_id=club.root, kind=kind, on=on, words=" ".join(words.split()), members=members, present=present,
                   **said(by, at))  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as raced:
        raise ClubClosed from raced
    return row
