"""One step in a matter's life: holding it, at a stage that allows it, said to whom it must be said."""

from collections.abc import Mapping
from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound, Refusal
from lachan.docket import ledger, readings, standings
from lachan.docket.commands import holding
from lachan.docket.ledger import Deed, PaperGiven
from lachan.docket.models import Act, Matter, Standing
from lachan.docket.registers import HANOI
from lachan.law.book import book
from lachan.procedure import stages
from lachan.reference import queries as reference
from lachan.reference.models import Agency


class NotNow(Refusal):
    """Việc này chưa làm được ở giai đoạn hiện tại của vụ việc. Xem danh sách việc làm được tiếp trên trang vụ việc."""


class NotSupervising(Refusal):
    """Viện kiểm sát của anh/chị chưa nhận được văn bản về vụ việc này nên chưa thực hiện được việc kiểm sát. Chờ thông báo tiếp nhận hoặc quyết định phân công của cơ quan đang thụ lý."""


def step(
    matter: Matter, kind: str, *, by: Actor, at: datetime, when: datetime,
    facts: Mapping[str, object] | None = None, paper: PaperGiven | None = None, note: str = "",
) -> Act:  # fmt: skip
    """Append one act after checking that it may follow from where the matter stands."""
    may_follow(matter, kind, at)
    deed = Deed(kind, when, facts or {}, paper, note)
    return ledger.record(matter.id, [deed], by=by, at=at)[0]


def may_follow(matter: Matter, kind: str, at: datetime) -> None:
    deeds = readings.deeds_of(matter.id)
    possible = stages.next_acts(deeds)
    if kind in possible:
        return
    stage = stages.stage_of(deeds).label
    names = ", ".join(sorted(book().label(next_kind) for next_kind in possible)) or "không có"
    raise NotNow(
        f"Chưa làm được «{book().label(kind)}» khi vụ việc ở giai đoạn «{stage}». "
        f"Việc làm được tiếp: {names}."
    )


def held_step(
    matter: Matter, kind: str, *, by: Actor, at: datetime, when: datetime, **more: object
) -> Act:
    """A step that only the body now holding the matter may take."""
    holding(matter, by)
    return step(matter, kind, by=by, at=at, when=when, **more)  # type: ignore[arg-type]  # same keywords


def supervised_step(
    matter: Matter, kind: str, *, by: Actor, at: datetime, when: datetime, **more: object
) -> Act:
    """A step of the procuracy that supervises the matter."""
    if not Standing.objects.filter(matter=matter, agency__in=by.scope, kind="supervisor").exists():
        raise NotSupervising
    return step(matter, kind, by=by, at=at, when=when, **more)  # type: ignore[arg-type]  # same keywords


class NoSuchParagraph(Refusal):
    """Khoản này không có trong các điều luật đang dùng (khoản 1 đến 6). Sửa lại số khoản, hoặc để trống nếu chưa xác định."""


def paragraph_fact(paragraph: int | None) -> dict[str, object]:
    """The paragraph as a fact, where one was named."""
    if paragraph is None:
        return {}
    if not 1 <= paragraph <= 6:
        raise NoSuchParagraph(field="paragraph")
    return {"paragraph": paragraph}


def holder_seen(matter: Matter) -> str:
    """The body now holding the matter, as the viewer may know it."""
    now = readings.current(matter.id)
    if now is None:
        raise NotFound
    return str(now.holder_id)


class NobodySupervises(Refusal):
    """Danh mục chưa có Viện kiểm sát nào vào ngày này để thông báo, gửi. Kiểm tra lại ngày giờ rồi lưu lại."""


def procuracy_of(by: Actor, when: datetime) -> Agency:
    """The procuracy that supervises the actor's agency on that day."""
    unit, day = Agency.objects.get(id=by.agency_id), when.astimezone(HANOI).date()
    found = reference.supervising_procuracy(unit, day) or reference.provincial_procuracy(unit, day)
    if found is None:  # a slip of the keys: a day before any body of the province is known
        raise NobodySupervises(field="when")
    return found


def tell_procuracy(matter: Matter, by: Actor, when: datetime) -> Agency:
    """From the moment the law hands the procuracy a paper, it sees the matter."""
    holding(matter, by)
    procuracy = procuracy_of(by, when)
    standings.give_once(matter, procuracy.id, "supervisor", when)
    return procuracy
