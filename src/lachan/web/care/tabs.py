"""The pages of one person's care as tabs, the way back to the list, and how the person may be reached."""

from typing import Any

from lachan.access.permissions import Permission as P  # noqa: N817

from . import said
from .care import HOME, Care

PARTS = (
    ("", "Hồ sơ"),
    ("ho-tro/", "Hỗ trợ"),
    ("sang-loc/", "Sàng lọc"),
    ("noi-chuyen/", "Nói chuyện, lời kể"),
    ("giay-to/", "Giấy tờ kèm"),
    ("van-ban/", "Văn bản"),
)


def tabs(care: Care, here: str) -> list[dict[str, Any]]:
    """Screening is for whoever receives; the rest for everybody who is in the file."""
    screens = care.who.can(P.VICTIM_RECEIVE) and care.may("victim_screened")
    shown = [part for part in PARTS if part[0] != "sang-loc/" or screens]
    return [
        {"url": care.base + path, "label": label, "active": path == here} for path, label in shown
    ]


def crumbs_of(care: Care, *here: str) -> list[dict[str, str]]:
    way = [{"url": HOME, "label": "Chăm sóc nạn nhân"}, {"url": care.base, "label": care.code}]
    return [*way, *({"label": one} for one in here if one)]


def framed(care: Care, here: str, label: str = "", **shown: Any) -> dict[str, Any]:
    return {
        "care": care,
        "tabs": tabs(care, here),
        "crumbs": crumbs_of(care, label),
        "contact": contact(care),
        **shown,
    }


def contact(care: Care) -> dict[str, Any]:
    """How the person may be reached: on every page of the file, before anything else is done."""
    may = care.who.can(P.VICTIM_SEE) and care.may("contact_agreed")
    return {
        "words": [care.contact_words] if care.contact_words else [],
        "lines": said.contact_lines(care.reach),
        "url": f"{care.base}lam/lien-lac/" if may else "",
    }
