"""Verbs of the register: a firm of a sector, what lets it work."""

from datetime import date, datetime

from lachan.access import audit
from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.procedure.periods import local_day
from lachan.reference.models import Unit
from lachan.sectors import codes, queries
from lachan.sectors.models import Firm, Licence
from lachan.sectors.refusals import (
    DayAhead,
    EndsBefore,
    FirmElsewhere,
    FirmKnown,
    NoFirmName,
    NoFirmPlace,
    NoLicenceKind,
    NoPaperNumber,
    NoSector,
)
from lachan.sectors.writing import said

BASIS = "QĐ 193/QĐ-TTg, QĐ 33/QĐ-TTg; kế hoạch của UBND tỉnh"


@command(Permission.CHECK_DO, article=BASIS)
def record_firm(
    *, sector: str, name: str, place: Unit | None, by: Actor, at: datetime, registration: str = ""
) -> Firm:
    """Ghi một cơ sở của một lĩnh vực: tên, số đăng ký, nơi hoạt động; không ghi chủ cơ sở là ai."""
    if sector not in codes.sectors():
        raise NoSector(field="sector")
    if not name.strip():
        raise NoFirmName(field="name")
    if place is None or place.province_id != by.province_id:
        raise NoFirmPlace(field="place")
    if not queries.own_ground(by, local_day(at)).filter(id=place.id).exists():
        raise FirmElsewhere(field="place")
    number = "".join(registration.split())
    if number and queries.firms(by, sector).filter(registration=number).exists():
        raise FirmKnown(field="registration")
    firm = Firm(province_id=by.province_id, place=place, sector=sector, name=" ".join(name.split()), registration=number,
                **said(by, at))  # fmt: skip
    audit.about(firm.id, sector=sector, place=place.key)
    firm.save(force_insert=True)
    return firm


@command(Permission.CHECK_DO, article=BASIS)
def record_licence(
    *, firm: Firm, kind: str, number: str, day: date, by: Actor, at: datetime, valid_to: date | None = None
) -> Licence:  # fmt: skip
    """Ghi giấy phép của một cơ sở: được cấp, được gia hạn, bị thu hồi; số, ngày, hết hạn."""
    if kind not in dict(codes.LICENCES):
        raise NoLicenceKind(field="kind")
    if not number.strip():
        raise NoPaperNumber(field="number")
    if day > local_day(at):
        raise DayAhead(field="day")
    if valid_to is not None and valid_to <= day:
        raise EndsBefore(field="valid_to")
    ends = None if kind == codes.WITHDRAWN else valid_to
    row = Licence(firm=firm, kind=kind, number=number.strip(), day=day, valid_to=ends, **said(by, at))  # fmt: skip
    audit.about(firm.id, licence=kind)
    row.save(force_insert=True)
    return row
