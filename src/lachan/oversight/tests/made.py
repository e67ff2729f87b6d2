"""A made-up record for alerts: matters, terms and custody put into the projection by the keeper. Nobody in it is real."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from lachan.access.models import AuditLine
from lachan.cases.models import Lodging
from lachan.docket import ledger
from lachan.docket.models import AccusedReading, Act, ClockReading, Matter, MatterReading, Standing
from lachan.reference.models import Agency, Province

KEEPER = {"using": "keeper"}
AS_OF: dict[str, Any] = {"law_version": "made-up"}


def agency(key: str) -> Agency:
    return Agency.objects.using("keeper").get(key=key)


@dataclass
class Made:
    """Who plays which part, and the rows that were put in."""

    police: str = "cah-d674.a"
    procuracy: str = "vksh-d674.a"
    facility: str = "ntg-d674.a"
    matters: list[Matter] = field(default_factory=list)

    def matter(self, at: datetime, barred: str = "", **standings: str) -> Matter:
        holder = agency(self.police)
        matter = Matter(
            code=ledger.code_name(), province=Province.objects.using("keeper").get(id=holder.province_id),
            origin=holder, received_at=at, recorded_at=at, synthetic=True,
            barred=agency(barred) if barred else None,
        )  # fmt: skip
        matter.save(**KEEPER)
        parts = standings or {"origin": self.police, "supervisor": self.procuracy}
        for kind, key in parts.items():
            Standing(matter=matter, agency=agency(key), kind=kind, since=at, received_at=at).save(**KEEPER)  # fmt: skip
        MatterReading(
            matter=matter, stage="P3", holder=holder, closed=False, last_act_at=at, received_at=at,
            as_of=at, initiated_at=at, **AS_OF,
        ).save(**KEEPER)  # fmt: skip
        self.matters.append(matter)
        return matter

    def clock(
        self, matter: Matter, ref: str, due_at: datetime | None, *, person: str = "",
        started_by: UUID | None = None, owed: bool = True, fades: bool = False, holder: str = "",
    ) -> ClockReading:  # fmt: skip
        row = ClockReading(
            matter=matter, ref=ref, started_by=started_by or uuid4(), person=person, due_at=due_at,
            owed=owed, fades=fades, holder=agency(holder or self.police), as_of=matter.received_at, **AS_OF,
        )  # fmt: skip
        row.save(**KEEPER)
        return row

    def in_custody(self, matter: Matter, person: str, ref: str, until: datetime) -> ClockReading:
        """One accused under an order that ends at `until`, as the projection writes it."""
        since = until - timedelta(days=3)
        AccusedReading(
            matter=matter, person=person, status="held", custody="held", verdict="", apart=False,
            since=since, custody_since=since, release_at=until, release_ref=ref, last_act_at=since,
            holder=agency(self.police), as_of=since, **AS_OF,
        ).save(**KEEPER)  # fmt: skip
        return self.clock(matter, ref, until, person=person)

    def lodged(self, matter: Matter, person: str, at: datetime, facility: str = "") -> None:
        """A house took the person in."""
        house = agency(facility or self.facility)
        line = AuditLine(id=uuid4(), at=at, role="test", verb="test", outcome="done")
        line.save(**KEEPER, force_insert=True)
        act = Act(matter=matter, kind="item_received", agency=house, occurred_at=at, received_at=at,
                  recorded_at=at, line=line)  # fmt: skip
        act.save(**KEEPER, force_insert=True)
        Lodging(matter=matter, person=person, facility=house, since=at, act=act).save(**KEEPER)

    def released(self, clock: ClockReading, at: datetime) -> None:
        """An act has ended the term: the projection is written anew."""
        ClockReading.objects.using("keeper").filter(id=clock.id).update(met_at=at, owed=False)
        AccusedReading.objects.using("keeper").filter(matter=clock.matter_id, person=clock.person).update(
            release_at=None, release_ref="", custody="none")  # fmt: skip
