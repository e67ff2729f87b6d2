"""The book as it stands today: terms, citations, and every interpretation that is still open."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.law.book import book
from lachan.law.clock import Clock

from ..door import signed_in


@signed_in()
def page(request: HttpRequest) -> HttpResponse:
    day, only_open = request.at.date(), request.GET.get("con_ngo") == "1"
    clocks = [_clock(clock, day) for clock in book().clocks.values()]
    shown = {
        "clocks": [c for c in clocks if c["unsettled"] or not only_open],
        "open_count": sum(bool(c["unsettled"]) for c in clocks),
        "version": book().version,
        "tabs": [
            {"url": "/sach-luat/", "label": "Mọi thời hạn", "active": not only_open,
             "count": len(clocks)},
            {"url": "/sach-luat/?con_ngo=1", "label": "Cách đọc còn bỏ ngỏ", "active": only_open},
        ],
    }  # fmt: skip
    return render(request, "law_book/page.html", shown)


def _clock(clock: Clock, day: date) -> dict[str, Any]:
    term = clock.term_on(day)
    open_points = [clock.unsettled, book().open_readings.get(term.unsettled, "") if term else ""]
    stops = [book().label(stop.act) for stop in clock.stops_on]
    return {
        "ref": clock.ref,
        "name": clock.name,
        "who": clock.who,
        "cite": term.cite if term else "không có thời hạn này trong luật hiện hành",
        "words": term.reads if term else "",
        "starts": ", ".join(dict.fromkeys(book().label(s.act) for s in clock.starts_on)),
        "stops": ", ".join(dict.fromkeys(stops)),
        "unsettled": " ".join(point for point in open_points if point),
        "text_note": clock.text_note,
        "checked": clock.checked_on.strftime("%d/%m/%Y") if clock.checked_on else "",
    }
