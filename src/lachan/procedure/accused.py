"""Who is accused at a given moment, so that an act of the whole case opens a clock for each of them.
A judgment pronounced once gives every accused a term of appeal of their own (BLTTHS Điều 333, 343)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lachan.procedure.acts import Moment
from lachan.procedure.charges import OF_PERSON
from lachan.procedure.matching import Plan

DROPPED: Final = frozenset(
    {"investigation_discontinued", "prosecution_discontinued", "trial_discontinued"}
)
OWN: Final = ("article", "paragraph", "severity", "juvenile")


@dataclass(slots=True)
class Accused:
    """The accused by code, each with what is charged against them; a dropped one is gone."""

    own: dict[str, Mapping[str, object]] = field(default_factory=dict)

    def learn(self, moment: Moment) -> None:
        act = moment.act
        if act.person is None:
            return
        if act.kind in OF_PERSON:
            self.own[act.person] = {k: moment.facts[k] for k in OWN if k in moment.facts}
        elif act.kind in DROPPED:
            self.own.pop(act.person, None)

    def starts(self, plan: Plan, moment: Moment) -> tuple[Moment, ...]:
        """The act itself, or once for each accused where the clock is theirs and the act is not."""
        if plan.clock.subject != "accused" or moment.act.person is not None or not self.own:
            return (moment,)
        return tuple(
            replace(moment, act=replace(moment.act, person=code), facts={**moment.facts, **own})
            for code, own in self.own.items()
        )
