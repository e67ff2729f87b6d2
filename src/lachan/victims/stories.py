"""The story: who holds it, and what of it a body may read."""

from datetime import datetime

from lachan.access import scope, seals
from lachan.access.actor import Actor
from lachan.procedure import care
from lachan.procedure.periods import local_day
from lachan.reference.models import Agency

from . import bearing, codes, facts, readings
from .models import CareAct, CareFile, CareNote
from .refusals import NotAChild, OrderNumberNeeded


def consented(file: CareFile, use: str, to: Agency, by: Actor) -> bool:
    """Whether the person's last word on this use by that body is a yes."""
    with scope.widened(by, "renew"):
        return care.consented(readings.deeds_of(file), use, str(to.id))


def by_duty(file: CareFile, ground: str, paper: str, when: datetime) -> None:
    """A duty that goes over a person's no is named with what it rests on."""
    if ground == "child_protection" and readings.adult_of(file, local_day(when)):
        raise NotAChild(field="ground")
    if ground == "court_order" and not paper.strip():
        raise OrderNumberNeeded(field="paper")


def passable(use: str) -> None:
    """A story goes to whoever identifies, investigates or helps: no family, no figure and no record needs it."""
    if use not in dict(codes.STORY_FOR):
        raise facts.NotInTheList(field="scope")


def holds_story(file: CareFile, by: Actor) -> bool:
    """Who took the story down, or leads; whoever only heard it passes nothing on."""
    leads = "lead" in bearing.grounds(file)
    taken = CareNote.objects.filter(care=file, audience="told", act__agency__in=by.scope)
    return leads or taken.exists()


def story_of(file: CareFile) -> list[tuple[CareAct, str]]:
    """What was told and stands, oldest first, as far as the row lock lets the viewer read it."""
    notes = CareNote.objects.filter(care=file, audience="told").select_related("act")
    gone = set(CareAct.objects.filter(care=file, supersedes__isnull=False).values_list("supersedes_id", flat=True))  # fmt: skip
    rows = sorted((n for n in notes if n.act_id not in gone), key=lambda n: (n.act.occurred_at, n.act_id))  # fmt: skip
    if not rows:
        return []
    key = seals.open_key(file.key)
    return [(one.act, str(key.open(one.sealed))) for one in rows]
