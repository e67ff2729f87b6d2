"""Cases laid so that somebody's term ends about now: what the custody board and the alarms are looked at with."""

from datetime import datetime, timedelta
from typing import Final

from .courtroom import CaseLife
from .going import HOUR, Accused
from .ground import INVESTIGATORS, Body
from .keeping import HOLD
from .lives import Life
from .times import DAY

# Hours from now at which each term ends: a few are over already, and nobody has acted.
HOLDS: Final = (-2.5, 0.7, 4, 11, 21, 29, 46, 60)
ORDERS: Final = (-27, 6, 20, 50, 68, 100, 150, 200)
SOON: Final = DAY * 20


class AimedCase(CaseLife):
    """Nothing is planned after the term that is aimed: whoever looks at the board decides."""

    order_months = 1

    def begin(self) -> None:
        until = self.scribe.until
        self.plan(self.now + HOUR, self._opened)
        if until - self.now < SOON:
            when = until - HOLD + HOUR * HOLDS[self.turn % len(HOLDS)] - HOUR * 2
            self.plan(max(when, self.now + HOUR * 3), lambda: self._comes_in("held"))
        else:
            when = until - DAY * 27 + HOUR * ORDERS[self.turn % len(ORDERS)]
            self.plan(max(when, self.now + HOUR * 3), lambda: self._comes_in("held"))
            self.plan(self.days(6, 15), lambda: self._comes_in("ban"))

    def typed(self, when: datetime) -> datetime:
        self.typed_at = max(when + timedelta(minutes=2), self.typed_at + timedelta(seconds=30))
        return self.typed_at

    def _out_of_hold(self, one: Accused) -> None:
        """A hold that is aimed is left as it stands; another becomes a short order."""
        if self.scribe.until - self.now > SOON / 2:
            self._charged(one, self._after_hold, (4, 14))

    def _hold_longer(self, one: Accused) -> None:
        self._out_of_hold(one)

    def _after_hold(self, one: Accused) -> None:
        self._detained(one, "tam_giu")


class AimedLife(Life):
    """A report that becomes a case within days."""

    case_life = AimedCase

    def _course(self, by: Body) -> None:
        if by.kind in INVESTIGATORS:
            self._classified(True)
        else:
            way = self._way(self._competent(), self._hours(0.5, 3))
            self.scribe.receive_handover(way, *self._at(self._hours(0.3, 2)))
        officer = self.officers.get(self.scribe.holder.id, 0)
        self.scribe.tell("assign_handling", *self._at(self._hours(1, 4)), officer=officer)
        self.scribe.do("initiate_case", *self._at(self._hours(6, 20)), article="150", paragraph=1,
                       paper=self._paper("case_initiated", "QĐ-CSĐT"))  # fmt: skip
        self.scribe.tell("send_decision", *self._at(self._hours(0.5, 3)))
        self._case_goes_on()

    def _typed(self, when: datetime) -> datetime:
        self.typed_at = max(when + timedelta(minutes=2), self.typed_at + timedelta(seconds=30))
        return self.typed_at
