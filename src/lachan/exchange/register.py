"""A register from the file to the record: read, sort out, write in chunks; each chunk is whole or nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.reference.models import Agency

from .cells import Flaw
from .commands import import_register_chunk
from .queries import Sorted, sort_out
from .rows import RegisterRow, RowReader
from .workbook import Book, Row, Sheet

CHUNK = 500
Tell = Callable[[int], None]


class MadeUpData(Refusal):
    """Tệp ghi «DỮ LIỆU GIẢ LẬP» nên không nhập vào hệ thống đang dùng thật. Dùng hệ thống mẫu (lachan demo) để thử."""


@dataclass(frozen=True)
class BadRow:
    """A row that stays out, where it stood, and why."""

    sheet: Sheet
    row: Row
    flaws: tuple[Flaw, ...]


@dataclass
class Read:
    """A book after reading: rows that can be recorded, rows that cannot."""

    good: list[RegisterRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    origin: dict[tuple[str, int], tuple[Sheet, Row]] = field(default_factory=dict)

    def refuse(self, row: RegisterRow, flaw: Flaw) -> None:
        self.bad.append(BadRow(*self.origin[row.sheet, row.row], (flaw,)))


@dataclass
class Outcome:
    """What an import did, or would do: rows by outcome, for the summary and the workbook of refused rows."""

    imported: int = 0
    known: int = 0
    changed: list[RegisterRow] = field(default_factory=list)
    remarked: list[RegisterRow] = field(default_factory=list)


def read_rows(book: Book, by: Actor, at: datetime, tell: Tell) -> Read:
    """Every row of the book, read under the actor's own row lock; nothing is written."""
    _may(book, by)
    read = Read()
    with scope.acting(by, read_only=True):
        reader = RowReader(_agency(by), by, at)
        for sheet in book.sheets:
            for row in sheet.rows:
                _take(reader.read(sheet, row), sheet, row, read)
                tell(1)
    _once_each(read)
    return read


def _may(book: Book, by: Actor) -> None:
    if not by.can(Permission.REGISTER_IMPORT):
        raise NotYours
    if book.synthetic and not by.synthetic:
        raise MadeUpData


def _agency(by: Actor) -> Agency:
    agency = Agency.objects.select_related("unit").filter(id=by.agency_id).first()
    if agency is None:
        raise NotFound
    return agency


def _take(result: RegisterRow | list[Flaw], sheet: Sheet, row: Row, read: Read) -> None:
    if isinstance(result, RegisterRow):
        read.origin[result.sheet, result.row] = (sheet, row)
        read.good.append(result)
    else:
        read.bad.append(BadRow(sheet, row, tuple(result)))


def _once_each(read: Read) -> None:
    """One number, one row: the second row with the same number in a file stays out."""
    first: dict[tuple[int, int], RegisterRow] = {}
    rows, read.good = read.good, []
    for row in rows:
        before = first.setdefault((row.year, row.number), row)
        if before is row:
            read.good.append(row)
        else:
            read.refuse(row, Flaw("number", _twice(row, before)))


def _twice(row: RegisterRow, before: RegisterRow) -> str:
    where = (
        f"dòng {before.row}"
        if before.sheet == row.sheet
        else f"trang «{before.sheet}» dòng {before.row}"
    )
    if before.digest == row.digest:
        return f"Trùng hoàn toàn với {where}; bỏ dòng này"
    return f"Số {row.number_text} đã dùng ở {where}; đối chiếu sổ giấy rồi sửa số"


def foresee(read: Read, by: Actor) -> Outcome:
    """What an import would do now; used by the dry run and to pass over rows that are in already."""
    with scope.acting(by, read_only=True):
        found = sort_out(read.good, by.agency_id)
    outcome = _known(read, found)
    outcome.imported = len(found.fresh)
    outcome.remarked = [row for row in found.fresh if row.remarks]
    read.good = found.fresh
    return outcome


def _known(read: Read, found: Sorted) -> Outcome:
    for row, flaw in found.refused:
        read.refuse(row, flaw)
    return Outcome(known=len(found.known), changed=found.changed)


def write(read: Read, run: UUID, by: Actor, at: datetime, tell: Tell) -> int:
    """Record the good rows, a chunk at a time; a chunk that is in stays in whatever happens next."""
    imported = 0
    for chunk in _chunks(read.good):
        done = import_register_chunk(rows=chunk, run=run, by=by, at=at)
        for row, flaw in done.refused:
            read.refuse(row, flaw)
        imported += len(done.fresh)
        tell(len(chunk))
    return imported


def _chunks(rows: Sequence[RegisterRow]) -> Iterator[Sequence[RegisterRow]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]
