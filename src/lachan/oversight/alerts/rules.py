"""Which alerts are due at a moment: a pure reading of the projection, the same answer for the same rows.

Nothing is remembered here. Whoever stores alerts knows them again by their key."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from .ladders import LADDERS, Ladder, Rung, ladder_of

NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Running:
    """A clock that still asks somebody to act; `due_at` None is «ngay»; `fades`: a last day for asking."""

    matter: UUID
    ref: str
    started_by: UUID
    person: str
    due_at: datetime | None
    holder: int
    fades: bool = False
    care: bool = False


@dataclass(frozen=True, slots=True)
class Flagged:
    """A red flag of a person in care that nobody has settled; `started_by`: the act that raised it."""

    care: UUID
    started_by: UUID
    raised_at: datetime
    holder: int


@dataclass(frozen=True, slots=True)
class Held:
    """An accused under an order with an end."""

    matter: UUID
    person: str
    release_at: datetime
    release_ref: str
    holder: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A hand-over that nobody has received or refused."""

    handover: UUID
    matter: UUID
    sender: int
    recipient: int
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Alert:
    """One rung of one term of one matter, or (`care`) of one person's care. `at`: when it fell due; None where the law
    says «ngay».

    `newest`: no later rung of the same term is due; the earlier ones say nothing that it does not."""

    matter: UUID
    kind: str
    ref: str
    person: str
    started_by: UUID
    due_at: datetime | None
    rung: Rung
    at: datetime | None
    newest: bool
    loud: bool
    holder: int = 0
    sender: int = 0
    recipient: int = 0
    care: bool = False

    @property
    def key(self) -> str:
        """The same for the same rung of the same term; a term that was moved is another term."""
        return key_of(
            self.matter, self.ref, self.person, self.started_by, self.due_at, self.rung.code
        )


def key_of(
    matter: UUID, ref: str, person: str, started_by: UUID, due_at: datetime | None, rung: str
) -> str:
    due = f"{due_at.timestamp():.6f}" if due_at else ""
    parts = (str(matter), ref, person, str(started_by), due, rung)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def due_alerts(
    clocks: Iterable[Running], held: Iterable[Held], waiting: Iterable[Waiting], as_of: datetime,
    flags: Iterable[Flagged] = (),
) -> list[Alert]:  # fmt: skip
    """Every rung that has come by `as_of` of every term still open, each once, whenever it is asked."""
    clocks = list(clocks)
    known = {(c.matter, c.person, c.ref, c.due_at) for c in clocks}
    # «Ngay» has no hour in the clock; the row of the accused has the hour that began it.
    lone = [
        h
        for h in held
        if not known & {(h.matter, h.person, h.release_ref, at) for at in (h.release_at, None)}
    ]
    found = [
        *(alert for clock in clocks for alert in _of_clock(clock, as_of)),
        *(alert for one in lone for alert in _of_held(one, as_of)),
        *(alert for way in waiting for alert in _of_handover(way, as_of)),
        *(alert for flag in flags for alert in _of_flag(flag, as_of)),
    ]
    return list({alert.key: alert for alert in found}.values())


def _of_clock(clock: Running, as_of: datetime) -> Iterator[Alert]:
    ladder = ladder_of(clock.ref)
    if ladder is None or _faded(clock, as_of):
        return
    for rung, at, newest in _come(ladder, clock.due_at, as_of):
        yield Alert(
            clock.matter, ladder.code, clock.ref, clock.person, clock.started_by, clock.due_at,
            rung, at, newest, ladder.loud, holder=clock.holder, care=clock.care,
        )  # fmt: skip


def _faded(clock: Running, as_of: datetime) -> bool:
    """Past a last day for asking nothing can be done in time; the main term's own rungs go on."""
    return clock.fades and clock.due_at is not None and clock.due_at <= as_of


def _of_held(one: Held, as_of: datetime) -> Iterator[Alert]:
    ladder = LADDERS["release"]
    for rung, at, newest in _come(ladder, one.release_at, as_of):
        yield Alert(
            one.matter, ladder.code, one.release_ref, one.person, NOBODY, one.release_at,
            rung, at, newest, ladder.loud, holder=one.holder,
        )  # fmt: skip


def _of_flag(flag: Flagged, as_of: datetime) -> Iterator[Alert]:
    ladder = LADDERS["danger"]
    for rung, at, newest in _come(ladder, flag.raised_at, as_of):
        yield Alert(
            flag.care, ladder.code, "", "", flag.started_by, flag.raised_at, rung, at, newest,
            ladder.loud, holder=flag.holder, care=True,
        )  # fmt: skip


def _of_handover(way: Waiting, as_of: datetime) -> Iterator[Alert]:
    ladder = LADDERS["handover"]
    for rung, at, newest in _come(ladder, way.sent_at, as_of):
        yield Alert(
            way.matter, ladder.code, "", "", way.handover, way.sent_at, rung, at, newest,
            ladder.loud, sender=way.sender, recipient=way.recipient,
        )  # fmt: skip


def _come(
    ladder: Ladder, anchor: datetime | None, as_of: datetime
) -> Iterator[tuple[Rung, datetime | None, bool]]:
    if anchor is None:
        # «Ngay»: there is no hour to count from, so it is said from the first moment.
        yield ladder.at_once or ladder.last, None, True
        return
    come = [rung for rung in ladder.rungs if anchor + rung.offset <= as_of]
    for rung in come:
        yield rung, anchor + rung.offset, rung is come[-1]
