"""A task as it is given (typed, imported, read from a province's folder), and what must be so before it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lachan.reference.codes import Mark
from lachan.reference.models import Agency

from . import codes
from .models import Plan, TaskVersion
from .refusals import (
    DueBeforeStart,
    LeadNotThere,
    NoLead,
    NoSuchKind,
    NoSuchLevel,
    NoSuchYear,
    NoWords,
    OtherProvince,
    OutsidePlan,
    PartnerNotThere,
    UnknownIndicator,
)

DAY = timedelta(days=1)
YEARS = range(2000, 2101)


@dataclass(frozen=True)
class TaskGiven:
    """`starts_on`, `due_on` left out are the plan's own ends; `named_days` replace the days counted from `periodicity`."""

    words: str
    lead: Agency | None
    group: str
    code: str = ""
    partners: tuple[Agency, ...] = ()
    levels: tuple[str, ...] = ("province",)
    starts_on: date | None = None
    due_on: date | None = None
    periodicity: str = "once"
    named_days: tuple[date, ...] = ()
    everybody: bool = False
    evidence: str = ""
    indicators: tuple[str, ...] = ()
    source: str = ""
    mark: str = Mark.FROM_MEMORY


def year_of_plan(year: int) -> int:
    """A year that a plan may be for; days are reckoned from it, so it is asked first."""
    if year not in YEARS:
        raise NoSuchYear(field="year")
    return year


def last_day(plan: Plan) -> date:
    return plan.valid_to - DAY


def within(plan: Plan, given: TaskGiven) -> TaskGiven:
    """The same with every day said."""
    return replace(given, starts_on=given.starts_on or plan.valid_from, due_on=given.due_on or last_day(plan),
                   words=" ".join(given.words.split()), group=" ".join(given.group.split()))  # fmt: skip


def checked(plan: Plan, given: TaskGiven) -> TaskGiven:
    """The task ready to be written, or the refusal that says which box is wrong."""
    whole = within(plan, given)
    if not whole.words or not whole.group:
        raise NoWords(field="words" if not whole.words else "group")
    _days(plan, whole)
    _bodies(plan, whole)
    _words(whole)
    return whole


def _days(plan: Plan, given: TaskGiven) -> None:
    starts, due = given.starts_on, given.due_on
    assert starts is not None and due is not None
    if due < starts:
        raise DueBeforeStart(field="due_on")
    if starts < plan.valid_from or due > last_day(plan):
        raise OutsidePlan(field="starts_on" if starts < plan.valid_from else "due_on")
    if any(not starts <= day <= due for day in given.named_days):
        raise OutsidePlan(field="named_days")


def _bodies(plan: Plan, given: TaskGiven) -> None:
    lead, day = given.lead, given.starts_on
    if lead is None:
        raise NoLead(field="lead")
    if plan.province_id != lead.province_id or any(
        one.province_id != plan.province_id for one in given.partners
    ):
        raise OtherProvince(field="lead" if plan.province_id != lead.province_id else "partners")
    if not lead.exists_on(day):
        raise LeadNotThere(_ended(lead, day), field="lead")
    if any(one.id == lead.id or not one.exists_on(day) for one in given.partners):
        raise PartnerNotThere(field="partners")


def _ended(lead: Agency, day: date | None) -> str:
    """Which body it is, since when it is gone, and who followed it."""
    if lead.valid_to is None or day is None or day < lead.valid_from:
        return f"{lead.short_name} chưa thành lập vào ngày {day:%d/%m/%Y}. Chọn cơ quan đang hoạt động vào ngày đó."
    heir = f" {lead.successor.short_name} là cơ quan kế tiếp." if lead.successor else ""
    return f"{lead.short_name} đã kết thúc từ ngày {lead.valid_to:%d/%m/%Y}.{heir} Chọn cơ quan đang hoạt động vào ngày {day:%d/%m/%Y}."


def _words(given: TaskGiven) -> None:
    if given.periodicity not in dict(codes.PERIODICITIES):
        raise NoSuchKind(field="periodicity")
    if not set(given.levels) <= set(dict(codes.LEVELS)):
        raise NoSuchLevel(field="levels")
    unknown = [code for code in given.indicators if not codes.known(code)]
    if unknown:
        raise UnknownIndicator(
            f"Mã chỉ tiêu «{unknown[0]}» không có trong danh mục. Chọn mã trong danh mục, hoặc bỏ trống.",
            field="indicators",
        )


def given_by(version: TaskVersion) -> TaskGiven:
    """What a stored version says, as it would be given again."""
    return TaskGiven(
        words=version.words, lead=version.lead, group=version.task.group.title, code=version.task.code,
        partners=tuple(one.agency for one in version.partners.all()), levels=tuple(version.levels),
        starts_on=version.starts_on, due_on=version.due_on, periodicity=version.periodicity,
        named_days=days_of(version.named_days), everybody=version.everybody, evidence=version.evidence,
        indicators=tuple(version.indicators), source=version.source, mark=version.mark,
    )  # fmt: skip


def days_of(written: Sequence[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in written)


def same(one: TaskGiven, other: TaskGiven) -> bool:
    """Whether two givens say the same task; the order of partners and indicators says nothing."""

    def flat(given: TaskGiven) -> tuple[object, ...]:
        return (
            given.words, given.lead.id if given.lead else None, given.group, frozenset(p.id for p in given.partners),
            frozenset(given.levels), given.starts_on, given.due_on, given.periodicity, frozenset(given.named_days),
            given.everybody, given.evidence, frozenset(given.indicators), given.source, given.mark,
        )  # fmt: skip

    return flat(one) == flat(other)
