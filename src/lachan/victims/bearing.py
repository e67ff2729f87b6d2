"""Who speaks for the whole care of a person, and of what whoever only helps may write: said again by the row lock (bearing.sql)."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db.models import Q

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.models import RecordKey
from lachan.procedure import care, reaching
from lachan.procedure.acts import Act as Deed

from . import readings
from .models import CareAct, CareFile, CareNote, CareStanding
from .refusals import AllHelpByTheLead, AlreadyWritten, NotReferredToYou, OnlyTheLeadLoosens

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


# A form sent twice by a second click, or again because the answer was slow.
AGAIN = timedelta(minutes=1)
Words = dict[str, str]


def not_twice(
    acts: Sequence[CareAct], words: Sequence[Words], key: seals.OpenKey | RecordKey
) -> None:
    """What the same person wrote a moment ago, of the same minute, facts and words, is not written again, while nothing was
    written since: a no, a yes and a no are three words. The care is held by the running verb, so of two sent at once the
    second sees the first. A row of a list is known by its own key."""
    if any(act.kind == "person_listed" for act in acts):
        return
    if acts and all(_written(act, said, key) for act, said in zip(acts, words, strict=True)):
        raise AlreadyWritten(field="act")


def _written(act: CareAct, said: Words, key: seals.OpenKey | RecordKey) -> bool:
    if act.supersedes_id is not None:
        return False
    like = CareAct.objects.filter(
        care=act.care_id, kind=act.kind, account=act.account_id, agency=act.agency_id, paper=act.paper, occurred_at=act.occurred_at,
        recorded_at__gt=act.recorded_at - AGAIN, recorded_at__lte=act.recorded_at,
    )  # fmt: skip
    found = [one for one in like if one.facts == act.facts and not _since(one)]
    gone = CareAct.objects.filter(supersedes__in=found).values_list("supersedes_id", flat=True)
    return any(_words(one, key) == said for one in found if one.id not in set(gone))


def _since(act: CareAct) -> bool:
    """Whether anything was written of this care after that entry; what is taken back of it is looked at by itself."""
    after = Q(recorded_at__gt=act.recorded_at) | Q(recorded_at=act.recorded_at, id__gt=act.id)
    later = CareAct.objects.filter(after, care=act.care_id)
    return later.exclude(line=act.line_id).exclude(supersedes=act.id).exists()


def _words(act: CareAct, key: seals.OpenKey | RecordKey) -> Words:
    notes = list(CareNote.objects.filter(act=act))
    opened = key if isinstance(key, seals.OpenKey) or not notes else seals.open_key(key)
    return {one.audience: str(opened.open(one.sealed)) for one in notes}
