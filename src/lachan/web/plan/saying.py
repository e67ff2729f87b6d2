"""How a duty, a paper and a step of the plan are said on a screen."""

from datetime import date
from typing import Any

from lachan.plan import codes
from lachan.plan.duties import Duty
from lachan.plan.entering import words_of
from lachan.plan.evidence import names_of
from lachan.plan.given import last_day
from lachan.plan.models import Plan, Step, TaskVersion
from lachan.plan.queries import act_of
from lachan.plan.rules import Reading
from lachan.reference.codes import Mark

from .. import wording
from ..table import Cell

STATE_WORDS, STEP_WORDS = dict(codes.STATES), dict(codes.STEPS)
KINDS = {"ahead": "paused", "due": "running", "accepted": "running", "reported": "running", "returned": "soon",
         "confirmed": "met", "late": "overdue"}  # fmt: skip
SOON = 7  # days before the day that a duty is shown as near


def kind_of(reading: Reading, due_on: date, today: date) -> str:
    """Which of the shapes of states a reading takes."""
    if reading.code == "confirmed":
        return "met_late" if reading.late else "met"
    if reading.code in ("due", "accepted") and (due_on - today).days <= SOON:
        return "soon"
    return "overdue" if reading.code == "returned" and reading.late else KINDS[reading.code]


def said(reading: Reading) -> str:
    return STATE_WORDS[reading.code]


def how_long(duty: Duty, today: date) -> str:
    """«chậm 12 ngày», «còn 3 ngày», «xác nhận, chậm 2 ngày»; nothing where nothing runs."""
    if duty.reading.late:
        return f"chậm {duty.reading.days} ngày"
    if duty.reading.code in ("confirmed", "reported"):
        return ""
    days = (duty.due_on - today).days
    return "đến hạn hôm nay" if days == 0 else f"còn {days} ngày"


def state_cell(duty: Duty, today: date) -> Cell:
    told = [
        how_long(duty, today),
        f"vướng ở {duty.blocker}" if duty.blocked and duty.blocker else "",
    ]
    return {"state": kind_of(duty.reading, duty.due_on, today), "state_label": said(duty.reading),
            "sub": " · ".join(part for part in told if part)}  # fmt: skip


def when(duty: Duty) -> str:
    return f"{wording.day(duty.due_on)}" + (f" ({duty.label})" if duty.label else "")


def carrier(duty: Duty) -> str:
    """The body that carries it; where it ended, the one that carries on."""
    return (
        duty.carrier
        if duty.now_id == duty.carrier_id
        else f"{duty.now_name} (làm tiếp {duty.carrier})"
    )


def span(plan: Plan) -> str:
    return f"{wording.day(plan.valid_from)} – {wording.day(last_day(plan))}"


def standing(plan: Plan) -> dict[str, str]:
    """Draft, in force, closed; with the paper."""
    adopted, closed = act_of(plan, "adopted"), act_of(plan, "closed")
    if closed is not None:
        return {"state": "met", "label": f"Đã kết thúc {wording.day(closed.done_on)}"}
    if adopted is not None:
        return {
            "state": "running",
            "label": f"Ban hành: {adopted.document}" if adopted.document else "Đã ban hành",
        }
    return {"state": "paused", "label": "Dự thảo, chỉ Ban Chỉ đạo thấy"}


def mark(code: str) -> str:
    return str(Mark(code).label)


def levels(version: TaskVersion) -> str:
    return ", ".join(label for code, label in codes.LEVELS if code in version.levels)


def indicators(version: TaskVersion) -> str:
    return ", ".join(f"{code} · {codes.label_of(code)}" if code in codes.targets() else codes.label_of(code)
                     for code in version.indicators)  # fmt: skip


def step(one: Step) -> dict[str, Any]:
    """A step as parts/timeline.html takes it; whoever sees the row may read its words."""
    facts = [line for line in words_of(one).splitlines() if line.strip()]
    counts = [
        f"{codes.label_of(code)}: {wording.thousands(number)}"
        for code, number in one.counts.items()
    ]
    if one.blocker is not None:
        facts.insert(0, f"Vướng ở {one.blocker.short_name}")
    # A day that is said is not a day that was seen: whoever confirms sees both.
    if (
        one.recorded_at.astimezone(wording.HANOI).date()
        != one.occurred_at.astimezone(wording.HANOI).date()
    ):
        facts.insert(0, f"Ghi vào hệ thống {wording.shortly(one.recorded_at)}")
    turn = f" · kỳ hạn {wording.day(one.occurrence.due_on)}" if one.occurrence else ""
    return {
        "label": f"{STEP_WORDS[one.kind]}{turn}", "occurred": wording.day(one.occurred_at),
        "hour": wording.hour(one.occurred_at), "agency": one.agency.short_name,
        "by": "" if one.share.carrier_id == one.agency_id else f"phần của {one.share.carrier.short_name}",
        "facts": [*facts, "; ".join(counts)] if counts else facts,
        "files": [{"url": f"/ke-hoach/tep/{file.id}/", "name": name, "size": f"{max(file.size // 1024, 1)} KB"}
                  for file, name in names_of(one)],
    }  # fmt: skip
