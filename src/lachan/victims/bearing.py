"""Who speaks for the whole care of a person, and of what whoever only helps may write: said again by the row lock (bearing.sql)."""

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import timedelta

from django.db import connection
from django.db.models import Q

from lachan.access import scope, seals
from lachan.access.actor import Actor
from lachan.access.models import RecordKey
from lachan.procedure import care, reaching
from lachan.procedure.acts import Act as Deed
from lachan.reference.models import Agency

from . import addressees
from .models import CareAct, CareFile, CareNote, CareStanding
from .refusals import (
    AllHelpByTheLead,
    AlreadyWritten,
    ByTheLead,
    ForWhoVerifies,
    LedByAnother,
    NotReferredToYou,
    OnlyTheLeadLoosens,
    VerdictByNoPaper,
    VerdictOnNoGround,
)

# Standings of whoever was asked for one thing.
ASKED_ONLY = frozenset({"supporter", "hearer"})
OF_A_SUPPORT = frozenset({"support_accepted", "support_declined", "support_delivered", "support_refused", "support_requested", "help_declined"})  # fmt: skip
# What concerns the whole care, or takes from it: closed, no help, lost, handed to a house; by who speaks for the whole.
BY_THE_LEAD = frozenset({"care_closed", "care_reopened", "red_flag_settled", "support_referred", "support_refused", "support_prolonged",
                         "person_untraceable", "victim_support_begun"})  # fmt: skip
VERDICTS = frozenset({care.CERTIFIED, "victim_not_identified"})


def grounds(file: CareFile) -> frozenset[str]:
    """As what the viewer's body stands in this care now: a lead that was passed on stands like whoever received, a referral
    that was declined gives nothing any more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(sec.care_grounds(%s))", [file.id])
        return frozenset(kind for (kind,) in cursor.fetchall())


def leading(file: CareFile, standing: Set[str]) -> bool:
    """Whether a body of these grounds leads, or houses the person; until a lead is there, whoever received. Asked of the
    whole care."""
    if standing & {"lead", "facility"}:
        return True
    return "origin" in standing and not CareStanding.objects.filter(care=file, kind="lead").exists()


def gives_lead(file: CareFile, to: int, by: Actor) -> bool:
    """Whether the lead is this body's to give, and not there already: once there is one, only it or the house gives it on."""
    standing = grounds(file)
    with scope.widened(by, "renew"):
        last = CareStanding.objects.filter(care=file, kind="lead").order_by("-since", "-id").first()
    if last is not None and last.agency_id == to:
        return False
    if last is not None and not standing & {"lead", "facility"}:
        raise LedByAnother(field="to")
    return True


def offered(kind: str, known: Sequence[Deed], by: Actor, *, leads: bool) -> bool:
    """Whether this body may write such an act of this care at all, with the facts that it may choose."""
    if kind in VERDICTS and by.agency_kind not in addressees.VERIFIERS:
        return False
    if kind in addressees.CAME_TO and by.agency_kind not in addressees.NAMED[addressees.CAME_TO[kind]]:  # fmt: skip
        return False
    if kind not in BY_THE_LEAD or leads or kind == "care_reopened":
        return True
    if kind == "red_flag_settled":
        return bool(own_flags(known, by.scope))
    return kind == "support_refused" and bool(care.referred_to(known, by.scope))


def own_flags(known: Sequence[Deed], bodies: Collection[int]) -> frozenset[str]:
    """Open dangers that nobody but these bodies raised: a commune that was there at night settles its own alarm, and no
    other's with it."""
    return frozenset(
        flag for flag, many in care.raised_flags(known).items() if all(int(one.agency) in bodies for one in many)
    )  # fmt: skip


def _beside_the_lead(
    kind: str, facts: Mapping[str, object], known: Sequence[Deed], by: Actor
) -> bool:
    """An alarm of one's own; a no in writing to what one was asked for; whoever the person came back to."""
    if kind == "red_flag_settled":
        return facts.get("flag") in own_flags(known, by.scope)
    if kind == "support_refused":
        return facts.get("support") in care.referred_to(known, by.scope)
    return kind == "care_reopened" and facts.get("ground") == "came_back"


def _verdict(kind: str, facts: Mapping[str, object], paper: str, by: Actor) -> None:
    """Whether somebody is a victim is said by who verifies, by a numbered paper; the no with its ground."""
    if by.agency_kind not in addressees.VERIFIERS:
        raise ForWhoVerifies(field="kind")
    if kind == "victim_not_identified" and not facts.get("ground"):
        raise VerdictOnNoGround(field="ground")
    if not paper.strip():
        raise VerdictByNoPaper(field="paper")


def check(
    kind: str, facts: Mapping[str, object], known: Sequence[Deed], by: Actor, standing: Set[str], *, leads: bool,
    paper: str = "",
) -> None:  # fmt: skip
    """Anybody who helps adds to how the person is not to be reached; only who speaks for the whole takes from it, or
    writes that no help at all is wanted. Whoever was asked for a support writes of that one."""
    if kind in addressees.CAME_TO:
        addressees.came_to(kind, Agency.objects.get(id=by.agency_id))
    if kind in VERDICTS:
        _verdict(kind, facts, paper, by)
    if kind == reaching.AGREED and reaching.loosens(facts) and not leads:
        raise OnlyTheLeadLoosens(field="contact")
    if kind == "help_declined" and not facts.get("support") and not leads:
        raise AllHelpByTheLead(field="support")
    asked_only = kind in OF_A_SUPPORT and standing <= ASKED_ONLY
    if asked_only and facts.get("support") not in care.referred_to(known, by.scope):
        raise NotReferredToYou(field="support")
    if kind in BY_THE_LEAD and not leads and not _beside_the_lead(kind, facts, known, by):
        raise ByTheLead(field="kind")


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
