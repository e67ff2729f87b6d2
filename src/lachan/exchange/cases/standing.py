"""Who sees an imported case: the body whose book it is, those whose acts it holds, those whom a paper was sent to."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from lachan.docket.models import Standing
from lachan.reference.codes import COURTS, PROCURACIES, Kind
from lachan.reference.models import Agency

from .trays import unanswered

if TYPE_CHECKING:
    from .writing import Written

Given = tuple[int, str, datetime]


def kind_of(agency: Agency, *, origin: bool = False) -> str:
    """On what ground this body sees a case it took part in."""
    if agency.kind in COURTS:
        return "court"
    if agency.kind in PROCURACIES:
        return "supervisor"
    if agency.kind == Kind.DETENTION_FACILITY:
        return "custodian"
    return "origin" if origin else "recipient"


def give(done: "Sequence[Written]") -> None:
    """One statement for all; a ground that a body has already stays as it is."""
    recipients = _recipients(done)
    rows = [
        Standing(matter=one.matter, agency_id=agency, kind=kind, since=since, received_at=one.matter.received_at)
        for one in done
        for agency, kind, since in _once(_of(one, recipients))
        if agency != one.matter.barred_id
    ]  # fmt: skip
    Standing.objects.bulk_create(rows, ignore_conflicts=True)


def _of(one: "Written", recipients: dict[int, Agency]) -> Iterable[Given]:
    case = one.plan.file.case
    first = min(step.deed.occurred_at for step in one.steps)
    yield case.agency.id, kind_of(case.agency, origin=True), min(case.received_at, first)
    for step in one.steps:
        if step.given.agency.id != case.agency.id:
            yield step.given.agency.id, kind_of(step.given.agency), step.deed.occurred_at
        to = recipients.get(int(str(step.deed.facts.get("to") or 0)))
        # A procuracy supervises from the paper that the law hands it (BLTTHS Điều 165).
        if to is not None and to.kind in PROCURACIES:
            yield to.id, "supervisor", step.deed.occurred_at
    sent = unanswered(one)
    if sent is not None:
        yield sent.to, "addressee", sent.at


def _once(given: Iterable[Given]) -> list[Given]:
    first: dict[tuple[int, str], datetime] = {}
    for agency, kind, since in given:
        first[agency, kind] = min(since, first.get((agency, kind), since))
    return [(agency, kind, since) for (agency, kind), since in first.items()]


def _recipients(done: "Sequence[Written]") -> dict[int, Agency]:
    ids = {
        int(str(step.deed.facts["to"]))
        for one in done
        for step in one.steps
        if step.deed.facts.get("to")
    }
    return {agency.id: agency for agency in Agency.objects.filter(id__in=ids)} if ids else {}
