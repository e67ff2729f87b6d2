"""The acts of one case in time, against what the record holds: the same again, put right, or new after the ones before.

The order of acts is `procedure.tracks`; nothing here decides it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from lachan.access.ids import uuid7
from lachan.law.book import book
from lachan.procedure import tracks
from lachan.procedure.acts import Act as Deed
from lachan.reference.models import Agency

from ..dates import HANOI
from .given import ActGiven, Aside, accused_key
from .planned import Item, Plan, Step, placeholder

OTHERS = "Hành vi của cơ quan khác ({name}): cơ quan đó tự ghi"


class Walk:
    """The acts of one case in time, against what the record holds."""

    def __init__(self, made: Plan, may_write: Callable[[Agency], bool], at: datetime) -> None:
        self.made, self.may_write, self.at = made, may_write, at
        self.case = made.file.case.key
        self.done = list(made.known.deeds)
        self.gone = {deed.supersedes for deed in self.done if deed.supersedes}
        self.by_id = {deed.id: deed for deed in self.done}
        self.left = {key: item for key, item in made.known.items.items() if item.what == "act"}
        written = {act.key(self.case) for act in made.file.acts}
        self.written = {key for key in self.left if key in written}
        self.waiting: list[tuple[Deed, ActGiven]] = []
        self.changing: list[Step] = []
        self.new: list[tuple[ActGiven, datetime, str | None]] = []

    # -- which of the record's acts this is ----------------------------------------------------------

    def take(self, given: ActGiven, when: datetime) -> None:
        person = self._person(given)
        if person is None and given.accused:
            self._aside(
                given,
                f"Bị can số {given.accused} không có ở trang «Bị can» hoặc dòng của người đó chưa đọc được",
                "accused",
            )
            return
        item = self._same(given, person)
        if item is not None:
            self.left.pop(item.key, None)
            self._again(given, when, person, item)
        elif self._recorded(given, when, person):
            return
        elif (doubt := self._doubt(given, person)) is not None:
            self._aside(given, doubt, "at")
        else:
            self.new.append((given, when, person))

    def _person(self, given: ActGiven) -> str | None:
        if not given.accused:
            return None
        item = self.made.known.items.get(accused_key(self.case, given.accused))
        if item is not None:
            return item.person
        one = self.made.file.accused.get(given.accused)
        if one is None:
            return None
        return one.code if one.code in self.made.known.people else placeholder(given.accused)

    def _same(self, given: ActGiven, person: str | None) -> Item | None:
        """The row that came in before: by its key, else unnumbered on the same day."""
        item = self.left.get(given.key(self.case))
        if item is not None:
            return item
        free = [i for i in self._rivals(given, person) if i.key not in self.written]
        same_day = [i for i in free if _day(self.by_id[i.act]) == given.when.day]
        bare = [i for i in same_day if not given.paper or not self.made.known.papers.get(i.act)]
        return bare[0] if len(bare) == 1 else None

    def _rivals(self, given: ActGiven, person: str | None) -> list[Item]:
        acts = [(i, self.by_id.get(i.act)) for i in self.left.values()]
        return [i for i, d in acts if d is not None and d.kind == given.kind and d.person == person]

    def _recorded(self, given: ActGiven, when: datetime, person: str | None) -> bool:
        """Typed into the system already, by somebody and not by an import: the same act of the same time."""
        imported = {item.act for item in self.made.known.items.values()}
        return any(
            deed.kind == given.kind and deed.person == person and deed.id not in imported
            and deed.id not in self.gone
            and (deed.occurred_at == when or given.when.hour is None and _day(deed) == given.when.day)
            for deed in self.made.known.deeds
        )  # fmt: skip

    def _doubt(self, given: ActGiven, person: str | None) -> str | None:
        """Without a number, another day: a new act or the old one put right? Nobody guesses."""
        if given.paper or given.row:
            return None
        free = [i for i in self._rivals(given, person)
                if i.key not in self.written and not self.made.known.papers.get(i.act)]  # fmt: skip
        if len(free) != 1:
            return None
        day = _day(self.by_id[free[0].act])
        return (f"Hành vi này không có số văn bản và đã nhập với ngày {day:%d/%m/%Y}, dòng đó không còn trong tệp: không rõ là "
                "việc mới hay sửa ngày; việc mới thì giữ cả dòng cũ trong tệp, sửa ngày thì đính chính trên trang vụ án")  # fmt: skip

    def unmet(self) -> list[Item]:
        return [i for i in self.left.values() if i.act not in self.gone]

    # -- what becomes of it --------------------------------------------------------------------------

    def _again(self, given: ActGiven, when: datetime, person: str | None, item: Item) -> None:
        old = self.by_id.get(item.act)
        if item.digest == given.digest or old is None:
            return
        if item.act in self.gone:
            self._aside(
                given,
                "Hành vi này đã được đính chính trên hệ thống sau lần nhập trước; sửa tiếp trên trang vụ án",
                given.field,
            )
        elif (why := self._not_ours(given) or _another_body(given, old)) is not None:
            self._aside(given, why, given.field)
        else:
            self.changing.append(Step(given, self._deed(given, when, person, old.id), old, item))

    def put_right(self) -> None:
        """All corrections of the case together; where they contradict the record, as many as stand alone."""
        if self.changing and self._falls([step.deed for step in self.changing]) is None:
            for step in self.changing:
                self._put_right(step)
            self.changing = []
        for step in list(self.changing):
            if self._falls([step.deed]) is None:
                self._put_right(step)
                self.changing.remove(step)

    def give_up(self) -> None:
        """What could not be put right even after the new rows."""
        self.put_right()
        for step in self.changing:
            self._aside(step.given, self._falls([step.deed]) or "", step.given.field)

    def _put_right(self, step: Step) -> None:
        self.done = [*self._standing([step.deed]), step.deed]
        self.gone.add(str(step.deed.supersedes))
        self.made.steps.append(step)
        self.made.changed.add(step.given.origin.place)

    def follow(self, given: ActGiven, when: datetime, person: str | None) -> None:
        deed = self._deed(given, when, person)
        if (why := self._not_ours(given) or self._why_not(deed)) is not None:
            self._aside(given, why, given.field)
            self.waiting.append((deed, given))
            return
        self.done.append(deed)
        self.made.steps.append(Step(given, deed))
        self.made.fresh.add(given.origin.place)

    def _deed(
        self, given: ActGiven, when: datetime, person: str | None, old: str | None = None
    ) -> Deed:
        return Deed(
            str(uuid7()), given.kind, when, self.at, str(given.agency.id), given.facts, old, person
        )

    def _not_ours(self, given: ActGiven) -> str | None:
        return None if self.may_write(given.agency) else OTHERS.format(name=given.agency.name)

    def _why_not(self, deed: Deed) -> str | None:
        why = tracks.why_not(self.done, deed)
        if why is None:
            return None
        rests = self._rests_on(deed)
        unread = (
            f"; vụ án này còn dòng chưa đọc được ({self.made.file.unread[0].origin.said})"
            if self.made.file.unread and not rests
            else ""
        )
        return f"{rests}{why.rstrip('.')}{unread}"

    def _rests_on(self, deed: Deed) -> str:
        """The rows kept aside without which this one would follow."""
        others = [one for one, _ in self.waiting]
        if not others or tracks.why_not([*self.done, *others], deed) is not None:
            return ""
        return f"Chờ {self.waiting[-1][1].origin.said} chưa nhập: "

    def _standing(self, new: Sequence[Deed]) -> list[Deed]:
        """The acts in effect but for those whose place is taken; a correction never wakes what it once corrected."""
        instead = {deed.supersedes for deed in new} | self.gone
        return [deed for deed in self.done if deed.id not in instead]

    def _falls(self, new: Sequence[Deed]) -> str | None:
        """Whatever could follow before must still be able to follow, and so must what is put in its place."""
        before, after = self._standing([]), [*self._standing(new), *new]
        for deed in sorted(after, key=lambda d: d.occurred_at):
            why = tracks.why_not(after, deed)
            if why is None:
                continue
            if deed in new:
                return why.rstrip(".")
            if tracks.why_not(before, deed) is None:
                return (f"Sửa như vậy thì hành vi sau không còn đúng trình tự: «{book().label(deed.kind)}» "
                        f"{_day(deed):%d/%m/%Y}; sửa dòng đó trước, hoặc kiểm tra lại ngày")  # fmt: skip
        return None

    def _aside(self, given: ActGiven, reason: str, column: str) -> None:
        known = column if column in given.origin.sheet.fields else ""
        self.made.asides.append(Aside(given.origin, reason, known))


def _another_body(given: ActGiven, old: Deed) -> str | None:
    """Nobody's act becomes another body's by a correction (docs/decisions/0011)."""
    if old.agency == str(given.agency.id):
        return None
    return "Cơ quan thực hiện khác lần nhập trước; cơ quan đã ghi gỡ hành vi cũ trên trang vụ án rồi nhập lại"


def _day(deed: Deed) -> date:
    return deed.occurred_at.astimezone(HANOI).date()
