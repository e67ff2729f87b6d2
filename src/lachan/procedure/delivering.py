"""What became of each support that a person is owed: got, refused in writing, not wanted, ended, or still missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from lachan.law.lengths import Length
from lachan.law.supports import Support
from lachan.procedure.acts import Act, in_effect
from lachan.procedure.care import identified_in, owed_to, rounds
from lachan.procedure.entitling import Answer, Entitlement
from lachan.procedure.periods import add_months, local_day


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
GOT: Final = frozenset({State.DELIVERED, State.EXPIRED})
ANSWERS: Final = frozenset({"support_accepted", "support_declined"})


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
    said = _said(done, owed.support.kind)
    if not said:
        return Given(owed, State.NOTHING, None, None, None)
    last = _last(said, owed.support.once)
    until = _until(last)
    ended = SAYS[last.kind] is State.DELIVERED and until is not None and until < on
    state = State.EXPIRED if ended else SAYS[last.kind]
    return Given(owed, state, local_day(last.occurred_at), until, last.agency)


def _said(done: Sequence[Act], kind: str) -> list[Act]:
    """The words on one support that count: an answer to a referral is none on what was given since that referral."""
    every = [a for a in done if a.kind in SAYS and _about(a, kind)]
    return [a for n, a in enumerate(every) if a.kind not in ANSWERS or not _too_late(every[:n], a)]


def _too_late(earlier: Sequence[Act], answer: Act) -> bool:
    """Of the last referral to whoever answers; written down by another, of the last at all."""
    sent = [n for n, a in enumerate(earlier) if a.kind == "support_referred"]
    own = [n for n in sent if earlier[n].facts.get("to") == answer.agency] or sent
    return bool(own) and any(SAYS[a.kind] is State.DELIVERED for a in earlier[own[-1] :])


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


def given_before(acts: Iterable[Act], act: Act) -> bool:
    """Whether what this act gives is given once and was given beside it: to whoever was identified anew, anew."""
    parts = rounds(in_effect(acts, until=None, known_at=None))
    last = _place(parts, act)
    while last + 1 < len(parts) and not identified_in(parts[last + 1]):
        last += 1
    beside = [one for part in parts[: last + 1] for one in part if one.id != act.id]
    on = max(local_day(one.occurred_at) for one in [*beside, act])
    return any(one.owed.support.kind == act.facts.get("support") and one.owed.support.once and one.state in GOT
               for one in given_to(beside, on))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limited:
    """The last day to which the law gives this support, counted from the first day on which it was given in this round: of
    the days from which the law counts none is later, and what is longer favours the person."""

    support: Support
    length: Length
    last: date


def limited(acts: Iterable[Act], act: Act) -> Limited | None:
    """Of an act that gives or prolongs a support; None where the law of the person sets no limit."""
    parts = rounds(in_effect(acts, until=None, known_at=None))
    here = _place(parts, act)
    known, kind = [one for part in parts[: here + 1] for one in part], act.facts.get("support")
    support = next((one.support for one in owed_to(known, local_day(act.occurred_at)) if one.support.kind == kind), None)  # fmt: skip
    if support is None or support.limit is None:
        return None
    given = (one for one in parts[here] if one.kind == "support_delivered" and one.facts.get("support") == kind)  # fmt: skip
    first = min(local_day(one.occurred_at) for one in (*given, act))
    return Limited(support, support.limit, _after(first, support.limit))


def _place(parts: Sequence[Sequence[Act]], act: Act) -> int:
    return next(n for n, part in enumerate(parts) if any(one.id == act.id for one in part))


def _after(first: date, length: Length) -> date:
    if length.unit == "d":
        return first + timedelta(days=length.n)
    return add_months(first, length.n * 12 if length.unit == "y" else length.n)
