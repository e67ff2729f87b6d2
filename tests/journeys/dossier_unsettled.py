"""Where engine and oracle part and somebody has still to decide; a settled line is taken out of here."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Unsettled:
    """`law`: the oracle's answer; the engine gives the other one. No stages: anywhere."""

    kind: str
    law: bool
    stages: frozenset[str]
    reason: str

    def covers(self, kind: str, said: bool, stage: str) -> bool:
        return (kind, said) == (self.kind, self.law) and (not self.stages or stage in self.stages)


def _row(kind: str, law: bool, stages: str, reason: str) -> Unsettled:
    return Unsettled(kind, law, frozenset(stages.split()), reason)


UNSETTLED: Final[tuple[Unsettled, ...]] = ()

# Steps the engine tells apart and the dossier does not.
FINER: Final = {"U2h": "U2"}

UNSETTLED_STATES: Final[dict[tuple[str, str, str], str]] = {}
