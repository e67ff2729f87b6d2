"""The verb of importing: some rows of a register become matters, all of them or none."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.ids import uuid7
from lachan.access.permissions import Permission
from lachan.access.pour import pour, pour_values
from lachan.access.verbs import command
from lachan.docket import bulk, ledger
from lachan.docket.bulk import Opening
from lachan.docket.ledger import Deed
from lachan.docket.models import Matter
from lachan.intake.models import Narrative, Report
from lachan.people import entries
from lachan.reference.codes import INVESTIGATORS, Kind, receipt_by

from .care import commands as _care  # noqa: F401 - its verb is registered with ours
from .cases import commands as _cases  # noqa: F401 - its verbs are registered with ours
from .models import ImportedRow
from .queries import BOOK, Sorted, sort_out
from .rows import RegisterRow


@command(Permission.REGISTER_IMPORT, article="TTLT 01/2017 Điều 7")
def import_register_chunk(
    *, rows: Sequence[RegisterRow], run: UUID, by: Actor, at: datetime
) -> Sorted:
    """Nhập một phần sổ tiếp nhận, giữ nguyên số trong sổ; dòng đã nhập được bỏ qua, không ghi đè."""
    for year in sorted({row.year for row in rows}):
        # first of all, since this is also the lock against another clerk's numbers
        highest = max(row.number for row in rows if row.year == year)
        bulk.keep_numbers(by.agency_id, BOOK, year, highest)
    found = sort_out(rows, by.agency_id)
    about(run, imported=len(found.fresh), known=len(found.known), changed=len(found.changed),
          refused=len(found.refused))  # fmt: skip
    if found.fresh:
        _open(found.fresh, run, by, at)
    return found


def _open(rows: Sequence[RegisterRow], run: UUID, by: Actor, at: datetime) -> None:
    openings = _openings(rows, by, at)
    bulk.open_matters(openings, book=BOOK, by=by, at=at)
    _report(rows, openings, run, by, at)
    bulk.stand(openings, by)


def _openings(rows: Sequence[RegisterRow], by: Actor, at: datetime) -> list[Opening]:
    said = [person for row in rows for person in row.given.persons]
    entered = iter(entries.enter([person.entry for person in said], by))
    return [
        _opening(
            row,
            [(next(entered), person.capacity, person.protected) for person in row.given.persons],
            by,
            at,
        )
        for row in rows
    ]


def _opening(row: RegisterRow, persons: list, by: Actor, at: datetime) -> Opening:
    matter = Matter(
        id=uuid7(), code=ledger.code_name(), province_id=by.province_id, place_id=row.given.place_id,
        origin_id=by.agency_id, received_at=row.given.received_at, recorded_at=at,
        synthetic=by.synthetic,
    )  # fmt: skip
    return Opening(
        matter, row.number, row.year, _deeds(row, by), row.sent, _terms(row, matter), persons
    )


def _deeds(row: RegisterRow, by: Actor) -> list[Deed]:
    """Only what the row proves, in the order of time."""
    received = row.given.received_at
    deeds = [
        Deed(
            "report_received", received, row.given.facts(receipt_by(by.agency_kind)), note=row.told
        )
    ]
    if _was_competent(row, by):
        # TTLT 01/2017 Điều 11 khoản 1: the term runs from receipt by the competent body
        deeds.append(Deed("competent_receipt", received, {"receipt_by": "competent_agency"}))
    return [*deeds, *(deed for deed in (row.classified, row.decided) if deed is not None)]


def _was_competent(row: RegisterRow, by: Actor) -> bool:
    if by.agency_kind not in INVESTIGATORS | {Kind.BORDER_GUARD}:
        return False
    return row.decided is not None or bool(row.classified and row.classified.facts["competent"])


def _terms(row: RegisterRow, matter: Matter) -> list[tuple[str, str]]:
    terms = [("code", matter.code), ("number", row.number_text)]
    if row.given.external_number:
        terms.append(("external", row.given.external_number))
    return [*terms, *(("place", name) for name in row.places)]


def _report(
    rows: Sequence[RegisterRow], openings: Sequence[Opening], run: UUID, by: Actor, at: datetime
) -> None:
    line, pairs = about(run), list(zip(rows, openings, strict=True))
    pour([
        Report(matter=one.matter, agency_id=by.agency_id, client_key=row.client_key, kind=row.given.kind,
               channel=row.given.channel, external_number=row.given.external_number,
               informant=row.given.informant, received_at=row.given.received_at, recorded_at=at,
               line_id=line.id)
        for row, one in pairs
    ])  # fmt: skip
    _tell([(one.matter, row.given.narrative) for row, one in pairs if row.given.narrative], at)
    pour_values(ImportedRow, (
        {"id": uuid7(), "agency_id": by.agency_id, "client_key": row.client_key, "digest": row.digest,
         "matter_id": one.matter.id, "run": run, "line_id": line.id}
        for row, one in pairs
    ))  # fmt: skip


def _tell(told: Sequence[tuple[Matter, str]], at: datetime) -> None:
    """Each narrative under a key of its own."""
    sealed = [(matter, text, *seals.make_key(uuid7())) for matter, text in told]
    pour([row for _, _, row, _ in sealed])
    pour_values(Narrative, (
        {"id": row.id, "matter_id": matter.id, "key_id": row.id, "sealed": key.seal(text), "recorded_at": at}
        for matter, text, row, key in sealed
    ))  # fmt: skip
