"""What the projection says of a case and of its accused: pure readings of acts, no query."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from lachan.law.book import book
from lachan.procedure import stages, tracks
from lachan.procedure.acts import Act as Deed
from lachan.procedure.acts import in_effect
from lachan.procedure.limits import class_of
from lachan.procedure.periods import ZONE
from lachan.procedure.readings import Due
from lachan.procedure.stages import Stage
from lachan.procedure.standings import Standing
from lachan.procedure.track_tables import case_table

INITIATED: Final = "case_initiated"
LATEST: Final = datetime(9999, 12, 31, tzinfo=ZONE)
RETURNS: Final = frozenset({"file_returned_by_procuracy", "file_returned_by_court"})
IN_CUSTODY: Final = frozenset({"held_in_emergency", "arrested", "held", "detained"})
# A file in one's hands: whoever received it last holds the matter (nothing is between two agencies).
HOLDING: Final = frozenset({
    "report_received", "handover_received", "procuracy_took_over", "case_initiated",
    "case_file_received_by_procuracy", "returned_file_received", "returned_file_received_by_procuracy",
    "case_file_received_by_court", "case_accepted", "file_received_again_by_court",
    "appellate_file_received", "appellate_accepted", "appellate_judgment_received",
    "transferred_file_received", "reinvestigation_received", "simplified_file_received",
    "simplified_accepted", "review_decision_received",
})  # fmt: skip
# Bodies that investigate the case, one after another (BLTTHS Điều 169).
INVESTIGATING: Final = frozenset(
    {INITIATED, "transferred_file_received", "returned_file_received", "reinvestigation_received"}
)


@dataclass(frozen=True)
class Situation:
    """Where a matter stands: its stage, its accused, and whether it is a case at all."""

    deeds: Sequence[Deed]
    stage: Stage
    case: Stage | None
    accused: Mapping[str, Standing]

    @property
    def closed(self) -> bool:
        if self.case is None:
            return self.stage.code in stages.SETTLED
        return case_table().stages.by_code[self.case.code].final


def situation_of(deeds: Iterable[Deed]) -> Situation:
    """Read once from the acts that stand."""
    done = in_effect(deeds, until=None, known_at=None)
    case = tracks.case_stage_of(done) if any(d.kind == INITIATED for d in done) else None
    accused = tracks.accused_of(done) if any(d.person for d in done) else {}
    return Situation(done, case or stages.stage_of(done), case, accused)


def holder_of(done: Sequence[Deed]) -> int:
    """Who holds the matter: the body that received it last, by the acts that still stand."""
    held = [deed for deed in done if deed.agency and _takes_hold(deed)]
    return int(held[-1].agency or 0)


def _takes_hold(deed: Deed) -> bool:
    return deed.kind in HOLDING or (
        deed.kind == "item_received" and deed.facts.get("what") == "file"
    )


def investigator_of(done: Sequence[Deed]) -> int | None:
    """Who investigates the case now; None before there is a case."""
    found = [deed for deed in done if deed.kind in INVESTIGATING and deed.agency]
    return int(found[-1].agency or 0) if found else None


def severity_of(done: Sequence[Deed]) -> str:
    return str(class_of(list(done)) or "")


def returns_of(done: Sequence[Deed]) -> int:
    return sum(deed.kind in RETURNS for deed in done)


def detained(standing: Standing) -> bool:
    return standing.custody in IN_CUSTODY


def release_of(standing: Standing, dues: Iterable[Due]) -> Due | None:
    """The custody term of this person that ends first, of those still running; «ngay» ends when it begins."""
    if not detained(standing):
        return None
    running = [
        replace(due, due_at=due.due_at or due.started_at) for due in dues
        if due.lapse == "must_release" and due.person == standing.code
        and due.met_at is None and due.stopped_at is None
    ]  # fmt: skip
    return min(running, key=lambda due: due.due_at or LATEST, default=None)


@lru_cache(maxsize=1)
def intake_refs() -> frozenset[str]:
    """Clocks of the report itself: all that a matter without a case can have running."""
    found = book().clocks.items()
    return frozenset(ref for ref, c in found if c.subject in {"matter", "report", "agency"})


@lru_cache(maxsize=1)
def case_refs() -> frozenset[str]:
    """Every clock but a victim's: those live in the victim's own record."""
    return frozenset(ref for ref, c in book().clocks.items() if c.subject != "person")


SETTLING: Final = frozenset({INITIATED, "initiation_declined"})


@lru_cache(maxsize=1)
def owed_after_settling() -> frozenset[str]:
    """Clocks that a settlement starts: still somebody's duty when the matter is closed (A28, A31, A33…)."""
    found = book().clocks.items()
    return frozenset(
        ref for ref, clock in found
        if clock.starts_on and {one.act for one in clock.starts_on} <= SETTLING
    )  # fmt: skip


def owed(due: Due, now: Situation) -> bool:
    """Whether this clock still asks somebody to act, where its matter stands."""
    if due.met_at or due.stopped_at:
        return False
    clock = book().clocks.get(due.ref)
    if clock is not None and not clock.is_duty:
        return False
    if due.ref in intake_refs():
        return not _settled(now) or due.ref in owed_after_settling()
    return _owed_in_case(due, now)


def _settled(now: Situation) -> bool:
    return now.case is not None or now.stage.code in stages.SETTLED


def _owed_in_case(due: Due, now: Situation) -> bool:
    """In a case that has ended, and of an accused who has left it, only what began with the end."""
    standing = now.accused.get(due.person or "")
    if standing is not None and detained(standing) and due.lapse == "must_release":
        return True
    if standing is not None and standing.apart:
        return due.started_at >= standing.since
    if now.closed and now.case is not None and now.case.since is not None:
        return due.started_at >= now.case.since or due.ref.startswith("K")
    return True
