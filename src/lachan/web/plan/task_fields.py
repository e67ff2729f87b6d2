"""The questions of a task, and what was typed read as a task."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from lachan.plan import codes
from lachan.plan.given import TaskGiven, days_of
from lachan.plan.models import Plan, TaskVersion
from lachan.reference.codes import Mark
from lachan.reference.models import Agency

from .. import wording
from ..sheet import Field, Sheet, Unreadable, day, words
from .forms import bodies_named, listed

PARTNERS, INDICATORS = 5, 4


def task_fields(on: Sheet, request: HttpRequest, plan: Plan, groups: Sequence[str]) -> list[Field]:
    here = Agency.objects.filter(province=plan.province_id, valid_from__lt=plan.valid_to).order_by(
        "sort_key"
    )
    here = here.exclude(valid_to__lte=plan.valid_from)
    bodies = listed(here, "Không chọn")
    counted = [
        *((code, f"{code} · {said}") for code, said in codes.targets().items()),
        *codes.measures().items(),
    ]
    on = Sheet({"mark": Mark.FROM_MEMORY, **on.typed}, on.refusal)
    return [
        *_group_fields(on, groups),
        on.ask("words", "Việc phải làm", "textarea", rows=3, maxlength=700, wide=True),
        on.ask("lead", "Cơ quan chủ trì (đúng một)", "select", bodies),
        *(on.ask(f"partner_{n}", f"Phối hợp {n}", "select", bodies) for n in range(1, PARTNERS + 1)),
        on.ask("everybody", "Mọi thành viên Ban Chỉ đạo cùng phối hợp", "checkbox"),
        *(on.ask(f"level_{code}", f"Thực hiện ở {label.lower()}", "checkbox") for code, label in codes.LEVELS),
        on.ask("starts_on", "Từ ngày", maxlength=10, inputmode="numeric", placeholder="ngày/tháng/năm", hint="bỏ trống: ngày đầu của kế hoạch"),
        on.ask("due_on", "Hạn", maxlength=10, inputmode="numeric", placeholder="ngày/tháng/năm", hint="bỏ trống: ngày cuối của kế hoạch"),
        on.ask("periodicity", "Kỳ báo cáo", "select", codes.PERIODICITIES),
        on.ask("named_days", "Ngày báo cáo nêu đích danh", hint="ví dụ 15/06/2024; 15/12/2024; bỏ trống nếu theo kỳ", maxlength=300),
        on.ask("evidence", "Minh chứng cần có", maxlength=300),
        *(on.ask(f"indicator_{n}", f"Chỉ tiêu, số đếm {n}", "select", [("", "Không chọn"), *counted]) for n in range(1, INDICATORS + 1)),
        on.ask("source", "Nguồn", maxlength=300), on.ask("mark", "Mức tin cậy", "select", Mark.choices),
    ]  # fmt: skip


def _group_fields(on: Sheet, groups: Sequence[str]) -> list[Field]:
    """Changing a task does not move it; adding one asks for its group."""
    if "group" in on.typed and not groups:
        return []
    options = [("", "Nhóm mới, ghi ở ô bên"), *((title, title) for title in groups)]
    return [
        on.ask("group_known", "Nhóm", "select", options, autofocus=True),
        on.ask("group", "Tên nhóm mới", maxlength=200),
    ]


def given_from(typed: Mapping[str, str], request: HttpRequest) -> TaskGiven:
    partners = bodies_named([words(typed, f"partner_{n}") for n in range(1, PARTNERS + 1)])
    lead = bodies_named([words(typed, "lead")])
    return TaskGiven(
        words=words(typed, "words"), lead=lead[0] if lead else None, group=words(typed, "group") or words(typed, "group_known"),
        partners=tuple(partners), levels=tuple(code for code, _ in codes.LEVELS if typed.get(f"level_{code}")),
        starts_on=day(typed, "starts_on"), due_on=day(typed, "due_on"), periodicity=words(typed, "periodicity") or "once",
        named_days=_days(typed), everybody=bool(typed.get("everybody")), evidence=words(typed, "evidence"),
        indicators=tuple(dict.fromkeys(one for n in range(1, INDICATORS + 1) if (one := words(typed, f"indicator_{n}")))),
        source=words(typed, "source"), mark=words(typed, "mark") or Mark.FROM_MEMORY,
    )  # fmt: skip


def _days(typed: Mapping[str, str]) -> tuple[Any, ...]:
    found = [
        day({"named_days": part.strip()}, "named_days")
        for part in words(typed, "named_days").split(";")
        if part.strip()
    ]
    if any(one is None for one in found):
        raise Unreadable(field="named_days")
    return tuple(found)


def typed_of(version: TaskVersion) -> dict[str, str]:
    """A stored version as it would be typed."""
    told = {
        "group": version.task.group.title, "words": version.words, "lead": str(version.lead_id),
        "everybody": "on" if version.everybody else "", "starts_on": wording.day(version.starts_on), "due_on": wording.day(version.due_on),
        "periodicity": version.periodicity, "named_days": "; ".join(wording.day(one) for one in days_of(version.named_days)),
        "evidence": version.evidence, "source": version.source, "mark": version.mark,
    }  # fmt: skip
    told |= {f"level_{code}": "on" for code in version.levels}
    told |= {f"indicator_{n}": code for n, code in enumerate(version.indicators[:INDICATORS], 1)}
    partners = list(version.partners.all())[:PARTNERS]
    return told | {f"partner_{n}": str(one.agency_id) for n, one in enumerate(partners, 1)}
