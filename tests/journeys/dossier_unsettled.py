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


_NOBODY = "no accused left to try: Điều 233, 243, 298(1) BLTTHS are about a person accused"
_STAGE = "Điều 179(3) BLTTHS: the procuracy decides a pending charge while the case is being investigated"

UNSETTLED: Final = (
    _row("investigation_concluded", False, "P1 P3 P3r", _NOBODY),
    _row("indicted", False, "Q1 Q4r T4", _NOBODY),
    _row("trial_set", False, "T1", _NOBODY),
    _row("file_returned_by_procuracy", True, "T4",
         "Điều 246(1): on the court's request the procuracy itself sends the file on to the investigators"),
    _row("case_file_sent_to_court", True, "Q4r", "Điều 246(2), 280(3): as in Q1, also after resumption"),
    _row("case_file_sent_to_court", False, "Q1 Q4r", "Điều 360(1): investigated again, indicted again first"),
    _row("file_received_again_by_court", False, "Q1 Q4r", "Điều 360(1): investigated again, indicted again first"),
    _row("file_received_again_by_court", True, "Q4r", "Điều 277(2): as in Q1, also after resumption"),
    _row("prosecution_discontinued", True, "T4",
         "Điều 246(1), 248(2), 280(3): also for one accused who was already set for trial"),
    _row("case_separated", False, "Q1 Q4r", "Điều 242(2): only after an accused has been suspended"),
    _row("charge_approved", False, "", _STAGE),
    _row("charge_cancelled", False, "", _STAGE),
    _row("measure_imposed", False, "", "Điều 121–123: of an accused; Điều 124(1)(a) allows exit delay alone"
         " of a suspect; Điều 125(1), 158: none once the initiation is cancelled or the case dropped"),
    _row("detained_for_trial", False, "U1 U2", "Điều 347(1)–(2): on appeal it is detained_for_appeal"),
    _row("detained_after_judgment", False, "T5 U1 U2 U3 U4", "Điều 328(1)–(2), 329: not one found not guilty or exempted"),
    _row("appellate_hearing_opened", False, "U2", "Điều 346(3): after the decision to hear the appeal"),
    _row("reinvestigation_received", False, "U3", "Điều 358(1), 360(1): only when quashed for it"),
    _row("case_accepted", False, "U3", "Điều 358(2), 360(2): only when quashed for a new trial"),
    _row("judgment_effective", False, "U3", "Điều 360: quashed for a new procedure, the case goes on"),
    _row("execution_decided", False, "U3 X1 X2 X3", "Điều 364: nothing to execute of one exempted"),
    _row("sentence_begun", False, "U3 X1 X2 X3", "Điều 364: after the execution decision for this person"),
    _row("execution_decided", True, "U3 X1 X2 X3", "Điều 61(1), 364: resumed at the trial, then convicted"),
    _row("investigation_extended", True, "P1 P3", "TTLT 04/2018 Điều 14(2)–(3): the heavier offence counts"
         " though several are in the case"),
)  # fmt: skip

# Steps the engine tells apart and the dossier does not.
FINER: Final = {"U2h": "U2"}

_SUSPECT = "Điều 58, 59: held, arrested only while they are"
_RESUMED = "Điều 61(1): resumed one by one while set for trial, a defendant still"
_RECEIVED = "Điều 58, 110(4), 114(1): one held in an emergency and received is still so held"
_EXIT = "Điều 121(1), 122(1), 124: exit delay does not replace detention and lets nobody out"
_LATER_PART = "Điều 343: a part taking effect later does not undo an execution begun"
_QUASHED = "Điều 358(2)(c), 360: the acquittal quashed, a defendant again"
_WITH_THE_CASE = "Điều 247: suspended while the court's return is dealt with, so is everyone in it"
_AMENDED = "Điều 357, 358(2)(d): amending convicts no one whom the first court exempted"
UNSETTLED_STATES: Final = {
    ("stage", "X1", "X2"): _LATER_PART,
    ("stage", "X1", "X3"): _LATER_PART,
    ("custody", "arrested", "held_in_emergency"): _RECEIVED,
    ("status", "arrested", "held_in_emergency"): _RECEIVED,
    ("custody", "measure", "held_in_emergency"): _EXIT,
    ("custody", "measure", "arrested"): _EXIT,
    ("custody", "measure", "held"): _EXIT,
    ("custody", "measure", "detained"): _EXIT,
    ("status", "held", "named"): _SUSPECT,
    ("status", "arrested", "named"): _SUSPECT,
    ("status", "held_in_emergency", "named"): _SUSPECT,
    ("status", "accused", "defendant"): _RESUMED,
    ("status", "acquitted", "defendant"): _QUASHED,
    ("status", "defendant", "prosecution_suspended"): _WITH_THE_CASE,
    ("status", "convicted", "judged"): _AMENDED,
    ("status", "accused", "convicted"): _RESUMED,
    ("status", "accused", "acquitted"): _RESUMED,
    ("status", "accused", "judged"): _RESUMED,
}
