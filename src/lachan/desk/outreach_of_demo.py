"""The demo's communication and training: who plays which part."""

from datetime import datetime

from .imports import seated

SEATS = {
    "police_old": ("caxa", "cax-c24853.a"), "police": ("caxa", "cax-c24853.c"), "town_old": ("caxa2", "cax-c24784.a"),
    "town": ("caxa2", "cax-c24781.c"), "committee": ("ubndxa", "ubndx-c24853.c"), "women": ("nganh", "68-hlhpn"),
    "teacher_old": ("soyte", "68-sldtbxh"), "teacher": ("soyte", "68-syt"),
}  # fmt: skip


def outreach_of_demo(at: datetime, seed: int) -> int:
    """Fills the demo's sessions and classes; how many sessions."""
    from lachan.simulator.speaking import speak

    return speak({part: seated(*seat, at) for part, seat in SEATS.items()}, at, seed)
