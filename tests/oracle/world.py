"""Two provinces with records to count: the demo's, told by the simulator, and one made up by dice."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import psycopg

from lachan import postgres
from lachan.docket.rebuild import rebuild
from lachan.reference.load import load_province
from lachan.simulator.accounts import ROLE_OF_KIND
from lachan.simulator.ground import Ground
from lachan.simulator.load import ground_of, write_stories
from lachan.simulator.rows import ActRow, Call, Story
from lachan.simulator.tables import Keyboard
from lachan.simulator.year import Wanted, Year

from . import made_province, plan_scenes
from .planning import tell_plans
from .question import HANOI
from .record import Record, read
from .scenes import Written
from .sessions import tell as tell_sessions
from .wild import Lent, Wild

# Up to here the simulator tells; some wild clerks type long after. By then everything is known.
TOLD = datetime(2026, 2, 10, 8, tzinfo=HANOI)
NOW = datetime(2030, 1, 1, tzinfo=HANOI)
DATABASE = "lachan_test"
SESSIONS = 24


@dataclass(frozen=True)
class World:
    """`bodies`: who plays X, Y and V in the scenes, which are in the random province; `leads`: X and Y in those of the plan."""

    demo: Record
    random: Record
    bodies: dict[str, int]
    leads: dict[str, int]


def superuser() -> psycopg.Connection:
    return psycopg.connect(postgres.cluster(fsync=False).superuser_dsn(DATABASE), autocommit=True)


@contextmanager
def laid_out(folder: Path, seed: int, told: int, wild: int) -> Iterator[World]:
    """Both provinces committed; whoever asked wipes the record, the made-up province goes here."""
    load_province(made_province.make(folder / "province", seed), using="owner")
    try:
        demo, made = ground_of("lamdong"), ground_of(made_province.SLUG)
        _tell(demo, 138, told, "D")
        _tell(made, 4000 + seed, told, "R", careless=Random(f"careless {seed}"))
        with superuser() as admin:
            bodies = _run_wild(admin, made, seed, wild)
        rebuild(as_of=NOW)
        planned = tell_plans(Random(f"plans {seed} demo"), demo.province, "68", told // 6)
        telling = tell_plans(Random(f"plans {seed}"), made.province, made_province.CODE, told // 6)
        for one in (planned, telling):
            speakers = [body.id for body in one.leads]
            tell_sessions(Random(f"sessions {seed}"), one.told.cast, speakers, SESSIONS)
        scenes = plan_scenes.Written(telling.told.cast, made_province.CODE)
        scenes.tell()
        with superuser() as admin:
            admin.execute("ANALYZE")
            leads = {part: body.id for part, body in scenes.bodies.items()}
            yield World(read(admin, demo.province), read(admin, made.province), bodies, leads)
    finally:
        forget_province()


def _tell(
    ground: Ground, seed: int, count: int, series: str, careless: Random | None = None
) -> None:
    from django.db import transaction

    officers = dict.fromkeys(ground.bodies, 1)
    wanted = Wanted(
        date(2023, 10, 1), date(2025, 12, 31), count, TOLD, seed, {}, officers, series=series
    )
    year = Year(ground, wanted)
    stories = list(year.stories())
    calls: list[Call] = year.calls
    if careless is not None:
        _late_and_corrected(stories, careless)
    keyboard = Keyboard({}, {kind: (1, role) for kind, role in ROLE_OF_KIND.items()})
    with transaction.atomic(using="keeper"):
        write_stories(ground, stories, calls, keyboard, TOLD)


def _late_and_corrected(stories: list[Story], dice: Random) -> None:
    """True stories, carelessly kept: typed weeks later, corrected, and corrected again; some never entered."""
    for story in stories:
        if dice.random() < 0.1:
            story.entries.clear()
        replaced = {act.supersedes for act in story.acts}
        for act in list(story.acts):
            if dice.random() < 0.12:
                act.recorded_at = min(
                    NOW, act.recorded_at + (NOW - act.recorded_at) * dice.random()
                )
            if dice.random() < 0.08 and act.id not in replaced:
                _corrected_twice(story, act, dice)


def _corrected_twice(story: Story, act: ActRow, dice: Random) -> None:
    for _ in range(dice.choice((1, 2, 2))):
        at = min(TOLD, act.recorded_at + (TOLD - act.recorded_at) * dice.random() / 4)
        own = f"{dice.getrandbits(128):032x}"
        fresh = f"{act.id[:19]}{own[:4]}-{own[4:16]}"
        fixed = ActRow(fresh, act.kind, act.agency, act.occurred_at, at, act.facts, act.line,
                       supersedes=act.id, person=act.person)  # fmt: skip
        story.acts.append(fixed)
        act = fixed


def _run_wild(admin: Any, ground: Ground, seed: int, count: int) -> dict[str, int]:
    def some(query: str) -> list[Any]:
        return [row[0] for row in admin.execute(query).fetchall()]

    lent = Lent(
        ground.province, sorted(ground.places), sorted(ground.bodies)[:: max(1, len(ground.bodies) // 18)],
        some("SELECT code FROM people_person ORDER BY code LIMIT 40"),
        some("SELECT id::text FROM access_auditline ORDER BY id LIMIT 40"),
    )  # fmt: skip
    # The superuser writes past every trigger, as no clerk could; every key still leads to a row that is there.
    admin.execute("SET session_replication_role = replica")
    with admin.transaction():
        Wild(Random(f"wild {seed}"), lent).write(admin, count)
        scenes = Written(lent)
        scenes.write(admin)
    admin.execute("SET session_replication_role = origin")
    return scenes.bodies


def forget_province() -> None:
    """The reference tables are shared by every test of the session: nothing of ours stays."""
    ours = "(SELECT id FROM reference_province WHERE slug = %s)"
    with superuser() as admin:
        admin.execute("SET session_replication_role = replica")
        for table, key in (("jurisdiction", "agency_id"), ("unitsuccession", "predecessor_id")):
            of = "agency" if key == "agency_id" else "unit"
            admin.execute(f"DELETE FROM reference_{table} WHERE {key} IN (SELECT id FROM reference_{of} WHERE province_id IN {ours})", (made_province.SLUG,))  # fmt: skip
        for table in ("agency", "unit"):
            admin.execute(
                f"DELETE FROM reference_{table} WHERE province_id IN {ours}", (made_province.SLUG,)
            )
        admin.execute("DELETE FROM reference_province WHERE slug = %s", (made_province.SLUG,))
