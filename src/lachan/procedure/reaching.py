"""How a person may be reached, from everything that was agreed: a prohibition stands until somebody says that it does not.

Each agreement adds. What was forbidden is allowed again by a «no» to that very thing, or by an agreement that says of
itself that it begins anew (`anew`); being left out says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lachan.procedure.acts import Act, in_effect

AGREED: Final = "contact_agreed"
BANS: Final = ("no_calls", "no_messages", "no_letters", "no_visits")
WISHES: Final = ("language", "interpreter_gender", "officer_gender")


@dataclass(frozen=True, slots=True)
class Reach:
    """What stands: what is not done, through whom alone, wishes; `said`: the agreements whose words still hold, oldest first."""

    bans: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    wishes: Mapping[str, str] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    anew: Act | None = None


def reach_of(acts: Iterable[Act]) -> Reach:
    """Every agreement that stands, read together."""
    now = Reach()
    for act in in_effect(acts, until=None, known_at=None):
        if act.kind == AGREED:
            now = _after(Reach(anew=act) if act.facts.get("anew") else now, act)
    return now


def _after(now: Reach, act: Act) -> Reach:
    facts = act.facts
    bans = tuple(one for one in BANS if facts.get(one, one in now.bans))
    through = dict.fromkeys([*now.through, *filter(None, [str(facts.get("only_through") or "")])])
    wishes = {**now.wishes, **{one: str(facts[one]) for one in WISHES if facts.get(one)}}
    return Reach(bans, tuple(through), wishes, (*now.said, act.id), now.anew)


def loosens(facts: Mapping[str, object]) -> bool:
    """Whether an agreement allows again what was forbidden before."""
    return bool(facts.get("anew")) or any(facts.get(one) is False for one in BANS)
