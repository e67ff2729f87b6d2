"""What the record holds of the cases of a workbook, in a few statements for a whole chunk of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from lachan.cases.routes import BODIES
from lachan.docket import bulk, projection, readings
from lachan.docket.codes import LIMITED
from lachan.docket.models import Act, Matter, MatterReading, Mention, Standing
from lachan.reference.codes import COURTS, PROCURACIES
from lachan.reference.models import Agency

from ..models import ImportedCaseRow
from .given import Aside, CaseFile
from .planned import Item, Known

NO_PART = (
    "Đơn vị chưa tham gia giải quyết vụ việc mang mã này nên không ghi tiếp vào đó; kiểm tra lại mã"
)
NOT_INVESTIGATING = "Vụ án mang mã này đang do cơ quan khác điều tra; cơ quan đó ghi tiếp, hoặc nhận chuyển vụ án trước"


def book_of(agency: Agency) -> str:
    """In which of an agency's books its cases are numbered."""
    if agency.kind in COURTS:
        return "trial"
    return "prosecution" if agency.kind in PROCURACIES else "case"


def known_of(
    files: Sequence[CaseFile], scope: tuple[int, ...] | None, *, lock: bool = False
) -> list[Known]:
    """For each case what the viewer's row lock lets through; `lock` keeps the matters until the verb ends.

    `scope`: the importer's own agencies, which must have a part in a matter they name by its code; None: the keeper's."""
    came_in = _came_in(files)
    by_code = _by_code(files)
    matters = {f.case.key: came_in.get(f.case.key) or by_code.get(f.case.code) for f in files}
    ids = [matter.id for matter in matters.values() if matter is not None]
    if lock:
        _lock(ids)
    acts, items, people = _acts(ids), _items(ids), _people(ids)
    taken = _taken([f for f in files if matters[f.case.key] is None])
    found = [_known(f, matters[f.case.key], acts, items, people, taken) for f in files]
    if scope is None:
        return found
    part = _taking_part(ids, scope)
    return [_if_its_own(f, one, part, scope) for f, one in zip(files, found, strict=True)]


def _taking_part(ids: Sequence[UUID], scope: tuple[int, ...]) -> set[UUID]:
    """Matters on whose work these agencies stand: to be sent something is not to take part."""
    held = Standing.objects.filter(matter__in=ids, agency__in=scope).exclude(kind__in=LIMITED)
    return set(held.values_list("matter_id", flat=True)) if ids else set()


def _if_its_own(one: CaseFile, known: Known, part: set[UUID], scope: tuple[int, ...]) -> Known:
    """A code lets nobody into a matter of others: the gates of the verbs stand here too (BLTTHS Điều 163–165, 276)."""
    if known.matter is None or known.refused or one.case.key in known.items:
        return known
    if known.matter.id not in part:
        return Known(refused=Aside(one.case.origin, NO_PART, "code"))
    has = projection.investigator_of(known.deeds)
    if one.case.agency.kind in BODIES["investigation"] and has is not None and has not in scope:
        return Known(refused=Aside(one.case.origin, NOT_INVESTIGATING, "code"))
    return known


def _known(
    one: CaseFile, matter: Matter | None, acts: dict, items: dict, people: dict, taken: set
) -> Known:
    case = one.case
    if matter is None:
        refused = _refused(one, taken)
        return Known(refused=refused)
    own = {i.key: i for agency, i in items[matter.id] if agency == case.agency.id}
    found = acts[matter.id]
    papers = {str(a.id): a.paper.number for a in found if a.paper is not None}
    return Known(
        matter, [readings.as_deed(a) for a in found], own, papers, frozenset(people[matter.id])
    )


def _refused(one: CaseFile, taken: set) -> Aside | None:
    case = one.case
    if case.code:
        return Aside(
            case.origin,
            f"Không có vụ việc mang mã {case.code[:20]} trong phạm vi; kiểm tra lại mã, hoặc để trống",
            "code",
        )
    if case.initiation is None:
        return Aside(case.origin, "Thiếu ngày khởi tố vụ án", "initiated_at")
    if (case.agency.id, case.year, case.number) in taken:
        return Aside(
            case.origin,
            f"Số {case.number_text} đã thuộc một vụ án khác trong sổ; nếu là cùng vụ án, ghi «Mã vụ việc»",
            "number",
        )
    return None


def _came_in(files: Sequence[CaseFile]) -> dict[UUID, Matter]:
    rows = ImportedCaseRow.objects.filter(
        agency__in={f.case.agency.id for f in files}, key__in=[f.case.key for f in files], what="case"
    ).select_related("matter")  # fmt: skip
    return {row.key: row.matter for row in rows}


def _by_code(files: Sequence[CaseFile]) -> dict[str, Matter]:
    codes = [f.case.code for f in files if f.case.code]
    return {m.code: m for m in Matter.objects.filter(code__in=codes)} if codes else {}


def _lock(ids: Sequence[UUID]) -> None:
    held = MatterReading.objects.select_for_update(of=("self",)).filter(matter_id__in=ids)
    list(held.order_by("matter_id").values_list("matter_id", flat=True))


def _acts(ids: Sequence[UUID]) -> dict[UUID, list[Act]]:
    found: dict[UUID, list[Act]] = defaultdict(list)
    rows = Act.objects.filter(matter__in=ids).select_related("paper").order_by("occurred_at", "id")
    for act in rows if ids else ():
        found[act.matter_id].append(act)
    return found


def _items(ids: Sequence[UUID]) -> dict[UUID, list[tuple[int, Item]]]:
    """In the order of versions, so that the latest of a key is the last."""
    found: dict[UUID, list[tuple[int, Item]]] = defaultdict(list)
    for row in ImportedCaseRow.objects.filter(matter__in=ids).order_by("version") if ids else ():
        item = Item(
            row.what, row.key, row.version, bytes(row.digest), str(row.act_id or ""), row.person
        )
        found[row.matter_id].append((row.agency_id, item))
    return found


def _people(ids: Sequence[UUID]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = Mention.objects.filter(matter__in=ids).values_list("matter_id", "person__code")
    for matter, code in rows if ids else ():
        found[matter].add(code)
    return found


def _taken(files: Iterable[CaseFile]) -> set[tuple[int, int, int]]:
    asked: dict[tuple[int, str, int], list[int]] = defaultdict(list)
    for one in files:
        case = one.case
        asked[case.agency.id, book_of(case.agency), case.year].append(case.number)
    return {(agency, year, number) for (agency, book, year), numbers in asked.items()
            for number in bulk.taken(agency, book, year, numbers)}  # fmt: skip
