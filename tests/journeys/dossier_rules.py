"""What the stage alone does not say: whom an act may be done to, how often, and after which other act.

Each rule answers True, False, or None where the article does not speak."""

from collections.abc import Callable
from typing import Final

from tests.journeys.dossier_record import Act, Person, Record, family_of, heaviest
from tests.journeys.dossier_table import APART, IN_CUSTODY, INVESTIGATION_EXTENSIONS, RETURNS

Answer = bool | None
Rule = Callable[[Record, Person, Act], Answer]


def yes(record: Record, one: Person, act: Act) -> Answer:
    return True


def _someone_to_try(record: Record, one: Person, act: Act) -> Answer:
    """Điều 233, 243: a conclusion or an indictment is against an accused, at least one."""
    return any(p.active for p in record.persons.values())


def _new_accused(record: Record, one: Person, act: Act) -> Answer:
    """Điều 179(1): a decision for each; one already charged is changed or supplemented, Điều 180."""
    return None if one.moved else not one.accused


def _of_accused(record: Record, one: Person, act: Act) -> Answer:
    return one.accused if one.apart is None else None


def _party(record: Record, one: Person, act: Act) -> Answer:
    """Điều 331, 333(1): the defendant; victims and parties too, of whom this record says nothing."""
    return True if one.active else None


def _approval(record: Record, one: Person, act: Act) -> Answer:
    """Điều 179(3): approves or cancels what awaits it; cancelling later is Điều 165(2), (4), unsaid."""
    if one.charge == "approved":
        return None
    return one.charge == "charged" and not one.moved if one.apart is None else None


def _moved(record: Record, one: Person, act: Act) -> Answer:
    """Điều 170, 242: an accused goes to another file only when cases are separated or joined."""
    if not one.accused:
        return False
    return True if record.done["case_separated"] and one.apart is None else None


def _separated(record: Record, one: Person, act: Act) -> Answer:
    """Điều 242(2): the procuracy separates only where an accused has been suspended."""
    if record.stage == "P1":
        return None
    if family_of(record.stage) == "investigation":
        return True
    apart = {p.apart for p in record.persons.values() if p.accused}  # by whom, is not spoken of
    if ("prosecution", "suspended") in apart:
        return True
    return None if any(one and one[1] == "suspended" for one in apart) else False


def _apart(record: Record, one: Person, act: Act) -> Answer:
    family, how = APART[act.kind]
    if act.person:
        return _one_apart(record, one, family, how)
    if how == "resumed":
        return _case_resumed(record, family)
    return True


def _case_resumed(record: Record, family: str) -> Answer:
    """Điều 235(1), 249(1), 283(1): only what was stopped, and not after the limitation has expired."""
    if record.stage not in ("P3s", "P3x", "Q4s", "Q4x", "Ts", "Tx"):
        return False
    return None if record.done["limitation_expired"] else True


def _one_apart(record: Record, one: Person, family: str, how: str) -> Answer:
    """Điều 229(2), 230(2) …: one of several accused; Điều 249(1), 283(2): resumed one by one."""
    if not one.accused:
        return False
    if record.stage in ("P3s", "P3x", "Q4s", "Q4x", "Ts", "Tx"):
        return None
    if how == "resumed":
        if record.stage == "T3":
            return None
        resumable = one.apart is not None and one.apart[0] == family
        return (
            None
            if one.apart and (record.done["limitation_expired"] or not resumable)
            else resumable
        )
    if one.apart is not None:
        return None
    others = any(p.active for p in record.persons.values() if p is not one)
    return True if others else None


def _between(count: int, low: int, high: int) -> Answer:
    """Within the smaller cap certainly, beyond the greater certainly not."""
    if count < low:
        return True
    return None if count < high else False


def _caps(record: Record) -> tuple[int, int]:
    """TTLT 04/2018 Điều 14: by the heaviest offence; case and charges may name different ones.

    With several offences a change does not say which it changed; an accused who is gone may still count.
    """
    charged = [p for p in record.persons.values() if p.charge]
    case = [
        record.latest,
        heaviest([record.latest, *record.added, *(record.ever if record.added or charged else [])]),
    ]
    persons = [
        heaviest(p.severity for p in charged if p.accused),
        heaviest(p.severity for p in charged),
    ]
    caps = [INVESTIGATION_EXTENSIONS[c] for c in case + persons if c]
    return (min(caps), max(caps)) if caps else (0, 3)


def _extended(record: Record, one: Person, act: Act) -> Answer:
    """Điều 172(2) in the first term, Điều 174(1) once after resumption, Điều 174(2) never after a return."""
    count = record.in_term["investigation_extended"]
    if record.term == "supplementary":
        return False
    if record.term == "resumed":
        return count < 1
    return _between(count, *_caps(record))


def _extended_by_supreme(record: Record, one: Person, act: Act) -> Answer:
    """Điều 172(3): the gravest class, all three used, once."""
    if record.term != "full" or record.in_term["investigation_extended_by_supreme"]:
        return False
    low, high = _caps(record)
    used = record.in_term["investigation_extended"]
    if high < INVESTIGATION_EXTENSIONS["ĐB"] or used < INVESTIGATION_EXTENSIONS["ĐB"]:
        return False
    return True if low == high else None


def _extension_requested(record: Record, one: Person, act: Act) -> Answer:
    """Điều 172(2): the request for what may still be granted; a refused one may be made again, unsaid."""
    return None if _extended(record, one, act) is not False else None


def _returned(record: Record, one: Person, act: Act) -> Answer:
    """Điều 174(2): twice by the procuracy; sent on at the court's request (246(1)) it is the court's return."""
    if record.stage == "T4" or record.done["file_returned_by_procuracy"] < RETURNS["procuracy"]:
        return True
    return None if record.done["reinvestigation_received"] else False


def _returned_by_court(record: Record, one: Person, act: Act) -> Answer:
    """Điều 174(2), 280(1): the presiding judge before the hearing, the panel at it; each once."""
    by = str(act.facts.get("returned_by") or "")
    if by not in ("presiding_judge", "panel"):
        return None
    if (by == "panel") != (record.stage == "T3"):
        return None
    if record.done[f"file_returned_by_court:{by}"] < RETURNS[by]:
        return True
    return None if record.done["reinvestigation_received"] else False


def _return_received(record: Record, one: Person, act: Act) -> Answer:
    """Điều 174(2): two months or one, by who returned it; on the court's request (246(1)) it is the court."""
    said = act.facts.get("returned_by")
    return None if said is None else (said == "procuracy") == (record.returned_by == "procuracy")


def _received_by_procuracy(record: Record, one: Person, act: Act) -> Answer:
    return True if record.done["case_file_sent_to_procuracy"] > record.done[act.kind] else None


def _received_again(record: Record, one: Person, act: Act) -> Answer:
    """Điều 277(2), 280(3): the court takes back what it had sent back, the indictment being kept."""
    return record.done["file_returned_by_court"] > 0


def _accepted(record: Record, one: Person, act: Act) -> Answer:
    """Điều 276(2) on the file from the procuracy; Điều 360(2) when tried again."""
    if record.stage == "U3":
        return record.verdict == "annulled_for_retrial"
    if record.done["file_returned_by_court"]:  # Điều 277(2): received again, not accepted anew
        return None if record.done["reinvestigation_received"] else False
    return True if record.done["case_file_sent_to_court"] else None


def _reinvestigated(record: Record, one: Person, act: Act) -> Answer:
    """Điều 358(1), 360(1)."""
    return record.verdict == "annulled_for_reinvestigation"


def _once_in_preparation(record: Record, one: Person, act: Act) -> Answer:
    """Điều 277(1), 240(1) limit the days, not the number."""
    return None if record.done[act.kind] else True


def _appellate_accepted(record: Record, one: Person, act: Act) -> Answer:
    return True if record.done["appellate_file_received"] else None


def _heard_on_appeal(record: Record, one: Person, act: Act) -> Answer:
    """Điều 346(2)–(3): set first, then opened, then judged; adjourned, it is opened again."""
    set_for, opened = record.done["appellate_hearing_set"], record.done["appellate_hearing_opened"]
    if act.kind == "appellate_hearing_set":
        return None if set_for else True
    if act.kind == "appellate_hearing_opened":
        return (None if opened else True) if set_for else False
    if act.kind == "hearing_adjourned":
        return None if not set_for else True
    if record.done["hearing_adjourned"] or _acquittal_quashed_unnamed(record, act):
        return None
    return bool(opened)


def _acquittal_quashed_unnamed(record: Record, act: Act) -> bool:
    """Điều 345, 358(2)(c): whether an acquittal nobody appealed falls with the rest is not said."""
    quashed = str(act.facts.get("verdict")).startswith("annulled_for")
    acquitted = any(one.verdict == "not_guilty" for one in record.persons.values())
    return quashed and acquitted and not act.person


def _adjourned(record: Record, one: Person, act: Act) -> Answer:
    """Điều 297 at first instance, Điều 352 on appeal; the wrong instance is a slip, not a rule."""
    on_appeal = record.stage == "U2"
    if (act.facts.get("instance") == "appeal") != on_appeal:
        return None
    return _heard_on_appeal(record, one, act) if on_appeal else True


def _effective(record: Record, one: Person, act: Act) -> Answer:
    """Điều 343, 355(2); a judgment quashed for a new procedure takes no effect, Điều 360."""
    return not record.verdict.startswith("annulled_for")


def _execution(record: Record, one: Person, act: Act) -> Answer:
    """Điều 364: for one convicted by the judgment in effect, once."""
    if record.verdict == "amended" or one.apart or one.done["execution_decided"]:
        return None
    return one.verdict == "guilty" and one.accused and not record.verdict.startswith("annulled")


def _served(record: Record, one: Person, act: Act) -> Answer:
    """Điều 364(3): only after the execution decision for this very person."""
    if not one.done["execution_decided"]:
        return False
    return None if one.custody == "serving" or one.custody in IN_CUSTODY else True


def _begun(record: Record, one: Person, act: Act) -> Answer:
    if not one.done["execution_decided"]:
        return False
    return None if one.custody in ("serving", "held", "held_in_emergency") else True


def _sent_to_court(record: Record, one: Person, act: Act) -> Answer:
    """Điều 244 with the indictment; Điều 246(2), 280(3): back again, the indictment being kept."""
    return True if record.stage not in ("Q1", "Q4r") else record.done["file_returned_by_court"] > 0


GUARDS: Final[dict[str, Rule]] = {
    "accused_charged": _new_accused, "charge_changed": _of_accused, "charge_supplemented": _of_accused,
    "charge_approved": _approval, "charge_cancelled": _approval, "accused_moved": _moved,
    "case_separated": _separated, "investigation_concluded": _someone_to_try,
    "indicted": _someone_to_try, "trial_set": _someone_to_try, **dict.fromkeys(APART, _apart),
    "investigation_extended": _extended, "investigation_extended_by_supreme": _extended_by_supreme,
    "investigation_extension_requested": _extension_requested,
    "prosecution_term_extended": _once_in_preparation, "trial_preparation_extended": _once_in_preparation,
    "file_returned_by_procuracy": _returned, "file_returned_by_court": _returned_by_court,
    "case_file_received_by_procuracy": _received_by_procuracy, "returned_file_received": _return_received,
    "file_received_again_by_court": _received_again, "case_accepted": _accepted, "case_file_sent_to_court": _sent_to_court,
    "reinvestigation_received": _reinvestigated, "hearing_adjourned": _adjourned,
    "judgment_received": _party, "appealed": _party, "appellate_accepted": _appellate_accepted,
    "appellate_hearing_set": _heard_on_appeal, "appellate_hearing_opened": _heard_on_appeal,
    "appellate_judgment_pronounced": _heard_on_appeal, "judgment_effective": _effective,
    "execution_decided": _execution, "execution_decision_received": _served, "sentence_begun": _begun,
}  # fmt: skip
