"""The book as it stands today, chapter by chapter: terms, citations, and what is still open."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.law.book import book
from lachan.law.chapters import chapters_of, letter_of
from lachan.law.clock import Clock, Term
from lachan.reference.sorting import fold

from ..door import signed_in

LONGEST = 100


@signed_in()
def page(request: HttpRequest) -> HttpResponse:
    day, only_open = request.at.date(), request.GET.get("con_ngo") == "1"
    said = request.GET.get("q", "").strip()[:LONGEST]
    every = {ref: _clock(clock, day) for ref, clock in book().clocks.items()}
    kept = [ref for ref, c in every.items() if _is_kept(c, only_open, said)]
    shown = {
        "chapters": _chapters(kept, every),
        "open_count": sum(bool(c["unsettled"]) for c in every.values()),
        "version": book().version,
        "tabs": _tabs(only_open, said, len(every)),
        "contents": _contents(kept),
        "filters": _filters(only_open, said),
        "found": len(kept),
    }
    return render(request, "law_book/page.html", shown)


def _is_kept(clock: dict[str, Any], only_open: bool, said: str) -> bool:
    if only_open and not clock["unsettled"]:
        return False
    words = fold(" ".join(clock[part] for part in SEARCHED))
    return all(word in words for word in fold(said).split())


SEARCHED = ("ref", "name", "who", "cite", "starts", "stops", "lengths")


def _chapters(kept: list[str], every: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    chapters = chapters_of(book().clock(ref) for ref in kept)
    return [
        {"anchor": _anchor(one.letter), "letter": one.letter, "name": one.name,
         "clocks": [every[clock.ref] for clock in one.clocks]}
        for one in chapters
    ]  # fmt: skip


def _contents(kept: list[str]) -> list[dict[str, Any]]:
    """Links to the chapters of this page; none where there is only one."""
    chapters = chapters_of(book().clock(ref) for ref in kept)
    if len(chapters) < 2:
        return []
    return [
        {"url": f"#{_anchor(one.letter)}", "label": f"{one.letter} {one.name}",
         "count": len(one.clocks)}
        for one in chapters
    ]  # fmt: skip


def _anchor(letter: str) -> str:
    return f"chuong-{letter_of(letter).lower()}"


def _tabs(only_open: bool, said: str, count: int) -> list[dict[str, Any]]:
    return [
        {"url": _url(q=said), "label": "Mọi thời hạn", "active": not only_open, "count": count},
        {"url": _url(q=said, con_ngo="1"), "label": "Cách hiểu còn bỏ ngỏ", "active": only_open},
    ]


def _filters(only_open: bool, said: str) -> dict[str, Any]:
    options = [
        {"value": "", "label": "Mọi thời hạn", "selected": not only_open},
        {"value": "1", "label": "Còn bỏ ngỏ", "selected": only_open},
    ]
    return {
        "action": "/sach-luat/",
        "q": said,
        "q_hint": "mã, tên, cơ quan, điều luật; gõ không dấu cũng được",
        "fields": [{"name": "con_ngo", "label": "Cách hiểu", "options": options}],
        "on": bool(said) or only_open,
        "clear_url": "/sach-luat/",
    }


def _url(**asked: str) -> str:
    said = urlencode({name: value for name, value in asked.items() if value})
    return "/sach-luat/" + (f"?{said}" if said else "")


def _clock(clock: Clock, day: date) -> dict[str, Any]:
    term = clock.term_on(day)
    open_points = [clock.unsettled, book().open_readings.get(term.unsettled, "") if term else ""]
    stops = [book().label(stop.act) for stop in clock.stops_on]
    return {
        "ref": clock.ref,
        "name": clock.name,
        "who": clock.who,
        "cite": term.cite if term else "không có thời hạn này trong luật hiện hành",
        "words": _words(term) if term else (),
        "lengths": " · ".join(one.words for one in term.lengths) if term else "",
        "starts": ", ".join(dict.fromkeys(book().label(s.act) for s in clock.starts_on)),
        "stops": ", ".join(dict.fromkeys(stops)),
        "unsettled": " ".join(point for point in open_points if point),
        "text_note": clock.text_note,
        "checked": clock.checked_on.strftime("%d/%m/%Y") if clock.checked_on else "",
    }


def _words(term: Term) -> tuple[str, ...]:
    """The words for all, or those of each class, once each."""
    return tuple(dict.fromkeys(one for one in (term.reads, *term.quotes.values()) if one))
