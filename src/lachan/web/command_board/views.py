"""K2 and K3 for a calendar, a year and a way of counting; publishing; the list by code name."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.indicators import queries as indicators
from lachan.indicators import reasons
from lachan.indicators.commands import publish_figures
from lachan.indicators.models import Figure, FigureLine
from lachan.indicators.periods import LABELS, STARTS, period, year_of
from lachan.indicators.targets import TARGETS
from lachan.procedure.stages import table as stage_table

from .. import sheet, wording
from ..door import signed_in
from ..table import Cell, table
from .figures import span, tile

FIRST_YEAR = 2018
SIZE = 100
COLUMNS = ("Mã vụ việc", "Tiếp nhận", "Giai đoạn", "Tính vào tử số", "Vì sao")


@signed_in(P.FIGURES_SEE)
def page(request: HttpRequest) -> HttpResponse:
    return _board(request, request.GET)


def _board(
    request: HttpRequest, asked: Mapping[str, str], refusal: str = "", status: int = 200
) -> HttpResponse:
    calendar, year = _calendar(asked), _year(asked, request)
    found = indicators.latest(request.actor, period(calendar, year))
    figures = [one for one in found if one.code in TARGETS]
    variants = _variants(asked)
    shown = {
        "filters": _filters(calendar, year, variants, request),
        "calendar": calendar, "year": year, "period": span(*_ends(calendar, year)),
        "tiles": [tile(one, _others(one, figures)) for one in figures
                  if one.variant == variants[one.code]],
        "may_publish": request.actor.can(P.FIGURES_PUBLISH),
        "refusal": refusal,
    }  # fmt: skip
    return render(request, "command_board/page.html", shown, status=status)


def _others(figure: Figure, figures: list[Figure]) -> list[Figure]:
    return [one for one in figures if one.code == figure.code and one.id != figure.id]


def _ends(calendar: str, year: int) -> tuple[Any, Any]:
    when = period(calendar, year)
    return when.begin, when.to


def _calendar(asked: Mapping[str, str]) -> str:
    return asked.get("lich", "") if asked.get("lich") in STARTS else "police"


def _year(asked: Mapping[str, str], request: HttpRequest) -> int:
    now = year_of(_calendar(asked), request.at.date())
    said = asked.get("nam", "")
    return (
        int(said)
        if len(said) == 4 and said.isdecimal() and FIRST_YEAR <= int(said) <= now + 1
        else now
    )


def _variants(asked: Mapping[str, str]) -> dict[str, str]:
    """The way of counting chosen for each target; the first unless another is asked for."""
    chosen = asked.get("cach", "a")
    return {code: chosen if chosen in t.variants else "a" for code, t in TARGETS.items()}


def _filters(
    calendar: str, year: int, variants: dict[str, str], request: HttpRequest
) -> list[dict[str, Any]]:
    years = range(year_of(calendar, request.at.date()) + 1, FIRST_YEAR, -1)
    ways = [(code, f"K3 {code}: {words}") for code, words in TARGETS["K3"].variants.items()]
    asked = [
        ("lich", "Lịch thống kê", list(LABELS.items()), calendar),
        ("nam", "Năm", [(str(y), str(y)) for y in years], str(year)),
        ("cach", "Cách tính", ways, variants["K3"]),
    ]
    return [
        {"name": name, "label": label, "options": [
            {"value": v, "label": text, "selected": v == now} for v, text in options]}
        for name, label, options, now in asked
    ]  # fmt: skip


@require_POST
@signed_in(P.FIGURES_PUBLISH)
def publish(request: HttpRequest) -> HttpResponse:
    calendar, year = _calendar(request.POST), sheet.number(request.POST, "nam") or 0
    try:
        done = publish_figures(
            calendar=calendar, year=year, by=request.actor, at=request.at, as_of=request.at
        )
    except Refusal as refusal:
        return _board(request, request.POST, refusal.sentence, 422)
    messages.success(
        request, f"Đã công bố {len(done)} số liệu, tính đến {wording.shortly(request.at)}."
    )
    return redirect(f"/chi-tieu/?lich={calendar}&nam={year}")


@signed_in(P.FIGURES_SEE)
def listing(request: HttpRequest, figure: UUID) -> HttpResponse:
    """The list behind a figure: code name, stage, side. Nothing else leaves the record."""
    found, after = indicators.figure(request.actor, figure), request.GET.get("sau", "")
    side = {"1": True, "0": False}.get(request.GET.get("tinh", ""))
    lines = indicators.lines(request.actor, found, after, side, SIZE + 1)
    base = f"/chi-tieu/{found.id}/danh-sach/?tinh={request.GET.get('tinh', '')}"
    shown = {
        "figure": tile(found, []), "table": _table(lines[:SIZE]),
        "pager": {"shown": f"{len(lines[:SIZE])} dòng", "order": "theo mã",
                  "first_url": base if after else "",
                  "next_url": f"{base}&sau={lines[SIZE - 1].matter_code}"
                  if len(lines) > SIZE else ""},
        "tabs": _tabs(found, request.GET.get("tinh", "")),
        "crumbs": [{"url": "/chi-tieu/", "label": "Chỉ tiêu"}, {"label": f"Danh sách {found.code}"}],
    }  # fmt: skip
    return render(request, "command_board/listing.html", shown)


def _tabs(figure: Figure, side: str) -> list[dict[str, Any]]:
    base = f"/chi-tieu/{figure.id}/danh-sach/"
    missing = figure.denominator - figure.numerator
    return [
        {"url": base, "label": "Tất cả", "count": figure.denominator, "active": side == ""},
        {"url": f"{base}?tinh=1", "label": "Tính vào tử số", "count": figure.numerator,
         "active": side == "1"},
        {"url": f"{base}?tinh=0", "label": "Chưa tính", "count": missing, "active": side == "0"},
    ]  # fmt: skip


def _table(lines: list[FigureLine]) -> dict[str, Any]:
    cells = (_cells(line) for line in lines)
    empty = ("Không có dòng nào", "không vụ việc nào ở phía này của phép tính.")
    return table("Danh sách đứng sau con số", COLUMNS, cells, empty=empty, caption_hidden=True)


def _cells(line: FigureLine) -> list[Cell]:
    stage = stage_table().stages.get(line.stage)
    return [
        {"code_name": line.matter_code},
        {"text": wording.day(line.received_on)},
        {"text": stage.label if stage else "chưa vào sổ"},
        {
            "state": "met" if line.counted else "unknown",
            "state_label": "Có" if line.counted else "Chưa",
        },
        {"text": reasons.label(line.reason)},
    ]
