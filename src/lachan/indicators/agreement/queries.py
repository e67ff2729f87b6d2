"""Questions to the comparison: of all rows, of one, of one difference; and what people have settled.

Figures are read by the role that counts; lists are for those who may see them, settlements lie behind row locks."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import connections

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, Refusal
from lachan.docket.models import Matter
from lachan.reference.codes import Kind

from ..models import Settlement
from .reading import comparisons, read
from .rules import Comparison, Difference
from .spans import Asked
from .table import ROWS, Row

# Row, matter, person, act: what a settlement is about.
About = tuple[str, str, str, str]
OWNER = """SELECT m.code FROM docket_act a JOIN docket_matter m ON m.id = a.matter_id
           WHERE a.id = %s AND m.province_id = %s"""


class NoSuchRow(Refusal):
    """Không có nội dung đối chiếu này. Mở lại trang đối chiếu và chọn một dòng trong bảng."""


class NoSuchDifference(Refusal):
    """Chênh lệch này không còn, hoặc thuộc kỳ khác. Tải lại danh sách chênh lệch rồi xem dòng hiện có."""


def row_of(code: str) -> Row:
    if code not in ROWS:
        raise NoSuchRow(field="row")
    return ROWS[code]


def may_list(viewer: Actor) -> bool:
    """Lists by code name: those who settle, and the head of the committee."""
    return viewer.can(Permission.AGREEMENT_SETTLE) or "agreement" in viewer.caps


def leads(viewer: Actor) -> bool:
    """Sees the lines of the whole province: the committee, and the procuracy that leads (TTLT 05/2018)."""
    return "agreement" in viewer.caps or viewer.agency_kind == Kind.PROVINCIAL_PROCURACY


def compared(
    viewer: Actor, asked: Iterable[Asked], as_of: datetime, rows: Iterable[Row] = ()
) -> list[dict[str, Comparison]]:
    """Every row (or these), once for each period asked for, from one reading of the acts."""
    periods, wanted = list(asked), list(rows)
    of = read(viewer.province_id, periods, as_of, wanted)
    return comparisons(of, periods, wanted)


def difference(
    viewer: Actor, row: Row, asked: Asked, act: UUID, person: str, as_of: datetime
) -> Difference:
    """One difference as it stands now, for those who may see its matter; what has gone is refused."""
    if not may_list(viewer):
        raise NotFound
    code = _matter_of(act, viewer.province_id)
    if code not in within(viewer, {code}):
        raise NotFound
    of = read(viewer.province_id, [asked], as_of, [row], only=code)
    [found] = comparisons(of, [asked], [row])
    for one in found[row.code].differences:
        if one.act == str(act) and one.person == person:
            return one
    raise NoSuchDifference


def _matter_of(act: UUID, province: int) -> str:
    with connections["figures"].cursor() as cursor:
        cursor.execute(OWNER, [act, province])
        found = cursor.fetchone()
    if found is None:
        raise NotFound
    return str(found[0])


def within(viewer: Actor, codes: Collection[str]) -> frozenset[str]:
    """Of these matters, those whose lines the viewer may see."""
    return frozenset(codes) if leads(viewer) else seen(viewer, codes)


def seen(viewer: Actor, codes: Collection[str]) -> frozenset[str]:
    """Of these matters, those whose file the viewer may open: the row locks decide."""
    if not viewer.can(Permission.REPORT_SEE):
        return frozenset()
    return frozenset(Matter.objects.filter(code__in=list(codes)).values_list("code", flat=True))


def about(one: Difference) -> About:
    return one.row, one.matter, one.person, one.act


def settlements(viewer: Actor, asked: Asked, row: str = "") -> dict[About, list[Settlement]]:
    """What people have said of differences in this period, the latest first."""
    said = Settlement.objects.filter(
        province_id=viewer.province_id, year=asked.year, calendar=asked.calendar, part=asked.part
    ).order_by("-settled_at", "-id").select_related("agency", "key")  # fmt: skip
    found: dict[About, list[Settlement]] = {}
    for one in said.filter(row=row) if row else said:
        subject = (one.row, one.matter_code, one.person_code, str(one.act))
        found.setdefault(subject, []).append(one)
    return found


def note_of(settlement: Settlement) -> str:
    return str(seals.open_key(settlement.key).open(settlement.note))
