"""One hand-over as parts/tray_item.html takes it. The clock of the answer is A-row of the sender's act."""

from datetime import datetime, timedelta
from typing import Any

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.docket import codes
from lachan.docket.models import Handover

from .. import wording

# Beyond this the sender should telephone; a colour on the screen, not a term of law.
LONG = timedelta(hours=24)
REPORT = "report"


def tray_item(way: Handover, who: Actor, at: datetime, refusal: str = "") -> dict[str, Any]:
    """Waiting for us; the buttons only where this person may answer."""
    waited, may = at - way.sent_at, who.can(P.HANDOVER_ANSWER)
    item = {
        **_common(way),
        "from_agency": way.sender.name,
        "to_agency": who.agency_name,
        "state": "overdue" if waited > LONG else "soon",
        "state_label": f"Đã chờ {wording.lasting(waited)}",
        "refusal": refusal,
        "grounds": [{"value": v, "label": text} for v, text in _grounds(way)],
    }
    if not may:
        return item
    return item | {
        "receive_url": f"/ban-giao/{way.id}/nhan/",
        "refuse_url": f"/ban-giao/{way.id}/tu-choi/",
    }


def _grounds(way: Handover) -> list[tuple[str, str]]:
    """«Đã tiếp nhận cùng nguồn tin» is a ground for a report only."""
    return [row for row in codes.REFUSAL_GROUNDS if way.what == REPORT or row[0] != "duplicate"]


def sent_item(way: Handover, at: datetime) -> dict[str, Any]:
    waited = at - way.sent_at
    return {
        **_common(way),
        "from_agency": "Đơn vị mình",
        "to_agency": way.recipient.name,
        "state": "overdue" if waited > LONG else "running",
        "state_label": f"Chưa có trả lời sau {wording.lasting(waited)}",
    }


def answered_item(way: Handover) -> dict[str, Any]:
    """No link for whoever refused and so has no standing any longer (its reading is hidden)."""
    answer = way.answer
    said = wording.shortly(answer.answered_at)
    ground = codes.label(codes.REFUSAL_GROUNDS, answer.ground)
    return {
        **_common(way),
        **({} if hasattr(way.matter, "reading") else {"url": ""}),
        "from_agency": way.sender.name,
        "to_agency": way.recipient.name,
        "state": "met" if answer.received else "unknown",
        "state_label": f"Đã nhận {said}" if answer.received else "Từ chối nhận",
        "refused": "" if answer.received else f"{ground} · {said}",
    }


def what_of(way: Handover) -> str:
    """«hồ sơ»; of a person also whom, by code name: a house must know for whom it makes room."""
    said, person = codes.label(codes.HANDED, way.what).lower(), getattr(way, "person", None)
    return f"{said} {person}" if person else said


def _common(way: Handover) -> dict[str, Any]:
    return {
        "code_name": way.matter.code,
        "url": f"/vu-viec/{way.matter.code}/",
        "what": what_of(way),
        "sent": wording.shortly(way.sent_at),
    }
