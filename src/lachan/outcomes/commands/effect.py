"""The judgment takes effect and is executed (BLTTHS Điều 343, 355, 364). Not a day before the terms are over."""

from collections.abc import Sequence
from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket import readings
from lachan.docket.kinds import ASKS, records
from lachan.docket.models import Act, Matter
from lachan.docket.registers import HANOI
from lachan.docket.sides import COURT
from lachan.docket.steps import Step, take
from lachan.procedure.acts import Act as Deed

# The terms of appeal and protest against a judgment (BLTTHS Điều 333, 337).
TERMS = frozenset({"G01", "G02", "G04", "G04a", "G04b"})


class AppealTermRunning(Refusal):
    """Còn thời hạn kháng cáo, kháng nghị nên bản án chưa có hiệu lực pháp luật (BLTTHS Điều 343). Chờ hết thời hạn rồi ghi."""


@records(COURT, "judgment_effective")
@command(Permission.EXECUTE, article="BLTTHS Điều 343, Điều 348, Điều 355 khoản 2")
def record_effect(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Ghi nhận bản án có hiệu lực pháp luật, toàn bộ hoặc đối với một người; chưa hết hạn kháng cáo, kháng nghị thì chưa được."""
    _terms_over(readings.deeds_of(matter.id), step, at)
    return take(matter, "judgment_effective", step, COURT, by=by, at=at)


def _terms_over(done: Sequence[Deed], step: Step, at: datetime) -> None:
    """In effect from the day the term ends (Điều 343); said so only once that day is over (Điều 134)."""
    if step.facts.get("instance") == "appeal":
        return
    day, today = step.when.astimezone(HANOI).date(), at.astimezone(HANOI).date()
    running = [
        r for r in readings.read(done, step.when)
        if r.ref in TERMS and r.state == "running"
        and (step.person is None or r.person in (None, step.person))
    ]  # fmt: skip
    late = [r for r in running if day < r.due_on or today <= r.due_on]
    if late:
        last = max(r.due_on for r in late)
        raise AppealTermRunning(
            f"Còn thời hạn kháng cáo, kháng nghị đến hết ngày {last:%d/%m/%Y} nên bản án chưa có hiệu lực "
            "pháp luật (BLTTHS Điều 343). Chờ hết thời hạn rồi ghi.", field="when",
        )  # fmt: skip


ASKS["judgment_effective"] = _terms_over


@records(COURT, "execution_decided")
@command(Permission.EXECUTE, article="BLTTHS Điều 364 khoản 2")
def decide_execution(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Chánh án ra quyết định thi hành án đối với một người trong 07 ngày kể từ ngày bản án có hiệu lực."""
    return take(matter, "execution_decided", step, COURT, by=by, at=at)


@records(COURT, "sentence_begun")
@command(Permission.EXECUTE, article="BLTTHS Điều 364")
def begin_sentence(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Ghi nhận người bị kết án bắt đầu chấp hành án."""
    return take(matter, "sentence_begun", step, COURT, by=by, at=at)
