"""One target over the periods and over the places, from published figures only; each drawing has its table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lachan.access.actor import Actor
from lachan.indicators import board
from lachan.indicators.definitions import CHANGE, DEFINITIONS, TALLY
from lachan.indicators.laying import LAID_ON
from lachan.indicators.models import Figure
from lachan.indicators.periods import PARTS, WINDOW, year_of
from lachan.reference.ground import SUPPRESSED, NoGround, Value, base_on
from lachan.reporting.reports.grounds import by_ground

from .. import wording
from ..grounds import grounds
from ..map.atlas import Atlas, atlas_of
from ..map.drawing import Asked, drawn
from ..table import Cell, table
from . import figures
from .asking import Said
from .figures import By

PERIODS = 8
COLUMNS = ("Kỳ", "Tử số", "Mẫu số", "Tỷ lệ", "Tính đến")
NONE = ("Chưa có kỳ nào được công bố", "chưa công bố chỉ tiêu này cho lịch và loại kỳ đang xem.")


def trend(told: Sequence[Figure], chosen: Said, by: Any, *, full: bool) -> dict[str, Any]:
    """The newest publication of each period, as known on the day asked for; the last eight."""
    target, newest = DEFINITIONS[chosen.chart], {}
    for one in told:
        if (one.code, one.variant) == (target.code, chosen.way(target.code)) and one.as_of <= by:
            newest[one.period_from, one.period_to] = one
    some = list(newest.values())[-PERIODS:]
    caption = f"{target.code}. {target.name}, qua các kỳ"
    return {
        "code": target.code, "name": target.name, "many": len(some), "aim": figures.aim(target),
        "variant": target.variants[chosen.way(target.code)], "versus": target.shape == CHANGE, "alone": target.shape == TALLY,
        "table": table(caption, COLUMNS, [_row(one, full=full) for one in some], empty=NONE, caption_hidden=True),
    }  # fmt: skip


def _row(figure: Figure, *, full: bool) -> list[Cell]:
    shown = figures.numbers(figure, full=full)
    n, d = shown.text.split("/")
    return [
        {"text": _named(figure), "url": f"/chi-tieu/{figure.id}/danh-sach/" if full else ""},
        {"text": n},
        {"text": d},
        {"text": figures.rate_of(figure, shown) or "—"},
        {"text": wording.shortly(figure.as_of)},
    ]


def _named(figure: Figure) -> str:
    """«2024», «2024 quý III», «01/07/2024 – 30/09/2024»."""
    if figure.part == WINDOW:
        return figures.span(figure.period_from, figure.period_to)
    year = year_of(figure.calendar, figure.period_from)
    return f"{year} {PARTS[figure.part][0]}".strip()


def maps(viewer: Actor, found: By, chosen: Said) -> list[dict[str, Any]]:
    """A map for each era of the communes that the list names, never one for two."""
    figure = found.get((chosen.chart, chosen.way(chosen.chart)))
    atlas = atlas_of(board.slug_of(viewer.province_id)) if figure else None
    if figure is None or atlas is None:
        return []
    by_place = board.by_place(viewer, figure)
    made = (_map(atlas, figure, chosen, era, counts) for era, counts in by_place.items())
    return [one for one in made if one]


def _map(
    atlas: Atlas, figure: Figure, chosen: Said, era: date, counts: Mapping[str, int | None]
) -> dict[str, Any] | None:
    """Nought in a place that was counted and has none; nothing known outside the place asked for."""
    try:
        base = base_on(atlas.units, era)
    except NoGround:
        return None
    target = DEFINITIONS[figure.code]
    values: dict[str, Value] = dict.fromkeys(base.keys, None if chosen.place else 0)
    values |= {key: SUPPRESSED if many is None else many for key, many in counts.items()}
    where = f", {chosen.words}" if chosen.words else ""
    title = f"{target.code}. {target.name} theo nơi{where}, kỳ {figures.span(figure.period_from, figure.period_to)}"
    asked = Asked(f"noi-{era:%Y%m%d}", title, target.unit, values, base)
    return drawn(atlas, asked)


def grounds_of(viewer: Actor, found: By, chosen: Said) -> dict[str, Any] | None:
    """Where units changed within the period: the same list in the old units and in the new; the committee's own."""
    figure = found.get((chosen.chart, chosen.way(chosen.chart)))
    if figure is None or not board.may_list(viewer) or not _changed(viewer, chosen):
        return None
    return grounds(by_ground(viewer.province_id, [figure], chosen.period))


def _changed(viewer: Actor, chosen: Said) -> bool:
    """From the province's files, which are read once: most periods cost no question."""
    atlas, when = atlas_of(board.slug_of(viewer.province_id)), chosen.period
    begun = {unit.valid_from for unit in atlas.units if unit.level in LAID_ON} if atlas else set()
    return any(when.begin < day <= when.last for day in begun)
