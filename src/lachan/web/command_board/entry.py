"""One published figure: its list by code name, what is still to be done, and how the record stands beside it now.

Counting anew is asked for by a button: a page that is only read counts nothing."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotYours
from lachan.indicators import board, reasons
from lachan.indicators import queries as indicators
from lachan.indicators.definitions import DEFINITIONS
from lachan.indicators.models import Figure, FigureLine
from lachan.indicators.periods import kept
from lachan.indicators.recounting import Recount
from lachan.law.book import book
from lachan.procedure.stages import table as stage_table

from .. import wording
from ..door import signed_in
from ..table import Cell, table
from . import ahead
from .asking import HOME
from .figures import named, said

SIZE = 100
COLUMNS = ("Mã vụ việc", "Ngày", "Giai đoạn", "Tính vào tử số", "Vì sao")
LEFT = ("Mã vụ việc", "Khi công bố", "Bây giờ")
CAME = ("Mã vụ việc", "Hành vi", "Ngày hành vi", "Ghi vào hệ thống")
SAME = ("Không có dòng nào khác", "danh sách khi công bố và bây giờ như nhau.")
NO_ACT = ("Không có hành vi nào ghi sau", "khác biệt do thời gian trôi qua, không do hành vi mới.")  # fmt: skip


def _head(request: HttpRequest, figure: Figure, what: str) -> dict[str, Any]:
    full, target = board.may_list(request.actor), DEFINITIONS[figure.code]
    return {
        "figure": {"id": figure.code, "name": target.name, "variant": target.variants[figure.variant], **said(figure, full=full)},
        "full": full, "crumbs": [{"url": HOME, "label": "Chỉ tiêu"}, {"label": f"{what} {figure.code}"}],
    }  # fmt: skip


@signed_in(P.FIGURES_SEE)
def listing(request: HttpRequest, figure: UUID) -> HttpResponse:
    """The list behind a figure: code name, stage, side. Nothing else leaves the record."""
    found, side = indicators.figure(request.actor, figure), request.GET.get("tinh", "")
    shown = _head(request, found, "Danh sách")
    if shown["full"]:
        shown |= _listed(request, found, side)
    return render(request, "command_board/listing.html", shown)


def _listed(request: HttpRequest, found: Figure, side: str) -> dict[str, Any]:
    after, only = request.GET.get("sau", ""), {"1": True, "0": False}.get(side)
    lines = indicators.lines(request.actor, found, after, only, SIZE + 1)
    base = f"{HOME}{found.id}/danh-sach/?{urlencode({'tinh': side})}"
    more = (
        f"{base}&{urlencode({'sau': indicators.place_of(lines[SIZE - 1])})}"
        if len(lines) > SIZE
        else ""
    )
    return {
        "table": _table(lines[:SIZE]), "tabs": _tabs(found, side),
        "pager": {"shown": f"{len(lines[:SIZE])} dòng", "order": "theo mã", "first_url": base if after else "", "next_url": more},
    }  # fmt: skip


def _tabs(figure: Figure, side: str) -> list[dict[str, Any]]:
    base, rows = f"{HOME}{figure.id}/danh-sach/", sum(figure.apart.values())
    return [
        {"url": base, "label": "Tất cả", "count": rows, "active": side == ""},
        {"url": f"{base}?tinh=1", "label": "Tính vào tử số", "count": figure.numerator, "active": side == "1"},
        {"url": f"{base}?tinh=0", "label": "Chưa tính", "count": rows - figure.numerator, "active": side == "0"},
    ]  # fmt: skip


def _table(lines: list[FigureLine]) -> dict[str, Any]:
    cells = (_cells(line) for line in lines)
    empty = ("Không có dòng nào", "không vụ việc nào thuộc nhóm đang xem.")
    return table("Danh sách đứng sau con số", COLUMNS, cells, empty=empty, caption_hidden=True)


def _cells(line: FigureLine) -> list[Cell]:
    stage = stage_table().stages.get(line.stage)
    counted: Cell = {
        "state": "met" if line.counted else "unknown",
        "state_label": "Có" if line.counted else "Chưa",
    }
    return [
        {
            "code_name": named(line.matter_code),
            "sub": f" {line.person_code}" if line.person_code else "",
        },
        {"text": wording.day(line.received_on)},
        {"text": stage.label if stage else "chưa vào sổ"},
        counted,
        {"text": reasons.label(line.reason)},
    ]


@signed_in(P.FIGURES_SEE)
def still_to_do(request: HttpRequest, figure: UUID) -> HttpResponse:
    """The rows that do not count yet; by the button, the days that decide and where the pace leads."""
    found = _countable(request, figure)
    waiting = found.lines.filter(counted=False).order_by("matter_code")
    rows = list(waiting.values_list("matter_code", "reason")[: SIZE * 2])
    shown = {
        "more": ahead.more_words(found), "days": ahead.days_left(found), "waiting": ahead.waiting(rows),
        "aim": ahead.figures.aim(DEFINITIONS[found.code]), "cut": len(rows) == SIZE * 2,
    }  # fmt: skip
    if request.method == "POST":
        projection = indicators.projection(request.actor, _again(request, found), found.code, found.variant)  # fmt: skip
        shown |= {"projected": ahead.projected(projection, found), "at": wording.shortly(request.at)}  # fmt: skip
    return render(request, "command_board/ahead.html", {**_head(request, found, "Còn phải làm gì"), **shown})  # fmt: skip


@signed_in(P.FIGURES_SEE)
def beside_the_record(request: HttpRequest, figure: UUID) -> HttpResponse:
    """The published figure beside the record as it stands; what differs, and the acts that came in between."""
    found, shown = _countable(request, figure), {}
    if request.method == "POST":
        recount = indicators.recount(request.actor, found, request.at)
        shown = {"recount": _compared(recount), "at": wording.shortly(request.at)}
    return render(request, "command_board/recount.html", {**_head(request, found, "So với hồ sơ"), **shown})  # fmt: skip


def _countable(request: HttpRequest, figure: UUID) -> Figure:
    if not board.may_list(request.actor):
        raise NotYours
    return indicators.figure(request.actor, figure)


def _again(request: HttpRequest, of: Figure) -> Any:
    period = kept(of.calendar, of.period_from, of.period_to, of.part)
    return indicators.question(request.actor, period, request.at, place=of.place_id, agency=of.agency_id, article=of.article)  # fmt: skip


def _compared(found: Recount) -> dict[str, Any]:
    before = {(x.matter_code, x.person_code): x.reason for x in found.left}
    after = {(x.code, x.person): x.reason for x in found.joined}
    rows = [[{"code_name": " ".join((named(key[0]), key[1])).strip()}, {"text": _side(before.get(key))}, {"text": _side(after.get(key))}]
            for key in sorted({*before, *after})]  # fmt: skip
    acts = [[{"code_name": named(x.code)}, {"text": book().label(x.kind), "sub": " · đính chính" if x.corrects else ""},
             {"text": wording.day(x.done_at)}, {"text": wording.shortly(x.known_at)}] for x in found.acts]  # fmt: skip
    return {
        "same": found.same, "n": found.now.numerator, "d": found.now.denominator,
        "rows": table("Những dòng khác", LEFT, rows, empty=SAME, caption_hidden=True),
        "acts": table("Những hành vi ghi sau khi công bố", CAME, acts, empty=NO_ACT, caption_hidden=True),
    }  # fmt: skip


def _side(reason: str | None) -> str:
    return reasons.label(reason) if reason is not None else "không có trong danh sách"
