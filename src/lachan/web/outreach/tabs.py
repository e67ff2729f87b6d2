"""The parts of communication as tabs, and the crumbs of a page below them."""

from typing import Any

HOME = "/truyen-thong/"
PARTS = (
    ("", "Buổi truyền thông"),
    ("lich/", "Lịch năm"),
    ("ket-qua/", "Kết quả theo xã"),
    ("tai-lieu/", "Tài liệu"),
    ("mo-hinh/", "Mô hình, câu lạc bộ"),
    ("nhap/", "Nhập từ tệp"),
)


def tabs(part: str) -> list[dict[str, Any]]:
    return [
        {"url": f"{HOME}{path}", "label": label, "active": path == part} for path, label in PARTS
    ]


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """`steps`: address and label; the last has no address, it is here."""
    first = {"url": HOME, "label": "Truyền thông"}
    return [
        first,
        *({"url": url, "label": label} if url else {"label": label} for url, label in steps),
    ]
