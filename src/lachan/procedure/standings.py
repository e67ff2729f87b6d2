"""Where each accused stands: the procedural status and the custody, read from acts.
Nobody is called guilty here before a judgment has taken effect (BLTTHS Điều 13)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from unicodedata import normalize

from lachan.law.book import book
from lachan.procedure.acts import Act, in_effect
from lachan.procedure.case_path import advanced, revives
from lachan.procedure.track_tables import AccusedTable, State, accused_table

ABSENT: Final = "absent"
FREE: Final = "free"
PERSONAL: Final = "accused"
SENTENCED: Final = frozenset({"judgment_pronounced", "appellate_judgment_pronounced"})


@dataclass(frozen=True, slots=True)
class Standing:
    """One accused: status and custody, since when and by which act.

    `apart`: suspended or discontinued by a decision of their own; the case goes on without them.
    """

    code: str
    status: str
    custody: str
    since: datetime
    entered_by: str
    custody_since: datetime | None = None
    custody_entered_by: str | None = None
    verdict: str = ""
    apart: bool = False

    @property
    def status_label(self) -> str:
        return accused_table().status.by_code[self.status].label

    @property
    def custody_label(self) -> str:
        return accused_table().custody.by_code[self.custody].label


def accused_of(
    acts: Iterable[Act], as_of: datetime | None = None, known_at: datetime | None = None
) -> dict[str, Standing]:
    """Every accused on the record by code, in the order in which they came onto it."""
    return standings_after(in_effect(acts, until=as_of, known_at=known_at))


def standings_after(done: Sequence[Act]) -> dict[str, Standing]:
    """The same, from acts already known to be in effect and in order."""
    found: dict[str, Standing] = {}
    here = ""
    for act in done:
        _note(act, found, here)
        here = advanced(here, act)
    return found


def brings(act: Act) -> bool:
    """Whether this act puts its person on the record as an accused."""
    kind = book().acts.get(act.kind)
    if act.person is None or kind is None or kind.of != PERSONAL:
        return False
    return act.kind not in accused_table().does_not_bring


def status_of(standing: Standing | None) -> State:
    return accused_table().status.by_code[ABSENT if standing is None else standing.status]


def custody_of(standing: Standing | None) -> State:
    return accused_table().custody.by_code[FREE if standing is None else standing.custody]


def _note(act: Act, found: dict[str, Standing], here: str) -> None:
    if act.person is None:
        found.update({c: _moved(s, act, here) for c, s in found.items() if not s.apart})
        return
    standing = found.get(act.person)
    if standing is None and brings(act):
        standing = Standing(act.person, "named", FREE, act.occurred_at, act.id)
    if standing is None:
        return
    if revives(here, act):
        found.update({c: _left_apart(s) for c, s in found.items()})
    found[act.person] = _moved(standing, act, here)


def _left_apart(standing: Standing) -> Standing:
    """BLTTHS Điều 249(1): the case was resumed against one accused; for the others it stays stopped."""
    return replace(standing, apart=standing.apart or standing.status in accused_table().apart)


def _moved(standing: Standing, act: Act, here: str) -> Standing:
    table, kind = accused_table(), _read_as(act)
    standing = _with_verdict(standing, act, table)
    status = _judged(_status_after(standing, kind, here, table), standing)
    if status != standing.status:
        apart = act.person is not None and status in table.apart
        standing = replace(
            standing, status=status, since=act.occurred_at, entered_by=act.id, apart=apart
        )
    if act.person is None:
        return standing
    return _no_longer_held(_in_custody(standing, act, kind, table), act)


def _read_as(act: Act) -> str:
    """Whoever is received as held in an emergency is held in an emergency (BLTTHS Điều 58, 110(4))."""
    if act.kind == "held_person_received" and act.facts.get("kind") == "emergency":
        return "emergency_held"
    return act.kind


TRYING: Final = frozenset({"T2", "T3"})
CUSTODIAL: Final = frozenset({"held_in_emergency", "arrested", "held"})


def _status_after(standing: Standing, kind: str, here: str, table: AccusedTable) -> str:
    """Resumed into a case that is set for trial, one is tried in it (BLTTHS Điều 61(1), 283(2))."""
    status = table.status.after(standing.status, kind)
    if kind == "trial_resumed" and status == "accused" and here in TRYING:
        return "defendant"
    return status


def _no_longer_held(standing: Standing, act: Act) -> Standing:
    """BLTTHS Điều 58, 59: one is called a person held or arrested only while held or arrested."""
    if standing.status not in CUSTODIAL or standing.custody in IN_CUSTODY:
        return standing
    return replace(standing, status="named", since=act.occurred_at, entered_by=act.id)


def _with_verdict(standing: Standing, act: Act, table: AccusedTable) -> Standing:
    """What the judgment said of this person, where it said it."""
    said = act.facts.get("verdict")
    if act.kind not in SENTENCED or not isinstance(said, str):
        return standing
    if _not_about(standing, act):
        return standing
    verdict = table.verdicts.get(normalize("NFC", said).strip().lower(), "other")
    return standing if verdict in LEAVING else replace(standing, verdict=verdict)


# Said of a judgment that leaves what it found standing: upheld, or amended in the sentence.
LEAVING: Final = frozenset({"upheld", "amended"})


def _not_about(standing: Standing, act: Act) -> bool:
    """Whom the first court acquitted, an appellate judgment touches only by name (Điều 343, 345)."""
    return standing.verdict == "acquitted" and act.kind != "judgment_pronounced" and not act.person


def _judged(status: str, standing: Standing) -> str:
    """A judgment in effect does not make a convict of whom it acquitted, nor one that was annulled;
    whose acquittal was annulled is a defendant again (Điều 358 khoản 2 điểm c, 360)."""
    if status == "acquitted" and standing.verdict == "annulled":
        return "defendant"
    if status != "convicted":
        return status
    instead = {
        "acquitted": "acquitted",
        "dropped": "discontinued",
        "annulled": standing.status,
        "convicted": "convicted",
    }
    return instead.get(standing.verdict, "judged")


def _in_custody(standing: Standing, act: Act, kind: str, table: AccusedTable) -> Standing:
    custody = table.custody.after(standing.custody, kind)
    if custody == standing.custody or _ends_another(standing, act) or _opens_no_door(standing, act):
        return standing
    return replace(
        standing, custody=custody, custody_since=act.occurred_at, custody_entered_by=act.id
    )


IN_CUSTODY: Final = frozenset({"held_in_emergency", "arrested", "held", "detained"})


def _opens_no_door(standing: Standing, act: Act) -> bool:
    """A delay of exit (Điều 124) takes the place of no custody: who is held stays held."""
    return (
        act.kind == "measure_imposed"
        and act.facts.get("measure") == "exit_delay"
        and standing.custody in IN_CUSTODY
    )


def _ends_another(standing: Standing, act: Act) -> bool:
    """Lifting a residence ban does not open the door of one who is detained (Điều 125)."""
    if act.kind != "measure_ended" or standing.custody not in ("held", "detained"):
        return False
    return act.facts.get("measure") not in (None, "detention", "hold")
