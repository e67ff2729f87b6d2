"""What a meeting decided becomes a task with a lead and a day."""

from datetime import date, datetime

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.plan.entering import new_task, new_version, put_in_force, said
from lachan.plan.given import TaskGiven, checked
from lachan.plan.models import Document, Plan, PlanAct, Task
from lachan.plan.queries import MEETINGS
from lachan.plan.refusals import NoNumber, NotAdopted, NotYetIssued, PlanClosed
from lachan.procedure.periods import local_day
from lachan.reference.codes import Mark
from lachan.reference.models import Agency

from .papers import BASIS


@command(Permission.PLAN_KEEP, article=BASIS)
def record_meeting_decision(
    *, plan: Plan, number: str, held_on: date, words: str, lead: Agency | None, due_on: date, by: Actor,
    at: datetime, partners: tuple[Agency, ...] = (),
) -> Task:  # fmt: skip
    """Ghi kết luận cuộc họp thành nhiệm vụ: cơ quan chủ trì, hạn; nhiều kết luận dùng chung một thông báo."""
    kinds = set(PlanAct.objects.filter(plan=plan).values_list("kind", flat=True))
    if "closed" in kinds or "adopted" not in kinds:
        raise PlanClosed if "closed" in kinds else NotAdopted
    if not number.strip():
        raise NoNumber(field="number")
    if held_on > local_day(at):
        raise NotYetIssued(field="held_on")
    given = checked(plan, TaskGiven(words=words, lead=lead, group=MEETINGS, partners=partners, starts_on=held_on,
                                    due_on=due_on, source=f"Kết luận họp {number.strip()}", mark=Mark.VERIFIED))  # fmt: skip
    minutes = _minutes(number.strip(), held_on, by, at)
    task = new_task(plan, given, "H")
    about(task.id, code=task.code)
    version = new_version(task, given, turn=1, from_on=held_on, by=by, at=at, decision=minutes)
    put_in_force(version, plan.agency_id, by, at)
    return task


def _minutes(number: str, held_on: date, by: Actor, at: datetime) -> Document:
    """The notice of that number and day, written down with its first decision."""
    same = {
        "province_id": by.province_id,
        "kind": "minutes",
        "number": number,
        "issued_on": held_on,
    }
    found = Document.objects.filter(**same).first()
    if found is not None:
        return found
    paper = Document(**same, issuer="Ban Chỉ đạo 138 tỉnh", title=f"Thông báo kết luận cuộc họp ngày {held_on:%d/%m/%Y}",
                     valid_from=held_on, mark=Mark.VERIFIED, **said(by, at))  # fmt: skip
    paper.save(force_insert=True)
    return paper
