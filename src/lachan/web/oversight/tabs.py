"""The four parts of oversight as tabs, and what each viewer sees of them."""

from typing import Any

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817

PARTS = (
    ("", "Danh sách cần xem"),
    ("yeu-cau/", "Yêu cầu, kiến nghị"),
    ("kiem-tra/", "Đợt kiểm tra"),
    ("ket-luan/", "Kết luận kiểm tra"),
    ("ton-tai/", "Tồn tại, nguyên nhân"),
)
HOME = "/giam-sat/"


def wide(who: Actor) -> bool:
    """Sees numbers and no row: whoever may see no matter (the committee)."""
    return not who.can(P.REPORT_SEE)


def tabs(part: str) -> list[dict[str, Any]]:
    return [
        {"url": f"{HOME}{path}", "label": label, "active": path == part} for path, label in PARTS
    ]


def crumbs(part: str, here: str) -> list[dict[str, str]]:
    label = dict(PARTS)[part]
    return [
        {"url": HOME, "label": "Giám sát"},
        {"url": f"{HOME}{part}", "label": label},
        {"label": here},
    ]
