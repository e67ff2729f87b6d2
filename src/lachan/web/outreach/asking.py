"""What every form of communication asks alike: a day that is typed, a commune of its era, a body, a number."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest

from lachan.access.refusals import Refusal
from lachan.outreach import codes
from lachan.reference.codes import Level
from lachan.reference.models import Agency, Unit

from .. import wording
from ..sheet import TYPED_DAY, Choices, Field, Sheet, day, number, words


class DayMissing(Refusal):
    """Còn thiếu ngày. Ghi ngày theo dạng ngày/tháng/năm rồi lưu lại."""


class NumberMissing(Refusal):
    """Còn thiếu một con số. Ghi số, hoặc 0 nếu không có, rồi lưu lại."""


def typed_day(on: Sheet, name: str, label: str, **more: Any) -> Field:
    return on.ask(name, label, **{**TYPED_DAY, **more})


def count(on: Sheet, name: str, label: str, **more: Any) -> Field:
    return on.ask(name, label, **{"inputmode": "numeric", "maxlength": 15, **more})


def needed_day(typed: Mapping[str, str], name: str) -> date:
    found = day(typed, name)
    if found is None:
        raise DayMissing(field=name)
    return found


def whole(typed: Mapping[str, str], name: str) -> int | None:
    """A count as people type it: «1.200» is a thousand and two hundred."""
    plain = {name: words(typed, name).replace(".", "").replace(" ", "")}
    return number(plain, name)


def needed_number(typed: Mapping[str, str], name: str) -> int:
    found = whole(typed, name)
    if found is None:
        raise NumberMissing(field=name)
    return found


def chosen_of(choices: Choices, first: str = "Chọn") -> Choices:
    return [("", first), *choices]


def communes(
    on: Sheet, request: HttpRequest, name: str = "commune", label: str = "Xã, phường", **more: Any
) -> Field:
    """Communes of today first, those of earlier eras under the day on which they ended."""
    field = on.ask(name, label, "select", (), grouped=True, **more)
    chosen = field["value"]
    field["options"] = [
        {"value": "", "label": "Chọn xã, phường", "selected": not chosen, "group": ""},
        *({"value": key, "label": text, "group": group, "selected": key == chosen} for key, text, group in listed(request)),
    ]  # fmt: skip
    return field


def listed(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Every commune of the province, whenever it was: its key, its name, its era; the present ones first."""
    rows = Unit.objects.filter(province=request.actor.province_id, level=Level.COMMUNE)
    today = request.at.date()
    found = [
        (one.valid_to is not None and one.valid_to <= today, one)
        for one in rows.select_related("parent").order_by("sort_key")
    ]
    ended = sorted({one.valid_to for gone, one in found if gone}, reverse=True)
    told = [(str(one.id), commune_said(one), "Hiện nay") for gone, one in found if not gone]
    for last in ended:
        told += [(str(one.id), commune_said(one), f"Đến trước {wording.day(last)}") for gone, one in found
                 if gone and one.valid_to == last]  # fmt: skip
    return told


def commune_said(unit: Unit) -> str:
    """With its district where there was one: names repeat between districts, not within the province of today."""
    return unit.name if unit.parent is None or unit.parent.level == Level.PROVINCE else unit.in_full


def commune_named(typed: Mapping[str, str], name: str = "commune") -> Unit | None:
    key = words(typed, name)
    if not (key.isascii() and key.isdecimal() and len(key) < 18):
        return None
    return Unit.objects.select_related("parent").filter(id=int(key)).first()


def own_commune(request: HttpRequest) -> str:
    """The commune of the viewer's body, where it has one and that still is."""
    body = Agency.objects.select_related("unit").filter(id=request.actor.agency_id).first()
    unit = body.unit if body else None
    here = unit is not None and unit.level == Level.COMMUNE and unit.exists_on(request.at.date())
    return str(unit.id) if unit is not None and here else ""


def organisers(request: HttpRequest, chosen: str = "") -> Choices:
    """One's own body, those of the province, those of one's own commune, and whichever was chosen before."""
    own = Agency.objects.filter(id=request.actor.agency_id)
    near = Q(level=Level.PROVINCE) | Q(unit__in=own.values("unit"), level=Level.COMMUNE)
    fits = near | Q(id=int(chosen)) if chosen.isdecimal() and len(chosen) < 18 else near
    rows = Agency.objects.filter(fits, province=request.actor.province_id).order_by("sort_key")
    return [("", f"Cơ quan mình ({request.actor.agency_name})"),
            *((str(pk), name) for pk, name in rows.values_list("id", "short_name"))]  # fmt: skip


def body_named(typed: Mapping[str, str], name: str) -> Agency | None:
    key = words(typed, name)
    if not (key.isascii() and key.isdecimal() and len(key) < 18):
        return None
    return Agency.objects.select_related("successor").filter(id=int(key)).first()


def people(reached: int | None, method: str) -> str:
    """«1.200 (ước lượng)»."""
    if reached is None:
        return "không đếm"
    return f"{wording.thousands(reached)} ({codes.label(codes.METHODS, method).lower()})"


def money(cost: int | None) -> str:
    return "—" if cost is None else f"{wording.thousands(cost)} đồng"


def groups_said(groups: Mapping[str, int]) -> str:
    """«Phụ nữ 40, Học sinh, sinh viên 20», in the order of the list."""
    return "; ".join(f"{label} {wording.thousands(groups[code])}" for code, label in codes.GROUPS if groups.get(code))  # fmt: skip


def key_after(parts: Iterable[str]) -> tuple[date, UUID] | None:
    """The place in a list that an address names; an address that was spoiled begins anew."""
    told = list(parts)
    try:
        return (date.fromisoformat(told[0]), UUID(told[1])) if len(told) == 2 else None
    except ValueError:
        return None
