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
REVIVED: Final = frozenset({"investigation_resumed", "prosecution_resumed", "trial_resumed"})
HOLDING: Final = frozenset(
    {
        "emergency_held", "arrested", "held_person_received", "held", "simplified_held", "detained",
        "detained_for_prosecution", "detained_for_trial", "detained_for_appeal",
        "detained_until_hearing_ends", "detained_after_judgment", "simplified_detained",
    }
)  # fmt: skip
FREEING: Final = frozenset({"released", "measure_imposed"})
STANDING: Final = frozenset({"in_custody", "verdict"})
OWN: Final = ("article", "paragraph", "severity", "juvenile")


@dataclass(slots=True)
class Accused:
    """The accused by code, each with what is charged against them; a dropped one is gone."""

    own: dict[str, Mapping[str, object]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def learn(self, moment: Moment) -> None:
        act = moment.act
        if act.kind == "judgment_pronounced" and act.facts.get("verdict") is not None:
            self._judged(act.person, act.facts["verdict"])
        if act.person is None:
            return
        if act.kind in OF_PERSON:
            facts = {k: moment.facts[k] for k in OWN if k in moment.facts}
            self.own[act.person] = {**self.own.get(act.person, {}), **facts}
        elif act.kind in DROPPED:
            self.gone.add(act.person)
        elif act.kind in HOLDING or act.kind in FREEING:
            held = act.kind in HOLDING
            self.own[act.person] = {**self.own.get(act.person, {}), "in_custody": held}
        if act.kind in REVIVED:
            self.gone.discard(act.person)

    def starts(self, plan: Plan, moment: Moment) -> tuple[Moment, ...]:
        """The act itself, or once for each accused where the clock is theirs and the act is not."""
        person = moment.act.person
        if plan.clock.subject != "accused":
            return (moment,)
        if person is not None:
            own = {k: v for k, v in self.own.get(person, {}).items() if k in STANDING}
            return (replace(moment, facts={**own, **moment.facts}) if own else moment,)
        charged = {c: own for c, own in self.own.items() if c not in self.gone}
        if not charged:
            return (moment,)
        return tuple(
            replace(moment, act=replace(moment.act, person=code), facts={**moment.facts, **own})
            for code, own in charged.items()
        )

    def _judged(self, person: str | None, verdict: object) -> None:
        for code in [person] if person is not None else list(self.own):
            self.own[code] = {**self.own.get(code, {}), "verdict": verdict}
