"""The demo's persons in care: who plays which part, under the old law and the new."""

from datetime import datetime

from .imports import seated

SEATS = {
    "old": {"police": ("caxa", "cax-c24853.a"), "commune": ("xahoixa", "ubndx-c24853.a"), "lead": ("ytetinh", "ubndh-d674.a"),
            "verifier": ("dieutra", "cah-d674.a"), "health": ("ytetinh", "68-syt"), "aid": ("trogiup", "68-tgpl")},
    "new": {"police": ("caxa", "cax-c24853.c"), "commune": ("xahoixa", "ubndx-c24853.c"), "lead": ("ytetinh", "68-syt"),
            "verifier": ("dieutra", "68-csdt"), "aid": ("trogiup", "68-tgpl")},
}  # fmt: skip


def care_of_demo(at: datetime) -> int:
    """Fills the care of the demo's persons; how many there are."""
    from lachan.simulator.caring import fill_care

    eras = {
        era: {part: seated(*seat, at) for part, seat in parts.items()}
        for era, parts in SEATS.items()
    }
    return fill_care(eras, at)
