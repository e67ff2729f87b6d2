"""Who speaks for the whole care of a person, and of what whoever only helps may write: said again by the row lock (bearing.sql)."""

from collections.abc import Mapping, Sequence

from lachan.access.actor import Actor
from lachan.procedure import care, reaching
from lachan.procedure.acts import Act as Deed

from . import readings
from .models import CareFile, CareStanding
from .refusals import AllHelpByTheLead, NotReferredToYou, OnlyTheLeadLoosens

# Standings of whoever was asked for one thing.
ASKED_ONLY = frozenset({"supporter", "hearer"})
OF_A_SUPPORT = frozenset({"support_accepted", "support_declined", "support_delivered", "support_refused", "support_requested", "help_declined"})  # fmt: skip


def leading(file: CareFile, by: Actor) -> bool:
    """Whether this body leads, or houses the person; until a lead is there, whoever received."""
    houses = CareStanding.objects.filter(care=file, agency__in=by.scope, kind="facility").exists()
    return houses or readings.lead_of(file) in by.scope


def check(
    kind: str, facts: Mapping[str, object], known: Sequence[Deed], by: Actor, standing: set[str], *, leads: bool
) -> None:  # fmt: skip
    """Anybody who helps adds to how the person is not to be reached; only who speaks for the whole takes from it, or
    writes that no help at all is wanted. Whoever was asked for a support writes of that one."""
    if kind == reaching.AGREED and reaching.loosens(facts) and not leads:
        raise OnlyTheLeadLoosens(field="contact")
    if kind == "help_declined" and not facts.get("support") and not leads:
        raise AllHelpByTheLead(field="support")
    asked_only = kind in OF_A_SUPPORT and standing <= ASKED_ONLY
    if asked_only and facts.get("support") not in care.referred_to(known, by.scope):
        raise NotReferredToYou(field="support")
