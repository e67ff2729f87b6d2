"""The course of one matter: who hears of it, where it goes, how it is settled. Law decides, dice choose."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from random import Random

from lachan.procedure import clocks

from . import shares, words
from .case_deeds import CaseScribe
from .courtroom import CaseLife
from .deeds import Later
from .ground import INVESTIGATORS, Body, Place
from .joining import JoiningLife
from .onward import Onward, _midnight
from .reading import deeds
from .rows import HANOI, ActRow, Given, Ids, Story
from .shares import chance, draw, pick
from .times import DAY, day_after, in_office, sent_after

CORRECTABLE = frozenset({"report_classified", "informant_notified", "procuracy_notified"})
TERM = frozenset({"A16", "A17", "A18", "A25", "A26"})


class Life(Onward):
    """One matter lived through a scribe. `now` is the last thing that happened."""

    case_life: type[CaseLife] = JoiningLife
    turn = 0  # which of its stretch this one is

    def live(self, given: Given, place: Place, by: Body) -> Story | None:
        """From reception to the end, or to the day up to which it is told; None where it was not typed by then."""
        self.now, self.place, self.typed_at = given.received_at, place, given.received_at
        story = None
        with suppress(Later):
            story = self.scribe.receive_report(given, by, self._typed(given.received_at))
            self._course(by)
        return story

    def _course(self, by: Body) -> None:
        if self.scribe.story.given.names_official_of == by.id:
            return self._past_the_named()
        if by.kind in INVESTIGATORS or by.kind == "border_guard":
            if not self._outlived(DAY * 5):
                self._classified(True)
        else:
            self._onward(by)
        self._maybe_noncompetent()
        self._told()
        self._handled()
        return None

    def _past_the_named(self) -> None:
        """The inspector answers, and passes a crime on to the provincial investigators."""
        way = self.scribe.story.handovers[0]
        self.scribe.receive_handover(way, *self._at(self._hours(2, 20)))
        to = self.scribe.ground.provincial("investigation_agency", self.now.date())
        if to is None or chance(self.dice, 0.3):
            return
        self._sent(to, in_office(self.dice, self._hours(10, 60)))
        self._told()
        self._handled()

    def _maybe_noncompetent(self) -> None:
        if self.scribe.holder.kind != "district_police" or not chance(self.dice, 0.05):
            return
        self.scribe.do("find_noncompetence", *self._at(self._hours(4, 40)))
        to = self.scribe.ground.provincial("investigation_agency", self.now.date())
        if to is not None:
            self._sent(to, self._hours(2, 22))

    def _told(self) -> None:
        """Classification and the notices: most within the days of law, some late, some never."""
        self._outlived(DAY * 15)
        done = {(a.kind, a.agency) for a in self.scribe.story.acts}
        if ("report_classified", self.scribe.holder.id) not in done:
            self._classified(True)
        hours = (60, 120) if chance(self.dice, 0.1) else (1, 16)
        self.scribe.tell("notify_procuracy", *self._at(in_office(self.dice, self._hours(*hours))))
        if self.scribe.story.given.informant != "anonymous" and chance(self.dice, 0.9):
            self._act_corrected(self._informant_told())

    def _informant_told(self) -> ActRow:
        late = chance(self.dice, 0.12)
        when = in_office(self.dice, self._hours(*((80, 160) if late else (1, 40))))
        return self.scribe.do("notify_informant", *self._at(when))

    def _act_corrected(self, act: ActRow) -> None:
        if not chance(self.dice, 0.05):
            return
        wrong = pick(
            self.dice,
            [a for a in self.scribe.story.acts if a.kind in CORRECTABLE and a.agency == act.agency],
        )
        right = wrong.occurred_at - timedelta(minutes=10 + self.dice.randrange(50))
        self.scribe.correct_act(
            wrong, right, self._typed(self._hours(2, 60)), self._note(words.CORRECTED)
        )

    def _assigned(self) -> None:
        self._outlived(DAY * 4)
        officer = self.officers.get(self.scribe.holder.id, 0)
        self.scribe.tell("assign_handling", *self._at(day_after(self.dice, self.now, 0, 3)),
                         paper=self._paper("handling_assigned", "QĐ-CSĐT"), officer=officer)  # fmt: skip
        self._prosecutor()

    def _prosecutor(self) -> None:
        if not chance(self.dice, 0.93):
            return
        when = day_after(self.dice, self.now, 1, 4)
        by = self._supervisor(when)
        if by is not None:
            officer = self.officers.get(by.id, 0)
            self.scribe.do("assign_prosecutor", *self._at(when), by=by, officer=officer,
                           paper=self._paper("prosecutor_assigned", "QĐ-VKS"))  # fmt: skip

    def _supervisor(self, when: datetime) -> Body | None:
        """The procuracy that was told and still exists that day."""
        told = [
            self.scribe.ground.bodies[i]
            for i, kind in self.scribe.story.standings
            if kind == "supervisor"
        ]
        alive = [body for body in told if body.on(when.date())]
        return alive[-1] if alive else None

    def _outlived(self, ahead: timedelta) -> bool:
        """A body that ends before then hands its work to the one that follows; the terms run on."""
        until, moved = (self.now + ahead).date(), False
        while (end := self.scribe.holder.valid_to) is not None and end <= until:
            self._succeeded(self.scribe.holder, end)
            moved = True
        return moved

    def _succeeded(self, body: Body, end: date) -> None:
        after = self.scribe.ground.alive(body.successor, end)
        if after is None or any(entry.agency == after.id for entry in self.scribe.story.entries):
            raise Later
        way = self.scribe.send_handover(
            after, *self._at(max(self.now, _midnight(end) - timedelta(hours=9))), what="file"
        )
        self.scribe.receive_handover(
            way, *self._at(max(self._hours(1, 3), _midnight(end) + timedelta(hours=8)))
        )

    def _handled(self) -> None:
        self._assigned()
        if chance(self.dice, 0.04):
            self.scribe.correct_trait(
                "destination", draw(self.dice, shares.DESTINATION), self._typed(self._hours(5, 90))
            )
        outcome = draw(self.dice, shares.OUTCOME)
        if outcome == "suspend":
            return self._to_suspension()
        start = self._receipt()
        if chance(self.dice, 0.33):
            self._prolonged(start)
            if chance(self.dice, 0.35):
                start = self._extended(start)
                return self._settle_between(outcome, start, 62, 116)
            return self._settle_between(outcome, start, 26, 58)
        return self._settle_between(outcome, start, 9, 21)

    def _receipt(self) -> datetime:
        return next(
            a.occurred_at for a in reversed(self.scribe.story.acts) if a.kind == "competent_receipt"
        )

    def _settle_between(self, outcome: str, start: datetime, low: int, high: int) -> None:
        if outcome == "drag":
            return self._dragged(start, high)
        when = max(day_after(self.dice, start, low, high), self.now + timedelta(hours=2))
        return self._settled(outcome, when)

    def _dragged(self, start: datetime, term: int) -> None:
        """Decided long after the term, or left lying with whoever took the work over."""
        if chance(self.dice, 0.8):
            outcome = draw(self.dice, {"initiate": 55, "decline": 45})
            return self._settled(
                outcome, max(day_after(self.dice, start, term + 15, term + 150), self._hours(2, 30))
            )
        if self._outlived(DAY * 4000):
            self._assigned()
        raise Later

    def _prolonged(self, start: datetime) -> None:
        when = max(day_after(self.dice, start, 13, 19), self.now + timedelta(hours=3))
        if self._outlived(when - self.now + DAY * 9):
            self._assigned()
            return
        self.scribe.do("prolong_handling", *self._at(when), note=self._note(words.COMPLEX),
                       paper=self._paper("handling_prolonged", "QĐ-CSĐT"))  # fmt: skip

    def _extended(self, start: datetime) -> datetime:
        when = max(day_after(self.dice, start, 46, 57), self.now + timedelta(hours=3))
        if self._outlived(when - self.now + DAY * 9):
            self._assigned()
        if not self._stage_prolonged():
            return self._receipt()
        self.scribe.tell("request_extension", *self._at(when), note=self._note(words.MORE_TIME),
                         paper=self._paper("extension_requested", "CV-CSĐT"))  # fmt: skip
        self._extension_answered()
        return start

    def _stage_prolonged(self) -> bool:
        entered = [a.kind for a in self.scribe.story.acts
                   if a.kind in ("handling_prolonged", "handling_assigned", "handover_received")]  # fmt: skip
        return bool(entered) and entered[-1] == "handling_prolonged"

    def _extension_answered(self) -> None:
        when = day_after(self.dice, self.now, 1, 4)
        by = self._supervisor(when)
        if by is None:
            return
        if chance(self.dice, 0.86):
            self.scribe.do("grant_extension", *self._at(when), by=by, months=pick(self.dice, (1, 2, 2)),
                           paper=self._paper("extension_granted", "QĐ-VKS"))  # fmt: skip
        else:
            self.scribe.do("refuse_extension", *self._at(when), by=by, note=self._note(words.NO_TIME),
                           paper=self._paper("extension_refused", "TB-VKS"))  # fmt: skip

    # -- the end -------------------------------------------------------------------------------

    def _settled(self, outcome: str, when: datetime) -> None:
        if self._outlived(when - self.now + DAY * 14):
            self._assigned()
            when = max(when, day_after(self.dice, self.now, 3, 15))
        if chance(self.dice, 0.6):
            report = max(
                self.now, in_office(self.dice, when - timedelta(days=1 + self.dice.randrange(6)))
            )
            if report < when:
                self.scribe.do("report_findings", *self._at(report), note=self._note(words.FOUND))
        if outcome == "initiate":
            self._initiated(when)
        else:
            self.scribe.do("decline_initiation", *self._at(when), ground=draw(self.dice, shares.DECLINE),
                           paper=self._paper("initiation_declined", "QĐ-CSĐT"), note=self._note(words.FOUND))  # fmt: skip
        self.scribe.tell("send_decision", *self._at(sent_after(self.now)))
        if chance(self.dice, 0.92):
            self.scribe.tell("notify_result", *self._at(day_after(self.dice, self.now, 0, 4)))
        if outcome == "initiate":
            self._case_goes_on()

    def _case_goes_on(self) -> None:
        """What follows initiation has dice and identifiers of its own, so that the year of reports stays as it is."""
        opened = next(a for a in reversed(self.scribe.story.acts) if a.kind == "case_initiated")
        if self.scribe.holder.valid_to is not None and self._outlived(DAY * 6):
            raise Later
        own = Random(f"case {self.scribe.story.code}")  # noqa: S311 - invention, not secrecy
        ids = self.scribe.ids if self.scribe.ids.walk else Ids(own)
        scribe = CaseScribe(self.scribe.ground, ids, self.scribe.until).follow(self.scribe.story)
        scribe.holder = self.scribe.holder
        paragraph = int(str(opened.facts.get("paragraph") or 1))
        life = self.case_life(scribe, own, self.officers, self.place, self.now, self.typed_at,
                              str(opened.facts["article"]), paragraph)  # fmt: skip
        life.turn = self.turn
        life.begin()
        life.run()

    def _initiated(self, when: datetime) -> None:
        article = self._article()
        paper = self._paper("case_initiated", "QĐ-CSĐT")
        if article in ("150", "151"):
            self.scribe.do("initiate_case", *self._at(when), paper=paper, article=article,
                           paragraph=1 + self.dice.randrange(2))  # fmt: skip
        else:
            self.scribe.do("initiate_case", *self._at(when), paper=paper, article=article)

    def _article(self) -> str:
        said = [a.facts["article"] for a in self.scribe.story.acts
                if a.kind == "report_classified" and a.facts.get("article")]  # fmt: skip
        return str(said[-1]) if said else draw(self.dice, shares.ARTICLE)

    def _to_suspension(self) -> None:
        """Only when the term has run out, and on a ground of Điều 148 khoản 1."""
        start = self._receipt()
        if chance(self.dice, 0.6):
            self._prolonged(start)
        due = self._due()
        if self._outlived(due - self.now + DAY * 14):
            self._assigned()
            due = self._due()
        self.scribe.do("report_findings", *self._at(max(self.now, in_office(self.dice, due - DAY * 8))),
                       note=self._note(words.FOUND))  # fmt: skip
        if chance(self.dice, 0.7):
            self.scribe.do("review_jointly", *self._at(max(self.now, in_office(self.dice, due - DAY * 3))),
                           note=self._note(words.FOUND))  # fmt: skip
        day = max(due.date(), self.now.date())
        when = max(
            in_office(self.dice, datetime(day.year, day.month, day.day, 9, 30, tzinfo=HANOI)),
            self.now,
        )
        self.scribe.do("suspend_verification", *self._at(when), ground=draw(self.dice, shares.SUSPEND),
                       paper=self._paper("verification_suspended", "QĐ-CSĐT"), note=self._note(words.FOUND))  # fmt: skip
        hours = (30, 60) if chance(self.dice, 0.1) else (1, 20)
        self.scribe.tell("send_suspension", *self._at(self._hours(*hours)))
        self._after_suspension()

    def _due(self) -> datetime:
        """The end of the running term, by the clocks of the statute book."""
        running = [d.due_at for d in clocks.dues(deeds(self.scribe.story))
                   if d.ref in TERM and d.due_at and d.met_at is None and d.stopped_at is None]  # fmt: skip
        return max(running).astimezone(HANOI) if running else self.now

    def _after_suspension(self) -> None:
        dice, body = self.dice, self.scribe.holder
        if chance(dice, 0.12):
            when = day_after(dice, self.now, 8, 30)
            by = self._supervisor(when)
            if by is None or not body.on((when + DAY * 40).date()):
                return
            self.scribe.do("cancel_suspension", *self._at(when), by=by,
                           paper=self._paper("suspension_cancelled", "QĐ-VKS"))  # fmt: skip
            self.scribe.do("receive_cancellation", *self._at(self._hours(2, 30)))
        elif chance(dice, 0.3):
            when = day_after(dice, self.now, 30, 120)
            if not body.on((when + DAY * 40).date()):
                return
            self.scribe.do("resume_verification", *self._at(when),
                           paper=self._paper("verification_resumed", "QĐ-CSĐT"))  # fmt: skip
        else:
            return
        self._settled(draw(dice, {"initiate": 6, "decline": 4}), day_after(dice, self.now, 10, 31))
