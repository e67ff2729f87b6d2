"""One person's care walked through its verbs, in the regime of either law; everybody in it is invented."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from inspect import signature
from typing import Any

from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.access.models import AuditLine
from lachan.people.entries import Entry
from lachan.procedure.periods import local_day
from lachan.reference.models import Agency
from lachan.victims import commands, readings
from lachan.victims.given import PersonReceived
from lachan.victims.models import (
    CareAct,
    CareCaring,
    CareClock,
    CareFile,
    CareNote,
    CareReading,
    CareStanding,
)

from .walking import does, hour


@dataclass(frozen=True)
class CareEra:
    """Who plays the parts under one law, and the first day."""

    police: str
    commune: str
    lead: str
    verifier: str
    to: str
    at: str
    day: str
    regime: str
    facility: str = "cosohotro"
    aid: str = "trogiup"


CARE_ERAS = {
    "old": CareEra("caxa", "xahoixa", "laodong", "dieutra", "to_labour", "at_labour", "2024-03-04", "law_66_2011"),
    "new": CareEra("caxa_2026", "xahoixa_2026", "ytetinh", "dieutra_tinh", "to_health", "at_health", "2025-09-03",
                   "law_53_2024"),
}  # fmt: skip
SITUATION = {"nationality": "vietnamese", "abroad": False, "goes_home": True, "cannot_pay": True, "in_facility": True,
             "poor": True, "speaks_vietnamese": False, "insured": False, "minor": False, "wants_trade": True,
             "returned_home": True, "goes_to_school": False, "in_danger": False}  # fmt: skip
STORY = "Lời kể giả lập: người quen rủ đi làm."


@dataclass
class CareWalk:
    """One person and the hour it has come to; each step is an hour later than the one before."""

    cast: Callable[[str], Any]
    era: CareEra
    now: datetime = field(init=False)
    file: CareFile = field(init=False)

    def __post_init__(self) -> None:
        self.now = hour(f"{self.era.day} 08:00")

    def later(self, *, days: float = 0, hours: float = 0) -> datetime:
        self.now += timedelta(days=days, hours=hours)
        return self.now

    def who(self, part: str) -> Any:
        """By part in the era, else by account."""
        return self.cast(getattr(self.era, part, part))

    def body(self, part: str) -> Agency:
        return Agency.objects.get(id=self.who(part).agency_id)

    def day(self, days: int) -> date:
        return local_day(self.now) + timedelta(days=days)

    def deed(self, verb: Callable[..., Any], part: str, **told: Any) -> Any:
        """Done an hour later and in the log; `when` is that hour unless it is told."""
        self.later(hours=1)
        if (
            "minor" in signature(verb).parameters
        ):  # an adult, as far as whoever writes the story down can see
            told.setdefault("minor", False)
        return does(verb, by=self.who(part), at=self.now, subject=self.file.id, file=self.file,
                    **{"when": self.now, **told})  # fmt: skip

    def given(self, **more: Any) -> PersonReceived:
        told = {"client_key": uuid7(), "received_at": self.now, "safety": "Chỉ gặp trực tiếp (giả lập)",
                "entry": Entry("female", 2006, None, {"full_name": "Người Trở Về Giả Lập", "telephone": "0900000009"})}  # fmt: skip
        return PersonReceived(**{**told, **more})

    def received(self, part: str = "police", **more: Any) -> "CareWalk":
        self.file = commands.receive_person(
            given=self.given(**more), by=self.who(part), at=self.now
        )
        return self

    def passed_on(self) -> "CareWalk":
        """The police bring the person to the commune, the commune tells the lead, the lead takes over."""
        self.deed(commands.pass_person_on, "police", to=self.body("commune"), way="to_commune")
        self.deed(commands.take_person_over, "commune", way="at_commune")
        self.deed(commands.pass_person_on, "commune", to=self.body("lead"), way=self.era.to)
        self.deed(commands.take_person_over, "lead", way=self.era.at)
        self.deed(commands.take_person_over, "lead", way="begun")
        return self

    def in_care(self) -> "CareWalk":
        return self.received().passed_on()

    def asked(self) -> "CareWalk":
        self.deed(commands.ask_verification, "lead", of=self.body("verifier"))
        return self

    def identified(self) -> "CareWalk":
        self.asked()
        self.deed(commands.identify_victim, "verifier", paper="01/GXN")
        return self

    def told(self) -> "CareWalk":
        self.deed(commands.tell_situation, "lead", situation=SITUATION)
        self.deed(commands.take_story, "lead", words=STORY, language="kpm", interpreter=True)
        return self

    def referred(self, support: str = "legal_aid", part: str = "aid", **more: Any) -> "CareWalk":
        self.deed(
            commands.refer_support,
            "lead",
            support=support,
            to=self.body(part),
            answer_by=self.day(3),
            **more,
        )
        return self

    def reading(self, part: str = "lead") -> CareReading:
        with scope.acting(self.who(part)):
            return CareReading.objects.get(care=self.file)

    def stage(self, part: str = "lead") -> str:
        """Of the whole path for whoever leads or houses; for others as far as they see it."""
        with scope.acting(self.who(part)):
            inner = CareCaring.objects.filter(care=self.file).first()
        return (inner or self.reading(part)).stage

    def caring(self, part: str = "lead") -> CareCaring:
        with scope.acting(self.who(part)):
            return CareCaring.objects.get(care=self.file)

    def acts(self, part: str = "lead") -> list[CareAct]:
        with scope.acting(self.who(part)):
            return list(CareAct.objects.filter(care=self.file).order_by("occurred_at", "id"))

    def kinds(self, part: str = "lead") -> list[str]:
        return [act.kind for act in self.acts(part)]

    def words(self, part: str) -> set[tuple[str, str]]:
        """Which words this body may read: the act and the audience."""
        with scope.acting(self.who(part)):
            notes = CareNote.objects.filter(care=self.file).select_related("act")
            return {(note.act.kind, note.audience) for note in notes}

    def clock(self, ref: str, part: str = "lead") -> CareClock | None:
        with scope.acting(self.who(part)):
            return CareClock.objects.filter(care=self.file, ref=ref).order_by("-due_at").first()

    def clocks(self, part: str = "lead") -> list[CareClock]:
        with scope.acting(self.who(part)):
            return list(CareClock.objects.filter(care=self.file))

    def standings(self, part: str) -> set[str]:
        with scope.acting(self.who(part)):
            return {s.kind for s in CareStanding.objects.filter(care=self.file)}

    def deeds(self, part: str = "lead") -> list[Any]:
        with scope.acting(self.who(part)):
            return readings.deeds_of(self.file)

    def lines(self, part: str) -> list[AuditLine]:
        with scope.acting(self.who(part)):
            return list(AuditLine.objects.filter(subject=self.file.id))
