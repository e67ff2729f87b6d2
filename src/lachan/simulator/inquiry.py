"""The investigation: who does it, how long, whether it is suspended, parted or ended, and its file."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from random import Random

from lachan.law.severity import severity_of
from lachan.procedure import clocks

from . import case_shares, words
from .case_deeds import TO_PROCURACY, TRANSFER, CaseScribe, Way
from .deeds import Later
from .going import Accused
from .ground import Place
from .keeping import Keeping
from .reading import deeds
from .rows import HANOI, HandoverRow, Story
from .shares import draw, pick
from .times import DAY

INVESTIGATING = frozenset({"D01", "D02", "D04", "D05", "D05x", "D06"})


class Inquiry(Keeping):
    """From initiation to the conclusion, the suspension or the end of a case."""

    def __init__(self, scribe: CaseScribe, dice: Random, officers: Mapping[int, int], place: Place,
                 now: datetime, typed_at: datetime, article: str, paragraph: int) -> None:  # fmt: skip
        super().__init__(scribe, dice, officers, place, now, typed_at)
        self.article, self.paragraph = article, paragraph
        self.severity = severity_of(article, paragraph) or "RNT"
        self.due = _months_after(now, case_shares.INQUIRY[self.severity])
        self.longer = 0
        self.returns = 0
        self.suspended = False
        self.concluding = self.due
        self.coming: list[str] = []

    def begin(self) -> None:
        """What is planned on the day of initiation."""
        self.plan(self.days(0.1, 1.5), self._opened)
        number = draw(self.dice, case_shares.ACCUSED)
        self.coming = [draw(self.dice, case_shares.WAY_IN) for _ in range(number)]
        self._plan_end(draw(self.dice, case_shares.COURSE))
        if number > 2 and self.chance(0.16):
            self.plan(self.days(45, 75), self._part)
        if self.chance(0.05):
            self.plan(self.days(15, 80), self._complained)
        if self.chance(0.05):
            self.plan(self.days(20, 60), self._corrected)

    def _come(self) -> None:
        """The accused come in one after another, once it is settled who investigates."""
        for place, way in enumerate(self.coming):
            when = self.days(0.1, 1.5) if place == 0 else self.days(2, 32)
            self.plan(when, partial(self._comes_in, way))

    def _comes_in(self, way: str) -> None:
        if self.phase == "inquiry":
            self.come_in(way)

    def _opened(self) -> None:
        if self.inquirer.kind == "border_guard":
            self._to_investigators()
        elif self.inquirer.kind == "district_police" and self.severity == "ĐB":
            self._to_competent()
        self.charge_officer("investigator_assigned", self.inquirer, (0.5, 4))
        self.serve("initiation_received_by_procuracy", self.procuracy, after=(0.2, 3))
        self.plan(
            self.days(0.2, 1.5),
            lambda: self.charge_officer("case_prosecutor_assigned", self.procuracy, (0.2, 1)),
        )
        self._come()

    def _to_investigators(self) -> None:
        """A body given some investigation initiates, and passes the case on (Điều 164)."""
        to = self.scribe.ground.provincial("investigation_agency", self.now.date())
        if to is not None:
            guard = self.inquirer
            self.pass_file(TRANSFER, guard, to, (8, 60))
            self._replaced(guard, to)

    def _to_competent(self) -> None:
        """Too grave for the district: found, decided by the procuracy, moved with its file (Điều 169)."""
        to = self.scribe.ground.provincial("investigation_agency", self.now.date())
        if to is None:
            return
        old = self.inquirer
        self.do("investigation_noncompetence_found", old, after=(1, 8))
        self.serve("transfer_requested", old, after=(2, 30), to=str(self.procuracy.id))
        self.serve("transfer_request_received", self.procuracy, after=(0.5, 4))
        self.do("case_transfer_decided", self.procuracy, after=(4, 50), number="QĐ-VKS", extra={"to": to},
                added={"to": str(to.id)})  # fmt: skip
        self.serve("transfer_decision_sent", self.procuracy, after=(0.5, 8))
        self.pass_file(TRANSFER, old, to, (2, 20))
        self._replaced(old, to)

    # -- how long ----------------------------------------------------------------------------------

    def _plan_end(self, course: str) -> None:
        turns = len(case_shares.LONGER[self.severity]) - (self.severity == "ĐB")
        wanted = draw(self.dice, {0: 46, 1: 38, 2: 16})
        months = sum(case_shares.LONGER[self.severity][: min(wanted, turns)])
        end = _months_after(self.due, months)
        self.concluding = end - DAY * self.dice.randint(11, 34)
        if self.chance(0.85):
            self.plan(self.concluding - DAY * self.dice.randint(3, 9), self._weighed)
        what = {
            "conclude": self._conclude,
            "suspend": self._suspend,
            "discontinue": self._discontinue,
        }[course]
        self.plan(self.concluding if course != "suspend" else end - DAY * 3, what)
        self._plan_longer()

    def _ends(self) -> list[datetime]:
        return [self.due, *[one.until for one in self.kept() if one.until is not None]]

    def _plan_longer(self) -> None:
        self.plan(self.due - DAY * 19, self._look_ahead)

    def _look_ahead(self) -> None:
        """About three weeks before the first term ends: is it enough, or must somebody ask for more."""
        if self.phase != "inquiry":
            return None
        first = min(self._ends())
        if self.concluding + DAY * 8 < first or self.suspended:
            return None
        asks = self.longer < len(case_shares.LONGER[self.severity]) and not self.returns
        if first - self.now > DAY * 24 and self.kept():
            return self.plan(first - DAY * 19, self._look_ahead)
        if not asks:
            self._no_longer()
            return None
        self.do(
            "investigation_extension_requested",
            self.inquirer,
            number="CV-CSĐT",
            to=str(self.procuracy.id),
        )
        more = [
            one for one in self.kept() if one.longer < len(case_shares.HELD_LONGER[self.severity])
        ]
        for one in more:
            self.do(
                "detention_extension_requested",
                self.inquirer,
                one,
                number="CV-CSĐT",
                to=str(self.procuracy.id),
            )
        self.plan(self.days(1, 4), lambda: self._longer([one for one in more if one.detained]))
        return None

    def _longer(self, more: list[Accused]) -> None:
        if self.phase != "inquiry":
            return
        months = case_shares.LONGER[self.severity][self.longer]
        self.do("investigation_extended", self.procuracy, number="QĐ-VKS", months=months)
        self.longer, self.due = self.longer + 1, _months_after(self.due, months)
        for one in more:
            add = case_shares.HELD_LONGER[self.severity][one.longer]
            self.do("detention_extended", self.procuracy, one, number="QĐ-VKS", months=add)
            one.longer += 1
            one.until = min((one.until or self.now) + DAY * 30 * add, self.due - DAY)
        for one in self.kept():
            if one not in more and one.until is not None and one.until < self.concluding + DAY * 8:
                self.plan(
                    one.until - timedelta(hours=self.dice.randint(1, 60)),
                    partial(self._ended_in_time, one),
                )
        later = min([end for end in self._ends() if end > self.now + DAY * 20] or [self.due])
        if self.concluding + DAY * 8 >= later:
            self.plan(later - DAY * 19, self._look_ahead)

    def _no_longer(self) -> None:
        """The law gives no more: whoever cannot be kept is released in time, and the investigation ends."""
        for one in self.kept():
            if one.until is not None and one.until < self.concluding + DAY * 8:
                self.plan(
                    one.until - timedelta(hours=self.dice.randint(1, 60)),
                    partial(self._ended_in_time, one),
                )

    # -- ends --------------------------------------------------------------------------------------

    def _conclude(self) -> None:
        if self.phase != "inquiry":
            return None
        if not self.accused:
            return self._nobody()
        if any(one.custody == "held" for one in self.accused):
            return self.plan(self.now + DAY * 3, self._conclude)
        self.phase = "concluded"
        self.do("investigation_concluded", self.inquirer, after=(1, 6), number="KLĐT-CSĐT")
        self.serve("conclusion_delivered", self.inquirer, after=(2, 20))
        self.serve("conclusion_notified", self.inquirer, after=(0.5, 6))
        late = self.chance(0.07)
        self.pass_file(
            TO_PROCURACY, self.inquirer, self.procuracy, (30, 70) if late else (1, 12), (1, 10)
        )
        self.decide()
        return None

    def _weighed(self) -> None:
        """Investigator and procurator weigh the evidence together before the end (TTLT 04/2018)."""
        if self.phase == "inquiry" and self.accused:
            self.serve("case_evidence_jointly_reviewed", self.inquirer)

    def decide(self) -> None:
        """The procuracy's turn; told by the next storey of the story."""
        raise Later

    def _nobody(self) -> None:
        """Nobody could be charged: suspended when the term is over."""
        self.plan(max(self.now, self.due - DAY * 3), self._suspend)

    def _suspend(self) -> None:
        if self.phase != "inquiry":
            return
        ground, end = draw(self.dice, case_shares.SUSPENDED), self._true_end()
        if end is None or ground == "229.1.b":
            self._suspended("229.1.b")
        else:
            self.plan(end, lambda: self._suspended(ground))

    def _suspended(self, ground: str) -> None:
        if self.phase != "inquiry":
            return
        self._free_all("unneeded")
        self.serve("suspension_discussed", self.inquirer, after=(0.5, 3))
        self.do("investigation_suspended", self.inquirer, after=(0.5, 2), number="QĐ-CSĐT", ground=ground,
                note=words.reason(self.dice, words.FOUND))  # fmt: skip
        self.phase, self.suspended = "suspended", True
        late = self.chance(0.1)
        self.serve("investigation_suspension_sent", self.inquirer, after=(60, 90) if late else (2, 30),
                   to=str(self.procuracy.id))  # fmt: skip
        self.serve("investigation_suspension_notified", self.inquirer, after=(1, 12))
        self.plan(self.days(24, 30), self._looked_at_again)
        if self.chance(0.45):
            self.plan(self.days(35, 160), self._resume)

    def _looked_at_again(self) -> None:
        """A suspended case is looked at every month (TTLT 01/2020)."""
        if self.phase == "suspended":
            self.serve("suspended_case_reviewed", self.inquirer)
            self.plan(self.days(24, 30), self._looked_at_again)

    def _true_end(self) -> datetime | None:
        """The first moment at which the term is over, by the clocks of the statute book."""
        ends = [d.due_at for d in clocks.dues(deeds(self.scribe.story), only=INVESTIGATING)
                if d.due_at and d.met_at is None and d.stopped_at is None]  # fmt: skip
        if not ends:
            return None
        day = max(ends).astimezone(HANOI)
        return day.replace(hour=8, minute=30, second=0, microsecond=0)

    def _free_all(self, ground: str) -> None:
        for one in list(self.accused):
            if one.custody in ("held", "detained"):
                self._freed(one, ground)
            elif one.custody == "ban":
                self.do(
                    "measure_ended", self.inquirer, one, number="QĐ-CSĐT", measure="residence_ban"
                )
                one.custody = "free"

    def _resume(self) -> None:
        self.do("investigation_resumed", self.inquirer, number="QĐ-CSĐT")
        self.serve(
            "investigation_resumption_sent", self.inquirer, after=(2, 30), to=str(self.procuracy.id)
        )
        self.serve("investigation_resumption_notified", self.inquirer, after=(1, 8))
        self.phase, self.returns = "inquiry", self.returns + 1
        if not self.accused:
            self.come_in("ban")
        self.plan(self.days(25, 55), self._conclude)

    def _discontinue(self) -> None:
        if self.phase != "inquiry":
            return
        self.phase = "over"
        self._free_all("discontinued")
        self.do("investigation_discontinued", self.inquirer, number="QĐ-CSĐT",
                ground=draw(self.dice, case_shares.DISCONTINUED), note=words.reason(self.dice, words.FOUND))  # fmt: skip
        self.serve("discontinuance_received_by_procuracy", self.procuracy, after=(4, 40))
        self.plan(
            self.days(4, 13), lambda: self.serve("discontinuance_file_returned", self.procuracy)
        )

    def come_back(self, way: Way, sent: HandoverRow, months: int) -> None:
        """The file is back for more: everybody detained is ordered on, and it is concluded again."""
        self.take(way, sent, (2, 20))
        self.phase, self.returns = "inquiry", self.returns + 1
        self.due = _months_after(self.now, months)
        back = self.now
        for one in self.kept():
            self.serve("returned_custody_checked", self.inquirer, one, after=(0.2, 1))
            self.do("detained", self.inquirer, one, after=(0.2, 1), number="L-CSĐT", custody_follows="order",
                    order_months=months)  # fmt: skip
            self.serve("detention_order_received", self.procuracy, one, after=(0.2, 1))
            self.do(
                "detention_order_decided",
                self.procuracy,
                one,
                after=(1, 4),
                number="QĐ-VKS",
                approved=True,
            )
            one.until = back + DAY * (30 * months - 3)
        self.plan(self.days(9, 16) if months == 1 else self.days(15, 42), self._conclude)

    # -- now and then ------------------------------------------------------------------------------

    def _complained(self) -> None:
        if self.phase != "inquiry":
            return
        when, at = self._soon((0.5, 5))
        self.scribe.complain(self.inquirer, "investigator", when, at)
        when = self.days(2, 6) if self.chance(0.85) else self.days(8, 12)
        self.plan(when, lambda: self.do("grievance_settled", self.inquirer, complained_of="investigator",
                                        result=pick(self.dice, ("rejected", "partly", "accepted"))))  # fmt: skip

    def _corrected(self) -> None:
        """An hour typed wrong is put right by a later act."""
        found = [
            a for a in self.scribe.story.acts if a.kind == "charge_approved" and not a.supersedes
        ]
        if found and self.phase == "inquiry":
            right = found[0].occurred_at + timedelta(minutes=1 + self.dice.randrange(2))
            self.scribe.correct_step(
                found[0], right, self.typed(self.now), words.reason(self.dice, words.CORRECTED)
            )

    def _part(self) -> None:
        """The one at large leaves for a record of their own; both go on."""
        leaving = [one for one in self.accused if not one.detained and one.custody != "held"][:1]
        if self.phase != "inquiry" or not leaving or len(self.accused) < 2 or self.returns:
            return
        when, at = self._soon((0.5, 5))
        new = self.scribe.part([one.code for one in leaving], self.inquirer, when, at, ("case_separated", f"{1 + self.dice.randrange(90)}/QĐ-CSĐT"))  # fmt: skip
        self.accused = [one for one in self.accused if one not in leaving]
        self.serve(
            "join_or_separation_sent", self.inquirer, after=(0.5, 4), to=str(self.procuracy.id)
        )
        self.parted(new, leaving, when, at)

    def parted(self, new: Story, leaving: list[Accused], when: datetime, at: datetime) -> None:
        """The new record goes on by itself; told by the next storey of the story."""


def _months_after(when: datetime, months: int) -> datetime:
    years, month = divmod(when.month - 1 + months, 12)
    day = min(when.day, 28)
    return when.replace(year=when.year + years, month=month + 1, day=day)
