"""What an entry may not be turned into when it is put right or taken back: said again by the row lock (words.sql)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.procedure.acts import Act as Deed
from lachan.procedure.reaching import AGREED, loosens, reach_of

from . import bearing, ledger, readings, stories
from .models import CareAct, CareFile, CareNote
from .refusals import (
    ConsentForYourself,
    NoStays,
    OnlyTheLeadTakesBack,
    StoryNotHeld,
    StoryOnlyAddedTo,
)

YES, NO = "consent_given", "consent_withdrawn"


def check(file: CareFile, act: CareAct, done: ledger.Done, by: Actor, at: datetime) -> None:
    """`done` takes the place of `act`, or takes it back."""
    if done.kind in stories.TOLD:  # its words would be gone with it
        raise StoryOnlyAddedTo(field="words")
    if act.kind == NO and _undoes(file, act, by):
        raise NoStays(field="act")
    if done.kind == YES:
        _still_a_yes(file, done, by, at)
    if act.kind == AGREED and _loosens(file, act, done, by, at):
        raise OnlyTheLeadTakesBack(field="contact")
    if done.kind == "story_shared":
        _still_shared(file, done, by)


def taking_back(act: CareAct) -> ledger.Done:
    return ledger.Done(ledger.WITHDRAWN, act.occurred_at, supersedes=act.id)


def against(facts: Mapping[str, object], by: Actor, *, leads_now: bool) -> bool:
    """Whether a no was said against this body, so that it does not undo it. Said against everybody, only whoever leads does,
    who reads the story by its care and gains nothing."""
    to = facts.get("to")
    return not leads_now if to is None else str(to) in {str(body) for body in by.scope}


def _undoes(file: CareFile, act: CareAct, by: Actor) -> bool:
    with scope.widened(by, "renew"):
        leads = bool(stories.leads_now(file, by))
    return against(act.facts, by, leads_now=leads)


def forgets(known: Sequence[Deed], done: ledger.Done, at: datetime) -> bool:
    """Whether anything of how not to reach the person, or through whom alone, is lost by this."""
    said = {name: value for name, value in done.facts.items() if value not in (None, "")}
    new = Deed(id=f"~{done.supersedes}", kind=done.kind, occurred_at=done.when, recorded_at=at, agency="",
               facts=said, person="", supersedes=str(done.supersedes))  # fmt: skip
    before, after = reach_of(known), reach_of([*known, new])
    return bool({*before.bans, *before.through} - {*after.bans, *after.through})


def _loosens(file: CareFile, act: CareAct, done: ledger.Done, by: Actor, at: datetime) -> bool:
    """Whoever leads or houses puts right how not to reach the person; anybody else only while nothing of it is lost. What says
    of itself that it loosens is refused as such (bearing.check)."""
    if loosens(done.facts):
        return False
    held = bearing.grounds(file)
    with scope.widened(by, "renew"):
        leads, known = bearing.leading(file, held), readings.deeds_of(file)
    spoken = CareNote.objects.filter(act=act, audience="safety")
    return not leads and (forgets(known, done, at) or spoken.exists())


def _still_shared(file: CareFile, done: ledger.Done, by: Actor) -> None:
    """A sharing is put right by whoever could pass the story on now, on a ground that holds."""
    if not stories.holds_story(file, by):
        raise StoryNotHeld
    stories.passable(str(done.facts.get("scope", "")))
    stories.by_duty(file, str(done.facts.get("ground", "")), done.paper, done.when)


def _still_a_yes(file: CareFile, done: ledger.Done, by: Actor, at: datetime) -> None:
    if stories.gains(by, done.facts):
        raise ConsentForYourself(field="to")
    stories.agreed(file, done.facts.get("representative"), done.facts.get("minor"), at)
