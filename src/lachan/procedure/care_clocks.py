"""What runs of one person's care: answers that were asked for by a day, and the acts as the clocks of the law read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from lachan.procedure.acts import Act, in_effect
from lachan.procedure.care import CERTIFIED, care_of, rounds
from lachan.procedure.entitling import regime_of
from lachan.procedure.periods import end_of_day, local_day


@dataclass(frozen=True, slots=True)
class Awaited:
    """An answer that was asked of somebody by a day which the asker set; no term of law."""

    ref: str
    started_by: str
    to: str
    due_at: datetime
    met_at: datetime | None


# What asks → what answers; one after another for each support.
ASKING: Final = {"support_referred": ("GT", ("support_accepted", "support_declined", "support_delivered", "support_refused")),
                 "rescue_requested": ("GC", ("rescue_answered", "person_rescued"))}  # fmt: skip


def awaited(acts: Iterable[Act]) -> list[Awaited]:
    """Answers asked for by a day, met by the first answer about the same support."""
    done = in_effect(acts, until=None, known_at=None)
    return [
        Awaited(ref, act.id, str(act.facts["to"]), _end_of(act), _answer_to(act, done[n + 1 :], answers))
        for n, act in enumerate(done) if act.kind in ASKING and act.facts.get("answer_by") and act.facts.get("to")
        for ref, answers in [ASKING[act.kind]]
    ]  # fmt: skip


def _end_of(act: Act) -> datetime:
    return end_of_day(date.fromisoformat(str(act.facts["answer_by"])))


def _answer_to(act: Act, later: Sequence[Act], answers: tuple[str, ...]) -> datetime | None:
    """About the same support, by whoever was asked, or written down by whoever asked; a rescue by anybody."""
    between = {str(act.facts["to"]), act.agency}
    same = (
        a for a in later if a.kind in answers and a.facts.get("support") == act.facts.get("support")
        and (act.kind == "rescue_requested" or a.agency in between)
    )  # fmt: skip
    return next((a.occurred_at for a in same), None)


def as_read(acts: Iterable[Act]) -> list[Act]:
    """The acts that stand, each with the regime that follows from them now: what was written down with an act is what was
    thought then, and a certificate may have been put right since. Of a round, by what was known up to its end."""
    found: list[Act] = []
    until: list[Act] = []
    for part in rounds(in_effect(acts, until=None, known_at=None)):
        until.extend(part)
        found += [_with_regime(act, until) if "regime" in act.facts else act for act in part]
    return found


def _with_regime(act: Act, known: Sequence[Act]) -> Act:
    day = local_day(act.occurred_at)
    regime = regime_of(day, day) if act.kind == CERTIFIED else care_of(known, day).regime
    return replace(act, facts={**act.facts, "regime": regime})
