"""The plan as groups of tasks, each with where it stands; filters stand in the address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from lachan.plan import codes
from lachan.plan.duties import Duty, tally
from lachan.plan.models import TaskVersion

from .. import wording
from ..table import Cell, table
from . import saying

COLUMNS = ("Nhiệm vụ", "Chủ trì", "Kỳ cần làm", "Trạng thái", "Đã xác nhận")
NO_TASK = ("Không có nhiệm vụ nào", "không nhiệm vụ nào của nhóm khớp với bộ lọc.")
ORDER = {
    "late": 0,
    "returned": 1,
    "due": 2,
    "accepted": 2,
    "reported": 3,
    "ahead": 4,
    "confirmed": 5,
}


@dataclass(frozen=True)
class Line:
    """One task of the page with the times it is due; `next` is the one that matters now."""

    version: TaskVersion
    duties: Sequence[Duty]

    @property
    def next(self) -> Duty | None:
        """What is open first, the earliest of it; where all is done, the last of it."""
        return min(self.duties, key=_urgency, default=None)


def _urgency(duty: Duty) -> tuple[int, int]:
    day = duty.due_on.toordinal()
    return ORDER[duty.reading.code], -day if duty.reading.code == "confirmed" else day


@dataclass(frozen=True)
class Asked:
    """The filters, as the address says them."""

    body: str
    state: str
    late: bool

    @classmethod
    def read(cls, given: QueryDict) -> "Asked":
        state = given.get("trang_thai", "")
        return cls(
            given.get("co_quan", "")[:20],
            state if state in dict(codes.STATES) else "",
            given.get("tre") == "1",
        )

    @property
    def on(self) -> bool:
        return bool(self.body or self.state or self.late)

    def fits(self, line: Line) -> bool:
        bodies = {str(line.version.lead_id), *(str(one.now_id) for one in line.duties)}
        states = {line.next.reading.code} if line.next else set()
        if self.body and self.body not in bodies:
            return False
        if self.late and not any(one.reading.late and one.reading.open for one in line.duties):
            return False
        return not self.state or self.state in states


def lines(versions: Iterable[TaskVersion], duties: Iterable[Duty]) -> list[Line]:
    of: dict[Any, list[Duty]] = {}
    for duty in duties:
        of.setdefault(duty.task_id, []).append(duty)
    return [
        Line(one, of.get(one.task_id, []))
        for one in versions
        if not one.withdrawn or one.task_id in of
    ]


def groups(found: Sequence[Line], asked: Asked, today: date) -> list[dict[str, Any]]:
    """Each group with its bar (of all its tasks) and its table (of those that fit the filters)."""
    by_group: dict[tuple[int, str], list[Line]] = {}
    for line in found:
        group = line.version.task.group
        by_group.setdefault((group.ordinal, group.title), []).append(line)
    return [
        {"id": f"nhom-{ordinal}", "title": title, "bar": bar([d for line in own for d in line.duties]),
         "table": _table(title, [line for line in own if asked.fits(line)], today)}
        for (ordinal, title), own in sorted(by_group.items(), key=lambda item: item[0])
        if not asked.on or any(asked.fits(line) for line in own)
    ]  # fmt: skip


def bar(duties: Sequence[Duty]) -> dict[str, Any]:
    """How much of what has come due is confirmed, in words and as a drawing."""
    told = tally(duties)
    words = (
        f"{told['confirmed']}/{told['due']} kỳ đã đến hạn được xác nhận"
        if told["due"]
        else "chưa kỳ nào đến hạn"
    )
    more = [
        f"{told['reported']} chờ xác nhận" if told["reported"] else "",
        f"{told['late']} chậm" if told["late"] else "",
    ]
    return {**told, "words": " · ".join([words, *(one for one in more if one)])}


def _table(title: str, found: Sequence[Line], today: date) -> dict[str, Any]:
    return table(
        f"Nhiệm vụ: {title}",
        COLUMNS,
        (_cells(line, today) for line in found),
        empty=NO_TASK,
        caption_hidden=True,
    )


def _cells(line: Line, today: date) -> list[Cell]:
    version, duty = line.version, line.next
    told = tally(line.duties)
    name = f"{version.task.code}. {version.words}"
    return [
        {"text": name, "url": f"/ke-hoach/viec/{version.task_id}/", "sub": " · đã rút" if version.withdrawn else ""},
        {"text": saying.carrier(duty) if duty else version.lead.short_name},
        {"text": saying.when(duty) if duty else wording.day(version.due_on)},
        saying.state_cell(duty, today) if duty else {"text": "phối hợp hoặc chưa ban hành"},
        {"text": f"{told['confirmed']}/{told['due']}" if told["due"] else "—"},
    ]  # fmt: skip


def filters(
    found: Sequence[Line], asked: Asked, action: str, kept: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """The three questions of the page; what the address said before stays in it."""
    bodies = {str(one.now_id): one.now_name for line in found for one in line.duties}
    bodies |= {
        str(line.version.lead_id): line.version.lead.short_name for line in found if not line.duties
    }
    fields = [
        (
            "co_quan",
            "Cơ quan",
            [("", "Mọi cơ quan"), *sorted(bodies.items(), key=lambda one: one[1])],
            asked.body,
        ),
        ("trang_thai", "Trạng thái", [("", "Mọi trạng thái"), *codes.STATES], asked.state),
        ("tre", "Chậm", [("", "Tất cả"), ("1", "Chỉ việc đang chậm")], "1" if asked.late else ""),
    ]
    return {
        "action": action, "on": asked.on, "kept": kept, "clear_url": action + "".join(f"?{n}={v}" for n, v in kept),
        "fields": [{"name": name, "label": label, "options": [
            {"value": v, "label": text, "selected": v == chosen} for v, text in options]}
            for name, label, options, chosen in fields],
    }  # fmt: skip
