"""The verb by which cases go to another house: by whoever leads the care, of people who said yes, under a paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from lachan.access import audit
from lachan.access.actor import Actor
from lachan.access.ids import uuid7
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.procedure.acts import Act
from lachan.procedure.care import consented
from lachan.procedure.periods import local_day
from lachan.reference.models import Agency
from lachan.victims import facts, readings
from lachan.victims.models import CareAct, CareFile

from ..htcds.record import CaseRecord
from .records import record_of

# To be counted is one thing; a row of one's own, with its days, in a partner's hands another. The person is asked for each.
YES = "partner_record"


class PaperNeeded(Refusal):
    """Chưa nêu văn bản. Bản ghi từng người chỉ gửi cho nơi có thỏa thuận: ghi số văn bản, ví dụ 01/2026/TT-SYT, rồi làm lại."""


class NobodyToHandOut(Refusal):
    """Không có ai để gửi: đơn vị mình không chủ trì hồ sơ nào của các năm này mà người đó đã đồng ý cho tổ chức đối tác giữ bản ghi không nêu tên. Đồng ý cho số liệu thì chưa đủ. Hỏi sự đồng ý trước, ghi ở trang «Nói chuyện, lời kể»."""


@dataclass(frozen=True)
class Handed:
    """The records, and how many files stayed because nobody had said yes."""

    records: Sequence[CaseRecord]
    without_yes: int
    synthetic: bool


@command(
    Permission.VICTIM_CARE, article="Luật 91/2025/QH15: theo sự đồng ý; thỏa thuận trao đổi dữ liệu"
)
def hand_out_cases(*, year_from: int, year_to: int, paper: str, by: Actor, at: datetime) -> Handed:
    """Trao bản ghi hồ sơ theo chuẩn HTCDS, không danh tính, của những người đã đồng ý cho đối tác giữ bản ghi, cho nơi có thỏa thuận; mỗi hồ sơ một dòng nhật ký."""
    number = facts.numbered(paper)
    if not number:
        raise PaperNeeded(field="paper")
    files = _led(by, year_from, year_to)
    acts = _acts(files)
    willing = [file for file in files if consented(acts[file], YES, "")]
    if not willing:
        raise NobodyToHandOut(field="year")
    run = uuid7()
    audit.about(run, cases=len(willing), left=len(files) - len(willing), paper=number)
    _noted(willing, by, at)
    kinds = {str(pk): kind for pk, kind in Agency.objects.values_list("id", "kind")}
    records = [record_of(file, acts[file], kinds, local_day(at)) for file in willing]
    return Handed(
        records, len(files) - len(willing), by.synthetic or any(f.synthetic for f in willing)
    )


def _led(by: Actor, year_from: int, year_to: int) -> list[CareFile]:
    """In the order of nothing that could tell when somebody came: by the file's random number turned round."""
    rows = CareFile.objects.filter(reading__lead__in=by.scope, received_at__year__gte=year_from, received_at__year__lte=year_to)  # fmt: skip
    return sorted(
        rows.select_related("person", "reading__lead"), key=lambda file: file.id.hex[::-1]
    )


def _acts(files: Iterable[CareFile]) -> dict[CareFile, list[Act]]:
    by_id = {file.id: file for file in files}
    found: dict[CareFile, list[Act]] = {file: [] for file in by_id.values()}
    for row in CareAct.objects.filter(care__in=list(by_id)).order_by("occurred_at", "id"):
        file = by_id[row.care_id]
        found[file].append(readings.as_deed(row, file.person_id))
    return found


def _noted(files: Iterable[CareFile], by: Actor, at: datetime) -> None:
    """So that a person who asks can be told."""
    for file in files:
        audit.write(
            audit.Line(subject=file.id), verb="hand_out_cases", by=by, at=at, outcome="done"
        )
