"""The questions of a session, and what was typed read as a session."""

from collections.abc import Mapping

from django.http import HttpRequest

from lachan.outreach import codes, queries
from lachan.outreach.given import SessionGiven
from lachan.outreach.models import Material, Session

from .. import wording
from ..sheet import Field, Sheet, key, words
from . import campaigns
from .asking import (
    body_named,
    chosen_of,
    commune_named,
    communes,
    count,
    needed_day,
    organisers,
    own_commune,
    typed_day,
    whole,
)

MATERIALS = 3
NO_NAMES = "không ghi tên người"


def session_fields(on: Sheet, request: HttpRequest) -> list[Field]:
    used = [
        ("", "Không chọn"),
        *((str(one.root), str(one)) for one in queries.materials(request.actor)),
    ]
    return [
        typed_day(on, "held_on", "Ngày tổ chức", autofocus=True),
        on.ask("kind", "Hình thức", "select", chosen_of(codes.KINDS)),
        communes(on, request, hint="để trống nếu phát sóng, đăng báo, đăng mạng cho nhiều nơi"),
        on.ask("place", "Nơi tổ chức, kênh phát", maxlength=200, hint="ví dụ: Nhà văn hóa thôn 3; Đài truyền thanh xã"),
        on.ask("topic", "Nội dung", "textarea", rows=2, maxlength=300, wide=True, hint=NO_NAMES),
        on.ask("language", "Ngôn ngữ", "select", codes.LANGUAGES),
        on.ask("organiser", "Cơ quan tổ chức", "select", organisers(request, on.typed.get("organiser", ""))),
        on.ask("campaign", "Thuộc đợt", "select", campaigns.options(request)),
        on.ask("partner", "Phối hợp với", maxlength=200, hint="tên cơ quan, tổ chức"),
        count(on, "reached", "Tổng số người", hint="lượt người; không đếm thì để trống"),
        on.ask("method", "Cách đếm", "select", [("", "Không đếm"), *codes.METHODS]),
        *(count(on, f"group_{code}", f"Trong đó: {label.lower() if code != 'ethnic_minority' else 'đồng bào dân tộc thiểu số'}")
          for code, label in codes.GROUPS),
        count(on, "cost", "Kinh phí (đồng)"),
        on.ask("evidence", "Minh chứng", maxlength=300, hint=f"biên bản số mấy, ảnh lưu ở đâu; {NO_NAMES}"),
        *(field for n in range(1, MATERIALS + 1) for field in (
            on.ask(f"material_{n}", f"Tài liệu {n}", "select", used), count(on, f"copies_{n}", f"Số bản đã phát {n}"))),
    ]  # fmt: skip


def fresh(request: HttpRequest) -> dict[str, str]:
    """What a new form says already: today, one's own commune, Vietnamese."""
    return {
        "held_on": wording.day(request.at),
        "commune": own_commune(request),
        "language": "vi",
        "kind": "direct",
    }


def given_from(typed: Mapping[str, str], request: HttpRequest) -> SessionGiven:
    groups = {code: whole(typed, f"group_{code}") for code, _ in codes.GROUPS}
    return SessionGiven(
        held_on=needed_day(typed, "held_on"), kind=words(typed, "kind"), topic=words(typed, "topic"), place=words(typed, "place"),
        commune=commune_named(typed), language=words(typed, "language") or "vi", organiser=body_named(typed, "organiser"),
        campaign=words(typed, "campaign"), reached=whole(typed, "reached"), method=words(typed, "method"),
        groups={code: n for code, n in groups.items() if n is not None}, cost=whole(typed, "cost"),
        partner=words(typed, "partner"), evidence=words(typed, "evidence"), materials=_materials(typed, request),
    )  # fmt: skip


def _materials(
    typed: Mapping[str, str], request: HttpRequest
) -> tuple[tuple[Material, int | None], ...]:
    found: dict[Material, int | None] = {}
    for n in range(1, MATERIALS + 1):
        chosen = key(words(typed, f"material_{n}"))
        if chosen is not None:
            found[queries.material(request.actor, chosen)] = whole(typed, f"copies_{n}")
    return tuple(found.items())


def typed_of(row: Session) -> dict[str, str]:
    """A stored session as it would be typed."""
    told = {
        "held_on": wording.day(row.held_on), "kind": row.kind, "commune": str(row.commune_id or ""), "place": row.place,
        "topic": row.topic, "language": row.language, "organiser": str(row.organiser_id), "campaign": row.campaign,
        "partner": row.partner, "reached": _said(row.reached), "method": row.method, "cost": _said(row.cost), "evidence": row.evidence,
    }  # fmt: skip
    told |= {f"group_{code}": str(number) for code, number in row.groups.items()}
    for n, one in enumerate(list(row.materials.all())[:MATERIALS], 1):
        told |= {f"material_{n}": str(one.material.root), f"copies_{n}": _said(one.copies)}
    return told


def _said(number: int | None) -> str:
    return "" if number is None else str(number)
