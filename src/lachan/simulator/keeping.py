"""How an accused is held, charged and kept: hours of tạm giữ, days of tạm giam, and who is released in time."""

from collections.abc import Callable
from datetime import datetime, timedelta

from . import case_shares, people
from .case_deeds import ITEM
from .going import HOUR, Accused, Going
from .ground import Body
from .shares import draw
from .times import DAY, later

HOLD = timedelta(hours=72)
# Told a little before the true end, so that a rounding never keeps anybody a day too long.
SAFE = DAY * 2


class Keeping(Going):
    """Everything that happens to one accused before the file leaves the investigators."""

    article: str
    paragraph: int
    severity: str
    due: datetime  # the end of the investigation as extended so far

    def newcomer(self) -> Accused:
        """Somebody comes onto the record, first by a verb of their own."""
        row = people.person(
            self.dice, self.scribe.ids, self.now, "accused", known=self.chance(0.95), lean=self.lean
        )
        row.sex, row.birth_year, row.minor = (
            draw(self.dice, case_shares.SEX),
            1961 + self.dice.randrange(42),
            False,
        )
        at = max(self.typed_at, self.now) + timedelta(seconds=40 + self.dice.randrange(50))
        self.typed_at = at
        self.scribe.bring(row, self.inquirer, at)
        one = Accused(row)
        self.accused.append(one)
        return one

    lean: bool = False
    order_months: int = 0  # a shorter order than the law allows

    # -- ways in -----------------------------------------------------------------------------------

    def come_in(self, way: str) -> None:
        one = self.newcomer()
        {"held": self._held, "emergency": self._in_emergency, "detained": self._by_order, "ban": self._banned,
         "free": self._free}[way](one)  # fmt: skip

    def _held(self, one: Accused) -> None:
        self.do("arrested", self.inquirer, one, said={"kind": "flagrant"})
        self.do(
            "held_person_received", self.inquirer, one, after=(0.5, 3), said={"kind": "flagrant"}
        )
        since = self.now
        self.do("held", self.inquirer, one, after=(1, 5), number="QĐ-CSĐT")
        self._in_hold(one, since)

    def _in_emergency(self, one: Accused) -> None:
        self.do("emergency_held", self.inquirer, one, number="L-CSĐT")
        self.do("emergency_arrest_ordered", self.inquirer, one, after=(1, 3), number="L-CSĐT")
        self.serve("emergency_arrest_file_received", self.procuracy, one, after=(0.5, 1.5))
        approved = not self.chance(0.06)
        self.do(
            "emergency_arrest_decided",
            self.procuracy,
            one,
            after=(0.5, 3),
            number="QĐ-VKS",
            approved=approved,
        )
        if not approved:
            self._let_go(one, "not_approved")
            self.accused.remove(one)
            return
        since = self.now
        self.do("held", self.inquirer, one, after=(0.2, 1), number="QĐ-CSĐT")
        self._in_hold(one, since)

    def _in_hold(self, one: Accused, since: datetime) -> None:
        one.custody, one.until, one.held_days = "held", since + HOLD, 3
        self.serve("custody_notified", self.inquirer, one, after=(0.5, 5))
        self.serve(
            "hold_decision_sent", self.inquirer, one, after=(0.3, 3), to=str(self.procuracy.id)
        )
        self._lodge(one)
        if self.chance(0.3):
            self.plan(one.until - HOUR * self.dice.randint(16, 30), lambda: self._hold_longer(one))
        else:
            self.plan(one.until - HOUR * self.dice.randint(40, 46), lambda: self._out_of_hold(one))

    def _lodge(self, one: Accused) -> None:
        """Given over to a facility of that day, taken in within hours; now and then turned away at first."""
        house = self._house()
        if house is None or one.house is not None:
            return
        sent = self.send(ITEM, "detainee", self.inquirer, house, one, after=(0.5, 2))
        if self.chance(0.03):
            when, at = self._soon((0.3, 1))
            self.scribe.turn_away(sent, "incomplete", when, at)
            sent = self.send(ITEM, "detainee", self.inquirer, house, one, after=(0.5, 2))
        self.take(ITEM, sent, (0.4, 2))
        one.house = house

    def _house(self) -> Body | None:
        day = (self.now + DAY * 2).date()
        local = self.inquirer.kind == "district_police"
        found = self.scribe.ground.house_of(self.place, day) if local else None
        return found or self.scribe.ground.house_of(None, day)

    def _hold_longer(self, one: Accused) -> None:
        if one.custody != "held" or one.until is None:
            return
        self.do("hold_extended", self.inquirer, one, number="QĐ-CSĐT", days=3)
        self.serve("hold_extension_file_received", self.procuracy, one, after=(0.3, 2))
        self.do(
            "hold_extension_decided",
            self.procuracy,
            one,
            after=(1, 7),
            number="QĐ-VKS",
            approved=True,
        )
        one.until, one.held_days = one.until + HOLD, one.held_days + 3
        self.plan(one.until - HOUR * self.dice.randint(40, 46), lambda: self._out_of_hold(one))

    def _out_of_hold(self, one: Accused) -> None:
        """Charged and detained before the hour strikes; or released, some at the last hour."""
        if one.custody != "held" or one.until is None:
            return
        if self.chance(0.08):
            self.plan(
                one.until - timedelta(minutes=self.dice.randint(8, 55)),
                lambda: self._freed(one, "expired"),
            )
        else:
            self._charged(one, self._after_hold, (4, 14))

    def _after_hold(self, one: Accused) -> None:
        if self.chance(0.12):
            self._freed(one, "unneeded")
            self._ban(one)
        else:
            self._detained(one, "tam_giu")

    def _by_order(self, one: Accused) -> None:
        """Charged first, then arrested to be detained (Điều 113)."""
        self._charged(one, self._taken)

    def _taken(self, one: Accused) -> None:
        self.do("arrested", self.inquirer, one, after=(1, 3), said={"kind": "detention"})
        self._detained(one, "arrest")
        self._lodge(one)

    def _banned(self, one: Accused) -> None:
        self._charged(one, self._ban)

    def _free(self, one: Accused) -> None:
        self._charged(one, lambda one: None)

    # -- charge and order --------------------------------------------------------------------------

    def _charged(
        self, one: Accused, then: Callable[[Accused], None], hours: tuple[int, int] = (6, 50)
    ) -> None:
        """Charged, sent within 24 hours but for a few, and answered within three days but for a few."""
        held = one.custody == "held"
        self.do("accused_charged", self.inquirer, one, after=(0.2, 2), number="QĐ-CSĐT", article=self.article,
                paragraph=self.paragraph)  # fmt: skip
        if not held and self.chance(0.06):
            self.plan(self.later_by(25, 38), lambda: self._charge_sent(one, then, hours))
        else:
            self._charge_sent(one, then, hours)

    def _charge_sent(
        self, one: Accused, then: Callable[[Accused], None], hours: tuple[int, int]
    ) -> None:
        self.serve(
            "charge_sent_to_procuracy",
            self.inquirer,
            one,
            after=(0.5, 3),
            to=str(self.procuracy.id),
        )
        self.serve("charge_received_by_procuracy", self.procuracy, one, after=(0.3, 2))
        late = one.custody != "held" and self.chance(0.05)
        when = self.later_by(*((80, 120) if late else hours))
        self.plan(when, lambda: self._charge_answered(one, then))

    def _charge_answered(self, one: Accused, then: Callable[[Accused], None]) -> None:
        if one.custody == "free" and self.chance(0.02):
            self.do("charge_cancelled", self.procuracy, one, number="QĐ-VKS")
            self.accused.remove(one)
            return
        self.do("charge_approved", self.procuracy, one, number="QĐ-VKS")
        if self.phase == "inquiry":
            then(one)

    def _detained(self, one: Accused, follows: str) -> None:
        months = self.order_months or case_shares.ORDER[self.severity]
        began = one.until - HOLD if one.custody == "held" and one.until else self.now
        self.do("detained", self.inquirer, one, after=(0.3, 1), number="L-CSĐT", custody_follows=follows,
                tam_giu_days=one.held_days, order_months=months)  # fmt: skip
        self.serve("detention_order_received", self.procuracy, one, after=(0.2, 1))
        approved = not self.chance(0.03)
        self.do(
            "detention_order_decided",
            self.procuracy,
            one,
            after=(0.5, 4),
            number="QĐ-VKS",
            approved=approved,
        )
        one.custody, one.until = (
            "detained",
            min(began + DAY * (30 * months - one.held_days) - SAFE, self.due - DAY),
        )
        self.plan(one.until - DAY * self.dice.randint(7, 9), lambda: self.reminded(one))
        if not approved:
            self._freed(one, "not_approved")
            self._ban(one)

    def _ban(self, one: Accused) -> None:
        self.do(
            "measure_imposed",
            self.inquirer,
            one,
            after=(0.5, 6),
            number="L-CSĐT",
            measure="residence_ban",
        )
        one.custody, one.until = "ban", None

    def _let_go(self, one: Accused, ground: str) -> None:
        self.do("released", self.inquirer, one, after=(0.02, 0.1), number="QĐ-CSĐT", ground=ground)
        one.custody, one.until = "free", None

    def _freed(self, one: Accused, ground: str) -> None:
        """Released; who was never charged is no accused of this story any more."""
        if one.custody not in ("held", "detained"):
            return
        charged = any(
            a.kind == "accused_charged" and a.person == one.code for a in self.scribe.story.acts
        )
        self._let_go(one, ground)
        if not charged:
            self.accused.remove(one)

    # -- kept on -----------------------------------------------------------------------------------

    def kept(self) -> list[Accused]:
        return [one for one in self.accused if one.detained]

    def keep_on(self, kind: str, by: Body, days: int, since: datetime, **said: object) -> None:
        """Whoever decides next orders custody on for everyone detained."""
        for one in self.kept():
            self.do(kind, by, one, after=(0.2, 1), number="QĐ", said=dict(said))
            one.until = since + DAY * days - SAFE

    def _ended_in_time(self, one: Accused) -> None:
        """No further extension: released on the last days, and a lighter measure in its place."""
        if one.detained and self.phase == "inquiry":
            self._freed(one, "expired")
            self._ban(one)

    def reminded(self, one: Accused) -> None:
        """The facility says that the term is about to end (Luật 94/2015 Điều 13)."""
        if one.house is not None and one.detained and self.phase == "inquiry" and self.chance(0.9):
            self.do("facility_reminder_sent", one.house, one, to=str(self.inquirer.id))

    def later_by(self, low: float, high: float) -> datetime:
        return later(self.dice, self.now, low, high)
