"""The board for a question that its address carries; publishing where nothing is published for it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.indicators import board
from lachan.indicators.commands import publish_figures
from lachan.indicators.periods import previous

from .. import wording
from ..door import signed_in
from . import once
from .asking import Said, said


@signed_in(P.FIGURES_SEE)
def page(request: HttpRequest) -> HttpResponse:
    return _board(request, request.GET)


def _board(
    request: HttpRequest, given: Mapping[str, str], refusal: str = "", status: int = 200
) -> HttpResponse:
    chosen = said(given, request.actor, request.at)
    full, shown = board.may_list(request.actor), once.drawn(request.actor, chosen, request.at)
    context = {
        "chosen": chosen, "words": _words(chosen, shown), "asking": once.asking(request.actor, chosen, request.at),
        "refusal": refusal or chosen.refusal, "full": full, "publish": _publishing(request, chosen, first=shown is None),
        "drawn": shown,
    }  # fmt: skip
    return render(request, "command_board/page.html", context, status=status)


def _words(chosen: Said, shown: once.Drawn | None) -> dict[str, str]:
    """Which question this is, in words: period, as known when, of where and whom."""
    known = f"số liệu theo hồ sơ đến hết ngày {wording.day(chosen.day)}" if chosen.day else ""
    return {
        "period": chosen.period.label, "known": known, "narrowed": chosen.words,
        "counted": f"tính đến {wording.shortly(shown.counted)}" if shown else "chưa công bố",
    }  # fmt: skip


def _publishing(request: HttpRequest, chosen: Said, *, first: bool) -> dict[str, Any] | None:
    """The offer to whoever may publish: for now, or as known on the day asked for where nothing is."""
    if not request.actor.can(P.FIGURES_PUBLISH):
        return None
    day = wording.day(chosen.day)
    label = (
        f"Tính và công bố theo hồ sơ đến hết ngày {day}" if day else "Tính và công bố đến bây giờ"
    )
    year_before = Said(previous(chosen.period), chosen.day, chosen.ways, chosen.place, chosen.agency,
                       chosen.article, chosen.chart)  # fmt: skip
    return {
        "fields": chosen.fields.items(), "label": label, "first": first,
        "before": year_before.address(), "before_label": year_before.period.label,
    }  # fmt: skip


@require_POST
@signed_in(P.FIGURES_PUBLISH)
def publish(request: HttpRequest) -> HttpResponse:
    chosen, at = said(request.POST, request.actor, request.at), request.at
    if chosen.refusal:
        return _board(request, request.POST, chosen.refusal, 422)
    asked = chosen.asked(request.actor, at)
    try:
        done = publish_figures(
            calendar=chosen.period.calendar, year=chosen.period.year, period=chosen.period.code, by=request.actor, at=at,
            as_of=asked.as_of, place=asked.place, agency=asked.agency, article=asked.article,
        )  # fmt: skip
    except Refusal as refusal:
        return _board(request, request.POST, refusal.sentence, 422)
    messages.success(
        request, f"Đã công bố {len(done)} số liệu, tính đến {wording.shortly(asked.as_of)}."
    )
    return redirect(chosen.address())
