"""What a door hands in for a paper of care: acts, bodies, amounts, and no more words than a paper may say.

There is no place here for a story, for notes of care or of the path: a paper cannot leak what it was never handed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from lachan.access.refusals import Refusal
from lachan.procedure.acts import Act, in_effect
from lachan.procedure.entitling import CHANGED, NEW, OLD

from ..drafting.record import Body


class NoSuchCareAct(Refusal):
    """Hồ sơ không có việc này, hoặc việc đã được sửa, hủy nên không lập văn bản được. Mở lại phần «Văn bản» rồi chọn việc đang có."""


@dataclass(frozen=True)
class Amount:
    """What a paper sets for one kind of support."""

    amount: int
    paper: str


Amounts = Mapping[str, Amount]


def no_amounts(_: date) -> Amounts:
    return {}


@dataclass(frozen=True)
class Named:
    """Who the person is, as far as one form needs it; handed in only after a verb has opened it."""

    identity: Mapping[str, str]
    sex: str = ""
    birth_year: int | None = None


@dataclass(frozen=True)
class CareRecord:
    """One person's care as its papers see it. `regime`: the law of the person's supports (procedure/entitling); `told`: words made for whoever
    receives the paper, by act (how to reach the person; why a support was refused); `investigating`: bodies of the
    procedure, to which not even those go; `places`: units by their key; `amounts`: those of a day by their names, as every
    page says them."""

    code: str
    acts: tuple[Act, ...]
    as_of: datetime
    regime: str = NEW
    bodies: Mapping[str, Body] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    amounts: Callable[[date], Amounts] = no_amounts
    investigating: frozenset[str] = frozenset()
    lead: str = ""
    named: Named | None = None
    synthetic: bool = False

    def done(self) -> list[Act]:
        return in_effect(self.acts, until=None, known_at=self.as_of)

    def act(self, act_id: str) -> Act:
        found = next((one for one in self.done() if one.id == act_id), None)
        if found is None:
            raise NoSuchCareAct
        return found

    def last(self, *kinds: str, before: Act | None = None, **facts: object) -> Act | None:
        """The latest of these kinds, of those before that act, that states these things."""
        found: Iterator[Act] = (
            one for one in reversed(self.done())
            if one.kind in kinds and (before is None or one.occurred_at <= before.occurred_at)
            and all(one.facts.get(name) == value for name, value in facts.items())
        )  # fmt: skip
        return next(found, None)

    def body(self, agency: object) -> Body:
        return self.bodies.get(str(agency), Body(""))

    def regime_on(self, on: date, *, of_person: bool) -> str:
        """The law of the day; for supports the person's: whoever was identified under the old law, or came under 18
        with such a person, stays under it (Điều 63)."""
        if on < CHANGED:
            return OLD
        return OLD if of_person and self.regime == OLD else NEW

    def amount(self, code: str, on: date) -> Amount | None:
        return self.amounts(on).get(code)
