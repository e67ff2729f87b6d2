"""A case walked to a place where somebody asks something of somebody: made up, as are all who appear in it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.case_scenes import Stock
from tests.case_walk import ERAS, CaseWalk

from lachan.access import scope
from lachan.intake import commands as intake
from lachan.oversight import commands
from lachan.oversight.inspections import queries as inspections
from lachan.oversight.inspections.models import Finding, Round
from lachan.oversight.letters import queries as letters
from lachan.oversight.letters.models import Letter
from lachan.oversight.shortcomings import queries as register
from lachan.oversight.shortcomings.models import Remedy, Shortcoming
from lachan.reference.models import Agency

POLICE, PROCURACY, INSPECTOR, OTHERS = "dieutra", "kiemsat", "thanhtra", "dieutra_khac"


@dataclass
class Asking(CaseWalk):
    """The districts of 2024; `kiemsat` supervises `dieutra`, `thanhtra` inspects, `dieutra_khac` has no part in it."""

    def agency(self, account: str) -> Agency:
        return Agency.objects.get(id=self.cast(account).agency_id)

    def does(self, verb: Any, account: str, **told: Any) -> Any:
        return verb(by=self.cast(account), at=self.now, **told)

    def given_standing(self, to: str = PROCURACY) -> None:
        """The police tell the procuracy of the report or case in hand: from then on it supervises."""
        who = self.cast(self.era.police)
        self.later(hours=1)
        matter = self.seen(self.era.police)
        if matter.reading.initiated_at is None:
            intake.notify_procuracy(matter=matter, by=who, at=self.now, notified_at=self.now)
            return
        intake.send_decision(matter=matter, by=who, at=self.now, sent_at=self.now)

    # -- letters -----------------------------------------------------------------------------------

    def letter(self, kind: str = "prevention", to: str = POLICE, **more: Any) -> Letter:
        told = {"words": "Nội dung giả lập.", "sent_at": self.now, **more}
        return self.does(commands.send_letter, PROCURACY, kind=kind, to=self.agency(to), **told)

    def seen_letter(self, account: str, one: Letter) -> Letter:
        with scope.acting(self.cast(account)):
            return letters.letter(self.cast(account), one.id)

    def read_letter(self, account: str, one: Letter) -> letters.Read:
        with scope.acting(self.cast(account)):
            return letters.read(letters.letter(self.cast(account), one.id), self.now)

    def received(self, one: Letter, account: str = POLICE) -> Any:
        return self.does(
            commands.receive_letter,
            account,
            letter=self.seen_letter(account, one),
            received_at=self.now,
        )

    def answered(self, one: Letter, account: str = POLICE) -> Any:
        return self.does(commands.answer_letter, account, letter=self.seen_letter(account, one),
                         words="Đã thực hiện, giả lập.", answered_at=self.now)  # fmt: skip

    # -- rounds ------------------------------------------------------------------------------------

    def round(self, account: str = INSPECTOR, bodies: tuple[str, ...] = (POLICE,)) -> Round:
        day = self.now.date()
        return self.does(commands.plan_round, account, about_what="reception", words="Kế hoạch giả lập.",
                         agencies=[self.agency(one) for one in bodies], covers=(day - timedelta(days=365), day),
                         held=(day, day + timedelta(days=10)))  # fmt: skip

    def finding(
        self, of: Round, account: str = INSPECTOR, responsible: str = POLICE, **more: Any
    ) -> Finding:
        told = {"category": "late_reception", "article": "BLTTHS Điều 146", "words": "Kết luận giả lập.",
                "found_at": self.now, "fix_by": self.now.date() + timedelta(days=15), **more}  # fmt: skip
        return self.does(
            commands.record_finding, account, round=of, responsible=self.agency(responsible), **told
        )

    def seen_finding(self, account: str, one: Finding) -> Finding:
        with scope.acting(self.cast(account)):
            return inspections.finding(self.cast(account), one.id)

    def fixed(self, one: Finding, account: str = POLICE) -> Any:
        return self.does(commands.answer_finding, account, finding=self.seen_finding(account, one),
                         words="Đã khắc phục, giả lập.", answered_at=self.now)  # fmt: skip

    # -- the register ------------------------------------------------------------------------------

    def entry(self, account: str = INSPECTOR, **more: Any) -> Shortcoming:
        told = {"nature": "condition", "category": "online_lure", "source": "own", "words": "Ghi chú giả lập.",
                "noted_at": self.now, **more}  # fmt: skip
        return self.does(commands.note_shortcoming, account, **told)

    def remedy(
        self, of: Shortcoming, account: str = INSPECTOR, responsible: str = POLICE
    ) -> Remedy:
        return self.does(commands.give_remedy, account, shortcoming=of, responsible=self.agency(responsible),
                         words="Biện pháp giả lập.", given_at=self.now, done_by=self.now.date() + timedelta(days=30))  # fmt: skip

    def seen_remedy(self, account: str, one: Remedy) -> Remedy:
        with scope.acting(self.cast(account)):
            return register.remedy(self.cast(account), one.id)

    def put_right(self, one: Remedy, account: str = POLICE) -> Any:
        return self.does(commands.report_remedy, account, remedy=self.seen_remedy(account, one),
                         words="Đã làm, giả lập.", done_at=self.now)  # fmt: skip


def at_place(cast: Any, place: str) -> Asking:
    """The same, in a case walked to that place (see the scenes of cases)."""
    found, walk = asking(cast), Stock(cast).at(place)
    found.matter, found.now = walk.matter, walk.now
    return found


def asking(cast: Any) -> Asking:
    return Asking(cast, ERAS["2024"])
