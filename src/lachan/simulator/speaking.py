"""The demo's communication and training, told through the verbs as if each had been written down a day later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from lachan.access.actor import Actor
from lachan.law.reading_yaml import load_yaml
from lachan.outreach import commands
from lachan.outreach.given import SessionGiven
from lachan.outreach.models import Material, TrainingSession
from lachan.reference.codes import Kind
from lachan.reference.models import Agency, Unit
from lachan.reference.queries import agencies_on

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = timedelta(days=1)
# The seat, its commune, from which day, every how many days.
ROUNDS = (
    ("police_old", "c24853.a", date(2024, 1, 9), 19),
    ("police", "c24853.c", date(2025, 7, 8), 16),
    ("town_old", "c24784.a", date(2024, 1, 16), 33),
    ("town", "c24781.c", date(2025, 7, 15), 29),
    ("committee", "c24853.c", date(2025, 7, 21), 41),
)


def words() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load_yaml(Path(__file__).with_name("speaking.yaml"))
    return found


@dataclass(frozen=True)
class Told:
    """Who sits where, the words, the dice; nothing is told of a day after `as_of`."""

    parts: Mapping[str, Actor]
    as_of: datetime
    dice: Random
    said: Mapping[str, Any]

    def later(self, day: date) -> datetime:
        """The morning after, or now where that is still to come."""
        return min(datetime.combine(day + DAY, time(9), HANOI), self.as_of)


def speak(parts: Mapping[str, Actor], as_of: datetime, seed: int) -> int:
    """Everything of the demo; how many sessions."""
    told = Told(parts, as_of, Random(seed), words())  # noqa: S311 (made-up data)
    used = [
        commands.record_material(**one, by=parts["women"], at=told.later(one["issued_on"]))
        for one in told.said["materials"]
    ]
    count = sum(
        _round(told, seat, commune, first, step, used) for seat, commune, first, step in ROUNDS
    )
    _carried(told)
    _clubs(told)
    for one in told.said["courses"]:
        _course(told, one)
    return count


def _round(told: Told, seat: str, key: str, first: date, step: int, used: list[Material]) -> int:
    commune, count, day = Unit.objects.get(key=key), 0, first
    while day <= told.as_of.date() and commune.exists_on(day):
        given = _session(told, commune, day, [one for one in used if one.issued_on <= day])
        made = commands.record_session(given=given, by=told.parts[seat], at=told.later(day))
        if count % 6 == 0:
            _quiz(told, made.root, told.parts[seat], day, given.reached or 20)
        count, day = count + 1, day + timedelta(days=step + told.dice.randint(-3, 3))
    return count


def _session(told: Told, commune: Unit, day: date, used: list[Material]) -> SessionGiven:
    dice, said = told.dice, told.said
    groups = {code: dice.randint(*span) for code, span in said["groups"].items()}
    return SessionGiven(
        held_on=day, kind=dice.choice(said["kinds"]), topic=dice.choice(said["topics"]), place=dice.choice(said["places"]), commune=commune,
        language=dice.choice(said["languages"]), campaign=_campaign(day), reached=sum(groups.values()) + dice.randint(0, 15),
        method=dice.choice(("counted", "counted", "estimated")), groups=groups, cost=dice.randrange(0, 3_000_000, 100_000),
        evidence="Biên bản giả lập" if dice.random() < 0.8 else "", materials=((used[0], dice.randint(20, 120)),) if used else (),
    )  # fmt: skip


def _campaign(day: date) -> str:
    """The week of 30 July is its own; the rest of July to September is the peak campaign."""
    if day.month == 7 and day.day >= 24:
        return f"307-{day.year}"
    return f"CD-0107{day.year}" if day.month in (7, 8, 9) else ""


def _quiz(told: Told, about: Any, by: Actor, day: date, reached: int) -> None:
    people = max(5, min(30, reached // 3))
    for moment, low, high in (("before", 35, 60), ("after", 65, 92)):
        right = people * 5 * told.dice.randint(low, high) // 100
        commands.record_quiz(
            about=about,
            moment=moment,
            people=people,
            questions=5,
            right=right,
            by=by,
            at=told.later(day),
        )


def _carried(told: Told) -> None:
    """What the press and the broadcaster carried, twice a quarter, of nobody's commune."""
    day, turn = date(2024, 2, 20), 0
    while day <= told.as_of.date():
        kind, place = (("press", "Báo tỉnh (giả lập)"), ("broadcast", "Đài tỉnh (giả lập)"))[
            turn % 2
        ]
        given = SessionGiven(held_on=day, kind=kind, topic=told.dice.choice(told.said["topics"]), place=place, campaign=_campaign(day),
                             reached=told.dice.randrange(2_000, 20_000, 500), method="estimated")  # fmt: skip
        commands.record_session(given=given, by=told.parts["women"], at=told.later(day))
        day, turn = day + timedelta(days=45), turn + 1


def _clubs(told: Told) -> None:
    women = told.parts["women"]
    organiser = Agency.objects.get(id=women.agency_id)
    for one in told.said["clubs"]:
        if one["since"] > told.as_of.date():
            continue
        commune = Unit.objects.get(key=one["commune"])
        club = commands.open_club(
            **{**one, "commune": commune},
            organiser=organiser,
            by=women,
            at=told.later(one["since"]),
        )
        day, members = one["since"] + timedelta(days=30), one["members"]
        while day <= min(told.as_of.date(), date(2026, 6, 30)):
            members += told.dice.randint(-1, 3)
            commands.record_club_activity(club=club, on=day, words="Sinh hoạt hằng tháng (giả lập)", members=members,
                                          present=members * 2 // 3, by=women, at=told.later(day))  # fmt: skip
            day += timedelta(days=30)


def _course(told: Told, one: Mapping[str, Any]) -> None:
    """One class of each; a share of the communes' police came, more than one from some."""
    on = one["held"]["first"]
    if on > told.as_of.date():
        return
    by = told.parts["teacher_old" if on < date(2025, 3, 1) else "teacher"]
    plain = {name: one[name] for name in ("title", "topics", "content_on", "law", "checklist")}
    course = commands.record_course(**plain, hours=Decimal(one["hours"]), by=by, at=told.later(on))
    last = on + DAY * (one["held"]["days"] - 1)
    held = commands.record_training(course=course, held_on=on, ended_on=last, place="Hội trường giả lập", trainers=3,
                                    trainer_body="Nhóm giảng viên giả lập", by=by, at=told.later(last))  # fmt: skip
    _quiz(told, held.root, by, last, 90)
    _came(told, held, by, on, last, one["held"]["share"])


def _came(told: Told, held: TrainingSession, by: Actor, on: date, last: date, share: float) -> None:
    for body in agencies_on(on, Kind.COMMUNE_POLICE).filter(province=by.province_id):
        if told.dice.random() < share:
            commands.record_attendance(
                training=held,
                body=body,
                post="police",
                people=told.dice.randint(1, 3),
                by=by,
                at=told.later(last),
            )
