"""A list of oversight: tabs, filters that stand in the address, a table by key, the verbs that begin something."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.refusals import NotYours
from lachan.oversight.answering.queries import After, Asked

from ..matters.views import cursor_read, cursor_written
from ..table import Cell, table
from .forms import Form, offers
from .tabs import HOME, tabs, wide

Choices = Sequence[tuple[str, str, Sequence[tuple[str, str]]]]


def listed(
    request: HttpRequest, part: str, title: str, columns: Sequence[str], empty: tuple[str, str],
    choices: Choices, begin: Mapping[str, Form], find: Callable[[After | None], Asked[Any]],
    cells: Callable[[Any], list[Cell]],
) -> HttpResponse:  # fmt: skip
    """Rows are for bodies that ask or are asked; the committee has the numbers on the first page."""
    if wide(request.actor):
        raise NotYours
    base, after = f"{HOME}{part}", request.GET.get("sau", "")
    found = find(cursor_read(after))
    chosen = {name: request.GET.get(name, "") for name, _, _ in choices if request.GET.get(name)}
    return render(request, "oversight/listing.html", {
        "title": title, "tabs": tabs(part), "filters": _filters(base, choices, chosen),
        "table": table(title, columns, map(cells, found.rows), empty=empty, caption_hidden=True),
        "offers": offers(request.actor, begin, None, base),
        "pager": {"shown": f"{len(found.rows)} dòng", "order": "mới trước",
                  "first_url": _with(base, chosen) if after else "",
                  "next_url": _with(base, {**chosen, "sau": cursor_written(found.more)}) if found.more else ""},
    })  # fmt: skip


def _with(base: str, kept: Mapping[str, str]) -> str:
    return f"{base}?{urlencode(kept)}" if kept else base


def _filters(base: str, choices: Choices, chosen: Mapping[str, str]) -> dict[str, Any]:
    return {
        "action": base, "on": bool(chosen), "clear_url": base,
        "fields": [{"name": name, "label": label, "options": [
            {"value": v, "label": text, "selected": v == chosen.get(name, "")} for v, text in options]}
            for name, label, options in choices],
    }  # fmt: skip
