"""Whom the law lets a person, a question or a support be passed to: the bodies, the ways, the refusals."""

from collections.abc import Mapping
from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.refusals import Refusal
from lachan.procedure.entitling import CHANGED
from lachan.procedure.periods import local_day
from lachan.reference.codes import CARE_DEPARTMENTS, COURTS, POLICE, PROCURACIES, Kind, Level
from lachan.reference.models import Agency

# Bodies that receive, verify and protect, and never lead a person's care.
PROCEDURE = POLICE | PROCURACIES | COURTS | {Kind.BORDER_GUARD, Kind.MILITARY_COMMAND}
VERIFIERS = POLICE - {Kind.DETENTION_FACILITY, Kind.INSPECTOR} | {Kind.BORDER_GUARD}
# What a body may be made by another, by its kind (sec.may_be says the same). Whoever led: labour offices of a department or a
# district's committee, since 2025 the health department; a commune's committee; the house that the person was handed to.
# A support may be asked of anybody, and the story be passed to whom the person or a duty names.
MAY_BE: Mapping[str, frozenset[Kind]] = {
    "origin": VERIFIERS | {Kind.MILITARY_COMMAND, Kind.MISSION_ABROAD, Kind.PEOPLES_COMMITTEE},
    "lead": CARE_DEPARTMENTS | {Kind.PEOPLES_COMMITTEE, Kind.SOCIAL_PROTECTION_FACILITY},
    "verifier": VERIFIERS | {Kind.MISSION_ABROAD}, "facility": frozenset({Kind.SOCIAL_PROTECTION_FACILITY}),
    "supporter": frozenset(Kind), "hearer": frozenset(Kind),
}  # fmt: skip

# Whom the law tells, by what act, what that body becomes, and until or from which day: door and lead follow the era.
PASSING = {
    "to_commune": ("victim_brought_to_commune", "origin", None), "to_health": ("health_agency_notified", "lead", True),
    "to_labour": ("labour_agency_notified", "lead", False),
}  # fmt: skip
NAMED = {
    "to_commune": {Kind.PEOPLES_COMMITTEE}, "to_health": {Kind.HEALTH_DEPARTMENT},
    # In the last months of the old law the health department had taken over from labour.
    "to_labour": CARE_DEPARTMENTS | {Kind.PEOPLES_COMMITTEE},
}  # fmt: skip
TAKING = {
    "at_commune": ("commune_received_victim", None), "at_health": ("health_agency_notice_received", True),
    "at_labour": ("labour_agency_notice_received", False), "begun": ("victim_support_begun", None),
}  # fmt: skip
# The same by the act, since a correction names no way: under which law it may be done, and to which door it came.
ERA = {kind: new for kind, *_, new in (*PASSING.values(), *TAKING.values()) if new is not None}
CAME_TO = {"commune_received_victim": "to_commune", "health_agency_notice_received": "to_health",
           "labour_agency_notice_received": "to_labour"}  # fmt: skip


class NoSuchWay(Refusal):
    """Chưa chọn đúng việc chuyển hoặc nhận người. Chọn một dòng trong danh sách rồi lưu lại."""


class OtherEra(Refusal):
    """Đến hết 30/06/2025 nơi được thông báo là cơ quan lao động; từ 01/07/2025 là cơ quan y tế cấp tỉnh. Chọn lại nơi nhận theo ngày làm việc này."""


class NotToYourself(Refusal):
    """Nơi nhận là chính đơn vị mình. Chọn cơ quan khác; việc của đơn vị mình thì ghi thẳng vào hồ sơ."""


class NotAVerifier(Refusal):
    """Xác minh, xác định nạn nhân là việc của Công an hoặc Bộ đội Biên phòng. Chọn lại cơ quan được yêu cầu."""


class NeverLeads(Refusal):
    """Cơ quan này không phải nơi tiếp nhận, chủ trì hỗ trợ hoặc nơi lưu trú theo luật. Chọn Ủy ban nhân dân, cơ quan y tế, lao động hoặc cơ sở trợ giúp xã hội."""


class NotTheirDoor(Refusal):
    """Việc nhận này do chính nơi nhận ghi: Ủy ban nhân dân cấp xã, cơ quan y tế hoặc cơ quan lao động. Chọn việc của đơn vị mình; nơi kia chưa ghi thì nhắc nơi ấy."""


class NotARescuer(Refusal):
    """Giải cứu là việc của Công an, Bộ đội Biên phòng, cơ quan đại diện Việt Nam ở nước ngoài. Chọn lại cơ quan nhận; cơ quan khác thì chuyển gửi hỗ trợ."""


def passing(way: str, when: datetime) -> tuple[str, str]:
    if way not in PASSING:
        raise NoSuchWay(field="way")
    kind, standing, _ = PASSING[way]
    of_era(kind, when, "way")
    return kind, standing


def taking(way: str, when: datetime) -> str:
    if way not in TAKING:
        raise NoSuchWay(field="way")
    kind, _ = TAKING[way]
    of_era(kind, when, "way")
    return kind


def of_era(kind: str, when: datetime, field: str = "when") -> None:
    """Door and lead follow the law of the day on which it was done, in an entry and in its correction."""
    new = ERA.get(kind)
    if new is not None and new is not (local_day(when) >= CHANGED):
        raise OtherEra(field=field)


def came_to(kind: str, body: Agency) -> None:
    """That somebody or a notice came is written by the kind of body to which it came, whoever passed it on."""
    if kind in CAME_TO and not is_named(body, CAME_TO[kind]):
        raise NotTheirDoor(field="way")


def is_named(body: Agency, way: str) -> bool:
    at = way != "to_commune" or body.level == Level.COMMUNE
    return at and body.kind in NAMED[way]


def elsewhere(to: Agency, by: Actor) -> Agency:
    if to.id in by.scope:
        raise NotToYourself(field="to")
    return to


def named(to: Agency, way: str) -> Agency:
    """The kind of body to which the law says that the person is brought, or which is told."""
    if not is_named(to, way):
        raise NeverLeads(field="to")
    return to


def house(to: Agency) -> Agency:
    if to.kind not in MAY_BE["facility"]:
        raise NeverLeads(field="to")
    return to


def verifier(of: Agency) -> Agency:
    if of.kind not in VERIFIERS:
        raise NotAVerifier(field="of")
    return of


def rescuer(to: Agency) -> Agency:
    if to.kind not in MAY_BE["verifier"]:
        raise NotARescuer(field="to")
    return to


def after_handover(to: Agency) -> str:
    """Handed to those who care, led from there; handed to the police at a border, or a mission, the person is received again."""
    for standing in ("lead", "origin"):
        if to.kind in MAY_BE[standing]:
            return standing
    raise NeverLeads(field="to")
