"""What became of each support that a person is owed: got, refused in writing, not wanted, ended, or still missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from lachan.procedure.acts import Act, in_effect
from lachan.procedure.care import identified_in, owed_to, rounds
from lachan.procedure.entitling import Answer, Entitlement
from lachan.procedure.periods import local_day


class State(StrEnum):
    NOTHING = ""
    ASKED = "asked"
    REFERRED = "referred"
    SENT_BACK = "sent_back"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    EXPIRED = "expired"
    REFUSED = "refused"
    DECLINED = "declined"


SAYS: Final = {
    "support_requested": State.ASKED, "support_referred": State.REFERRED, "support_declined": State.SENT_BACK,
    "support_accepted": State.ACCEPTED, "support_delivered": State.DELIVERED, "support_prolonged": State.DELIVERED,
    "support_refused": State.REFUSED, "help_declined": State.DECLINED,
}  # fmt: skip
# Owed, and the person has not got it: nobody refused it in writing, and the person did not say no.
OPEN: Final = frozenset(
    {State.NOTHING, State.ASKED, State.REFERRED, State.SENT_BACK, State.ACCEPTED}
)


@dataclass(frozen=True, slots=True)
class Given:
    """One support: what the law answers, and how far it has come. `since`: the day of the act that says so."""

    owed: Entitlement
    state: State
    since: date | None
    until: date | None
    by: str | None

    @property
    def missing(self) -> bool:
        return self.owed.answer is Answer.OWED and self.state in OPEN


def given_to(
    acts: Iterable[Act], on: date, taken: Mapping[str, object] | None = None
) -> tuple[Given, ...]:
    """Every support of the person's regime with its working and what became of it by that day.

    Whoever was trafficked again needs again what was given before; what is given once is owed anew when they are
    identified anew. Unsettled: the law says neither yes nor no, and what favours the person is taken.
    `taken`: see `owed_to`."""
    done = [a for a in in_effect(acts, until=None, known_at=None) if local_day(a.occurred_at) <= on]
    now = rounds(done)[-1]
    once = now if identified_in(now) else done
    return tuple(
        _given(one, once if one.support.once else now, on) for one in owed_to(done, on, taken)
    )


def _given(owed: Entitlement, done: Sequence[Act], on: date) -> Given:
    """By the last word on it; «không nhận hỗ trợ nào» is a word on each."""
    kind = owed.support.kind
    said = [a for a in done if a.kind in SAYS and _about(a, kind)]
    if not said:
        return Given(owed, State.NOTHING, None, None, None)
    last = _last(said, owed.support.once)
    until = _until(last)
    ended = SAYS[last.kind] is State.DELIVERED and until is not None and until < on
    state = State.EXPIRED if ended else SAYS[last.kind]
    return Given(owed, state, local_day(last.occurred_at), until, last.agency)


def _last(said: Sequence[Act], once: bool) -> Act:
    """The last word; what is given once and was given is not missing again because it is asked for again."""
    got = [a for a in said if SAYS[a.kind] is State.DELIVERED]
    return got[-1] if once and got else said[-1]


def _about(act: Act, kind: str) -> bool:
    said = act.facts.get("support")
    return said == kind or (said is None and act.kind == "help_declined")


def _until(act: Act) -> date | None:
    said = act.facts.get("until")
    return date.fromisoformat(str(said)) if said else None
