"""Rows of the desk: a running clock becomes one line that says what to do, for which matter, by when."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Q, When

from lachan.access.actor import Actor
from lachan.docket import queries as docket
from lachan.docket import registers
from lachan.docket.models import ClockReading, RegisterEntry
from lachan.law.book import book
from lachan.procedure.stages import table

from .. import wording
from ..matter_file.next_acts import act_for

# Rows on one desk; the counts above them and the lists behind them are whole.
MOST = 90
GROUPS = {
    "overdue": ("Quá hạn", "overdue", "Không có việc quá hạn",
                "mọi thời hạn của đơn vị đã làm xong hoặc còn hạn."),
    "today": ("Hôm nay", "soon", "Không có việc đến hạn hôm nay",
              "không thời hạn nào của đơn vị kết thúc trước 24:00."),
    "soon": ("Trong 3 ngày tới", "running", "Không có việc đến hạn trong 3 ngày",
             "có thể làm trước những việc còn hạn dài."),
}  # fmt: skip


def duties_of(who: Actor, at: datetime, ahead: timedelta) -> list[ClockReading]:
    """What still can be done in time comes first, so that a long past never hides today."""
    near = docket.running(who).filter(Q(due_at=None) | Q(due_at__lt=at + ahead))
    rows = near.select_related("matter__place", "matter__reading")
    rank = Case(When(due_at__gte=at, then=0), When(due_at=None, then=1), default=2)
    return list(rows.order_by(rank, "due_at", "-matter__received_at")[:MOST])


def numbers_of(who: Actor, duties: Sequence[ClockReading]) -> dict[UUID, str]:
    """Our register number of each matter on the desk."""
    entries = RegisterEntry.objects.filter(
        agency__in=who.scope, matter__in={duty.matter_id for duty in duties}
    )
    return {entry.matter_id: registers.number_text(entry) for entry in entries}


def counts_of(who: Actor, at: datetime, ahead: timedelta) -> dict[str, int]:
    """How many duties each group really has, however many the page shows."""
    midnight = datetime.combine(at.date() + timedelta(days=1), time.min, at.tzinfo)
    counted: dict[str, int] = docket.running(who).aggregate(
        overdue=Count("id", filter=Q(due_at__lt=at)),
        today=Count("id", filter=Q(due_at=None) | Q(due_at__gte=at, due_at__lt=midnight)),
        soon=Count("id", filter=Q(due_at__gte=midnight, due_at__lt=at + ahead)),
    )
    return counted


def tallies_of(counts: dict[str, int], waiting: int, sent: int) -> list[dict[str, Any]]:
    said = [("Quá hạn", "overdue", "overdue"), ("Hôm nay, làm ngay", "today", "soon"),
            ("Trong 3 ngày", "soon", "running")]  # fmt: skip
    return [
        *({"label": label, "count": counts[name], "state": state, "url": f"#viec-{name}"}
          for label, name, state in said),
        {"label": "Chờ đơn vị trả lời", "count": waiting, "state": "soon" if waiting else "met",
         "url": "#cho-nhan"},
        {"label": "Đã gửi, chưa có trả lời", "count": sent, "state": "running", "url": "#da-gui"},
    ]  # fmt: skip


def group(
    which: str, duties: Sequence[ClockReading], total: int, who: Actor, at: datetime,
    numbers: dict[UUID, str],
) -> dict[str, Any]:  # fmt: skip
    title, state, empty, means = GROUPS[which]
    return {
        "title": title, "id": f"viec-{which}", "empty_what": empty, "empty_means": means,
        "total": total, "hidden": max(total - len(duties), 0),
        "rows": [_row(duty, state, who, at, numbers.get(duty.matter_id, "")) for duty in duties],
    }  # fmt: skip


def _row(duty: ClockReading, state: str, who: Actor, at: datetime, number: str) -> dict[str, Any]:
    clock, matter, ngay = book().clock(duty.ref), duty.matter, duty.due_at is None
    act = act_for(duty, who)
    term = clock.term_on(matter.received_at.date())
    return {
        "state": "soon" if ngay else state,
        "state_label": "Làm ngay" if ngay else "",
        "url": f"/vu-viec/{matter.code}/",
        "code_name": matter.code,
        "number": number,
        "doing": clock.name,
        "place": matter.place.name if matter.place else "chưa rõ nơi xảy ra",
        "stage": table().stages[matter.reading.stage].label,
        "cite": term.cite if term else "",
        "due": "ngay" if ngay else wording.on(duty.due_at),
        "left": "" if duty.due_at is None else wording.left(duty.due_at - at),
        "unsettled": bool(clock.unsettled),
        "act": act,
    }
