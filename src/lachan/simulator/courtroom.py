"""From the file at the procuracy to the execution of the judgment: indicted, tried, appealed, effective."""

from datetime import date, datetime, time, timedelta
from functools import partial

from lachan.law.calendar import calendar

from . import case_shares
from .case_deeds import (
    BACK_TO_COURT,
    BACK_TO_INQUIRY,
    BACK_TO_PROCURACY,
    HOME,
    ITEM,
    RETURNED,
    TO_APPEAL,
    TO_COURT,
    CaseScribe,
)
from .going import NOTICE, Accused
from .ground import Body
from .inquiry import Inquiry
from .rows import HANOI, Story
from .shares import draw
from .times import DAY

# An investigator who must have the file back is there for as long as the file will need.
LASTS = DAY * 75


class CaseLife(Inquiry):
    """One case lived to its end, or to the day up to which it is told."""

    court_returns = 0
    tried_by: Body  # the procuracy at the trial court

    # -- the procuracy decides (Điều 239–249) ------------------------------------------------------

    def decide(self) -> None:
        self.phase = "deciding"
        since = self.now
        for one in self.kept():
            self.serve("preventive_term_checked", self.procuracy, one, after=(0.3, 2))
        self.keep_on(
            "detained_for_prosecution", self.procuracy, case_shares.DECIDING[self.severity], since
        )
        term = case_shares.DECIDING[self.severity]
        when = self.on_day(since + DAY * self.dice.randint(6, term - 9))
        back = self.returns < 2 and self.chance(0.14 if not self.returns else 0.06)
        if back and self.inquirer.on((when + LASTS).date()):
            self.plan(when, self._send_back)
        elif self.chance(0.11):
            self.plan(since + DAY * (term - 4), lambda: self._decide_later(since, term))
        else:
            self.plan(when, self._indict)

    def _decide_later(self, since: datetime, term: int) -> None:
        days = case_shares.DECIDING_LONGER[self.severity]
        self.do("prosecution_term_extended", self.procuracy, number="QĐ-VKS", days=days)
        for one in self.kept():
            one.until = since + DAY * (term + days) - DAY * 2
        self.plan(
            self.on_day(since + DAY * (term + self.dice.randint(0, max(0, days - 9)))), self._indict
        )

    def _send_back(self) -> None:
        when, at = self._soon((0.5, 3))
        sent = self.scribe.send_back(self.procuracy, self.inquirer, draw(self.dice, case_shares.RETURNED), when, at,
                                     ("file_returned_by_procuracy", f"{1 + self.dice.randrange(90)}/QĐ-VKS"))  # fmt: skip
        self.phase = "returned"
        self.serve(
            "prosecution_decision_notified", self.procuracy, after=(2, 20), to=str(self.inquirer.id)
        )
        self.come_back(RETURNED, sent, 2)

    def _indict(self) -> None:
        self.phase = "indicted"
        self.do("indicted", self.procuracy, number="CT-VKS", after=(0.5, 3))
        self.serve("prosecution_decision_sent_up", self.procuracy, after=(0.1, 0.6))
        for one in self.kept():
            self.serve("detention_ending_notified", self.procuracy, one, after=(0.1, 0.4))
        self.serve("prosecution_decision_delivered", self.procuracy, after=(1, 10))
        self.serve("prosecution_decision_notified", self.procuracy, after=(0.2, 2))
        self.plan(self.on_day(self.now + timedelta(hours=1)), self._to_court)

    def _to_court(self) -> None:
        """The court that is competent, by the procuracy that sits beside it (Điều 239 khoản 1)."""
        day = (self.now + NOTICE).date()
        self.procuracy = self.there(self.procuracy)
        ground, above = self.scribe.ground, self.severity == "ĐB"
        court = ground.court_of(self.place, day, above)
        beside = None if above else ground.procuracy_beside(self.place, day)
        if (waits := self._not_yet(court, beside)) is not None:
            self.plan(waits, self._to_court)
            return
        self.tried_by = beside or self.procuracy
        if self.tried_by.id != self.holder.id:
            self.pass_file(ITEM, self.holder, self.tried_by, (0.2, 2), (0.5, 4))
        if court is None:
            raise LookupError(f"no court for {self.place.key} on {day}")
        again = self.court is not None
        self.court = self.there(self.court, DAY * 3) if self.court is not None else court
        self.pass_file(
            BACK_TO_COURT if again else TO_COURT, self.tried_by, self.court, (0.2, 2), (1, 6)
        )
        self._accepted(again)

    def _not_yet(self, *bodies: Body | None) -> datetime | None:
        """The first morning of a body that will follow another in these days."""
        ahead = [
            body.valid_from for body in bodies if body is not None and not body.on(self.now.date())
        ]
        return datetime.combine(max(ahead), time(8), HANOI) if ahead else None

    # -- the court (Điều 276–329) ------------------------------------------------------------------

    def _accepted(self, again: bool) -> None:
        court = self._court()
        self.phase = "preparing"
        if not again:
            self.do("case_accepted", court, after=(0.3, 2), number="TLST-HS")
            self.charge_officer("presiding_judge_assigned", court, after=(2, 30))
        since, days = self.now, case_shares.PREPARING[self.severity]
        self.keep_on("detained_for_trial", court, days, since)
        longest = 15 if again else days
        if (
            not self.court_returns
            and self.inquirer.on((since + LASTS + DAY * 30).date())
            and self.chance(0.06)
        ):
            self.plan(self.on_day(since + DAY * self.dice.randint(8, 20)), self._court_returns)
        else:
            first = (
                self.dice.randint(8, 12)
                if again
                else self.dice.randint(int(longest * 0.45), longest - 6)
            )
            self.plan(self.on_day(since + DAY * first), self._set)

    def _court(self) -> Body:
        if self.court is None:
            raise AssertionError("no court yet")
        return self.court

    def _court_returns(self) -> None:
        court = self._court()
        self.do("file_returned_by_court", court, number="QĐ-TA", ground=draw(self.dice, case_shares.RETURNED_BY_COURT),
                returned_by="presiding_judge")  # fmt: skip
        self.court_returns += 1
        self.phase = "returned"
        self.tried_by = self.there(self.tried_by)
        self.pass_file(BACK_TO_PROCURACY, court, self.tried_by, (4, 50), (1, 10))
        self.serve("court_decision_sent_to_procuracy", court, after=(0.1, 0.5))
        sent = self.send(BACK_TO_INQUIRY, "file", self.tried_by, self.inquirer, after=(1, 20))
        self.come_back(BACK_TO_INQUIRY, sent, 1)

    def _set(self) -> None:
        court = self._court()
        hearing = self.on_day(self.now + DAY * self.dice.randint(12, 13))
        self.do("trial_set", court, number="QĐXXST-HS", hearing_on=hearing.date().isoformat())
        self.phase = "trial"
        self.serve("trial_decision_served", court, after=(3, 30))
        self.serve("court_decision_sent_to_procuracy", court, after=(0.5, 4))
        self.keep_on("detained_until_hearing_ends", court, 90, self.now, instance="first")
        self.plan(hearing.replace(hour=8), self._hear if not self.chance(0.12) else self._adjourned)

    def _adjourned(self) -> None:
        court = self._court()
        when, at = self._soon((0.1, 1))
        self.scribe.step(
            "adjourn_hearing", "hearing_adjourned", court, when, at, added={"instance": "first"}
        )
        self.serve("adjournment_sent", court, after=(2, 30))
        self.plan(
            self.on_day(self.now + DAY * self.dice.randint(12, 24)).replace(hour=8), self._hear
        )

    def _hear(self) -> None:
        court = self._court()
        self.do("hearing_opened", court, after=(0.05, 0.4))
        verdicts = {one.code: draw(self.dice, case_shares.VERDICT) for one in self.accused}
        for one in self.accused:
            one.verdict = verdicts[one.code]
        when, at = self._soon((3, 8))
        self.scribe.judge("pronounce_judgment", "judgment_pronounced", court, verdicts, when, at,
                          ("judgment_pronounced", f"{1 + self.dice.randrange(190)}/HSST"))  # fmt: skip
        self.phase, judged = "judged", self.now
        self._after_judgment(court, judged, "first")
        self.plan(
            self.days(3, 8),
            lambda: self.serve("judgment_delivered", self._court(), instance="first"),
        )
        self._maybe_appealed(judged)

    def _after_judgment(self, court: Body, since: datetime, instance: str) -> None:
        for one in list(self.kept()):
            if one.verdict == "guilty":
                self.do(
                    "detained_after_judgment",
                    court,
                    one,
                    after=(0.05, 0.2),
                    number="QĐ-TA",
                    instance=instance,
                )
                one.until = since + DAY * 45
            else:
                self.do("released", court, one, after=(0.02, 0.1), number="QĐ-TA", ground="judged")
                one.custody, one.until = "free", None

    # -- appeal (Điều 330–362) ---------------------------------------------------------------------

    def _maybe_appealed(self, judged: datetime) -> None:
        above = self.scribe.ground.provincial("provincial_court", judged.date())
        guilty = [one for one in self.accused if one.verdict == "guilty"]
        if above is None or above.id == self._court().id or not guilty or not self.chance(0.34):
            self.plan(self._appeal_over(judged), lambda: self._effective("first"))
            return
        for one in guilty[: 1 + self.dice.randrange(len(guilty))]:
            self.plan(
                self.on_day(judged + DAY * self.dice.randint(3, 11)), partial(self._appealed, one)
            )
        self.plan(self.on_day(judged + DAY * 17), lambda: self._file_up(above))

    def _appeal_over(self, judged: datetime) -> datetime:
        """The working day after the last day on which anybody may still appeal or protest (Điều 134, 337, 343)."""
        last = calendar().next_working_day(judged.date() + DAY * 30)
        return self.on_day(datetime.combine(last + DAY, time(8, 10), HANOI))

    def _appealed(self, one: Accused) -> None:
        if self.phase not in ("judged", "appealed"):
            return
        self.phase, one.appeals = "appealed", True
        self.do("appealed", self._court(), one, channel=draw(self.dice, case_shares.APPEAL_AT))

    def _hurry(self, day: date) -> None:
        """An appealed file goes up before the court that tried it ends."""
        court, above = (
            self.court,
            self.scribe.ground.provincial("provincial_court", self.now.date()),
        )
        if (
            self.phase == "appealed"
            and court is not None
            and above is not None
            and court.valid_to
            and court.valid_to <= day
        ):
            self._file_up(above, hurried=True)

    def _file_up(self, above: Body, hurried: bool = False) -> None:
        if self.phase != "appealed":
            return
        court, self.phase = self._court(), "above"
        if not hurried:
            self.serve("appeal_term_expired", court, after=(0.1, 0.5))
        self.serve("appeal_notified", court, after=(0.5, 5))
        self.take(TO_APPEAL, self.send(TO_APPEAL, "file", court, above, after=(4, 60)), (4, 30),
                  court_level="province", against="judgment")  # fmt: skip
        self.do(
            "appellate_accepted",
            above,
            after=(0.3, 2),
            number="TLPT-HS",
            court_level="province",
            against="judgment",
        )
        self.charge_officer("appellate_judge_assigned", above, after=(2, 30))
        since = self.now
        self.keep_on("detained_for_appeal", above, 60, since - DAY * 2, court_level="province")
        if self.chance(0.15):
            self.plan(
                self.on_day(since + DAY * self.dice.randint(5, 25)), lambda: self._withdrawn(above)
            )
        else:
            self.plan(
                self.on_day(since + DAY * self.dice.randint(15, 32)), lambda: self._set_above(above)
            )

    def _withdrawn(self, above: Body) -> None:
        self.do("appeal_discontinued", above, number="QĐ-TA", ground="348.1")
        self.serve("appeal_discontinuance_sent", above, after=(2, 20))
        self._sent_home(above)

    def _set_above(self, above: Body) -> None:
        hearing = self.on_day(self.now + DAY * self.dice.randint(12, 13))
        self.do(
            "appellate_hearing_set",
            above,
            number="QĐXXPT-HS",
            hearing_on=hearing.date().isoformat(),
        )
        self.serve("appellate_trial_decision_sent", above, after=(3, 30))
        self.plan(hearing.replace(hour=8), lambda: self._hear_above(above))

    def _hear_above(self, above: Body) -> None:
        self.do("appellate_hearing_opened", above, after=(0.05, 0.4))
        verdicts = {
            one.code: draw(self.dice, case_shares.ABOVE) for one in self.accused if one.appeals
        }
        when, at = self._soon((2, 7))
        self.scribe.judge("pronounce_appeal_judgment", "appellate_judgment_pronounced", above, verdicts, when, at,
                          ("appellate_judgment_pronounced", f"{1 + self.dice.randrange(90)}/HSPT"))  # fmt: skip
        for one in self.accused:
            if verdicts.get(one.code) == "not_guilty":
                one.verdict = "not_guilty"
        self._after_judgment(above, self.now, "appeal")
        self._sent_home(above)

    def _sent_home(self, above: Body) -> None:
        """The first court executes; where it has ended, the one that followed it."""
        self.plan(self.days(2, 6), lambda: self._at_home(above))

    def _at_home(self, above: Body) -> None:
        self.court = self.there(self._court(), NOTICE)
        if (waits := self._not_yet(self.court)) is not None:
            self.plan(waits, lambda: self._at_home(above))
            return
        if any(a.kind == "appellate_judgment_pronounced" for a in self.scribe.story.acts):
            self.serve("judgment_delivered", above, after=(1, 10), instance="appeal")
        self.pass_file(HOME, above, self._court(), (0.5, 5), (2, 20))
        self.phase = "home"
        self.plan(self.on_day(self.now + DAY), lambda: self._effective("appeal"))

    # -- effect and execution (Điều 343, 364) ------------------------------------------------------

    def _effective(self, instance: str) -> None:
        court = self._court()
        self.do("judgment_effective", court, after=(0.1, 2), instance=instance)
        self.phase = "effective"
        for one in self.accused:
            if one.verdict == "guilty":
                late = not one.detained and self.chance(0.06)
                when = (
                    self.days(8, 14)
                    if late
                    else self.days(0.1, 0.8)
                    if one.detained
                    else self.on_day(self.days(1, 3))
                )
                self.plan(when, partial(self._executed, one))

    def _executed(self, one: Accused) -> None:
        court = self._court()
        self.do("execution_decided", court, one, number="QĐ-CA")
        self.plan(self.days(0.3, 0.9), lambda: self._begun(one))
        self.plan(
            self.days(0.9, 2), lambda: self.serve("execution_decision_sent", self._court(), one)
        )

    def _begun(self, one: Accused) -> None:
        if one.detained or self.chance(0.75):
            self.do("sentence_begun", self._court(), one)
            one.custody, one.until = "serving", None

    # -- the part that left ------------------------------------------------------------------------

    def parted(self, new: Story, leaving: list[Accused], when: datetime, at: datetime) -> None:
        scribe = CaseScribe(self.scribe.ground, self.scribe.ids, self.scribe.until).follow(new)
        scribe.holder = self.inquirer
        life = CaseLife(scribe, self.dice, self.officers, self.place, self.now, self.typed_at, self.article,
                        self.paragraph)  # fmt: skip
        life.accused, life.due, life.longer = leaving, self.due, self.longer
        life.procuracy, life.inquirer, life.lean = self.procuracy, self.inquirer, self.lean
        life.plan(
            max(self.now + DAY * 8, self.due - DAY * self.dice.randint(10, 20)), life._conclude
        )
        self.kin.append(life)
