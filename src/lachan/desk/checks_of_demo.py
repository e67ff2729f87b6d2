"""The demo's field checks: who plays which part."""

from datetime import datetime

from .imports import seated

SEATS = {"police_old": ("caxa", "cax-c24853.a"), "police": ("caxa", "cax-c24853.c"), "province": ("soyte", "68-syt")}  # fmt: skip


def checks_of_demo(at: datetime, seed: int) -> int:
    """Fills the demo's firms and checks; how many firms."""
    from lachan.simulator.visiting import visit

    return visit({part: seated(*seat, at) for part, seat in SEATS.items()}, at, seed)
