"""A made-up plan of Lâm Đồng in 2024 and who does what in it. The bodies are real, what they do here is invented."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from tests.walking import hour

from lachan.access import scope
from lachan.plan import commands, duties, queries
from lachan.plan.given import TaskGiven
from lachan.plan.models import Document, Occurrence, Plan, Share, Task
from lachan.reference.models import Agency

KEEPER, OFFICE = "thukybcd", "thuongtruc"


def body(key: str) -> Agency:
    return Agency.objects.select_related("successor").get(key=key)


def given(lead: str | None = "68-sldtbxh", **more: Any) -> TaskGiven:
    told = {
        "words": "Hỗ trợ nạn nhân theo chế độ",
        "group": "V. Nạn nhân",
        "periodicity": "quarterly",
        **more,
    }
    told["partners"] = tuple(body(one) for one in more.get("partners", ()))
    return TaskGiven(lead=body(lead) if lead else None, **told)


@dataclass
class Planning:
    """The plan in hand; `at` is the present of the scene."""

    cast: Callable[[str], Any]
    at: datetime = field(default_factory=lambda: hour("2024-01-20 09:00"))
    year: int = 2024

    def now(self, text: str) -> "Planning":
        self.at = hour(text)
        return self

    def does(self, verb: Any, account: str = KEEPER, **told: Any) -> Any:
        return verb(by=self.cast(account), at=self.at, **told)

    def paper(self, kind: str = "yearly_plan", number: str = "", **more: Any) -> Document:
        told = {"issued_on": date(self.year, 1, 15), "issuer": "Ban Chỉ đạo 138 tỉnh", "title": "Kế hoạch giả lập",
                **more}  # fmt: skip
        return self.does(
            commands.adopt_document, kind=kind, number=number or f"{kind}-{self.year}", **told
        )

    def draft(self, **more: Any) -> Plan:
        told = {"year": self.year, "title": f"Kế hoạch năm {self.year} (giả lập)", "begins_on": date(self.year, 1, 1),
                "ends_on": date(self.year, 12, 31), **more}  # fmt: skip
        if "basis" not in told:
            told["basis"] = self.paper("programme", f"CT-{uuid4()}", issuer="Thủ tướng Chính phủ")
        return self.does(commands.draft_plan, **told)

    def task(self, plan: Plan, lead: str | None = "68-sldtbxh", **more: Any) -> Task:
        return self.does(commands.add_task, plan=plan, given=given(lead, **more))

    def adopted(self, *leads: str, **more: Any) -> Plan:
        plan = self.draft()
        for lead in leads or ("68-sldtbxh",):
            self.task(plan, lead, **more)
        self.does(commands.adopt_plan, plan=plan, document=self.paper())
        return plan

    # -- looking -----------------------------------------------------------------------------------

    def sees(self, account: str, ask: Callable[[Any], Any]) -> Any:
        who = self.cast(account)
        with scope.acting(who):
            return ask(who)

    def share(self, lead: str = "68-sldtbxh") -> Share:
        """The share of that body, as the keeper of the plan sees it."""
        rows = Share.objects.filter(carrier__key=lead).select_related(
            "version__task__plan", "carrier", "giver"
        )
        return self.sees(KEEPER, lambda who: rows.order_by("-recorded_at", "-id").first())

    def turn(self, share: Share, number: int = 1) -> Occurrence:
        return self.sees(
            KEEPER, lambda who: Occurrence.objects.get(version=share.version_id, number=number)
        )

    def read(self, account: str, task: Task | None = None) -> list[duties.Duty]:
        day = self.at.date()
        one = task or self.sees(KEEPER, lambda who: Task.objects.order_by("-id").first())
        return self.sees(account, lambda who: duties.of_task(who, one.id, day))

    def state(self, account: str = KEEPER, number: int = 1) -> str:
        return self.read(account)[number - 1].reading.code

    # -- doing -------------------------------------------------------------------------------------

    def reported(
        self, account: str = "soldtbxh", lead: str = "68-sldtbxh", number: int = 1, **more: Any
    ) -> Any:
        share = self.share(lead)
        told = {"words": "Đã làm, canary.", "reported_at": self.at, **more}
        return self.does(
            commands.report_progress,
            account,
            share=share,
            occurrence=self.turn(share, number),
            **told,
        )


__all__ = ["KEEPER", "OFFICE", "Planning", "body", "given", "queries"]
