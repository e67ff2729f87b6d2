"""The invented record of places in the tables, as the verbs would have left it, through the keeper's door."""

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

from lachan.access.actor import Actor
from lachan.access.models import AuditLine, RecordKey
from lachan.docket.models import Matter
from lachan.focus.models import PlaceFact
from lachan.people.models import Person
from lachan.reference.models import Agency, Unit
from lachan.victims.models import CareFile

from .places import Year

KEEPER, HANOI = "keeper", ZoneInfo("Asia/Ho_Chi_Minh")


def communes() -> dict[str, int]:
    return dict(Unit.objects.using(KEEPER).filter(level="commune").values_list("key", "id"))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), HANOI)


def written(year: Year, who: Actor) -> None:
    """As the verbs would have left it, through the keeper's door."""
    ids = communes()
    body = Agency.objects.using(KEEPER).get(id=who.agency_id)
    line = AuditLine(
        at=_morning(date(2026, 1, 2)), role="committee_staff", verb="made_up", outcome="done"
    )
    line.save(using=KEEPER, force_insert=True)
    same = {"province_id": who.province_id, "synthetic": True}
    Matter.objects.using(KEEPER).bulk_create(
        Matter(code=f"VV-D{n:06d}", place_id=ids.get(place), origin=body, barred=body if barred else None, received_at=_morning(day),
               recorded_at=_morning(day), **same) for n, (place, day, barred) in enumerate(year.reports))  # fmt: skip
    for n, (place, day) in enumerate(year.received):
        person = Person(code=f"NG-D{n:06d}", recorded_by=body)
        key = RecordKey(wrapped=b"x", master="x")
        file = CareFile(person=person, place_id=ids[place], origin=body, client_key=uuid4(), key=key, received_at=_morning(day),
                        recorded_at=_morning(day), line=line, **same)  # fmt: skip
        for row in (person, key, file):
            row.save(using=KEEPER, force_insert=True)
    _facts(year, ids, who, line)


def _facts(year: Year, ids: dict[str, int], who: Actor, line: AuditLine) -> None:
    rows = [_fact(fact, ids, who, line) for fact in year.facts]
    PlaceFact.objects.using(KEEPER).bulk_create(rows)
    PlaceFact.objects.using(KEEPER).bulk_create(
        _fact((*year.facts[n][:4], right or 0), ids, who, line, supersedes=rows[n], taken_back=right is None)
        for n, right in year.wrong.items()
    )  # fmt: skip


def _fact(fact: Any, ids: dict[str, int], who: Actor, line: AuditLine, **more: Any) -> PlaceFact:
    kind, place, first, last, count = fact
    return PlaceFact(id=uuid7(), province_id=who.province_id, place_id=ids[place], kind=kind, period_from=first, period_to=last,
                     count=count, method="survey", source="Sổ giả lập", agency_id=who.agency_id, account_id=who.account_id,
                     recorded_at=_morning(last), line=line, **more)  # fmt: skip
