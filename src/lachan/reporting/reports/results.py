"""What the plan's tasks came to within a report's days, as a first draft of its result boxes."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from lachan.access.actor import Actor
from lachan.indicators.periods import Period
from lachan.plan import codes, duties, queries
from lachan.plan.duties import Duty

from ..layout import HANOI
from .content import grouped
from .forms import Form
from .wording import words


def first_words(viewer: Actor, form: Form, when: Period, at: datetime) -> dict[str, str]:
    """Slot → what is known of its groups of tasks: counts, days, and where their list is."""
    day, kind = at.astimezone(HANOI).date(), form.written.get("tasks_of", "")
    found: dict[str, list[Duty]] = {}
    for duty in duties.due_within(viewer, kind, when.begin, when.to, day) if kind else ():
        if slot := _slot(form, duty.group_title):
            found.setdefault(slot, []).append(duty)
    return {slot: "\n".join(_lines(own, day)) for slot, own in found.items()}


def _parts(form: Form) -> Iterator[tuple[str, Sequence[str]]]:
    for section in form.written["sections"]:
        for part in (section, *section.get("parts", ())):
            if "groups" in part:
                yield part["slot"], part["groups"]


def _slot(form: Form, title: str) -> str:
    """The part whose words stand in the group's title; else the one that takes the rest, if there is one."""
    rest = ""
    for slot, names in _parts(form):
        if any(name in title.lower() for name in names):
            return slot
        rest = rest if names else slot
    return rest


def _lines(own: Sequence[Duty], day: date) -> Iterator[str]:
    groups: dict[Any, list[Duty]] = {}
    for duty in own:
        groups.setdefault((duty.year, duty.plan_id, duty.ordinal), []).append(duty)
    for _, of_one in sorted(groups.items(), key=lambda one: (one[0][0], one[0][2])):
        yield _group(of_one, day)
        if sums := _sums(of_one):
            yield sums


def _group(own: Sequence[Duty], day: date) -> str:
    told, said = words()["tasks"], duties.outcome(own)
    ahead = told["ahead"].format(ahead=said["ahead"]) if said["ahead"] else ""
    return str(told["group"]).format(
        **{**said, "ahead": ahead}, title=own[0].group_title, day=f"{day:%d/%m/%Y}", path=_path(own[0])
    )  # fmt: skip


def _path(one: Duty) -> str:
    plan = f"?nam={one.year}" if one.plan_kind == "year" else f"{one.plan_id}/"
    return f"/ke-hoach/{plan}#nhom-{one.ordinal}"


def _sums(own: Sequence[Duty]) -> str:
    told, sums = words()["tasks"], queries.counted(own)
    listed = "; ".join(
        told["one"].format(label=codes.label_of(code), number=grouped(number))
        for code, number in sums.items() if number
    )  # fmt: skip
    return str(told["counted"]).format(list=listed) if listed else ""
