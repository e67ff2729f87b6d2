"""Two communes of Lâm Đồng in 2024, and what is invented about them. The places are real, every number is made up."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tests.walking import hour

from lachan.access import scope
from lachan.focus import commands
from lachan.focus.models import FocusPlace, FocusStep, PlaceFact
from lachan.reference.models import Agency, Unit

KEEPER, COMMUNE, ELSEWHERE = "thukybcd", "ubndxa", "caxa2"
HERE, THERE = "c24853.a", "c24784.a"


def unit(key: str = HERE) -> Unit:
    return Unit.objects.select_related("parent").get(key=key)


def body(key: str) -> Agency:
    return Agency.objects.get(key=key)


@dataclass
class Ground:
    """`at` is the present of the scene."""

    cast: Callable[[str], Any]
    at: datetime = field(default_factory=lambda: hour("2024-07-10 09:00"))

    def does(self, verb: Any, account: str = KEEPER, **told: Any) -> Any:
        return verb(by=self.cast(account), at=self.at, **told)

    def sees(self, account: str, ask: Callable[[Any], Any]) -> Any:
        who = self.cast(account)
        with scope.acting(who):
            return ask(who)

    def number(self, **more: Any) -> dict[str, Any]:
        return {"place": unit(), "kind": "departures", "period_from": date(2024, 1, 1), "period_to": date(2024, 6, 30),
                "count": 12, "method": "survey", "source": "Rà soát giả lập", **more}  # fmt: skip

    def told(self, account: str = COMMUNE, **more: Any) -> PlaceFact:
        return self.does(commands.record_place_fact, account, **self.number(**more))

    def mended(self, fact: PlaceFact, **more: Any) -> dict[str, Any]:
        return {"fact": fact, "period_from": fact.period_from, "period_to": fact.period_to, "count": 9, "method": "register",
                "source": "Sổ giả lập", **more}  # fmt: skip

    def declaration(self, **more: Any) -> dict[str, Any]:
        return {"place": unit(), "from_on": date(2024, 6, 1), "number": "45/KH-BCĐ", "paper_on": date(2024, 5, 28),
                "reasons": ["departures"], "reviewer": body("68-cat"), "review_on": date(2024, 12, 1), **more}  # fmt: skip

    def declared(self, **more: Any) -> FocusPlace:
        return self.does(commands.declare_focus, **self.declaration(**more))

    def ended(self, one: FocusPlace, **more: Any) -> FocusStep:
        told = {"done_on": date(2024, 7, 1), "number": "60/QĐ-BCĐ", "words": "Hai kỳ liền không phát sinh", **more}  # fmt: skip
        return self.does(commands.end_focus, focus=one, **told)
