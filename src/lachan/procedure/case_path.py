"""The way of a case through its stages, act by act; pure, and known to whoever reads persons or counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lachan.procedure.acts import Act
from lachan.procedure.track_tables import case_table

INITIATED: Final = "case_initiated"
RESUMED: Final = frozenset({"investigation_resumed", "prosecution_resumed", "trial_resumed"})


def advanced(here: str, act: Act) -> str:
    """The stage after this act, empty before initiation; a decision about one accused leaves it where it is."""
    if not here:
        return "P1" if act.kind == INITIATED else ""
    if of_one_alone(here, act):
        return here
    return case_table().stages.after(here, act.kind)


def of_one_alone(here: str, act: Act) -> bool:
    """BLTTHS Điều 229(2), 230(2), 247(2), 281(2): of one accused alone, unless the case itself had stopped
    and is taken up again against this one (Điều 235, 249(1), 283)."""
    return act.person is not None and act.kind in case_table().of_one and not revives(here, act)


def revives(here: str, act: Act) -> bool:
    """Whether the case had stopped and this resumption, of all or of one accused, sets it going again."""
    return (
        act.kind in RESUMED
        and here != ""
        and act.kind in case_table().stages.by_code[here].next_kinds
    )


def stages_of(done: Iterable[Act]) -> list[str]:
    """Where the case stood before each of these acts, and last where it stands now; empty before initiation."""
    found = [""]
    for act in done:
        found.append(advanced(found[-1], act))
    return found
