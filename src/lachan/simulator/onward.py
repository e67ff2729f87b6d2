"""From whoever heard first to the investigators: within the hours of the law, or late; taken, or turned away."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random

from . import shares, words
from .deeds import Scribe
from .ground import Body, Place
from .rows import HANOI, HandoverRow
from .shares import chance, draw
from .times import DAY, later, typed


class Onward:
    """A report on its way through a scribe. `now` is the last thing that happened."""

    def __init__(
        self, scribe: Scribe, dice: Random, officers: Mapping[int, int], abroad: bool
    ) -> None:
        self.scribe, self.dice, self.officers, self.abroad = scribe, dice, officers, abroad
        self.now: datetime
        self.typed_at: datetime
        self.place: Place

    def _classified(self, competent: bool) -> None:
        given = self.scribe.story.given
        article = given.article or (
            draw(self.dice, shares.ARTICLE) if competent or chance(self.dice, 0.6) else ""
        )
        paragraph = (
            1 + self.dice.randrange(3)
            if article in ("150", "151") and chance(self.dice, 0.25)
            else None
        )
        when = self._hours(0.5, 20) if competent else self._hours(0.2, 3)
        self.scribe.classify_report(
            *self._at(when), competent=competent, article=article, paragraph=paragraph
        )

    # -- in the hands of the investigators -----------------------------------------------------

    # -- small change ------------------------------------------------------------------------

    def _typed(self, when: datetime) -> datetime:
        self.typed_at = typed(self.dice, when, self.typed_at)
        return self.typed_at

    def _at(self, when: datetime) -> tuple[datetime, datetime]:
        """Something happens then, and is typed; time moves on."""
        self.now = max(self.now, when)
        return when, self._typed(when)

    def _hours(self, low: float, high: float) -> datetime:
        return later(self.dice, self.now, low, high)

    def _paper(self, kind: str, sign: str) -> tuple[str, str]:
        return kind, f"{1 + self.dice.randrange(480)}/{sign}"

    def _note(self, among: tuple[str, ...]) -> str:
        return words.reason(self.dice, among)

    # -- on its way --------------------------------------------------------------------------

    def _competent(self) -> Body:
        return self.scribe.ground.investigator_of(self.place, self.now.date(), abroad=self.abroad)

    def _onward(self, by: Body) -> None:
        """From whoever heard first to the investigating agency, within the hours of Điều 8 khoản 5, or late."""
        # In its last hours a body only passes on.
        commune = by.kind == "commune_police" and (
            by.valid_to is None or (self.now + DAY).date() < by.valid_to
        )
        if commune and chance(self.dice, 0.3):
            self._classified(False)
        to = self._competent()
        if commune and chance(self.dice, 0.7):
            self.scribe.report_up(to, *self._at(self._hours(0.2, 1.5)))
        limit = 48 if commune and self.scribe.story.given.remote else 24
        late = chance(self.dice, 0.12)
        sent = self._hours(limit, 2.2 * limit) if late else self._hours(1.5, 0.85 * limit)
        self._sent(to, max(sent, self.now))

    def _sent(self, to: Body, when: datetime) -> None:
        paper = self._paper("handover_sent", "CV-CAX") if chance(self.dice, 0.6) else None
        way = self._way(to, when, paper)
        end = self.scribe.holder.valid_to
        if chance(self.dice, 0.05) and (end is None or (self.now + DAY * 4).date() < end):
            way = self._refused(way)
        self.scribe.receive_handover(way, *self._at(self._hours(0.5, 9)))

    def _way(self, to: Body, when: datetime, paper: tuple[str, str] | None = None) -> HandoverRow:
        """A body sends while it still exists, to one that will be there to answer."""
        end = self.scribe.holder.valid_to
        if end is not None and when.date() >= end:
            when = max(self.now, _midnight(end) - timedelta(hours=1))
        to = self.scribe.ground.alive(to.id, (when + DAY * 3).date()) or to
        if when.date() < to.valid_from and end is not None and end <= to.valid_from:
            # both end on one day: the province takes it
            to = self.scribe.ground.provincial("investigation_agency", when.date()) or to
        if when.date() < to.valid_from:
            when = later(self.dice, _midnight(to.valid_from), 1, 9)
        return self.scribe.send_handover(to, *self._at(when), paper=paper)

    def _refused(self, way: HandoverRow) -> HandoverRow:
        ground = draw(self.dice, shares.REFUSAL)
        self.scribe.refuse_handover(way, ground, *self._at(self._hours(1, 14)),
                                    note=f"{words.MADE_UP} {words.REFUSED[ground]}.")  # fmt: skip
        to = self.scribe.ground.bodies[way.recipient]
        if ground == "not_competent":
            to = self.scribe.ground.provincial("investigation_agency", self.now.date()) or to
        return self.scribe.send_handover(to, *self._at(self._hours(2, 30)))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=HANOI)
