"""What an import of one case would do: what is new, known, put right, and what cannot follow and why.

Pure but for the engine it asks: the order of acts is `procedure.tracks`, the rows are the book's."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from lachan.reference.models import Agency

from ..dates import HANOI
from .given import ActGiven, Aside, CaseFile
from .planned import Known, Plan, placeholder
from .walk import Walk

INITIATED = "case_initiated"


def plan(one: CaseFile, known: Known, may_write: Callable[[Agency], bool], at: datetime) -> Plan:
    """Walk the acts in the order of time; each is checked after the ones before it."""
    made = Plan(one, known)
    if known.refused is not None:
        return _nothing(made, known.refused.reason, known.refused.field)
    walk = Walk(made, may_write, at)
    for given, when in _in_time(one.acts):
        walk.take(given, when)
    walk.put_right()
    for given, when, person in walk.new:
        walk.follow(given, when, person)
        if known.matter is None and given.kind == INITIATED and not _came_in(made, given):
            return _nothing(made, "Vụ án chưa nhập được nên các dòng của vụ án cũng chưa nhập", "")
    walk.give_up()
    _settle_persons(made, walk)
    made.absent = len(walk.unmet())
    _told(made)
    return made


def _came_in(made: Plan, given: ActGiven) -> bool:
    return any(step.given is given for step in made.steps)


def _nothing(made: Plan, reason: str, column: str) -> Plan:
    """Nothing of this case comes in: each of its rows says so, the first says why."""
    has = {aside.origin.place for aside in made.asides}
    made.steps = []
    if made.file.case.origin.place not in has:
        made.asides.append(Aside(made.file.case.origin, reason, column))
        has.add(made.file.case.origin.place)
    rest = f"Vụ án số {made.file.case.reference} chưa nhập được ({made.file.case.origin.said})"
    for origin in made.file.origins():
        if origin.place not in has:
            has.add(origin.place)
            made.asides.append(Aside(origin, rest))
    return made


def _in_time(acts: Sequence[ActGiven]) -> list[tuple[ActGiven, datetime]]:
    """By day; within a day in the order of the book, an unwritten hour being the earliest possible."""
    found: list[tuple[ActGiven, datetime]] = []
    reached: dict[date, datetime] = {}
    for act in sorted(acts, key=lambda a: a.when.day):
        day = act.when.day
        earliest = datetime.combine(day, time(0), HANOI)
        when = act.when.at if act.when.hour else max(earliest, reached.get(day, earliest))
        reached[day] = max(when, reached.get(day, earliest))
        found.append((act, when))
    return sorted(found, key=lambda pair: pair[1])


def _settle_persons(made: Plan, walk: Walk) -> None:
    """Somebody comes onto the record with an act or not at all; a row that changed nothing of an act is told."""
    named = {step.deed.person for step in made.steps}
    for number, one in made.file.accused.items():
        item = made.known.items.get(one.key(walk.case))
        if item is not None:
            if item.digest != one.digest:
                made.remarks.append(
                    Aside(
                        one.origin,
                        "Danh tính đã nhập được giữ nguyên; sửa danh tính trên trang vụ án",
                    )
                )
        elif placeholder(number) in named or one.code in made.known.people:
            made.entering[number] = one
        elif one.origin.place not in {aside.origin.place for aside in made.asides}:
            made.asides.append(
                Aside(
                    one.origin,
                    "Chưa có hành vi nào của người này nhập được (khởi tố bị can, bắt, giữ…)",
                    "",
                )
            )


def _told(made: Plan) -> None:
    """A case's own row: what an import does not change by itself is said, not done."""
    item = made.known.items.get(made.file.case.key)
    if item is not None and item.digest != made.file.case.digest:
        made.remarks.append(
            Aside(
                made.file.case.origin,
                "Nơi xảy ra, ngày thụ lý đã nhập được giữ nguyên; sửa trên trang vụ án",
            )
        )
