"""Ways of a hand-over in a case: which act sends, which receives, in which book, with what standing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lachan.docket.projection import Situation
from lachan.procedure.acts import Act as Deed
from lachan.reference.codes import CARE_DEPARTMENTS, COURTS, INVESTIGATORS, PROCURACIES, Kind

BODIES = {
    "investigation": frozenset(INVESTIGATORS | {Kind.BORDER_GUARD}),
    "procuracy": frozenset(PROCURACIES),
    "court": frozenset(COURTS),
}


@dataclass(frozen=True)
class Way:
    """`sent`, `received`: kinds of act; `book` of the recipient, empty where none; `standing` it gains."""

    sent: str
    received: str
    standing: str
    book: str = ""
    returned_by: str = ""


ITEM = Way("item_handed_over", "item_received", "recipient")
TO_PROCURACY = Way(
    "case_file_sent_to_procuracy", "case_file_received_by_procuracy", "supervisor", "prosecution"
)
TO_COURT = Way("case_file_sent_to_court", "case_file_received_by_court", "court", "trial")
BACK_TO_PROCURACY = Way(
    "returned_file_sent_to_procuracy", "returned_file_received_by_procuracy", "supervisor"
)
BACK_TO_INVESTIGATORS = Way("item_handed_over", "returned_file_received", "recipient")
TO_APPEAL = Way("appellate_file_sent", "appellate_file_received", "court", "appeal")
TO_APPEAL_PROCURACY = Way("item_handed_over", "appellate_file_received_by_procuracy", "supervisor")
FROM_APPEAL_PROCURACY = Way("appellate_file_returned_by_procuracy", "item_received", "court")
TRANSFER = Way("case_file_transferred", "transferred_file_received", "recipient", "case")
BACK_TO_COURT = Way("case_file_sent_to_court", "file_received_again_by_court", "court")
FIRST_COURT_AGAIN = Way("item_handed_over", "appellate_judgment_received", "court")

# Bodies that take in and support victims.
HELPING = CARE_DEPARTMENTS | {Kind.SOCIAL_PROTECTION_FACILITY, Kind.PEOPLES_COMMITTEE}
# Whoever could not answer for a thing is sent none of it: it would lie in nobody's hands.
TAKES = {
    "exhibits": frozenset().union(*BODIES.values()),
    "detainee": BODIES["investigation"] | {Kind.DETENTION_FACILITY},
    "victim": BODIES["investigation"] | HELPING,
}

APPEALED = frozenset({"U1", "U2", "U2h"})
AFTER_APPEAL = frozenset({"U3", "U4"})


def body_of(kind: str) -> str:
    """investigation | procuracy | court | other."""
    return next((name for name, kinds in BODIES.items() if kind in kinds), "other")


def leads(sender: str, recipient: str) -> bool:
    """A file goes from body to body of the proceeding; between investigators and a court only by way of the
    procuracy (Điều 232, 244, 280 khoản 3, 358)."""
    pair = (body_of(sender), body_of(recipient))
    return "other" not in pair and set(pair) != {"investigation", "court"}


def way_of(what: str, sender: str, recipient: str, now: Situation) -> Way:
    """The acts of this hand-over, by what it is, from whom to whom, where the case stands."""
    if what != "file":
        return ITEM
    stage = now.stage.code
    pair = (body_of(sender), body_of(recipient))
    if stage in APPEALED | AFTER_APPEAL:
        return _in_appeal(pair, stage)
    returned = returned_by(now.deeds)
    if pair == ("procuracy", "court"):
        return BACK_TO_COURT if "court" in returned else TO_COURT
    last = returned[-1] if returned else ""
    ways = {
        ("investigation", "procuracy"): TO_PROCURACY,
        ("procuracy", "investigation"): replace(BACK_TO_INVESTIGATORS, returned_by=last),
        ("court", "procuracy"): BACK_TO_PROCURACY,
        ("investigation", "investigation"): TRANSFER,
    }
    return ways.get(pair, ITEM)


RETURNS = {"file_returned_by_procuracy": "procuracy", "file_returned_by_court": "court"}


def returned_by(done: Sequence[Deed]) -> list[str]:
    """Who returned the file, in order: the last says two months or one (Điều 174 khoản 2).

    Investigated anew, a case comes to the court as for the first time: earlier returns no longer count."""
    said: list[str] = []
    for deed in done:
        said = [] if deed.kind == "reinvestigation_received" else said
        said += [RETURNS[deed.kind]] if deed.kind in RETURNS else []
    return said


def _in_appeal(pair: tuple[str, str], stage: str) -> Way:
    ways = {
        ("court", "court"): TO_APPEAL if stage in APPEALED else FIRST_COURT_AGAIN,
        ("court", "procuracy"): TO_APPEAL_PROCURACY,
        ("procuracy", "court"): FROM_APPEAL_PROCURACY,
    }
    return ways.get(pair, ITEM)
