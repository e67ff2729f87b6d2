"""What a board shows of published figures, drawn once for everybody who is shown the same: figures are appended, never
changed, so what was drawn of them holds until another is published."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lachan.access.actor import Actor
from lachan.indicators import board
from lachan.indicators.models import Figure

from . import ahead, groups
from . import drawn as drawing
from .asking import TARGETS, Said
from .figures import card
from .filters import filters

# Also the longest for which a body or a place that was renamed is shown as it was.
KEPT = 600


@dataclass(frozen=True)
class Drawn:
    """Ready to be put into a page; `maps`, `charts`: what the page must load for it."""

    html: SafeString
    counted: datetime
    maps: bool
    charts: bool


def drawn(viewer: Actor, chosen: Said, at: datetime) -> Drawn | None:
    """None where nothing is published for the question, or nothing that this viewer may see."""
    full, asked = board.may_list(viewer), chosen.asked(viewer, at)
    mark = board.mark(viewer, asked)
    if not mark[0]:
        return None
    name = _name(viewer.province_id, full, *mark, chosen.address())
    kept: Drawn | None = cache.get(name)
    if kept is None and (found := board.published(viewer, asked)):
        kept = _drawn(viewer, chosen, at, found, full=full)
        cache.set(name, kept, KEPT)
    return kept


def asking(viewer: Actor, chosen: Said, at: datetime) -> SafeString:
    """The filters with what is asked marked: the same for the committee; for others those of their own body."""
    whose = () if board.may_list(viewer) else (viewer.agency_id,)
    name = _name("asking", viewer.province_id, whose, at.date(), chosen.address())
    kept: SafeString | None = cache.get(name)
    if kept is None:
        shown = {"filters": filters(chosen, viewer, at)}
        kept = SafeString(render_to_string("command_board/_filters.html", shown))
        cache.set(name, kept, KEPT)
    return kept


def _name(*parts: object) -> str:
    """An address may be longer than the name of a kept thing."""
    return "board:" + hashlib.sha256(repr(parts).encode()).hexdigest()


def _drawn(viewer: Actor, chosen: Said, at: datetime, found: list[Figure], *, full: bool) -> Drawn:
    shown = _shown(viewer, chosen, at, found, full=full)
    html = render_to_string("command_board/_drawn.html", shown)
    counted = max(one.as_of for one in found)
    return Drawn(SafeString(html), counted, bool(shown["maps"]), bool(shown["trend"]["many"]))


def _shown(viewer: Actor, chosen: Said, at: datetime, found: list[Figure], *, full: bool) -> dict[str, Any]:  # fmt: skip
    """Everything on the board comes of these figures and their lists; nothing is counted here."""
    by = {(one.code, one.variant): one for one in found}
    told = board.told(viewer, chosen.asked(viewer, at), list(TARGETS))
    return {
        "cards": [card(code, by, told, chosen, full=full) for code in TARGETS],
        "groups": groups.folded(by, full=full), "flows": groups.flows(viewer, by, full=full),
        "trend": drawing.trend(told, chosen, chosen.as_of(at), full=full),
        "maps": drawing.maps(viewer, by, chosen), "grounds": drawing.grounds_of(viewer, by, chosen), "ahead": ahead.section(by, chosen, full=full),
    }  # fmt: skip
