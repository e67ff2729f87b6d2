"""The same life with fewer deeds, for measuring with very many matters: no papers, no reasons, no notices."""

from functools import partial

from . import case_shares, shares
from .courtroom import CaseLife
from .going import Accused
from .ground import INVESTIGATORS, Body
from .lives import Life
from .rows import ActRow
from .shares import chance, draw
from .times import DAY, day_after, sent_after

# One matter in four becomes a case: 50,000 of 200,000.
INITIATED = 0.284


class ShortCase(CaseLife):
    """The acts that move the case and its accused; no services of process, no facility, no officers but one."""

    lean = True

    def begin(self) -> None:
        self.plan(self.days(0.1, 1.5), self._opened)
        for place in range(1 if chance(self.dice, 0.8) else 2):
            way = "detained" if chance(self.dice, 0.4) else "ban"
            self.plan(self.days(0.5 + place, 3 + 9 * place), partial(self._comes_in, way))
        self._plan_end(draw(self.dice, case_shares.COURSE))

    def _opened(self) -> None:
        self.charge_officer("investigator_assigned", self.inquirer, (0.5, 4))

    def do(self, kind: str, by: Body, one: Accused | None = None, **told: object) -> ActRow:  # type: ignore[override]  # the same words
        return super().do(kind, by, one, **{**told, "number": ""})  # type: ignore[arg-type]  # the same words

    def serve(self, kind: str, by: Body, one: Accused | None = None, **told: object) -> None:  # type: ignore[override]  # nothing is left
        return None

    def _lodge(self, one: Accused) -> None:
        return None


class ShortLife(Life):
    """Reception, the way to the investigators, assignment, a decision: three to eight deeds."""

    case_life = ShortCase

    def _course(self, by: Body) -> None:
        if by.kind in INVESTIGATORS or by.kind == "border_guard":
            if not self._outlived(DAY * 5):
                self._classified(True)
        else:
            way = self._way(self._competent(), self._hours(1.5, 26))
            self.scribe.receive_handover(way, *self._at(self._hours(0.5, 9)))
        self._outlived(DAY * 45)
        self.scribe.tell("assign_handling", *self._at(day_after(self.dice, self.now, 0, 3)),
                         officer=self.officers.get(self.scribe.holder.id, 0))  # fmt: skip
        if chance(self.dice, 0.9):
            self._decided()

    def _decided(self) -> None:
        when = day_after(self.dice, self._receipt(), 8, 22)
        opened = chance(self.dice, INITIATED)
        if opened:
            self.scribe.do(
                "initiate_case", *self._at(when), article=draw(self.dice, shares.ARTICLE)
            )
        else:
            self.scribe.do(
                "decline_initiation", *self._at(when), ground=draw(self.dice, shares.DECLINE)
            )
        self.scribe.tell("send_decision", *self._at(sent_after(self.now)))
        if chance(self.dice, 0.35):
            self.scribe.tell("notify_result", *self._at(day_after(self.dice, self.now, 0, 4)))
        if opened:
            self._case_goes_on()
