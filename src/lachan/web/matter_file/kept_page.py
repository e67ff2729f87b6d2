"""What a detention facility sees: the persons it keeps, until when, and the acts about their custody. Nothing else."""

from datetime import datetime
from typing import Any

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.law.book import book

from .. import wording
from . import case_people
from . import shown as say
from .record import Record


def kept_page(record: Record, at: datetime) -> dict[str, Any]:
    """All that matter_file/kept.html takes; the row lock has already left out everybody else."""
    alarmed = case_people.alarms(record, at)
    own = {record.who.agency_name}
    ours = [way for way in record.handovers if own & {way.sender.name, way.recipient.name}]
    return {
        "handovers": say.handovers(ours, at),
        "alarms": alarmed, "alarm": case_people.worst(alarmed),
        "kept": [_kept(row, record, at) for row in case_people.accused(record, (), at)],
    }  # fmt: skip


def _kept(row: dict[str, Any], record: Record, at: datetime) -> dict[str, Any]:
    own = [act for act in record.acts if act.person_id == row["code"]]
    return {**row, "acts": [_act(act) for act in own], "links": _links(row["code"], record)}


def _act(act: Any) -> dict[str, str]:
    return {
        "label": book().label(act.kind),
        "on": wording.on(act.occurred_at),
        "agency": act.agency.name,
    }


def _links(code: str, record: Record) -> list[dict[str, str]]:
    base, who = f"/vu-viec/{record.matter.code}/lam", record.who
    said = [
        (P.CUSTODY_KEEP, "facility_reminder_sent", "Nhắc cơ quan thụ lý: sắp hết hạn"),
        (P.CASE_HAND, "hand_over", "Bàn giao người này"),
    ]
    return [
        {"url": f"{base}/{name}/?nguoi={code}", "label": label}
        for may, name, label in said
        if who.can(may)
    ]
