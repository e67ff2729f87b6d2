"""The story: who holds it, to whom it may go, and what of it a body may read (words.sql says it again)."""

from collections.abc import Mapping
from datetime import datetime

from lachan.access import scope, seals
from lachan.access.actor import Actor
from lachan.procedure import care
from lachan.procedure.acts import in_effect
from lachan.procedure.periods import local_day
from lachan.reference.codes import COURTS, PROCURACIES, Kind
from lachan.reference.models import Agency

from . import addressees, codes, facts, readings
from .models import CareAct, CareFile, CareNote, CareStanding
from .refusals import (
    AgeNotKnownToAgree,
    NeverReadsIt,
    NotAChild,
    NotAgreedAlone,
    OrderNumberNeeded,
)

TOLD = frozenset({"story_told", "story_added"})
# Bodies none of whose roles may open a story (sec.never_hears says the same). Passed on to one of these it would be told to
# nobody, and the file would say that it was. A court or procuracy is given no way in: what it asks for belongs to the
# record of the matter, as a statement on paper that the investigating body brings there, and not to a window on somebody's care.
NEVER_HEAR = COURTS | PROCURACIES | {
    Kind.DETENTION_FACILITY, Kind.INSPECTOR, Kind.HOTLINE, Kind.STEERING_COMMITTEE, Kind.STANDING_OFFICE, Kind.PRESS,
}  # fmt: skip


def consented(file: CareFile, use: str, to: Agency, by: Actor) -> bool:
    """Whether the person's last word on this use by that body is a yes."""
    with scope.widened(by, "renew"):
        return care.consented(readings.deeds_of(file), use, str(to.id))


def gains(by: Actor, facts: Mapping[str, object]) -> bool:
    """Whether a yes opens the story to the body that writes it: named, or as one of «everybody» of the procedure."""
    to = facts.get("to")
    if to is None:
        return facts.get("scope") == "investigation" and by.agency_kind in addressees.PROCEDURE
    return str(to) in {str(body) for body in by.scope}


def agreed(
    file: CareFile, representative: object, minor: object, at: datetime
) -> None:  # fmt: skip
    """A child's yes alone is none, nor that of somebody who may be one: a representative hears and agrees with them. A child's
    own no is one."""
    if representative is True:
        return
    known = readings.minor_now(file, local_day(at))
    if known:
        raise NotAgreedAlone(field="representative")
    if known is None and minor is not False:
        raise AgeNotKnownToAgree(field="minor")


def by_duty(file: CareFile, ground: str, paper: str, when: datetime) -> None:
    """A duty that goes over a person's no is named with what it rests on."""
    if ground == "child_protection" and readings.adult_of(file, local_day(when)):
        raise NotAChild(field="ground")
    if ground == "court_order" and not paper.strip():
        raise OrderNumberNeeded(field="paper")


def readable_by(to: Agency) -> Agency:
    """Passed on only where somebody may open it; the order itself stays in the file of whoever was asked."""
    if to.kind in NEVER_HEAR:
        raise NeverReadsIt(field="to")
    return to


def passable(use: str) -> None:
    """A story goes to whoever identifies, investigates or helps: no family, no figure and no record needs it."""
    if use not in dict(codes.STORY_FOR):
        raise facts.NotInTheList(field="scope")


def leads_now(file: CareFile, by: Actor) -> bool | None:
    """Whether the care was given to this body last; None: nobody leads yet. Within the right to renew."""
    if not CareStanding.objects.filter(care=file, kind="lead").exists():
        return None
    return readings.lead_of(file) in by.scope


def holds_story(file: CareFile, by: Actor) -> bool:
    """Who leads now. While nobody does, whoever took down every line of it: to have written one line down is no right to
    the rest, which one cannot read. Whoever only heard it passes nothing on."""
    with scope.widened(by, "renew"):
        leads = leads_now(file, by)
        done = in_effect(readings.deeds_of(file), until=None, known_at=None)
    by_whom = {int(act.agency) for act in done if act.kind in TOLD}
    return leads if leads is not None else bool(by_whom) and by_whom <= set(by.scope)


def story_of(file: CareFile) -> list[tuple[CareAct, str]]:
    """What was told and stands, oldest first, as far as the row lock lets the viewer read it."""
    notes = CareNote.objects.filter(care=file, audience="told").select_related("act")
    gone = set(CareAct.objects.filter(care=file, supersedes__isnull=False).values_list("supersedes_id", flat=True))  # fmt: skip
    rows = sorted((n for n in notes if n.act_id not in gone), key=lambda n: (n.act.occurred_at, n.act_id))  # fmt: skip
    if not rows:
        return []
    key = seals.open_key(file.key)
    return [(one.act, str(key.open(one.sealed))) for one in rows]
