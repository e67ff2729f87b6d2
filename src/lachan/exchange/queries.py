"""Which rows of a register are new, which are known, which changed, and whose number is taken."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from lachan.docket import bulk

from .cells import Flaw
from .models import ImportedRow
from .rows import RegisterRow

BOOK = "intake"
SLICE = 5000


@dataclass
class Sorted:
    """Rows by what an import does with them."""

    fresh: list[RegisterRow] = field(default_factory=list)
    known: list[RegisterRow] = field(default_factory=list)
    changed: list[RegisterRow] = field(default_factory=list)
    refused: list[tuple[RegisterRow, Flaw]] = field(default_factory=list)


def sort_out(rows: Sequence[RegisterRow], viewer_agency: int) -> Sorted:
    """Compare rows with the record, as far as the row lock lets this agency see it: its own books."""
    sorted_ = Sorted()
    for start in range(0, len(rows), SLICE):
        _sort_slice(rows[start : start + SLICE], viewer_agency, sorted_)
    return sorted_


def _sort_slice(rows: Sequence[RegisterRow], agency: int, into: Sorted) -> None:
    known = _digests(rows, agency)
    taken = _taken([row for row in rows if row.client_key not in known], agency)
    for row in rows:
        before = known.get(row.client_key)
        if before is not None:
            (into.known if before == row.digest else into.changed).append(row)
        elif (row.year, row.number) in taken:
            into.refused.append((row, Flaw("number", _is_taken(row))))
        else:
            into.fresh.append(row)


def _digests(rows: Sequence[RegisterRow], agency: int) -> dict[UUID, bytes]:
    found = ImportedRow.objects.filter(
        agency=agency, client_key__in=[row.client_key for row in rows]
    )
    return {key: bytes(digest) for key, digest in found.values_list("client_key", "digest")}


def _taken(rows: Sequence[RegisterRow], agency: int) -> set[tuple[int, int]]:
    by_year: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        by_year[row.year].append(row.number)
    return {(year, number) for year, numbers in by_year.items()
            for number in bulk.taken(agency, BOOK, year, numbers)}  # fmt: skip


def _is_taken(row: RegisterRow) -> str:
    return f"Số {row.number_text} đã thuộc một vụ việc khác trong sổ; đối chiếu sổ giấy rồi sửa số hoặc ngày giờ tiếp nhận"
