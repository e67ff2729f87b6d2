"""Who is accused at a given moment, so that an act of the whole case opens a clock for each of them.
A judgment pronounced once gives every accused a term of appeal of their own (BLTTHS Điều 333, 343)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lachan.procedure.acts import Act, Moment
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
FREEING: Final = frozenset({"released", "measure_imposed", "measure_ended"})
# Measures that are custody; of any other neither the imposing nor the lifting opens a door (Điều 124, 125).
CUSTODIAL: Final = frozenset({None, "detention", "hold"})
STANDING: Final = frozenset({"in_custody", "under_order", "verdict"})
# Arresting and receiving carry out what was ordered before; they are no ground of their own then (Điều 113).
CARRIED_OUT: Final = frozenset({"arrested", "held_person_received"})
ORDERED: Final = HOLDING - CARRIED_OUT - {"emergency_held"}
PRONOUNCED: Final = frozenset({"judgment_pronounced", "appellate_judgment_pronounced"})
# What leaves the verdict of the first court standing (Điều 356, 357).
LEAVING: Final = frozenset({"upheld", "amended"})
OWN: Final = ("article", "paragraph", "severity", "juvenile")


def frees(act: Act) -> bool:
    """Whether this act ends the custody of its person: a delay of exit does not, nor lifting what is no custody."""
    if act.kind == "measure_ended":
        return act.facts.get("measure") in CUSTODIAL
    return act.kind in FREEING and act.facts.get("measure") != "exit_delay"


@dataclass(slots=True)
class Accused:
    """The accused by code, each with what is charged against them; a dropped one is gone."""

    own: dict[str, Mapping[str, object]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    above: bool = False  # the last judgment is that of the court above

    def learn(self, moment: Moment) -> None:
        act = moment.act
        if act.kind in PRONOUNCED:
            self.above = act.kind != "judgment_pronounced"
            self._judged(act.person, act.facts.get("verdict"))
        if act.person is None:
            return
        if act.kind in OF_PERSON:
            facts = {k: moment.facts[k] for k in OWN if k in moment.facts}
            self.own[act.person] = {**self.own.get(act.person, {}), **facts}
        elif act.kind in DROPPED:
            self.gone.add(act.person)
        elif act.kind in HOLDING or frees(act):
            self._held(act.person, act.kind)
        if act.kind in REVIVED:
            self.gone.discard(act.person)

    def starts(self, plan: Plan, moment: Moment) -> tuple[Moment, ...]:
        """The act itself, or once for each accused where the clock is theirs and the act is not."""
        person = moment.act.person
        if plan.clock.subject != "accused":
            return (moment,)
        if moment.act.kind == "judgment_effective":
            moment = self._of_instance(moment)
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

    def _of_instance(self, moment: Moment) -> Moment:
        """Unsaid whose judgment takes effect, it is the last one pronounced (BLTTHS Điều 343, 355(2))."""
        if not self.above or moment.facts.get("instance") is not None:
            return moment
        return replace(moment, facts={**moment.facts, "instance": "appeal"})

    def _held(self, person: str, kind: str) -> None:
        own = self.own.get(person, {})
        ordered = kind in ORDERED or (kind in CARRIED_OUT and own.get("under_order") is True)
        self.own[person] = {**own, "in_custody": kind in HOLDING, "under_order": ordered}

    def _judged(self, person: str | None, verdict: object) -> None:
        if verdict is None or verdict in LEAVING:
            return
        for code in [person] if person is not None else list(self.own):
            self.own[code] = {**self.own.get(code, {}), "verdict": verdict}
