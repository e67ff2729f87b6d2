"""The ledger of published figures on the screen: findings first, then the chart, then every number."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.indicators.published import ledger
from lachan.indicators.published.ledger import Entry
from lachan.indicators.published.measures import vocabulary
from lachan.indicators.published.rules import check
from lachan.reference.sorting import fold

from ..door import signed_in
from . import shown

PATH = "/so-lieu-cong-bo/"
LONGEST, SIZE = 100, 30


@signed_in(P.FIGURES_SEE)
def page(request: HttpRequest) -> HttpResponse:
    every, asked = ledger.published(), request.GET
    said, period = asked.get("q", "").strip()[:LONGEST], asked.get("ky", "")
    kept = [one for one in every if _is_kept(one, said, period)]
    ids = {one.line.id for one in kept}
    found = [one for one in check(ledger.lines(every)) if ids & set(one.rows)]
    at = int(asked["tu"]) if asked.get("tu", "").isdecimal() else 0
    context = {
        "filters": _filters(every, said, period), "findings": shown.findings(found),
        "bars": shown.chart(kept), "table": shown.figures(kept[at : at + SIZE]),
        "pager": _pager(len(kept), at, {"q": said, "ky": period}),
        "kept": len(kept), "count": len(every),
    }  # fmt: skip
    return render(request, "published/page.html", context)


def _pager(many: int, at: int, asked: dict[str, str]) -> dict[str, str]:
    after = at + SIZE
    return {
        "shown": f"{max(0, min(many, after) - at)} dòng", "order": "theo mã dòng",
        "first_url": _url(asked) if at else "",
        "next_url": _url(asked | {"tu": str(after)}) if after < many else "",
    }  # fmt: skip


def _url(asked: dict[str, str]) -> str:
    said = urlencode({name: value for name, value in asked.items() if value})
    return PATH + (f"?{said}" if said else "")


def _is_kept(one: Entry, said: str, period: str) -> bool:
    if period and one.line.span.name != period:
        return False
    line = one.line
    words = fold(" ".join((line.id, vocabulary().label(line.measure), str(line.value), one.word,
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
