"""A case walked through its verbs, from a commune's report to the execution of the judgment, in any era."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.cases import commands as cases
from lachan.docket import commands as docket
from lachan.docket import queries, readings
from lachan.docket.ledger import PaperGiven
from lachan.docket.models import Act, Handover, Matter
from lachan.docket.steps import Step
from lachan.intake import commands as intake
from lachan.intake.given import PersonGiven, ReportGiven
from lachan.people.entries import Entry
from lachan.procedure.acts import Act as Deed
from lachan.reference.models import Agency
from tests.walking import hour


@dataclass(frozen=True)
class Era:
    """Who plays the parts: commune, investigators, procuracy, courts, facility; and the first day."""

    commune: str
    police: str
    procuracy: str
    court: str
    court_above: str
    procuracy_above: str
    facility: str
    day: str


# District bodies with a commune, a provincial body between the two reforms, the two-level bodies of today.
ERAS = {
    "2024": Era("caxa", "dieutra", "kiemsat", "toaan", "toaan_tinh", "kiemsat_tinh", "nhatamgiu", "2024-01-08"),
    "2025": Era("caxa", "dieutra_tinh", "kiemsat_tinh", "toaan_tinh", "toaan_kv", "kiemsat_tinh", "trai", "2025-03-03"),
    "2026": Era("caxa_2026", "dieutra_tinh", "kiemsat_tinh", "toaan_kv", "toaan_tinh", "kiemsat_tinh", "trai", "2025-08-04"),
}  # fmt: skip


@dataclass
class CaseWalk:
    """One matter and the hour it has come to. Each step says what is done, by whom, how much later."""

    cast: Callable[[str], Any]
    era: Era
    now: datetime = field(init=False)
    matter: Matter | None = None

    def __post_init__(self) -> None:
        self.now = hour(f"{self.era.day} 08:00")

    def later(self, *, days: float = 0, hours: float = 0) -> datetime:
        self.now += timedelta(days=days, hours=hours)
        return self.now

    def to(self, text: str) -> datetime:
        self.now = hour(text)
        return self.now

    def seen(self, account: str, matter: Matter | None = None) -> Matter:
        who, one = self.cast(account), matter or self.matter
        assert one is not None
        with scope.acting(who):
            return queries.matter_by_code(who, one.code)

    def step(
        self, person: str | None = None, *, note: str = "", number: str = "", **facts: Any
    ) -> Step:
        paper = PaperGiven("decision", number, self.now.date()) if number else None
        return Step(self.now, person, facts, paper, note)

    def do(self, verb: Callable[..., Any], account: str, person: str | None = None, *,
           matter: Matter | None = None, extra: dict[str, Any] | None = None, **facts: Any) -> Any:  # fmt: skip
        """The verb by this account now, on this person, with these facts; the log must have its line."""
        return verb(matter=self.seen(account, matter), step=self.step(person, **facts), by=self.cast(account),
                    at=self.now, **(extra or {}))  # fmt: skip

    # -- to the investigating agency and to initiation ---------------------------------------------

    def reported(self, **more: Any) -> Matter:
        who = self.cast(self.era.commune)
        given = ReportGiven(uuid7(), self.now, **{"article": "150", **more})
        self.matter = intake.receive_report(given=given, by=who, at=self.now)
        self.later(hours=2)
        to = Agency.objects.get(id=self.cast(self.era.police).agency_id)
        docket.send_handover(matter=self.seen(self.era.commune), to=to, what="report", by=who, at=self.now,
                             sent_at=self.now)  # fmt: skip
        self.later(hours=1)
        docket.receive_handover(handover=self.waiting(self.era.police), by=self.cast(self.era.police),
                                at=self.now, received_at=self.now)  # fmt: skip
        self.later(days=1)
        who = self.cast(self.era.police)
        intake.assign_handling(matter=self.seen(self.era.police), officer=who.account_id, by=who, at=self.now,
                               assigned_at=self.now)  # fmt: skip
        return self.seen(self.era.police)

    def initiated(self, article: str = "150", paragraph: int = 1, **more: Any) -> Matter:
        if self.matter is None:
            self.reported(**more)
        self.later(days=7)
        intake.initiate_case(matter=self.seen(self.era.police), article=article, paragraph=paragraph,
                             by=self.cast(self.era.police), at=self.now, decided_at=self.now)  # fmt: skip
        return self.seen(self.era.police)

    def new_person(
        self,
        account: str = "",
        year: int = 1990,
        capacity: str = "accused",
        name: str = "Người Mẫu Giả Lập",
    ) -> str:
        """Somebody invented comes onto the record; returns the code name."""
        account = account or self.era.police
        before = set(self.codes(account))
        intake.add_person(
            matter=self.seen(account), by=self.cast(account), at=self.now,
            person=PersonGiven(capacity, Entry("male", year, False, {"full_name": name})),
        )  # fmt: skip
        return (set(self.codes(account)) - before).pop()

    def codes(self, account: str) -> list[str]:
        with scope.acting(self.cast(account)):
            return [
                m.person.code
                for m in queries.mentions_of(self.cast(account), self.seen_inside(account))
            ]

    def seen_inside(self, account: str) -> Matter:
        assert self.matter is not None
        return queries.matter_by_code(self.cast(account), self.matter.code)

    def charged(self, person: str, article: str = "150", paragraph: int = 1) -> Act:
        return self.do(
            cases.charge_accused, self.era.police, person, article=article, paragraph=paragraph
        )

    # -- hand-overs ----------------------------------------------------------------------------------

    def waiting(self, account: str, what: str = "") -> Handover:
        who = self.cast(account)
        with scope.acting(who):
            found = [w for w in queries.tray(who) if w.matter_id == self.matter.id]
        return next(w for w in found if not what or w.what == what)

    def waiting_place(self, account: str) -> Agency:
        return Agency.objects.get(id=self.cast(account).agency_id)

    def sent(
        self, sender: str, recipient: str, what: str = "file", person: str | None = None
    ) -> Handover:
        to = Agency.objects.get(id=self.cast(recipient).agency_id)
        return self.do(cases.hand_over, sender, person, extra={"what": what, "to": to})

    def taken(self, recipient: str, what: str = "file") -> Act:
        return cases.receive_item(handover=self.waiting(recipient, what), step=self.step(),
                                  by=self.cast(recipient), at=self.now)  # fmt: skip

    def passed(
        self, sender: str, recipient: str, what: str = "file", person: str | None = None
    ) -> Act:
        """Sent, and taken two hours later."""
        self.sent(sender, recipient, what, person)
        self.later(hours=2)
        return self.taken(recipient, what)

    # -- looking -------------------------------------------------------------------------------------

    def deeds(self, account: str = "", matter: Matter | None = None) -> list[Deed]:
        account, one = account or self.era.police, matter or self.matter
        with scope.acting(self.cast(account)):
            return readings.deeds_of(one.id)

    def stage(self, account: str = "") -> str:
        return self.seen(account or self.era.police).reading.stage

    def accused(self, account: str = "", matter: Matter | None = None) -> dict[str, Any]:
        account, one = account or self.era.police, matter or self.matter
        with scope.acting(self.cast(account)):
            return {row.person: row for row in self.seen_row(account, one).accused.all()}

    def seen_row(self, account: str, matter: Matter) -> Matter:
        return queries.matter_by_code(self.cast(account), matter.code)

    def kinds(self, account: str = "") -> list[str]:
        return [deed.kind for deed in self.deeds(account)]

    def clock(self, ref: str, person: str | None = None, account: str = "") -> Any:
        """The latest clock of that row, of that person, as read now."""
        found = [r for r in readings.read(self.deeds(account), self.now) if r.ref == ref]
        mine = [r for r in found if person is None or r.person == person]
        return mine[-1] if mine else None

    def of_era(self, **parts: str) -> "CaseWalk":
        return replace(self, era=replace(self.era, **parts))
