"""Made-up firms in a real commune of Lâm Đồng in 2024, and what was found there. «DỮ LIỆU GIẢ LẬP»."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tests.walking import hour

from lachan.access import scope
from lachan.reference.models import Unit
from lachan.sectors import commands, queries
from lachan.sectors.models import Check, Firm, FirmFinding, PlannedCheck

POLICE, OFFICE = "caxa", "thukybcd"


def unit(key: str = "c24853.a") -> Unit:
    return Unit.objects.get(key=key)


@dataclass
class Field:
    """`at` is the present of the scene."""

    cast: Callable[[str], Any]
    at: datetime = field(default_factory=lambda: hour("2024-07-10 09:00"))

    def sees(self, account: str, ask: Callable[[Any], Any]) -> Any:
        who = self.cast(account)
        with scope.acting(who):
            return ask(who)

    def told(self, **more: Any) -> dict[str, Any]:
        return {"sector": "lodging", "name": "Nhà nghỉ Mẫu (giả lập)", "place": unit(), "registration": "GL-001", **more}  # fmt: skip

    def firm(self, account: str = POLICE, **more: Any) -> Firm:
        return commands.record_firm(by=self.cast(account), at=self.at, **self.told(**more))

    def visit(self, firm: Firm, **more: Any) -> dict[str, Any]:
        return {"firm": firm, "checked_on": date(2024, 7, 1), "number": "12/KH (giả lập)", "found": {"stay_not_notified": ""},
                "fix_by": date(2024, 7, 8), **more}  # fmt: skip

    def check(self, firm: Firm | None = None, account: str = POLICE, **more: Any) -> Check:
        return commands.record_check(by=self.cast(account), at=self.at, **self.visit(firm or self.firm(), **more))  # fmt: skip

    def planned(self, firm: Firm, account: str = POLICE, **more: Any) -> PlannedCheck:
        told = {"number": "5/KH (giả lập)", "by_day": date(2024, 8, 1), **more}
        return commands.plan_check(firm=firm, by=self.cast(account), at=self.at, **told)

    def finding(self, **more: Any) -> FirmFinding:
        check = self.check(**more)
        return self.sees(POLICE, lambda who: queries.finding(who, check.findings.get().id))

    def standing(self, finding: FirmFinding, day: date, account: str = OFFICE) -> Any:
        return self.sees(account, lambda who: queries.standing(queries.finding(who, finding.id), day))  # fmt: skip
