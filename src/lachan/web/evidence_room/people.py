"""Opening the name of somebody only described: a procurator, a purpose, one answer, a line in the log."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import commands
from lachan.intake.codes import PURPOSES

from ..door import signed_in
from .items import item_page
from .room import room_of
from .sealed import box


@require_POST
@signed_in(P.EVIDENCE_NAME)
def open_name(request: HttpRequest, code: str, item: str) -> HttpResponse:
    room, purpose = room_of(request, code), request.POST.get("purpose", "")
    try:
        found = commands.open_described(
            casefile=room.file.casefile, person=item, purpose=purpose, by=room.who, at=room.at
        )
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        shown = {**(box(room, "persons", item) or {}), "refusal": refusal.sentence}
        return item_page(request, room, "persons", item, 422, name=shown)
    said = dict(PURPOSES)[purpose].lower()
    return item_page(
        request,
        room,
        "persons",
        item,
        name={**(box(room, "persons", item) or {}), "opened": found, "purpose": said},
    )
