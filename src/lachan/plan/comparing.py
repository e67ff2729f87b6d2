"""In what two plans differ, task by task: read from what they say, so that it holds after every later change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .codes import LEVELS, PERIODICITIES
from .given import TaskGiven, given_by, last_day
from .models import Plan, TaskVersion
from .queries import in_force
from .rules import shifted

KINDS = {
    "added": "Thêm", "dropped": "Không còn", "words": "Nội dung", "lead": "Chủ trì", "partners": "Phối hợp",
    "levels": "Cấp thực hiện", "days": "Thời gian", "periodicity": "Kỳ báo cáo", "indicators": "Chỉ tiêu",
    "passes": "Sẽ đổi cơ quan", "check": "Cần xem lại",
}  # fmt: skip
DISTRICT_WORDS = ("huyện", "thành phố Đà Lạt", "thành phố Bảo Lộc")


@dataclass(frozen=True)
class Difference:
    """One place where the later plan says something else; `code` is that of the task."""

    code: str
    kind: str
    before: str
    after: str

    @property
    def label(self) -> str:
        return KINDS[self.kind]


def differences(first: Plan, then: Plan) -> list[Difference]:
    """What the second says otherwise than the first, days apart by whole years being the same days."""
    was = {one.task_id: one for one in in_force(first) if not one.withdrawn}
    by_code = {one.task.code: one for one in was.values()}
    now = [one for one in in_force(then) if not one.withdrawn]
    found: list[Difference] = []
    kept = set()
    for version in now:
        before = was.get(version.task.origin_id) or by_code.get(version.task.code)
        if before is None:
            found.append(Difference(version.task.code, "added", "", version.words))
            continue
        kept.add(before.task_id)
        found += _between(before, version, then.year - first.year, then)
    dropped = [one for one in was.values() if one.task_id not in kept]
    return [*found, *(Difference(one.task.code, "dropped", one.words, "") for one in dropped)]


def _between(
    before: TaskVersion, version: TaskVersion, years: int, plan: Plan
) -> Iterator[Difference]:
    first, then, code = given_by(before), given_by(version), version.task.code
    told = [
        ("words", first.words, then.words), ("lead", before.lead.short_name, version.lead.short_name),
        ("partners", _names(first), _names(then)), ("levels", _levels(first), _levels(then)),
        ("days", _days(first, years), _days(then, 0)),
        ("periodicity", dict(PERIODICITIES)[first.periodicity], dict(PERIODICITIES)[then.periodicity]),
        ("indicators", ", ".join(sorted(first.indicators)), ", ".join(sorted(then.indicators))),
    ]  # fmt: skip
    yield from (Difference(code, kind, was, now) for kind, was, now in told if was != now)
    yield from _ahead(version, plan)


def _ahead(version: TaskVersion, plan: Plan) -> Iterator[Difference]:
    """What an official should look at: a lead that ends within the plan, words about a level that is gone."""
    lead, code = version.lead, version.task.code
    if lead.valid_to is not None and lead.valid_to <= last_day(plan):
        heir = lead.successor or lead.parent
        yield Difference(code, "passes", f"{lead.short_name} đến hết {lead.valid_to:%d/%m/%Y}",
                         heir.short_name if heir else "chưa rõ cơ quan làm tiếp")  # fmt: skip
    if "district" not in version.levels and any(word in version.words for word in DISTRICT_WORDS):
        yield Difference(code, "check", version.words, "Nội dung còn nhắc cấp huyện")


def _names(given: TaskGiven) -> str:
    return ", ".join(sorted(one.short_name for one in given.partners))


def _levels(given: TaskGiven) -> str:
    return ", ".join(dict(LEVELS)[one] for one in dict(LEVELS) if one in given.levels)


def _days(given: TaskGiven, years: int) -> str:
    assert given.starts_on is not None and given.due_on is not None
    ends: list[date] = [given.starts_on, given.due_on, *sorted(given.named_days)]
    return " – ".join(f"{shifted(day, years):%d/%m/%Y}" for day in ends)
