"""The act that goes with a step of a letter: recorded by the verb that records its kind, with that verb's own checks."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.cases import commands as cases
from lachan.docket.kinds import VERB_OF
from lachan.docket.models import Act, Matter
from lachan.docket.steps import Step
from lachan.intake import commands as intake
from lachan.law.book import book

# One verb of many kinds is told which.
OF_MANY = frozenset({cases.record_service, cases.record_decision})


def record(
    kind: str, matter: Matter, step: Step, to: int | None, *, by: Actor, at: datetime
) -> Act:
    """`to`: the body addressed, stated where this kind of act says it."""
    given = {"matter": matter, "by": by, "at": at}
    if kind == "remedy_demanded":
        return intake.demand_remedy(
            **given, reason=step.note, demanded_at=step.when, paper=step.paper
        )
    if kind == "remedy_received":
        return intake.receive_remedy_demand(**given, received_at=step.when)
    if kind == "violation_remedied":
        return intake.report_remedied(**given, what=step.note, remedied_at=step.when)
    facts = {"to": str(to)} if to is not None and "to" in book().acts[kind].facts else {}
    verb = VERB_OF[kind]
    named = {"kind": kind} if verb in OF_MANY else {}
    step = Step(step.when, step.person, facts, step.paper, step.note, step.seen)
    done: Act = verb(**given, **named, step=step)
    return done
