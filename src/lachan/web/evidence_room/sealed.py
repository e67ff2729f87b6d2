"""The closed name on a described person's page: for whom may open it, of whom it may be opened."""

from typing import Any

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.intake.codes import PURPOSES
from lachan.proof.bundle.people import Role

from .room import Room


def box(room: Room, part: str, item: str) -> dict[str, Any] | None:
    person = room.case.persons.get(item) if part == "persons" else None
    if person is None or not room.who.can(P.EVIDENCE_NAME) or set(person.roles) != {Role.DESCRIBED}:
        return None
    if room.case.decisions_about.get(item):
        return None
    return {"action": room.url("persons", item, "mo-ten/"), "purposes": PURPOSES}
