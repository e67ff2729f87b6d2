"""The filters of a board: what may be asked, with what is asked marked."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from lachan.access.actor import Actor
from lachan.indicators import board
from lachan.indicators.periods import LABELS, PARTS, WINDOW, year_of

from .. import wording
from .asking import ARTICLES, FIRST_YEAR, TARGETS, Said

Options = list[tuple[str, str]]


def filters(chosen: Said, viewer: Actor, at: datetime) -> dict[str, Any]:
    """Always open: calendar, period, as known when; folded away until used: the rest."""
    when = chosen.period
    first = [
        _choice("lich", "Lịch thống kê", list(LABELS.items()), when.calendar, wide=True),
        _choice("nam", "Năm", _years(when.calendar, at), str(when.year)),
        _choice("ky", "Kỳ", _parts(), when.part),
        _day("tinh-den", "Theo hồ sơ đến ngày", wording.day(chosen.day)),
        _choice("ve", "Xem diễn biến của", [(c, f"{c}. {t.name}") for c, t in TARGETS.items() if t.counted], chosen.chart, wide=True),
    ]  # fmt: skip
    return {
        "first": first, "more": _more(chosen, viewer), "ways": _ways(chosen),
        "open": chosen.narrowed or when.part == WINDOW,
        "ways_open": any(way != "a" for way in chosen.ways.values()),
    }  # fmt: skip


def _more(chosen: Said, viewer: Actor) -> list[dict[str, Any]]:
    when, window = chosen.period, chosen.period.part == WINDOW
    day = when.last
    places = [(one.key, one.in_full) for one in board.grounds(viewer, day)]
    bodies = [(one.key, one.short_name) for one in board.bodies(viewer, day)]
    return [
        _day("tu", "Khoảng: từ ngày", wording.day(when.begin) if window else ""),
        _day("den", "Khoảng: đến hết ngày", wording.day(when.last) if window else ""),
        _choice("noi", "Nơi", _with(places, chosen.place and (chosen.place.key, chosen.place.in_full), "Toàn tỉnh"),
                chosen.place.key if chosen.place else "", wide=True),
        _choice("co-quan", "Cơ quan", _with(bodies, chosen.agency and (chosen.agency.key, chosen.agency.short_name), "Mọi cơ quan"),
                chosen.agency.key if chosen.agency else "", wide=True),
        _choice("dieu", "Điều luật", [("", "Mọi điều"), *((a, f"Điều {a}") for a in ARTICLES)], chosen.article),
    ]  # fmt: skip


def _with(found: Options, now: tuple[str, str] | None, whole: str) -> Options:
    """What is asked for is among the choices even where its era is not that of the period."""
    extra = [now] if now and now not in found else []
    return [("", whole), *extra, *found]


def _ways(chosen: Said) -> list[dict[str, Any]]:
    return [
        _choice(code, f"{code}. {target.name}", list(target.variants.items()), chosen.way(code), wide=True)
        for code, target in TARGETS.items() if len(target.ways) > 1
    ]  # fmt: skip


def _years(calendar: str, at: datetime) -> Options:
    return [(str(y), str(y)) for y in range(year_of(calendar, at.date()) + 1, FIRST_YEAR - 1, -1)]


def _parts() -> Options:
    named = [(code, label or "Cả năm") for code, (label, _, _) in PARTS.items()]
    return [*named, (WINDOW, "khoảng ngày")]


def _choice(
    name: str, label: str, options: Iterable[tuple[str, str]], now: str, *, wide: bool = False
) -> dict[str, Any]:
    said = [{"value": v, "label": text, "selected": v == now} for v, text in options]
    return {"name": name, "label": label, "options": said, "wide": wide}


def _day(name: str, label: str, value: str) -> dict[str, Any]:
    return {"name": name, "label": label, "value": value}
