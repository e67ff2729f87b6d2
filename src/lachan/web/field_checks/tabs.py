"""The parts of field checks as tabs, and the crumbs of a page below them."""

from typing import Any

HOME = "/kiem-tra/"
PARTS = (("", "Vi phạm phải khắc phục"), ("ke-hoach/", "Kế hoạch kiểm tra"), ("co-so/", "Cơ sở"))


def tabs(part: str) -> list[dict[str, Any]]:
    return [
        {"url": f"{HOME}{path}", "label": label, "active": path == part} for path, label in PARTS
    ]


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """`steps`: address and label; the last has no address, it is here."""
    first = {"url": HOME, "label": "Kiểm tra theo lĩnh vực"}
    return [
        first,
        *({"url": url, "label": label} if url else {"label": label} for url, label in steps),
    ]
