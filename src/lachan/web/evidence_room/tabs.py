"""The parts of the room as tabs, and the crumbs of a page below them."""

from typing import Any

from .room import Room

PARTS = (
    ("", "Tổng quan"),
    ("cau-hoi/", "Câu hỏi"),
    ("muc/", "Mục hồ sơ"),
    ("ghi-nhanh/", "Ghi nhanh"),
    ("lien-ket/", "Liên kết"),
    ("but-luc/", "Bút lục"),
    ("tep/", "Tệp"),
    ("nhap/", "Nhập bảng"),
    ("thay-doi/", "Thay đổi"),
)
WRITING = frozenset({"ghi-nhanh/", "lien-ket/", "but-luc/", "nhap/"})


def tabs(room: Room, here: str) -> list[dict[str, Any]]:
    """Those that write are only for whoever may write."""
    return [
        {"url": f"{room.base}{path}", "label": label, "active": path == here}
        for path, label in PARTS
        if room.may_write or path not in WRITING
    ]


def crumbs(room: Room, *steps: tuple[str, str]) -> list[dict[str, str]]:
    """`steps`: path below the room and label; the last is this page."""
    first = [
        {"url": f"/vu-viec/{room.code}/", "label": room.code},
        {"url": room.base, "label": "Hồ sơ chứng cứ"},
    ]
    rest = [{"url": f"{room.base}{path}", "label": label} for path, label in steps[:-1]]
    last = [{"label": steps[-1][1]}] if steps else []
    return [*(first if steps else [first[0], {"label": "Hồ sơ chứng cứ"}]), *rest, *last]


def framed(room: Room, here: str, *steps: tuple[str, str], **shown: Any) -> dict[str, Any]:
    """What every page of the room shows besides its own."""
    return {
        "room": room,
        "tabs": tabs(room, here),
        "crumbs": crumbs(room, *steps),
        "print_code": room.code,
        **shown,
    }
