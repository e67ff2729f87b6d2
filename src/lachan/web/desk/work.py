"""Rows of the desk: a running clock becomes one line that says what to do, for which matter, by when."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from lachan.access.actor import Actor
from lachan.docket import queries as docket
from lachan.docket.models import ClockReading
from lachan.law.book import book

from .. import wording
from ..matter_file.next_acts import act_for

GROUPS = {
    "overdue": ("Quá hạn", "overdue", "Không có việc quá hạn",
                "mọi thời hạn của đơn vị đã làm xong hoặc còn hạn."),
    "today": ("Hôm nay", "soon", "Không có việc đến hạn hôm nay",
              "không thời hạn nào của đơn vị kết thúc trước 24:00."),
    "soon": ("Trong 3 ngày tới", "running", "Không có việc đến hạn trong 3 ngày",
             "có thể làm trước những việc còn hạn dài."),
}  # fmt: skip


def midnight_after(at: datetime) -> datetime:
    return datetime.combine(at.date() + timedelta(days=1), time.min, at.tzinfo)


def tallies_of(owed: docket.Owed) -> list[dict[str, Any]]:
    said = [("Quá hạn", "overdue", "overdue"), ("Hôm nay, làm ngay", "today", "soon"),
            ("Trong 3 ngày", "soon", "running")]  # fmt: skip
    return [
        *({"label": label, "count": getattr(owed, name), "state": state, "url": f"#viec-{name}"}
          for label, name, state in said),
        {"label": "Chờ đơn vị trả lời", "count": owed.waiting, "state": "soon" if owed.waiting else "met",
         "url": "#cho-nhan"},
        {"label": "Đã gửi, chưa có trả lời", "count": owed.sent, "state": "running", "url": "#da-gui"},
    ]  # fmt: skip


def group(
    which: str, duties: Sequence[ClockReading], total: int, who: Actor, at: datetime,
) -> dict[str, Any]:  # fmt: skip
    title, state, empty, means = GROUPS[which]
    return {
        "title": title, "id": f"viec-{which}", "empty_what": empty, "empty_means": means,
        "total": total, "hidden": max(total - len(duties), 0),
        "rows": [_row(duty, state, who, at) for duty in duties],
    }  # fmt: skip


def _row(duty: ClockReading, state: str, who: Actor, at: datetime) -> dict[str, Any]:
    clock, matter, ngay = book().clock(duty.ref), duty.matter, duty.due_at is None
    act = act_for(duty, who)
    term = clock.term_on(matter.received_at.date())
    return {
        "state": "soon" if ngay else state,
        "state_label": "Làm ngay" if ngay else "",
        "url": f"/vu-viec/{matter.code}/",
        "code_name": matter.code,
        "number": f"{duty.number:02d}/{duty.year}" if duty.number else "",
        "doing": clock.name,
        "place": matter.place.name if matter.place else "chưa rõ nơi xảy ra",
        "stage": wording.stage(matter.reading.stage),
        "cite": term.cite if term else "",
        "due": "ngay" if ngay else wording.on(duty.due_at),
        "left": "" if duty.due_at is None else wording.left(duty.due_at - at),
        "unsettled": bool(clock.unsettled),
        "act": act,
    }
