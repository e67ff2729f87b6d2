"""Looking at what is sealed: a verb with a purpose, and a line in the audit log."""

from datetime import datetime
from uuid import UUID

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, Refusal
from lachan.access.verbs import command
from lachan.docket.models import Handover, Matter, Mention, SealedNote, Standing
from lachan.law.book import book
from lachan.people import entries

from .. import codes
from ..models import Narrative


class PurposeNeeded(Refusal):
    """Mở niêm phong phải có mục đích. Chọn mục đích; lần mở này được ghi vào nhật ký."""


class TooLittleToLookUp(Refusal):
    """Tra cứu danh tính chỉ theo số giấy tờ, số điện thoại, hoặc họ tên đầy đủ (có dấu thì kèm năm sinh). Nhập đủ rồi tra lại."""


class SentBack(Refusal):
    """Đơn vị đã từ chối nhận vụ việc này nên không mở phần niêm phong nữa. Nếu cần, đề nghị nơi đang giữ chuyển lại."""


def _concerned(matter: Matter, by: Actor) -> None:
    """A body that refused what it was sent has no more reason to read it."""
    grounds = set(
        Standing.objects.filter(matter=matter, agency__in=by.scope).values_list("kind", flat=True)
    )
    if grounds != {"recipient"}:
        return
    ways = Handover.objects.filter(matter=matter, recipient__in=by.scope).select_related("answer")
    last = ways.order_by("-sent_at").first()
    if last is not None and hasattr(last, "answer") and not last.answer.received:
        raise SentBack


def _purposed(purpose: str) -> None:
    if purpose not in dict(codes.PURPOSES):
        raise PurposeNeeded(field="purpose")


@command(
    Permission.IDENTITY_OPEN, article="Luật 53/2024/QH15 (bảo mật thông tin); Luật 91/2025/QH15"
)
def open_identity(
    *, matter: Matter, person: UUID, purpose: str, by: Actor, at: datetime
) -> dict[str, str]:
    """Mở danh tính một người trong vụ việc, cho một mục đích, có ghi nhật ký."""
    _purposed(purpose)
    _concerned(matter, by)
    mention = Mention.objects.filter(matter=matter, person_id=person).first()
    if mention is None:
        raise NotFound
    about(matter.id, person=str(person), purpose=purpose)
    return entries.open_identity_of(person)


@command(Permission.IDENTITY_OPEN, article="BLTTHS Điều 146; Luật 91/2025/QH15")
def open_narrative(
    *, matter: Matter, purpose: str, by: Actor, at: datetime
) -> list[tuple[datetime, str]]:
    """Mở lời trình bày và các ghi chú đã niêm phong của nguồn tin, có ghi nhật ký."""
    _purposed(purpose)
    if not Matter.objects.filter(id=matter.id).exists():
        raise NotFound
    _concerned(matter, by)
    about(matter.id, purpose=purpose)
    told = Narrative.objects.filter(matter=matter).select_related("key").order_by("recorded_at")
    opened = [(n.recorded_at, str(seals.open_key(n.key).open(n.sealed))) for n in told]
    return opened + _notes(matter)


def _notes(matter: Matter) -> list[tuple[datetime, str]]:
    """Reasons and findings that lie sealed beside the acts they belong to."""
    kept = SealedNote.objects.filter(matter=matter).select_related("key", "act")
    return [
        (
            note.act.occurred_at,
            f"«{book().label(note.act.kind)}»: {seals.open_key(note.key).open(note.sealed)}",
        )
        for note in kept.order_by("act__occurred_at")
    ]


@command(Permission.IDENTITY_LOOKUP, article="BLTTHS Điều 147 khoản 3; Luật 91/2025/QH15")
def look_up_person(
    *, kind: str, value: str, birth_year: int | None, purpose: str, by: Actor, at: datetime
) -> list[Mention]:
    """Tra cứu một người trong phạm vi được xem: đúng số, đúng họ tên và năm sinh, hoặc đúng họ tên gõ không dấu."""
    _purposed(purpose)
    given = {"full_name" if kind in {"name", "name_year"} else kind: value}
    sources = [text for k, text in entries.fingerprint_sources(given, birth_year) if k == kind]
    if not sources:
        raise TooLittleToLookUp(field="value")
    found = entries.exactly(kind, sources[0])
    rows = Mention.objects.filter(person__in=found).select_related("matter", "person")
    mentions = list(rows.order_by("-id")[: entries.SHOWN])
    about(UUID(int=0), kind=kind, purpose=purpose, hits=len({one.person_id for one in mentions}))
    return mentions
