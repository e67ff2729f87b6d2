"""What an entry may not be turned into when it is put right or taken back: said again by the row lock (words.sql)."""

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
    if act.kind == NO and not no_may_go(file, act, by):
        raise NoStays(field="act")
    if done.kind == YES:
        _still_a_yes(file, done, by, at)
    if act.kind == AGREED and not reach_may_go(file, act, done, by, at):
        raise OnlyTheLeadTakesBack(field="contact")
    if done.kind == "story_shared":
        _still_shared(file, done, by)


def taking_back(act: CareAct) -> ledger.Done:
    return ledger.Done(ledger.WITHDRAWN, act.occurred_at, supersedes=act.id)


def takes_back(file: CareFile, act: CareAct, by: Actor, at: datetime) -> bool:
    """Whether whoever wrote it may take it back, as far as it is asked here: for a page that offers it."""
    if act.kind == AGREED:
        return reach_may_go(file, act, taking_back(act), by, at)
    return act.kind != NO or no_may_go(file, act, by)


def no_may_go(file: CareFile, act: CareAct, by: Actor) -> bool:
    """A no is not undone by the body that it was said against. Said against everybody, only by whoever leads, who reads the
    story by its care and gains nothing."""
    to = act.facts.get("to")
    if to is not None:
        return to not in {str(body) for body in by.scope}
    with scope.widened(by, "renew"):
        return bool(stories.leads_now(file, by))


def reach_may_go(
    file: CareFile, act: CareAct, done: ledger.Done, by: Actor, at: datetime
) -> bool:  # fmt: skip
    """Whoever leads or houses puts right how not to reach the person; anybody else only while nothing of it is lost. What says
    of itself that it loosens is refused as such (bearing.check)."""
    if loosens(done.facts):
        return True
    with scope.widened(by, "renew"):
        leads, known = bearing.leading(file, by), readings.deeds_of(file)
    if leads:
        return True
    said = {name: value for name, value in done.facts.items() if value not in (None, "")}
    new = Deed(id=f"~{act.id}", kind=done.kind, occurred_at=done.when, recorded_at=at, agency=str(by.agency_id),
               facts=said, person=str(file.person_id), supersedes=str(act.id))  # fmt: skip
    before, after = reach_of(known), reach_of([*known, new])
    lost = {*before.bans, *before.through} - {*after.bans, *after.through}
    return not lost and not CareNote.objects.filter(act=act, audience="safety").exists()


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
