"""The parts of places of focus as tabs, and the crumbs of a page below them."""

from typing import Any

HOME = "/dia-ban/"
PARTS = (("", "Bản đồ, bảng"), ("khoang-trong/", "Khoảng trống truyền thông"), ("trong-diem/", "Nơi trọng điểm"), ("cach-tinh/", "Cách tính"))  # fmt: skip


def tabs(part: str, kept: str = "") -> list[dict[str, Any]]:
    """`kept`: the period asked for goes along to the other parts."""
    return [{"url": f"{HOME}{path}{kept}", "label": label, "active": path == part} for path, label in PARTS]  # fmt: skip


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """`steps`: address and label; the last has no address, it is here."""
    first = {"url": HOME, "label": "Địa bàn"}
    return [first, *({"url": url, "label": label} if url else {"label": label} for url, label in steps)]  # fmt: skip
