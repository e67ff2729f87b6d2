"""The parts of training as tabs, and the crumbs of a page below them."""

from typing import Any

HOME = "/tap-huan/"
PARTS = (
    ("", "Độ phủ theo xã"),
    ("lop/", "Lớp đã mở"),
    ("khoa/", "Khóa tập huấn"),
    ("co-quan/", "Theo cơ quan"),
    ("sang-chan/", "Nội dung về sang chấn"),
)


def tabs(part: str) -> list[dict[str, Any]]:
    return [
        {"url": f"{HOME}{path}", "label": label, "active": path == part} for path, label in PARTS
    ]


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """`steps`: address and label; the last has no address, it is here."""
    first = {"url": HOME, "label": "Tập huấn"}
    return [
        first,
        *({"url": url, "label": label} if url else {"label": label} for url, label in steps),
    ]
