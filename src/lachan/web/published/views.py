"""The ledger of published figures on the screen: findings first, then the chart, then every number."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.indicators.published import ledger
from lachan.indicators.published.ledger import Entry
from lachan.indicators.published.metrics import vocabulary
from lachan.indicators.published.rules import check
from lachan.reference.sorting import fold

from ..door import signed_in
from . import shown

PATH = "/so-lieu-cong-bo/"
LONGEST = 100


@signed_in(P.FIGURES_SEE)
def page(request: HttpRequest) -> HttpResponse:
    every = ledger.published()
    said, period = request.GET.get("q", "").strip()[:LONGEST], request.GET.get("ky", "")
    kept = [one for one in every if _is_kept(one, said, period)]
    found = shown.findings(check(ledger.lines(every)))
    context = {
        "filters": _filters(every, said, period), "findings": found, "bars": shown.chart(every),
        "table": shown.figures(kept), "kept": len(kept), "count": len(every),
    }  # fmt: skip
    return render(request, "published/page.html", context)


def _is_kept(one: Entry, said: str, period: str) -> bool:
    if period and one.line.span.name != period:
        return False
    line = one.line
    words = fold(" ".join((line.id, vocabulary().label(line.metric), str(line.value), one.word,
                           line.body, one.source, line.span.name, one.note)))  # fmt: skip
    return all(word in words for word in fold(said).split())


def _filters(every: tuple[Entry, ...], said: str, period: str) -> dict[str, Any]:
    latest = sorted(every, key=lambda one: (one.line.span.to, one.line.span.begin), reverse=True)
    names = dict.fromkeys(one.line.span.name for one in latest)
    options = [("", "Mọi kỳ"), *((name, name) for name in names)]
    return {
        "action": PATH, "q": said, "q_hint": "chỉ số, cơ quan, báo, mã dòng; gõ không dấu cũng được",
        "fields": [{"name": "ky", "label": "Kỳ", "options": [
            {"value": value, "label": label, "selected": value == period} for value, label in options]}],
        "on": bool(said or period), "clear_url": PATH,
    }  # fmt: skip
