"""The parts of the plan as tabs, and the crumbs of a page below them."""

from typing import Any

HOME = "/ke-hoach/"
PARTS = (
    ("", "Kế hoạch"),
    ("cham/", "Việc chậm"),
    ("hop/", "Kết luận cuộc họp"),
    ("cao-diem/", "Cao điểm"),
    ("so-sanh/", "So sánh hai năm"),
    ("van-ban/", "Văn bản"),
)


def tabs(part: str) -> list[dict[str, Any]]:
    return [
        {"url": f"{HOME}{path}", "label": label, "active": path == part} for path, label in PARTS
    ]


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """`steps`: address and label; the last has no address, it is here."""
    first = {"url": HOME, "label": "Kế hoạch"}
    return [
        first,
        *({"url": url, "label": label} if url else {"label": label} for url, label in steps),
    ]
