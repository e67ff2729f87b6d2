"""The first page of the room: what the file comes to, what is asked, the six views; or the offer to open it."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, Refusal
from lachan.docket.models import Matter
from lachan.docket.queries import matter_by_code
from lachan.evidence import codes, commands, queries, reading
from lachan.proof import checking
from lachan.proof.bundle.file import Stage
from lachan.proof.drawing import STAGES
from lachan.proof.pages import SEVERITIES

from ..door import signed_in
from . import tables, words
from .asked import asked_of
from .drawn import drawn
from .room import Room, home, room_in
from .tabs import framed
from .typed import day

STATE = {checking.READY: "met", checking.NOTHING: "paused"}
FIRST = 5


@signed_in(P.EVIDENCE_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    matter = matter_by_code(request.actor, code.strip().upper())
    casefile = queries.casefile_of(request.actor, matter)
    if casefile is None:
        return _none(request, matter)
    room = room_in(request, casefile)
    return render(request, "evidence_room/page.html", framed(
        room, "", head=_head(room), tallies=_tallies(room), grounds=_grounds(room), before=_before(room),
        pressing=[one for one in asked_of(room) if one.severity == "A"][:FIRST], data=drawn(room), lost=[f"{part} {item}" for part, item in room.file.lost],
        views=list(words.said()["views"].items()), matrix=tables.matrix(room),
    ))  # fmt: skip


def _none(
    request: HttpRequest, matter: Matter, refusal: str = "", status: int = 200
) -> HttpResponse:
    """No file yet: whoever is in the room may open one, nobody else learns that there is none."""
    if not reading.in_room(matter.id):
        raise NotFound
    crumbs = [
        {"url": f"/vu-viec/{matter.code}/", "label": matter.code},
        {"label": "Hồ sơ chứng cứ"},
    ]
    return render(request, "evidence_room/none.html", {
        "matter": matter, "crumbs": crumbs, "may": request.actor.can(P.EVIDENCE_KEEP), "numbering": codes.NUMBERING,
        "action": f"{home(matter.code)}mo/", "refusal": refusal,
    }, status=status)  # fmt: skip


@require_POST
@signed_in(P.EVIDENCE_KEEP)
def open_file(request: HttpRequest, code: str) -> HttpResponse:
    matter, said = (
        matter_by_code(request.actor, code.strip().upper()),
        request.POST.get("numbering", ""),
    )
    numbering = said if said in dict(codes.NUMBERING) else codes.NUMBERING[0][0]
    try:
        commands.open_casefile(matter=matter, numbering=numbering, by=request.actor, at=request.at)
    except Refusal as refusal:
        return _none(request, matter, refusal.sentence, 422)
    messages.success(request, "Đã mở hồ sơ chứng cứ.")
    return redirect(home(matter.code))


def _head(room: Room) -> dict[str, Any]:
    of, found = room.file.bundle, room.checked
    return {
        "stage": STAGES[of.stage], "as_of": day(of.as_of), "version": room.file.version, "turn": room.file.turn,
        "verdict": found.verdict, "state": STATE.get(found.verdict, "soon"), "share": found.coverage,
        "made_up": of.synthetic, "deadline": day(of.deadline or ""),
    }  # fmt: skip


def _tallies(room: Room) -> list[dict[str, Any]]:
    """Open questions by severity, and those answered; each leads to its list."""
    counted = Counter(one.severity for one in room.checked.findings)
    open_ = [
        {"label": f"mức {code} · {said}", "count": counted[code], "url": f"{room.base}cau-hoi/?muc={code}",
         "state": "overdue" if code == "A" and counted[code] else ""}
        for code, said in SEVERITIES.items()
    ]  # fmt: skip
    answered = len(room.checked.answered)
    return [*open_, {"label": "đã trả lời, có người ký", "count": answered, "url": f"{room.base}cau-hoi/?tra-loi=1",
                     "state": "met" if answered else ""}]  # fmt: skip


def _grounds(room: Room) -> list[dict[str, Any]]:
    """By ground of Điều 245; before initiation no file can be returned, and none is named."""
    if not room.case.reached(Stage.INVESTIGATION):
        return []
    counted = Counter(one.ground for one in room.checked.findings if one.ground)
    return [{"label": label, "count": counted[code], "url": f"{room.base}cau-hoi/?can-cu={code}"}
            for code, label in words.said()["grounds"].items()]  # fmt: skip


def _before(room: Room) -> dict[str, Any] | None:
    """What is verified while nobody is charged: hypotheses with their grounds, questions and what answered them."""
    if room.file.bundle.charges:
        return None
    return {
        "hypotheses": [room.link(one.id) for one in room.of("hypotheses")],
        "questions": [room.link(one.id) for one in room.of("questions")],
        "add_hypothesis": room.url("hypotheses", act="moi/"), "add_question": room.url("questions", act="moi/"),
    }  # fmt: skip
