"""The demo's evidence room: one case of the province is filled from the demo file, once."""

from datetime import datetime

from .imports import seated

INVESTIGATOR, PROCURATOR = ("dieutra", "68-csdt"), ("kiemsat", "68-vks")


def room_of_demo(at: datetime) -> str:
    """The case whose room is filled; empty where the province has none that fits."""
    from lachan.simulator.evidence_room.filling import fill_room

    return fill_room(seated(*INVESTIGATOR, at), seated(*PROCURATOR, at), at)
