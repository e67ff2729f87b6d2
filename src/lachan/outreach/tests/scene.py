"""Made-up sessions and classes of Lâm Đồng. The bodies and communes are real, what they do here is invented."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.walking import hour

from lachan.access import scope
from lachan.outreach.given import SessionGiven
from lachan.reference.models import Agency, Unit

NOW = hour("2026-03-10 09:00")
POLICE, WOMEN, OFFICE, HEALTH = "caxa_2026", "hoiphunu", "thukybcd", "soyte"
HERE, OLD = "c24853.c", "c24853.a"


def body(key: str) -> Agency:
    return Agency.objects.select_related("successor").get(key=key)


def unit(key: str) -> Unit:
    return Unit.objects.select_related("parent").get(key=key)


def given(commune: str | None = HERE, **more: Any) -> SessionGiven:
    told = {"held_on": date(2026, 3, 1), "kind": "direct", "topic": "Nhận biết lời mời «việc nhẹ lương cao»", "place": "Nhà văn hóa thôn 3",
            "reached": 60, "method": "counted", "groups": {"women": 40, "students": 15}, **more}  # fmt: skip
    return SessionGiven(commune=unit(commune) if commune else None, **told)


def sees(who: Any, ask: Any) -> Any:
    with scope.acting(who):
        return ask(who)


def course(**more: Any) -> dict[str, Any]:
    return {"title": "Tiếp nhận, hỗ trợ nạn nhân (giả lập)", "topics": ["law", "trauma"], "content_on": date(2025, 12, 1),
            "hours": Decimal("7.5"), "law": "Luật 53/2024/QH15", "checklist": ["choice", "safety_first"], **more}  # fmt: skip


def held(of: Any, on: date = date(2026, 2, 10), **more: Any) -> dict[str, Any]:
    return {
        "course": of,
        "held_on": on,
        "ended_on": on,
        "place": "Hội trường",
        "trainers": 2,
        **more,
    }


def at(text: str) -> datetime:
    return hour(text)
