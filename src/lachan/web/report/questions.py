"""The new report, section by section, in the order in which a duty officer is told it."""

from datetime import date
from typing import Any

from lachan.access.actor import Actor
from lachan.docket import codes as docket_codes
from lachan.intake import codes
from lachan.reference import queries as reference
from lachan.reference.codes import POLICE, PROCURACIES, Kind
from lachan.reference.models import Unit

from ..sheet import TYPED_DAY, Field, Sheet
from .people import person_fields

Section = dict[str, Any]
LISTED = ", ".join(dict(codes.CHANNEL)[code] for code in codes.LISTED)
OFFICIALS = POLICE | PROCURACIES | {Kind.BORDER_GUARD}


def communes(who: Actor, on_day: date) -> list[Unit]:
    return list(reference.communes_on(on_day).filter(province_id=who.province_id))


def own_commune(who: Actor, on_day: date) -> str:
    """The one commune this agency serves, preselected; an agency of many has none."""
    grounds = Unit.objects.filter(
        reference.valid_on(on_day), jurisdictions__agency__in=who.scope, level="commune"
    )
    found = list(grounds.values_list("id", flat=True)[:2])
    return str(found[0]) if len(found) == 1 else ""


def _source(on: Sheet) -> Section:
    return {
        "id": "nguon", "title": "Ai báo, báo bằng cách nào", "fields": [
            on.ask("received_at", "Giờ tiếp nhận", "datetime", need="now"),
            on.ask("channel", "Kênh", "select", codes.CHANNEL, need="now", autofocus=True),
            on.ask("kind", "Loại nguồn tin", "select", codes.KIND, need="now"),
            on.ask("informant", "Người báo tin", "select", codes.INFORMANT, need="now"),
            on.ask("external_number", "Số của kênh", maxlength=60, need="later",
                   hint=f"Để đối chiếu với danh sách của kênh ({LISTED})."),
        ],
    }  # fmt: skip


def _story(on: Sheet, places: list[Unit]) -> Section:
    options = [("", "Chưa rõ, hoặc ngoài tỉnh"), *((p.id, p.in_full) for p in places)]
    return {
        "id": "noi-dung", "title": "Việc gì, ở đâu, khi nào", "fields": [
            on.ask("narrative", "Nội dung", "textarea", wide=True, sealed=True, rows=6, need="now",
                   hint="Ghi theo lời người báo. Nội dung được niêm phong ngay khi lưu."),
            on.ask("place", "Nơi xảy ra", "select", options, need="now"),
            on.ask("remote_mountain", "Xã vùng rừng núi xa xôi, hẻo lánh, hải đảo, đi lại khó khăn", "checkbox",
                   hint="Chỉ với xã như vậy, Công an cấp xã có 48 giờ để chuyển thay vì 24 giờ."),
            on.ask("occurred_from", "Xảy ra từ ngày", need="later", **TYPED_DAY),
            on.ask("occurred_to", "Đến ngày", need="later", **TYPED_DAY),
        ],
    }  # fmt: skip


def _urgent(on: Sheet) -> Section:
    return {
        "id": "khan", "title": "Có phải làm ngay không", "fields": [
            on.ask("flagrant", "Hành vi phạm tội quả tang", "checkbox"),
            on.ask("may_flee", "Đã rõ người bị tố giác, có căn cứ cho rằng có thể bỏ trốn", "checkbox"),
            on.ask("public_concern", "Được dư luận xã hội quan tâm", "checkbox"),
        ],
    }  # fmt: skip


def _traits(on: Sheet) -> Section:
    asked = [
        on.ask(name, label, "select", choices, need="later")
        for name, (label, choices) in codes.TRAITS.items()
    ]
    articles = [("", "Chưa xác định"), *codes.ARTICLES]
    hint = "Chỉ là gợi ý ban đầu; phân loại sau sẽ xác định."
    asked.append(
        on.ask("article", "Dấu hiệu tội phạm", "select", articles, need="later", hint=hint)
    )
    return {"id": "dac-diem", "title": "Đặc điểm", "fields": asked,
            "lead": "Để «Chưa rõ» nếu người báo không biết; đính chính được về sau."}  # fmt: skip


def _safeguards(on: Sheet, who: Actor, on_day: date) -> Section:
    agencies = reference.agencies_on(on_day).filter(province_id=who.province_id, kind__in=OFFICIALS)
    rows = agencies.values_list("id", "name")
    options = [("", "Không"), (str(who.agency_id), f"{who.agency_name} (đơn vị này)")]
    options += [(str(row), name) for row, name in rows if row != who.agency_id]
    return {
        "id": "bao-ve", "title": "Bảo vệ nguồn tin", "fields": [
            on.ask("named_official_of", "Người bị nêu tên là cán bộ của cơ quan", "select", options,
                   need="now", hint="Nếu có: tin đi thẳng tới thanh tra và Viện kiểm sát; "
                                    "cơ quan ấy không thấy được."),
            on.ask("grade", "Độ mật", "select", docket_codes.GRADES,
                   hint="Tài liệu có độ mật không lưu trên hệ thống này."),
        ],
    }  # fmt: skip


def sections_before(on: Sheet, places: list[Unit]) -> list[Section]:
    return [_source(on), _story(on, places)]


def sections_after(on: Sheet, who: Actor, on_day: date) -> list[Section]:
    return [_urgent(on), _traits(on), _safeguards(on, who, on_day)]


def person_row(on: Sheet, n: int) -> dict[str, Any]:
    fields: list[Field] = person_fields(on, n)
    said = any(on.typed.get(f["name"]) for f in fields if f["kind"] != "select")
    return {"n": n, "fields": fields, "open": n == 1 or said or any(f["error"] for f in fields)}
