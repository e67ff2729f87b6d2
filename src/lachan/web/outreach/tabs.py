"""The parts of communication as tabs, and the crumbs of a page below them."""

from typing import Any

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817

HOME, BRINGING = "/truyen-thong/", "nhap/"
PARTS = (
    ("", "Buổi truyền thông"),
    ("lich/", "Lịch năm"),
    ("ket-qua/", "Kết quả theo xã"),
    ("tai-lieu/", "Tài liệu"),
    ("mo-hinh/", "Mô hình, câu lạc bộ"),
    ("ap-phich/", "Áp phích mã QR"),
    (BRINGING, "Nhập từ tệp"),
)


def tabs(part: str, who: Actor) -> list[dict[str, Any]]:
    """Whoever only reads is not shown the door by which a workbook comes in."""
    return [
        {"url": f"{HOME}{path}", "label": label, "active": path == part}
        for path, label in PARTS
        if path != BRINGING or who.can(P.OUTREACH_KEEP)
    ]


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """`steps`: address and label; the last has no address, it is here."""
    first = {"url": HOME, "label": "Truyền thông"}
    return [
        first,
        *({"url": url, "label": label} if url else {"label": label} for url, label in steps),
    ]
