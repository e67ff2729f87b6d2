"""What a rule beside the tables is: an act in a scene, and why it may not follow, or None."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lachan.procedure.acts import Act
from lachan.procedure.standings import Standing


@dataclass(frozen=True, slots=True)
class Ground:
    """Why not, and what then."""

    because: str
    then: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The acts in effect, each accused, and the stage of the case (empty while there is none)."""

    done: Sequence[Act]
    accused: Mapping[str, Standing]
    stage: str


Guard = Callable[[Act, Scene], Ground | None]


def last_of(kinds: Sequence[str], *wanted: str) -> int:
    """The place of the latest of these kinds, -1 where there is none."""
    return max((place for place, one in enumerate(kinds) if one in wanted), default=-1)
