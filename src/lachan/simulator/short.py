"""The same life with fewer deeds, for measuring with very many matters: no papers, no reasons, no notices."""

from . import shares
from .ground import INVESTIGATORS, Body
from .lives import Life
from .shares import chance, draw
from .times import DAY, day_after, sent_after


class ShortLife(Life):
    """Reception, the way to the investigators, assignment, a decision: three to eight deeds."""

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
        if chance(self.dice, 0.55):
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
