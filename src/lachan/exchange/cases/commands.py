"""The verbs of importing cases: a chunk of a book comes in whole or not at all; what cannot follow stays aside."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from lachan.access import audit
from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.docket import bulk, standings
from lachan.reference.models import Agency

from .given import CaseFile
from .plan import plan
from .planned import Plan
from .queries import book_of, known_of
from .writing import Running, write


@command(Permission.REGISTER_IMPORT, article="BLTTHS Điều 131, 132")
def import_case_chunk(
    *, files: Sequence[CaseFile], run: UUID, by: Actor, at: datetime
) -> list[Plan]:
    """Nhập một phần sổ vụ án của cơ quan mình; hành vi của cơ quan khác để lại cho cơ quan đó tự ghi."""
    return _import(files, run, by, at, own(by), by.scope)


@command(Permission.ACCOUNT_MANAGE, article="BLTTHS Điều 131, 132")
def import_province_chunk(
    *, files: Sequence[CaseFile], run: UUID, by: Actor, at: datetime
) -> list[Plan]:
    """Nhập một phần sổ vụ án của cả tỉnh trên máy chủ: mỗi hành vi ghi theo cơ quan nêu trong sổ, có dòng nhật ký."""
    return _import(files, run, by, at, anybody, None)


def own(by: Actor) -> Callable[[Agency], bool]:
    return lambda agency: agency.id in by.scope


def anybody(agency: Agency) -> bool:
    return True


def _import(
    files: Sequence[CaseFile],
    run: UUID,
    by: Actor,
    at: datetime,
    may_write: Callable[[Agency], bool],
    scope: tuple[int, ...] | None,
) -> list[Plan]:
    _number(files)
    with standings.whole(by):
        known = known_of(files, scope, lock=True)
    plans = [plan(one, held, may_write, at) for one, held in zip(files, known, strict=True)]
    about(run, cases=len(files), opened=sum(p.opens for p in plans), acts=sum(len(p.steps) for p in plans),
          corrected=sum(len(p.changed) for p in plans), aside=sum(len(p.asides) for p in plans))  # fmt: skip
    with standings.whole(by):
        write(plans, Running(by, at, run, audit.current.get().id))
    return plans


def _number(files: Sequence[CaseFile]) -> None:
    """First of all and in one order, since this is also the lock against another clerk's import."""
    highest: dict[tuple[int, str, int], int] = {}
    for one in files:
        place = (one.case.agency.id, book_of(one.case.agency), one.case.year)
        highest[place] = max(one.case.number, highest.get(place, 0))
    for (agency, book, year), number in sorted(highest.items()):
        bulk.keep_numbers(agency, book, year, number)
