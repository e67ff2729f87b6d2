"""The oracle of the life of a case: what stage, what custody, and whether an act may follow.

The dossier's answer to the engine's: `None` where the law does not say, and the test then asks nobody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from tests.journeys.dossier_custody import custody_may
from tests.journeys.dossier_record import Act, Person, Record, read
from tests.journeys.dossier_rules import GUARDS, Answer, yes
from tests.journeys.dossier_table import APART, CUSTODY, IN_CUSTODY, STAGES

KINDS: Final = frozenset(k for row in STAGES.values() for k in row.allowed | row.silent) | set(
    CUSTODY
)
OF_ACCUSED: Final = frozenset(
    {"accused_charged", "charge_changed", "charge_supplemented", "charge_approved", "charge_cancelled",
     "accused_moved", "judgment_received", "appealed", "execution_decided",
     "execution_decision_received", "sentence_begun", "offence_committed"}
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """An act not yet done."""

    kind: str
    person: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""
    supersedes: str | None = None
    occurred_at: datetime = datetime.max


def stage_after(acts: Iterable[Act]) -> str:
    """The code of the stage; «» while no case has been initiated."""
    return read(acts).stage


def custody_after(acts: Iterable[Act], person: str) -> str:
    return read(acts).person(person).custody


def in_custody(acts: Iterable[Act], person: str) -> bool:
    return custody_after(acts, person) in IN_CUSTODY


def status_after(acts: Iterable[Act], person: str) -> str | None:
    """What the law calls this person (Điều 58–61 BLTTHS); None where it does not say."""
    record = read(acts)
    return _status(record, record.person(person))


def may_follow(
    acts: Iterable[Act],
    kind: str,
    person: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Answer:
    """Whether this act is lawful after those; None where neither the dossier nor the article says."""
    record, act = read(acts), Step(kind, person, facts or {})
    one = record.person(act.person)
    if act.kind in CUSTODY:
        return custody_may(record, one, act)
    row = STAGES[record.stage]
    if act.kind not in row.allowed:
        return None if act.kind in row.silent else False
    if act.kind in OF_ACCUSED and not act.person:
        return None
    if act.person and act.kind not in OF_ACCUSED and act.kind not in APART:
        return None
    return GUARDS.get(act.kind, yes)(record, one, act)


def _status(record: Record, one: Person) -> str | None:
    if one.moved:
        return "moved"
    if record.stage in ("P0", "P9"):
        return None
    if not one.accused:
        return _suspect(one)
    for decided in (one.apart, one.closed):
        if decided is not None:
            return _stopped(*decided)
    if record.stage in ("U3", "X1", "X2", "X3"):
        return _judged(record, one)
    return _before_judgment(record, one)


def _suspect(one: Person) -> str | None:
    """Điều 58, 59: held or arrested while they are; of one no longer charged the Code has no word."""
    if one.charge == "cancelled" and one.custody != "free":
        return None
    if one.suspect in ("held_in_emergency", "arrested", "held") and one.custody not in IN_CUSTODY:
        return "named"
    return one.suspect


def _before_judgment(record: Record, one: Person) -> str | None:
    """Điều 61(1): a defendant once set for trial; sent back or resumed, the Code says both words."""
    if one.verdict == "annulled_and_discontinued":
        return None
    if one.defendant and record.stage not in ("T2", "T3", "T5", "U1", "U2", "U4"):
        return None
    return "defendant" if one.defendant else "accused"


def _stopped(family: str, how: str) -> str:
    return how if how == "discontinued" or family == "investigation" else f"{family}_{how}"


def _judged(record: Record, one: Person) -> str | None:
    """Convicted only by a judgment in effect: Điều 13, Điều 355(2)."""
    if one.verdict == "unsaid":
        return None
    if record.verdict.startswith("annulled_for"):
        return "defendant"
    if record.verdict == "amended" and one.verdict == "guilty":
        return None  # Điều 357(1)(a): amended may mean exempted; the record does not say
    return {"guilty": "convicted", "not_guilty": "acquitted", "exempted": "judged",
            "annulled_and_discontinued": "discontinued"}.get(one.verdict)  # fmt: skip
