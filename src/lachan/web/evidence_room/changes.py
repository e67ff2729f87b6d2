"""What changed from one version of the file to another, and what it touches: to be looked at again, not weighed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.evidence import reading
from lachan.evidence.models import Entry
from lachan.proof import impact
from lachan.proof.checking import Finding
from lachan.proof.impact import Impact

from .. import wording
from ..door import signed_in
from . import words
from .asked import key_of
from .room import Room, room_of
from .tabs import framed

HERE = "thay-doi/"
OFFERED = 200


@signed_in(P.EVIDENCE_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    room = room_of(request, code)
    acts = _acts(room)
    last = acts[-2]["turn"] if len(acts) > 1 else 0
    before, after = (
        _turn(request.GET.get("tu"), last),
        _turn(request.GET.get("den"), room.file.turn),
    )
    found = impact.between(_then(room, before), _then(room, after)) if room.file.turn else None
    return render(request, "evidence_room/changes.html", framed(
        room, HERE, ("", "Thay đổi"), acts=acts[::-1][:OFFERED], before=before, after=after,
        impact=told(room, found) if found else None))  # fmt: skip


def _turn(said: str | None, otherwise: int) -> int:
    return (
        int(said) if said and said.isascii() and said.isdecimal() and len(said) < 9 else otherwise
    )


def _then(room: Room, turn: int) -> Any:
    if turn >= room.file.turn:
        return room.file.bundle
    return reading.file_of(room.file.casefile, room.at, until=turn).bundle


def _acts(room: Room) -> list[dict[str, Any]]:
    """Acts of writing: entries of one act have one hour and one line of the log; its last turn is its version."""
    rows = (
        Entry.objects.filter(casefile=room.file.casefile).select_related("agency").order_by("turn")
    )
    found: dict[Any, dict[str, Any]] = {}
    for one in rows.only(
        "turn", "part", "item", "recorded_at", "line_id", "agency__name", "casefile_id"
    ):
        act = found.setdefault(
            one.line_id, {"by": one.agency.name, "at": wording.shortly(one.recorded_at), "items": 0}
        )
        act["turn"], act["items"] = one.turn, act["items"] + 1
        act.setdefault("first", f"{words.part_label(one.part).lower()} {one.item}")
    return list(found.values())


def told(room: Room, found: Impact) -> dict[str, Any]:
    """As the page shows it; what stands no longer is named by its code alone."""
    titles = words.said()["views"]
    return {
        "sentence": found.sentence,
        "changes": [{**room.link(one.id), "how": impact.HOW[one.how], "part": words.part_label(one.part).lower()} for one in found.changes],
        "groups": [{"label": label, "items": [room.link(x) for x in many]} for label, many in _groups(found) if many],
        "opened": [_finding(room, one) for one in found.opened], "closed": [_finding(room, one) for one in found.closed],
        "staying": [_finding(room, one) for one in found.staying],
        "views": [{"label": titles[one], "url": f"{room.base}#xem={one}"} for one in found.views],
        "displays": [_display(room, one) for one in found.displays],
    }  # fmt: skip


def _groups(found: Impact) -> list[tuple[str, tuple[str, ...]]]:
    return [("Chứng cứ", found.evidence), ("Mệnh đề", found.propositions), ("Dấu hiệu phải chứng minh", found.elements),
            ("Người", found.persons), ("Quyết định", found.decisions), ("Giao dịch", found.transactions)]  # fmt: skip


def _finding(room: Room, one: Finding) -> dict[str, str]:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "sentence": one.sentence,
        "url": f"{room.base}cau-hoi/{key_of(one)}/",
    }


def _display(room: Room, code: str) -> str:
    """An earlier export by its title; who opens it again sees that the file has changed since."""
    made = next((one for one in room.file.bundle.displays if one.id == code), None)
    return f"{room.case.by_code(made.title)} · phiên bản {made.made_from}" if made else code
