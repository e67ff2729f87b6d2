"""What a door hands in for a paper of a case: plain data, code names only. Nothing here is looked up,
and there is no place for an identity: a name is written on the paper by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from lachan.access.refusals import Refusal
from lachan.procedure.acts import Act, in_effect
from lachan.procedure.clocks import read
from lachan.procedure.readings import Reading


class NoSuchAct(Refusal):
    """Hồ sơ không có hành vi này, hoặc hành vi đã được đính chính nên không còn giá trị. Mở lại trang vụ án rồi chọn hành vi đang có hiệu lực."""


@dataclass(frozen=True)
class Body:
    """An agency as a paper shows it. `head`: how its head signs («Viện trưởng»); unsaid, the form says."""

    name: str
    superior: str = ""
    place: str = ""  # địa danh ghi trên văn bản
    head: str = ""


@dataclass(frozen=True)
class Numbered:
    """The number and day of the paper behind an act, as recorded."""

    number: str = ""
    dated_on: date | None = None


@dataclass(frozen=True)
class PaperRecord:
    """One case as papers see it. `agencies`: by the id or code that acts carry. `issuer`: whose paper it is
    when the act itself does not say. `readings`: as the door read them at `as_of`; unsaid, read here."""

    code: str
    acts: tuple[Act, ...]
    issuer: str
    as_of: datetime
    agencies: Mapping[str, Body] = field(default_factory=dict)
    numbers: Mapping[str, Numbered] = field(default_factory=dict)
    supervisor: str = ""
    readings: tuple[Reading, ...] | None = None
    synthetic: bool = False

    def done(self, until: datetime | None = None) -> list[Act]:
        """The acts in effect that were known at `as_of`, in order."""
        return in_effect(self.acts, until=until or self.as_of, known_at=self.as_of)

    def act(self, act_id: str) -> Act:
        found = next((act for act in self.done() if act.id == act_id), None)
        if found is None:
            raise NoSuchAct
        return found

    def read(self) -> tuple[Reading, ...]:
        if self.readings is not None:
            return self.readings
        return tuple(read(self.acts, self.as_of, known_at=self.as_of))

    def body(self, agency: object) -> Body:
        return self.agencies.get(str(agency), Body(""))

    def name_of(self, agency: object) -> str:
        return self.body(agency).name or "……"

    def earlier(self, act: Act | None) -> list[Act]:
        """Whatever was done before this act, itself not included; everything when there is none."""
        done = self.done()
        ids = [one.id for one in done]
        return done if act is None else done[: ids.index(act.id)]

    def last(self, *kinds: str, person: str | None, before: Act | None) -> Act | None:
        """The latest act of these kinds before this one, of this person or of the case."""
        found: Iterator[Act] = (
            one for one in reversed(self.earlier(before))
            if one.kind in kinds and one.person in (None, person)
        )  # fmt: skip
        return next(found, None)
