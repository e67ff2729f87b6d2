"""The pages of one person's care as tabs, and the way back to the list."""

from typing import Any

from lachan.access.permissions import Permission as P  # noqa: N817

from . import said
from .care import HOME, Care

PARTS = (
    ("", "Hồ sơ"),
    ("ho-tro/", "Hỗ trợ"),
    ("sang-loc/", "Sàng lọc"),
    ("noi-chuyen/", "Nói chuyện, lời kể"),
)


def tabs(care: Care, here: str) -> list[dict[str, Any]]:
    """Screening is for whoever receives; the rest for everybody who is in the file."""
    shown = [part for part in PARTS if part[0] != "sang-loc/" or care.who.can(P.VICTIM_RECEIVE)]
    return [{"url": care.base + path, "label": label, "active": path == here} for path, label in shown]  # fmt: skip


def crumbs_of(care: Care, *here: str) -> list[dict[str, str]]:
    way = [{"url": HOME, "label": "Chăm sóc nạn nhân"}, {"url": care.base, "label": care.code}]
    return [*way, *({"label": one} for one in here if one)]


def framed(care: Care, here: str, label: str = "", **shown: Any) -> dict[str, Any]:
    return {"care": care, "tabs": tabs(care, here), "crumbs": crumbs_of(care, label),
            "contact": contact(care), **shown}  # fmt: skip


def contact(care: Care) -> dict[str, Any]:
    """How the person may be reached: on every page of the file, before anything else is done."""
    from_agreed = care.last("contact_agreed")
    received = care.last("victim_came_forward")
    return {"agreed": from_agreed, "words": [one.words["safety"] for one in (from_agreed, received)
                                             if one is not None and one.words.get("safety")],
            "lines": said.contact_lines(from_agreed) if from_agreed else []}  # fmt: skip
