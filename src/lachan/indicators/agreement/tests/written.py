"""A few dozen made-up cases written straight into the ledger's table: every cause has its case. DỮ LIỆU GIẢ LẬP.

By the keeper, committed: the role that counts has a connection of its own. No verb is involved, so no reading
of these matters exists; the comparison needs none."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from lachan.access.models import AuditLine
from lachan.docket.models import Act, Matter, Standing
from lachan.indicators.agreement.spans import HANOI
from lachan.people.models import Person
from lachan.reference.models import Agency

KEYS = {
    "police": "cah-d674.a",
    "procuracy": "vksh-d674.a",
    "court": "tah-d674.a",
    "social": "68-syt",
}
KINDS = {"police": "district_police", "procuracy": "district_procuracy", "court": "district_court",
         "social": "health_department"}  # fmt: skip


def on(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


@dataclass
class Written:
    """Matters by name; `did` appends one act of a body to one of them."""

    cast: Any
    matters: dict[str, Matter] = field(default_factory=dict)
    line: AuditLine | None = None

    def __post_init__(self) -> None:
        self.at = {name: self.agency(name) for name in KEYS}
        who = self.cast("thukybcd")
        self.line = AuditLine(at=on("2024-01-01"), account_id=who.account_id, agency_id=who.agency_id,
                              role=who.role, verb="made_up", outcome="done")  # fmt: skip
        self.line.save(using="keeper", force_insert=True)

    def agency(self, book: str) -> Agency:
        rows = Agency.objects.using("keeper").filter(province__slug="lamdong")
        return (
            rows.filter(key=KEYS[book]).first() or rows.filter(kind=KINDS[book]).order_by("id")[0]
        )

    def case(self, name: str, *, seen_by: str = "kiemsat") -> Matter:
        who = self.cast("dieutra")
        matter = Matter(code=f"VV-GL{len(self.matters):04}", province_id=who.province_id, origin_id=who.agency_id,
                        received_at=on("2023-01-01"), recorded_at=on("2023-01-01"), synthetic=True)  # fmt: skip
        matter.save(using="keeper", force_insert=True)
        if seen_by:
            Standing(matter=matter, agency_id=self.cast(seen_by).agency_id, kind="supervisor", since=on("2023-01-01"),
                     received_at=on("2023-01-01")).save(using="keeper", force_insert=True)  # fmt: skip
        self.matters[name] = matter
        return matter

    def person(self, code: str) -> str:
        Person(code=code, recorded_by=self.at["police"]).save(using="keeper", force_insert=True)
        return code

    def did(self, name: str, book: str, kind: str, at: str, recorded: str = "", *, person: str | None = None,
            supersedes: UUID | None = None, **facts: object) -> UUID:  # fmt: skip
        when = on(at)
        act = Act(id=uuid7(), matter=self.matters[name], kind=kind, agency=self.at[book], occurred_at=when, received_at=when,
                  recorded_at=on(recorded) if recorded else when + timedelta(hours=1), person_id=person, facts=facts,
                  supersedes_id=supersedes, line=self.line)  # fmt: skip
        act.save(using="keeper", force_insert=True)
        return act.id


def write(cast: Any) -> Written:
    w = Written(cast)
    for number in range(24):
        _agreed(w, f"agreed {number}", number)
    _of_sending(w)
    _parted(w)
    _victims(w)
    return w


def _agreed(w: Written, name: str, number: int) -> None:
    """Initiated, charged, concluded, indicted and tried; both books of each row have it."""
    w.case(name)
    person = w.person(f"BC-{number:04}")
    day = f"2024-{number % 6 + 2:02}-{number % 20 + 3:02}"
    w.did(name, "police", "case_initiated", day)
    w.did(name, "procuracy", "initiation_received_by_procuracy", f"{day} 15:00")
    w.did(name, "police", "accused_charged", day, person=person)
    w.did(name, "procuracy", "charge_received_by_procuracy", f"{day} 16:00", person=person)
    w.did(name, "police", "case_file_sent_to_procuracy", f"2024-{number % 3 + 8:02}-05")
    w.did(name, "procuracy", "case_file_received_by_procuracy", f"2024-{number % 3 + 8:02}-07")


def _of_sending(w: Written) -> None:
    w.case("initiated and not sent", seen_by="")
    w.did("initiated and not sent", "police", "case_initiated", "2024-05-06")
    w.case("sent, in the procuracy's next year")
    w.did(
        "sent, in the procuracy's next year", "police", "case_file_sent_to_procuracy", "2024-12-10"
    )
    w.did(
        "sent, in the procuracy's next year",
        "procuracy",
        "case_file_received_by_procuracy",
        "2024-12-11",
    )
    w.case("received, typed late")
    w.did("received, typed late", "police", "case_file_sent_to_procuracy", "2024-06-10")
    w.did(
        "received, typed late",
        "procuracy",
        "case_file_received_by_procuracy",
        "2024-06-11",
        "2025-01-20",
    )
    w.case("sent and not received")
    w.did("sent and not received", "police", "case_file_sent_to_procuracy", "2024-07-10")
    w.case("corrected since")
    wrong = w.did("corrected since", "police", "case_file_sent_to_procuracy", "2024-08-10")
    w.did(
        "corrected since",
        "police",
        "case_file_sent_to_procuracy",
        "2025-08-10",
        "2025-08-20",
        supersedes=wrong,
    )


def _parted(w: Written) -> None:
    one, other = w.case("joined into"), w.case("joined away")
    for name in ("joined into", "joined away"):
        w.did(name, "police", "case_file_sent_to_procuracy", "2024-04-10")
    w.did("joined into", "procuracy", "cases_joined", "2024-04-12", **{"with": other.code})
    w.did("joined away", "procuracy", "case_joined_into", "2024-04-12", **{"with": one.code})
    w.did("joined into", "procuracy", "case_file_received_by_procuracy", "2024-04-12")


def _victims(w: Written) -> None:
    w.case("two victims")
    for number in (1, 2):
        w.did(
            "two victims",
            "police",
            "victim_verification_answered",
            "2024-03-10",
            person=w.person(f"NN-{number:04}"),
        )
    w.did("two victims", "social", "victim_support_begun", "2024-03-15", person="NN-0001")
