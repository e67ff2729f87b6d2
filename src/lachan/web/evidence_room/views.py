"""The tables behind the six views, and the way from a mark to what it stands for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817

from ..door import signed_in
from . import tables, words
from .room import folio_url, room_of
from .tabs import framed


@signed_in(P.EVIDENCE_SEE)
def view_table(request: HttpRequest, code: str, view: str) -> HttpResponse:
    titles = words.said()["views"]
    if view not in titles:
        raise Http404
    room = room_of(request, code)
    shown = (
        {"matrix": tables.matrix(room)}
        if view == "matrix"
        else {"table": tables.TABLES[view](room)}
    )
    others = [{"url": f"{room.base}bang/{name}/", "label": title, "active": name == view}
              for name, title in titles.items()]  # fmt: skip
    return render(request, "evidence_room/table.html", framed(
        room, "", (f"bang/{view}/", titles[view]), title=titles[view], others=others, view=view, **shown))  # fmt: skip


@signed_in(P.EVIDENCE_SEE)
def to_thing(request: HttpRequest, code: str) -> HttpResponse:
    """Where a mark of a picture leads: its folio where it was scanned, else the page of its object."""
    room, name = room_of(request, code), request.GET.get("ma", "")
    url = folio_url(room, name) or room.link(name)["url"]
    if not url:
        raise Http404
    return redirect(url)
