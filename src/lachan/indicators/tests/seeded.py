"""Reports around the edges of the police year 2024 (15/12/2023 – 14/12/2024), each with a name that says why."""

from dataclasses import dataclass, field
from typing import Any

from tests.walking import Walk, given, hour

from lachan.docket.models import Matter
from lachan.intake import commands as intake


@dataclass
class Seeded:
    """The matters by name, the account that publishes, and the matters' codes back to names."""

    cast: Any
    matters: dict[str, Matter] = field(default_factory=dict)

    def names(self, codes) -> set[str]:
        by_code = {matter.code: name for name, matter in self.matters.items()}
        return {by_code.get(code, code) for code in codes}


class Seeder:
    """A district that receives, assigns and decides at the hours it is told."""

    def __init__(self, cast: Any) -> None:
        self.walk, self.who, self.found = Walk(cast), cast("dieutra"), Seeded(cast)

    def received(self, name: str, at: str, **more: Any) -> Matter:
        matter = intake.receive_report(given=given(hour(at), **more), by=self.who, at=hour(at))
        self.found.matters[name] = matter
        return matter

    def taken_up(self, name: str, at: str, **more: Any) -> Matter:
        matter = self.received(name, at, **more)
        intake.classify_report(
            matter=self.seen(matter),
            competent=True,
            by=self.who,
            at=hour(at),
            classified_at=hour(at),
        )
        return self.walk.assigned(at, matter)

    def seen(self, matter: Matter) -> Matter:
        return self.walk.seen("dieutra", matter)

    def step(self, verb: Any, matter: Matter, told: str, at: str, **more: Any) -> None:
        verb(matter=self.seen(matter), by=self.who, at=hour(at), **{told: hour(at)}, **more)

    def initiated(self, matter: Matter, at: str) -> None:
        self.step(intake.initiate_case, matter, "decided_at", at, article="150")

    def declined(self, matter: Matter, at: str) -> None:
        self.step(intake.decline_initiation, matter, "decided_at", at, ground="157.2")

    def suspended(self, matter: Matter, at: str) -> None:
        self.step(intake.suspend_verification, matter, "suspended_at", at, ground="documents")

    def resumed(self, matter: Matter, at: str) -> None:
        self.step(intake.resume_verification, matter, "resumed_at", at)


def seed(cast: Any) -> Seeded:
    s = Seeder(cast)
    _around_the_edges(s)
    _suspended(s)
    _odd(s)
    _calls(s, cast)
    return s.found


def _around_the_edges(s: Seeder) -> None:
    s.initiated(
        s.taken_up("last minute of the year before, settled in it", "2023-12-14 23:59"),
        "2023-12-14 23:59",
    )
    s.initiated(
        s.taken_up("carried over, settled on the first day", "2023-12-14 23:58"), "2023-12-15 00:00"
    )
    s.initiated(s.taken_up("first minute of the year", "2023-12-15 00:00"), "2024-01-02 09:00")
    s.declined(s.taken_up("declined on the last minute", "2024-12-01 09:00"), "2024-12-14 23:59")
    s.initiated(
        s.taken_up("settled on the day after the year", "2024-12-01 10:00"), "2024-12-15 00:00"
    )
    s.taken_up("received on the day after the year", "2024-12-15 00:00")
    s.taken_up("in hand", "2024-06-03 09:00")


def _suspended(s: Seeder) -> None:
    s.suspended(
        s.taken_up("suspended before the year, still", "2023-10-02 09:00"), "2023-10-24 09:00"
    )
    matter = s.taken_up("suspended before, resumed and settled in the year", "2023-10-02 10:00")
    s.suspended(matter, "2023-10-24 09:00")
    s.resumed(matter, "2024-02-01 09:00")
    s.initiated(matter, "2024-02-20 09:00")
    matter = s.taken_up("suspended before, resumed only after the year", "2023-10-02 11:00")
    s.suspended(matter, "2023-10-24 09:00")
    s.resumed(matter, "2025-01-06 09:00")
    s.suspended(s.taken_up("suspended in the year", "2024-05-06 09:00"), "2024-05-28 09:00")


def _odd(s: Seeder) -> None:
    matter = s.taken_up("declined in the year, initiated after it", "2024-11-04 09:00")
    s.declined(matter, "2024-11-20 09:00")
    s.initiated(matter, "2025-01-10 09:00")
    s.received("only received, nothing done", "2024-09-02 09:00")
    late = given(hour("2024-12-10 09:00"))
    s.found.matters["received in the year, typed after it"] = intake.receive_report(
        given=late, by=s.who, at=hour("2025-03-01 09:00")
    )


def _calls(s: Seeder, cast: Any) -> None:
    """Calls on the hotline's own list; in a register, noted next day, or nowhere."""
    operator = cast("tongdai")
    for number, at in (
        ("T-1", "2024-07-01 10:30"),  # the list was filled in after the register
        ("T-2", "2024-07-02 09:00"),
        ("T-0", "2023-12-14 23:59"),
        ("T-9", "2024-12-15 00:00"),
        ("T-8", "2024-12-14 23:50"),
    ):
        intake.log_channel_entry(
            channel="hotline_111",
            external_number=number,
            arrived_at=hour(at),
            by=operator,
            at=hour(at),
        )
    s.taken_up(
        "called and registered", "2024-07-01 10:00", channel="hotline_111", external_number="T-1"
    )
    s.taken_up(
        "called before midnight", "2024-12-15 00:20", channel="hotline_111", external_number="T-8"
    )
