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


UNSETTLED: Final = (
    _row("file_returned_by_procuracy", True, "T4",
         "Điều 246(1): on the court's request the procuracy itself sends the file on to the investigators"),
    _row("appellate_hearing_opened", False, "U2",
         "Điều 346(3), 360: at a second appeal the decision of the first one does not serve again"),
    _row("investigation_extended", True, "P1 P3", "TTLT 04/2018 Điều 14(2)–(3): a change to a heavier offence"
         " counts though several offences are in the case"),
)  # fmt: skip

# Steps the engine tells apart and the dossier does not.
FINER: Final = {"U2h": "U2"}

_RECEIVED = "Điều 58, 110(4), 114(1): one held in an emergency and received is still so held"
UNSETTLED_STATES: Final = {
    ("custody", "arrested", "held_in_emergency"): _RECEIVED,
    ("status", "arrested", "held_in_emergency"): _RECEIVED,
    ("status", "held", "named"): "Điều 59: a person held is called so only while held",
    (
        "status",
        "acquitted",
        "defendant",
    ): "Điều 345, 358(2)(c): quashed without naming the acquitted; the engine asks for the name",
    ("status", "accused", "defendant"): "Điều 61(1): resumed while the case is set for trial",
    (
        "status",
        "defendant",
        "prosecution_suspended",
    ): "Điều 247: suspended with the whole case at T4",
}
