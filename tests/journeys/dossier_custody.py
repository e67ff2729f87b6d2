"""Custody and measures of one person: which may follow which, by the articles of Chapter VII."""

from typing import Final

from tests.journeys.dossier_record import Act, Person, Record
from tests.journeys.dossier_rules import Answer, Rule, yes
from tests.journeys.dossier_table import CUSTODY, DETENTION_EXTENSIONS


def custody_may(record: Record, one: Person, act: Act) -> Answer:
    row = CUSTODY[act.kind]
    if not act.person or record.stage == "P9":
        return None
    if one.moved or (record.stage not in row.stages | row.stages_silent):
        return False
    if one.custody not in row.begin | row.begin_silent:
        return False
    if act.kind == "measure_ended" and act.facts.get("measure") == "exit_delay":
        return True if one.custody == "measure" else None
    person = RULES.get(act.kind, yes)(record, one, act)
    if person is not True:
        return person
    return True if record.stage in row.stages and one.custody in row.begin else None


def _for_suspects(record: Record, one: Person, act: Act) -> Answer:
    """Điều 110, 117(1): of suspects, the caught and those who surrender; an accused at liberty is Điều 113."""
    if one.apart or one.closed:
        return None
    if one.charge is None:
        return True
    return True if act.kind == "held" and one.custody != "free" else None


def _hold_extended(record: Record, one: Person, act: Act) -> Answer:
    """Điều 118(2): twice; of one whose charge or case has fallen Điều 118(3) says «trả tự do»."""
    if one.apart or one.closed or one.charge == "cancelled":
        return None
    return one.done["hold_extended"] < 2


def _for_accused(record: Record, one: Person, act: Act) -> Answer:
    """Điều 119(1), 241, 278: an accused only; one suspended or discontinued alone is not spoken of."""
    return one.accused if one.apart is None else None


def _detention_extended(record: Record, one: Person, act: Act) -> Answer:
    """Điều 173(2) by the class of this accused; after a resumption or a return the number is unsaid."""
    if not one.active or record.term != "full":
        return None
    cap = DETENTION_EXTENSIONS.get(one.severity or "")
    return None if cap is None else one.done["detention_extended"] < cap


def _detention_by_supreme(record: Record, one: Person, act: Act) -> Answer:
    """Điều 173(6): the gravest class, both used; further still «trường hợp đặc biệt», not counted."""
    if not one.active or record.term != "full" or one.severity is None:
        return None
    if one.severity != "ĐB" or one.done["detention_extended"] < DETENTION_EXTENSIONS["ĐB"]:
        return False
    return None if one.done["detention_extended_by_supreme"] else True


def _after_judgment(record: Record, one: Person, act: Act) -> Answer:
    """Điều 328(1)–(2), 329: not one found not guilty or exempted."""
    if one.apart or (record.stage == "U3" and record.verdict != "upheld"):
        return None
    return one.accused and one.verdict == "guilty"


def _measure(record: Record, one: Person, act: Act) -> Answer:
    """Điều 121–123: an accused; Điều 124(1)(a): exit delay of a person reported too."""
    if one.verdict not in ("", "guilty") and not one.verdict.startswith("annulled_for"):
        return None  # Điều 125(1)(d): what is in force is lifted; of imposing anew nothing is said
    if one.apart or act.facts.get("measure") not in (
        "bail",
        "deposit",
        "residence_ban",
        "exit_delay",
    ):
        return None
    if one.accused:
        return True
    return None if act.facts["measure"] == "exit_delay" else False


def _at_liberty(record: Record, one: Person, act: Act) -> Answer:
    """Điều 111–114: anyone caught or wanted; whoever the case was dropped for is not spoken of."""
    return None if one.apart or one.closed or one.verdict not in ("", "guilty") else True


RULES: Final[dict[str, Rule]] = {
    "emergency_held": _for_suspects, "held": _for_suspects, "hold_extended": _hold_extended,
    "detained": _for_accused, "detention_extended": _detention_extended,
    "detention_extended_by_supreme": _detention_by_supreme, "detained_for_prosecution": _for_accused,
    "detained_for_trial": _for_accused, "detained_after_judgment": _after_judgment,
    "measure_imposed": _measure,
    "arrested": _at_liberty,
    "held_person_received": _at_liberty,
}  # fmt: skip
