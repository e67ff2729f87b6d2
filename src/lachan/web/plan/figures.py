"""Figures of a campaign as published over its own days, each beside the same days a year earlier."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.indicators import queries as indicators
from lachan.indicators.board import may_list
from lachan.indicators.definitions import CHANGE, DEFINITIONS, TALLY
from lachan.indicators.models import Figure
from lachan.indicators.periods import WINDOW, Period, previous, window
from lachan.plan.given import last_day
from lachan.plan.models import Plan
from lachan.reporting.reports.content import DayTable
from lachan.reporting.reports.days import by_day
from lachan.reporting.reports.wording import words

from .. import wording
from ..command_board.figures import card, numbers, rate_of, span
from ..table import Cell, table

# What a campaign is judged by: what was done in it, cases, reports; the calendar of campaigns is the civil one.
SHOWN = ("K11", "K1", "K2", "K3", "K4")
CALENDAR = "civil"
By = Mapping[tuple[str, str], Figure]


def of_campaign(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """What plan/_figures.html takes; nothing for a year's plan and for who may not see figures."""
    if plan.kind != "campaign" or not request.actor.can(P.FIGURES_SEE):
        return {}
    when = window(CALENDAR, plan.valid_from, last_day(plan))
    now, past, full = _published(request, when), _published(request, previous(when)), may_list(request.actor)  # fmt: skip
    shown = [code for code in SHOWN if (code, "a") in now]
    writes, begun = request.actor.can(P.REPORTING_DRAFT), plan.valid_from <= request.at.date()
    return {
        "figures": [card(code, now, [], None, full=full) for code in shown],
        "compared": _compared(shown, now, past, when, full), "unpublished": begun and not shown,
        **_as_it_stood(when, request.at.date()),
        "sheet": _sheet(by_day(now.values(), when)),
        "publish_url": f"/bao-cao/lap/?loai=peak_campaign&ky={when.code}" if writes else "",
    }  # fmt: skip


def _as_it_stood(when: Period, today: date) -> dict[str, str]:
    """The board over the campaign's days with what was known when it ended."""
    if today < when.to:
        return {}
    day = wording.day(when.last)
    asked = {"lich": CALENDAR, "ky": WINDOW, "tu": wording.day(when.begin), "den": day, "tinh-den": day}  # fmt: skip
    return {"stood_url": f"/chi-tieu/?{urlencode(asked)}", "stood_day": day}


def _sheet(days: DayTable | None) -> dict[str, Any] | None:
    """Day by day, as a table and its drawing; the sum is said in words, since it is no day."""
    if days is None:
        return None
    said = words()["days"]
    rows = ([{"text": wording.day(day)}, *({"text": str(n)} for n in counts)] for day, counts in days.rows)  # fmt: skip
    sums = "; ".join(f"{kind.lower()} {n}" for kind, n in zip(days.kinds, days.totals, strict=True))
    return {
        "title": said["title"], "many": len(days.rows), "first": days.kinds[0], "second": days.kinds[1],
        "total": f"{said['total']} {len(days.rows)} ngày: {sums}.",
        "table": table(said["table"], (said["day"], *days.kinds), rows, empty=("Chưa công bố", ""), caption_hidden=True),
    }  # fmt: skip


def _published(request: HttpRequest, when: Period) -> By:
    return {(one.code, one.variant): one for one in indicators.latest(request.actor, when)}


def _compared(shown: list[str], now: By, past: By, when: Period, full: bool) -> dict[str, Any]:
    """Counted the same way over both windows; the words of each figure stand on its card below."""
    before = previous(when)
    heads = ("Chỉ tiêu", f"Đợt này, {span(when.begin, when.to)}", "Tỷ lệ",
             f"Cùng kỳ năm trước, {span(before.begin, before.to)}", "Tỷ lệ")  # fmt: skip
    rows = (
        [{"text": f"{code}. {DEFINITIONS[code].name}", "url": f"#figure-{code}"},
         *_cells(now.get((code, "a")), full), *_cells(past.get((code, "a")), full)]
        for code in shown
    )  # fmt: skip
    return table(
        "Số liệu của đợt so với cùng kỳ năm trước", heads, rows, empty=("Chưa công bố", "")
    )


def _cells(figure: Figure | None, full: bool) -> list[Cell]:
    """A change is two years beside each other anyway: of each its own number."""
    if figure is None:
        return [{"text": "chưa công bố"}, {"text": "—"}]
    if not figure.numerator and not figure.denominator:
        return [{"text": "không phát sinh"}, {"text": "—"}]
    found, shape = numbers(figure, full=full), DEFINITIONS[figure.code].shape
    if shape in (TALLY, CHANGE):
        return [{"text": found.text.partition("/")[0]}, {"text": "—"}]
    return [{"text": found.text}, {"text": rate_of(figure, found) or "—"}]
