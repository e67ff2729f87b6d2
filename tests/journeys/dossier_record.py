"""A record read from scratch by the rows of the dossier: where the case stands, and each person in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final, Protocol

from tests.journeys.dossier_table import (
    APART,
    CLASS_OF,
    CUSTODY,
    FAMILIES,
    IN_CUSTODY,
    ORDER,
    STAGES,
)


class Act(Protocol):
    id: str
    kind: str
    person: str | None
    facts: Mapping[str, Any]
    occurred_at: datetime
    supersedes: str | None


ENTERS: Final = {kind: code for code, row in STAGES.items() for kind in row.entered_by}
# A person's own acts that move no case once it stands further on.
ONLY_FROM: Final = {
    "accused_charged": {"P1"}, "procuracy_charged": {"P1"}, "appealed": {"T5"}, "protested": {"T5"},
    "appellate_accepted": {"U1"}, "execution_decided": {"U3", "X1"}, "sentence_begun": {"X1", "X2"},
    "judgment_effective": {"T5", "U1", "U2", "U3", "U4"},
    "appellate_judgment_pronounced": {"U2", "U3", "U4"}, "judgment_pronounced": {"T3", "T5"},
}  # fmt: skip

# Counted afresh once the case is before the first court again (Điều 360(2)).
AT_APPEAL: Final = ("appellate_file_received", "appellate_hearing_set", "appellate_hearing_opened",
                    "hearing_adjourned")  # fmt: skip


@dataclass
class Person:
    charge: str | None = None  # charged | approved | cancelled
    custody: str = "free"
    suspect: str = "named"  # what one not charged is called
    defendant: bool = False
    apart: tuple[str, str] | None = None  # (family, how), by a decision of their own
    closed: tuple[str, str] | None = None  # the same, with the whole case
    moved: bool = False
    severity: str | None = None
    verdict: str = ""
    done: Counter = field(default_factory=Counter)

    @property
    def accused(self) -> bool:
        return self.charge in ("charged", "approved") and not self.moved

    @property
    def active(self) -> bool:
        return self.accused and self.apart is None


@dataclass
class Record:
    stage: str = ""
    persons: dict[str, Person] = field(default_factory=dict)
    latest: str | None = None  # the class of the latest decision on the case
    added: list[str] = field(default_factory=list)  # and of the offences added to it
    ever: list[str] = field(
        default_factory=list
    )  # every class the case was ever opened or changed to
    done: Counter = field(default_factory=Counter)
    term: str = "full"  # full | resumed | supplementary: Điều 172 or 174
    in_term: Counter = field(default_factory=Counter)
    verdict: str = ""
    effective: bool = False
    returned_by: str = ""  # procuracy | court

    def person(self, code: str | None) -> Person:
        return self.persons.get(code or "", Person())


def in_order(acts: Iterable[Act]) -> list[Act]:
    kept = list(acts)
    gone = {a.supersedes for a in kept if a.supersedes}
    return sorted((a for a in kept if a.id not in gone), key=lambda a: a.occurred_at)


def read(acts: Iterable[Act]) -> Record:
    record = Record()
    for act in in_order(acts):
        _count(record, act)
        _person(record, act)
        record.stage = next_stage(record.stage, act)
        _whole_case(record, act)
    return record


def next_stage(stage: str, act: Act) -> str:
    """The row this act enters, unless it is done to one person only or the case stands further on."""
    kind = act.kind
    if stage == "U4" and kind == "appellate_hearing_opened":
        return "U2"  # Điều 348(2): only a part was withdrawn, the rest is heard
    if kind not in ENTERS or (kind in APART and act.person and not sets_going(stage, act)):
        return stage
    if stage not in ONLY_FROM.get(kind, {stage}):
        return stage
    if kind == "hearing_adjourned" and stage not in ("T2", "T3"):
        return stage
    return ENTERS[kind]


STOPPED: Final = frozenset({"P3s", "P3x", "Q4s", "Q4x", "Ts", "Tx"})


def sets_going(stage: str, act: Act) -> bool:
    """Điều 249(1), 235, 283: a case that has stopped may be taken up again against one accused alone."""
    if stage not in STOPPED or act.kind not in APART:
        return False
    family, how = APART[act.kind]
    return how == "resumed" and family_of(stage) == family


def class_of(facts: Mapping[str, Any]) -> str | None:
    return CLASS_OF.get((str(facts.get("article")), facts.get("paragraph") or 1))


def heaviest(classes: Iterable[str | None]) -> str | None:
    return max((c for c in classes if c), key=ORDER.index, default=None)


def _count(record: Record, act: Act) -> None:
    """What has been done in the whole case, and since the running term of investigation began."""
    by = str(act.facts.get("returned_by") or "")
    on_request = act.kind == "file_returned_by_procuracy" and record.stage == "T4"  # Điều 246(1)
    if act.kind in ("file_returned_by_procuracy", "file_returned_by_court"):
        own = act.kind == "file_returned_by_procuracy" and not on_request
        record.returned_by = "procuracy" if own else "court"
    record.done[act.kind] += not on_request
    record.done[f"{act.kind}:{by}"] += 1
    record.in_term[act.kind] += 1
    term = {"investigation_resumed": "resumed", "returned_file_received": "supplementary",
            "reinvestigation_received": "full"}.get(act.kind)  # fmt: skip
    if term and (not act.person or sets_going(record.stage, act)):
        record.term, record.in_term = term, Counter()
        for one in record.persons.values():
            one.done["detention_extended"] = one.done["detention_extended_by_supreme"] = 0
    if act.kind == "case_accepted":
        for kind in AT_APPEAL:
            record.done[kind] = 0
    stated = class_of(act.facts)
    if act.kind in ("case_initiated", "case_decision_changed", "paragraph_changed"):
        record.latest = stated or record.latest
        record.ever += [stated] if stated else []
    elif act.kind == "case_decision_supplemented" and stated:
        record.added.append(stated)


def _person(record: Record, act: Act) -> None:
    if not act.person:
        return
    if sets_going(record.stage, act):
        for other in record.persons.values():  # for them the case stays stopped
            other.apart, other.closed = other.apart or other.closed, None
    one = record.persons.setdefault(act.person, Person())
    one.done[act.kind] += 1
    _charge(one, act)
    _custody(one, act)
    if act.kind in APART:
        family, how = APART[act.kind]
        one.apart = None if how == "resumed" else (family, how)
        # Resumed into a case already set for trial, they stand trial in it (Điều 61(1), 283(2)).
        one.defendant |= act.kind == "trial_resumed" and record.stage == "T2"
        one.closed = None if how == "resumed" else one.closed


SUSPECTS: Final = {
    "emergency_held": "held_in_emergency", "arrested": "arrested", "held_person_received": "arrested",
    "held": "held", "released": "let_go", "charge_cancelled": "uncharged",
}  # fmt: skip


def _charge(one: Person, act: Act) -> None:
    kind = act.kind
    if kind in SUSPECTS and not _beside_custody(one, act):
        one.suspect = SUSPECTS[kind]
    if kind in ("accused_charged", "procuracy_charged"):
        one.charge, one.severity, one.apart = "charged", class_of(act.facts), None
    elif kind == "charge_approved" and one.charge == "charged":
        one.charge = "approved"
    elif kind == "charge_cancelled":
        one.charge = "cancelled"
    elif kind == "charge_changed":
        one.severity = class_of(act.facts) or one.severity
    elif kind == "charge_supplemented":
        one.severity = heaviest([one.severity, class_of(act.facts)])
    elif kind == "accused_moved":
        one.moved = True


def _custody(one: Person, act: Act) -> None:
    if act.kind == "accused_moved":
        one.custody = "elsewhere"
    elif act.kind == "sentence_begun":
        one.custody = "serving"
    elif act.kind in CUSTODY and not _beside_custody(one, act):
        one.custody = CUSTODY[act.kind].end or one.custody
    if act.kind in ("held", "detained"):
        one.done["hold_extended"] = 0


def _beside_custody(one: Person, act: Act) -> bool:
    """Received or arrested by order, one already held stays held (TTLT 04/2018 Điều 15(3)).

    Exit delay keeps nobody in and lets nobody out: only bail and deposit replace detention (121, 122).
    """
    if act.kind in ("held_person_received", "arrested"):
        return one.custody in ("held", "detained") or (
            act.kind == "held_person_received" and one.custody == "held_in_emergency"
        )
    return act.facts.get("measure") == "exit_delay" and one.custody in IN_CUSTODY


def _whole_case(record: Record, act: Act) -> None:
    """What a decision on the case does to everyone who is still in it."""
    kind = act.kind
    if kind in APART and not act.person:
        family, how = APART[kind]
        for one in record.persons.values():
            one.closed = None if how == "resumed" else (family, how)
    elif kind == "trial_set":
        for one in record.persons.values():
            one.defendant = one.defendant or one.active
    elif kind in ("judgment_pronounced", "appellate_judgment_pronounced"):
        _judged(record, act)
    elif kind in ("reinvestigation_received", "returned_file_received"):
        _again(record, kind)
    record.effective = record.stage in ("X1", "X2", "X3")


def _judged(record: Record, act: Act) -> None:
    """One judgment; what it finds may be recorded for each accused apart."""
    verdict = record.verdict = str(act.facts.get("verdict") or "")
    if verdict in ("upheld", "amended"):
        return
    for code, one in record.persons.items():
        kept = verdict == "annulled_and_discontinued" and one.verdict == "not_guilty"  # Điều 359(1)
        if one.active and act.person in (None, code) and not kept:
            unnamed = (
                act.person is None and one.verdict == "not_guilty"
            )  # Điều 345: reached unsaid?
            one.verdict = "unsaid" if unnamed and verdict.startswith("annulled_for") else verdict


def _again(record: Record, kind: str) -> None:
    """Điều 360(1): investigated again by the common procedure, the decision to try is gone with it."""
    if kind == "reinvestigation_received":
        record.persons = {c: replace(p, defendant=False) for c, p in record.persons.items()}


def family_of(stage: str) -> str:
    return next((name for name, letter in FAMILIES.items() if stage.startswith(letter)), "")
