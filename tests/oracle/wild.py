"""Records no honest clerk would write, «DỮ LIỆU GIẢ LẬP»: acts by dice, to ask the words what they mean at their edges.

Late recordings, corrections of corrections, hand-overs across bodies, joined and parted cases, reports never entered,
matters across the ends of periods, instants exactly at midnight. Lines and people are borrowed from told matters."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from uuid_utils.compat import uuid7

from lachan.docket import projection
from lachan.procedure import clocks
from lachan.procedure.acts import Act

from .question import HANOI, midnight
from .words import tracks, ways

EDGES = [midnight(date(year, month, day)) for year in (2023, 2024, 2025) for month, day in
         ((1, 1), (3, 15), (4, 1), (6, 1), (6, 15), (7, 1), (10, 1), (12, 1), (12, 15))]  # fmt: skip
NEAR = (timedelta(0), timedelta(0), timedelta(microseconds=-1), timedelta(seconds=1), timedelta(minutes=-1))  # fmt: skip
FACTS: dict[str, Sequence[object]] = {
    "article": ("150", "150", "151", "151", "152", "348", "", None, 150),
    "ground": ("157.1", "157.2", "245.1.a", "245.1.d", "280.1.a", "229.1.a", "documents", ""),
    "verdict": ("guilty", "not_guilty", "annulled_for_retrial", ""), "channel": ("phone", "in_person", ""),
    "approved": (True, False, None), "result": ("accepted", "partly", "rejected"), "competent": (True, False),
    "what": ("report", "file", "", None), "receipt_by": ("commune_police", "investigation_agency", "competent_agency"),
}  # fmt: skip
ONE_OF = ("released", "measure_imposed", "measure_ended", "sentence_begun", "accused_moved", "charge_cancelled",
          "accused_charged", "procuracy_charged", "charge_approved", "judgment_pronounced")  # fmt: skip
MORE = ("handling_assigned", "competent_receipt", "handover_sent", "reported_up", "procuracy_notified",
        "handling_prolonged", "case_decision_changed", "paragraph_changed", "hold_extended", "conclusion_issued")  # fmt: skip
# What is told apart only when it comes close together.
CLOSE = (("case_initiated", "initiation_cancelled", "initiation_revoked"),
         ("verification_suspended", "verification_resumed", "suspension_cancelled"),
         ("case_initiated", "accused_charged", "charge_cancelled"))  # fmt: skip
MONTH = timedelta(days=31)


@dataclass(frozen=True)
class Lent:
    """What wild rows borrow so that every key leads somewhere."""

    province: int
    units: Sequence[int]
    agencies: Sequence[int]
    people: Sequence[str]
    lines: Sequence[str]


@dataclass(frozen=True)
class Deed:
    kind: str
    agency: int
    occurred_at: datetime
    recorded_at: datetime
    person: str | None
    facts: dict[str, object]
    id: str = ""
    supersedes: str | None = None


def kinds() -> list[tuple[str, ...]]:
    """What a life is made of: the kinds that one definition or one track speaks of together."""
    found = [tuple(way.given[name]) for way in ways() for name in ("kinds", "coming", "deciding", "leaving", "naming")
             if name in way.given]  # fmt: skip
    found += [(*track["comes"], *track["goes"]) for track in tracks().values()]
    return [*found, MORE, ONE_OF, *CLOSE]


class Wild:
    def __init__(self, dice: Random, lent: Lent) -> None:
        self.dice, self.lent, self.kinds = dice, lent, kinds()
        self.people_only = set(tracks()["custody"]["comes"]) | set(ONE_OF)
        self.written: list[tuple[str, str, list[Deed]]] = []
        self.numbered: list[tuple[str, str, datetime]] = []

    # -- instants --------------------------------------------------------------------------------

    def moment(self) -> datetime:
        if self.dice.random() < 0.25:
            return self.dice.choice(EDGES) + self.dice.choice(NEAR)
        return datetime(2023, 9, 1, tzinfo=HANOI) + timedelta(
            minutes=self.dice.randrange(60 * 24 * 800)
        )

    def later(self, at: datetime) -> datetime:
        draw = self.dice.random()
        if draw < 0.15:
            return at
        if draw < 0.3:
            return next((e for e in EDGES if e >= at), at) + self.dice.choice(NEAR[:3])
        if draw < 0.5:
            return at + timedelta(hours=self.dice.choice((1, 9, 24, 48, 72)))
        return at + timedelta(minutes=self.dice.randrange(60 * 24 * 45))

    def typed(self, at: datetime) -> datetime:
        lag = self.dice.choice((0, 0, 1, 1, 2, 40, 2000, 60 * 24 * 30, 60 * 24 * 120))
        return at + timedelta(minutes=lag)

    # -- one matter ------------------------------------------------------------------------------

    def acts(self, received: datetime) -> list[Deed]:
        """A walk through three or four lives at once."""
        at = received
        first = "report_received" if self.dice.random() < 0.92 else "handover_received"
        found = [self.deed(first, at)]
        if self.dice.random() < 0.7:
            found.append(self.deed("case_initiated", self.later(at)))
        pools = self.dice.sample(self.kinds, 4)
        for _ in range(self.dice.randrange(2, 22)):
            at = max(received, self.later(at))
            found.append(self.deed(self.dice.choice(self.dice.choice(pools)), at))
        return self.corrected([replace(deed, id=str(uuid7())) for deed in found])

    def deed(self, kind: str, at: datetime) -> Deed:
        person = self.dice.choice(self.lent.people[:6]) if kind in self.people_only else None  # fmt: skip
        if kind.endswith(("suspended", "resumed", "discontinued")) and self.dice.random() < 0.3:
            person = self.dice.choice(self.lent.people[:6])
        facts = {name: self.dice.choice(values) for name, values in FACTS.items() if self.dice.random() < 0.4}  # fmt: skip
        if kind == "case_initiated":
            facts["article"] = self.dice.choice(("150", "151", "152"))
        return Deed(kind, self.dice.choice(self.lent.agencies), at, self.typed(at), person, facts)

    def corrected(self, acts: list[Deed]) -> list[Deed]:
        """Some are replaced by a later act of the same kind, and some of those again."""
        found = list(acts)
        for act in acts:
            while self.dice.random() < 0.15:
                recorded = act.recorded_at + timedelta(minutes=self.dice.randrange(60 * 24 * 60))
                when = min(recorded, act.occurred_at + self.dice.choice((*NEAR, timedelta(days=-2), timedelta(days=9))))  # fmt: skip
                act = replace(self.deed(act.kind, when), recorded_at=recorded, person=act.person,
                              supersedes=act.id, id=str(uuid7()))  # fmt: skip
                found.append(act)
        return found

    def carried(self, into: datetime) -> Iterator[Deed]:
        """Some acts of another record, copied into this one by a joining or a parting."""
        if not self.written or self.dice.random() < 0.6:
            return
        _, code, acts = self.dice.choice(self.written)
        joined = self.dice.random() < 0.6
        for act in self.dice.sample(acts, min(len(acts), 5)):
            yield replace(
                act, id=str(uuid7()), supersedes=None, facts={**act.facts, "carried_from": code}
            )
        for _ in range(self.dice.choice((1, 1, 2)) if joined else 0):
            at = self.later(into)
            yield replace(self.deed("cases_joined", at), id=str(uuid7()), facts={"with": code})

    # -- rows ------------------------------------------------------------------------------------

    def write(self, cursor: Any, count: int) -> None:
        for number in range(count):
            self._matter(cursor, f"VV-W{number:06d}")
        for _ in range(2 * count):
            self._call(cursor)

    def _matter(self, cursor: Any, code: str) -> None:
        dice, matter, received = self.dice, str(uuid7()), self.moment()
        place = dice.choice(self.lent.units) if dice.random() < 0.94 else None
        recorded, agency = self.typed(received), dice.choice(self.lent.agencies)
        _insert(cursor, "docket_matter", id=matter, code=code, province_id=self.lent.province, place_id=place,
                origin_id=agency, received_at=received, recorded_at=recorded, synthetic=True)  # fmt: skip
        if dice.random() < 0.85:
            self._report(cursor, matter, agency, received)
        acts = [*self.acts(received), *self.carried(received)]
        while not readable(acts):
            acts = [*self.acts(received), *self.carried(received)]
        self._write(cursor, matter, acts)
        self.written.append((matter, code, acts))

    def matter(self, cursor: Any, code: str, acts: Sequence[Deed]) -> None:
        """A record whose acts are given, and that has nothing but them."""
        matter, first = str(uuid7()), acts[0]
        _insert(cursor, "docket_matter", id=matter, code=code, province_id=self.lent.province,
                place_id=self.lent.units[0], origin_id=first.agency, received_at=first.occurred_at,
                recorded_at=first.recorded_at, synthetic=True)  # fmt: skip
        self._write(cursor, matter, acts)

    def _write(self, cursor: Any, matter: str, acts: Sequence[Deed]) -> None:
        for act in acts:
            self._act(cursor, matter, act)

    def _act(self, cursor: Any, matter: str, act: Deed) -> None:
        _insert(cursor, "docket_act", id=act.id, matter_id=matter, kind=act.kind, agency_id=act.agency,
                occurred_at=act.occurred_at, received_at=act.recorded_at, recorded_at=act.recorded_at,
                person_id=act.person, facts=json.dumps(act.facts), supersedes_id=act.supersedes,
                line_id=self.dice.choice(self.lent.lines))  # fmt: skip

    def _report(self, cursor: Any, matter: str, agency: int, received: datetime) -> None:
        dice, line = self.dice, self.dice.choice(self.lent.lines)
        channel, number = dice.choice(CHANNELS), dice.choice(NUMBERS)
        self.numbered.append((channel, number, received))
        happened = (received - timedelta(days=dice.randrange(400))).date()
        _insert(cursor, "intake_report", matter_id=matter, agency_id=agency, client_key=str(uuid7()), kind="notice",
                channel=channel, external_number=number, informant="named",
                occurred_from=dice.choice((None, happened, dice.choice(EDGES).date())),
                received_at=received, recorded_at=self.typed(received), line_id=line)  # fmt: skip
        if dice.random() < 0.75:
            lag = dice.choice((timedelta(minutes=30), timedelta(hours=24), timedelta(hours=24, microseconds=1),
                               timedelta(days=50)))  # fmt: skip
            _insert(cursor, "docket_registerentry", id=str(uuid7()), matter_id=matter, agency_id=agency, book="intake",
                    year=received.year, number=dice.randrange(10**6, 2 * 10**9), entered_at=received + lag)  # fmt: skip
        for _ in range(dice.randrange(5)):
            field, values = dice.choice(
                (("lure", ("easy_job", "debt")), ("route", ("abroad", "domestic")))
            )
            _insert(cursor, "intake_trait", id=str(uuid7()), matter_id=matter, field=field, value=dice.choice(values),
                    recorded_at=self.typed(received), line_id=line)  # fmt: skip

    def _call(self, cursor: Any) -> None:
        """Half of them a month, give or take a moment, from a report of that number."""
        channel, number, at = self.dice.choice(CHANNELS), self.dice.choice(NUMBERS), self.moment()
        if self.dice.random() < 0.5:
            channel, number, at = self.dice.choice(self.numbered)
            at += self.dice.choice((MONTH, -MONTH)) + self.dice.choice(
                (*NEAR, timedelta(microseconds=1))
            )
        cursor.execute(
            "INSERT INTO intake_channelentry (id, agency_id, channel, external_number, arrived_at, recorded_at, line_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            (str(uuid7()), self.dice.choice(self.lent.agencies), channel, number, at, self.typed(at),
             self.dice.choice(self.lent.lines)),
        )  # fmt: skip


def readable(acts: Sequence[Deed]) -> bool:
    """Whether the docket can hold its reading, as of every record that came through a gate: no limit begun twice by
    one act for one person, and none of a case without a case."""
    deeds = [Act(a.id, a.kind, a.occurred_at, a.recorded_at, str(a.agency), a.facts, a.supersedes, a.person) for a in acts]  # fmt: skip
    now, dues = projection.situation_of(deeds), clocks.dues(deeds)
    found = Counter((due.ref, due.started_by, due.person) for due in dues)
    a_case = now.case is not None or bool(now.accused)
    return all(number == 1 for number in found.values()) and (
        a_case or {due.ref for due in dues} <= projection.intake_refs()
    )


CHANNELS = ("hotline_111", "police_113")
NUMBERS = ("", *(f"X-{n}" for n in range(60)))


def _insert(cursor: Any, table: str, **cells: object) -> None:
    names, marks = ", ".join(cells), ", ".join(["%s"] * len(cells))
    cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(cells.values()))
