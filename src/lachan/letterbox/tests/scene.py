"""A report from outside, made up: who receives it, its code, and what the log says of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from tests.walking import hour

from lachan.access.models import AuditLine
from lachan.intake.given import PersonGiven, ReportGiven
from lachan.letterbox import door, receipts
from lachan.letterbox.commands import ReportOutside
from lachan.letterbox.models import Letter
from lachan.letterbox.receiving import receiver
from lachan.people.entries import Entry
from lachan.reference.models import Province, Unit

AT = hour("2024-03-04 08:47")
HOUR = hour("2024-03-04 08:00")
TOLD = "Có người rủ em gái tôi sang Campuchia, giả lập."


@dataclass
class Sent:
    letter: Letter
    code: str
    report: ReportOutside


def told(*, informant: str = "anonymous", place: str = "c24853.a", official: str = "", at: datetime = AT,
         topic: str = "", source: str = "", **more: Any) -> ReportOutside:  # fmt: skip
    unit = Unit.objects.get(key=place) if place else None
    province = unit.province if unit else Province.objects.get(code="68")
    to = receiver(province, unit, official, at.date())
    moment = door.hour_of(at) if informant == "anonymous" else at
    victim = PersonGiven(
        "presumed_victim", Entry(minor=True, identity={"other": "Em Mẫu, giả lập"})
    )
    given = ReportGiven(
        uuid4(), moment, channel="online", informant=informant, place_id=unit.id if unit else None,
        narrative=TOLD, persons=(victim,), named_official_of=to.barred.id if to.barred else None, **more,
    )  # fmt: skip
    return ReportOutside(given, to, "vi", topic, source)


def sent(at: datetime = AT, code: str = "", **more: Any) -> Sent:
    report, code = told(at=at, **more), code or receipts.fresh()
    return Sent(door.send(report, code, at), code, report)


def log(verb: str) -> list[AuditLine]:
    """What the log has of this verb, read past every lock; only where the test commits."""
    return list(AuditLine.objects.using("keeper").filter(verb=verb).order_by("id"))
