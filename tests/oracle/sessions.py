"""Sessions of communication of one province: told by dice through the verbs, «DỮ LIỆU GIẢ LẬP», and read back by one plain SELECT."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.refusals import Refusal
from lachan.outreach import commands
from lachan.outreach.given import SessionGiven, given_by
from lachan.outreach.models import Session as Row
from lachan.reference.models import Unit
from lachan.reference.queries import communes_on

from .question import HANOI

DAY = timedelta(days=1)
FIRST, LAST = date(2024, 1, 1), date(2026, 1, 20)
# Days at which a year, a half, a quarter begins or ends: where counting goes wrong first.
EDGES = tuple(date(*day) for day in ((2024, 1, 1), (2024, 6, 30), (2024, 7, 1), (2024, 12, 31), (2025, 1, 1), (2025, 6, 30), (2025, 7, 1)))  # fmt: skip
KINDS = ("direct", "mobile", "club", "loudspeaker", "broadcast", "press", "online")


@dataclass(frozen=True, slots=True)
class Session:
    id: str
    root: str
    turn: int
    held_on: date
    kind: str
    organiser: int
    key: str
    recorded_at: datetime
    withdrawn: bool


SESSIONS = """SELECT s.id::text, s.root::text, s.turn, s.held_on, s.kind, s.organiser_id, a.key, s.recorded_at, s.withdrawn
 FROM outreach_session s JOIN reference_agency a ON a.id = s.organiser_id WHERE s.province_id = %s"""


def read(connection: Any, province: int) -> list[Session]:
    return [Session(*row) for row in connection.execute(SESSIONS, (province,)).fetchall()]


def tell(dice: Random, cast: Callable[[str], Actor], speakers: Sequence[int], many: int) -> None:
    """So many sessions: written days after they were held, some put right to another day or way, some taken back."""
    for number in range(many):
        by = cast(f"reports {dice.choice(speakers)}")
        held = dice.choice(EDGES) if number % 3 == 0 else FIRST + dice.randrange((LAST - FIRST).days) * DAY  # fmt: skip
        at = datetime.combine(held + dice.randrange(1, 40) * DAY, time(dice.randrange(7, 18)), HANOI)  # fmt: skip
        try:
            row = commands.record_session(given=_given(dice, by, held), by=by, at=at)
        except Refusal:  # the body was not there that day: nobody spoke
            continue
        _after(dice, row, by, at)


def _given(dice: Random, by: Actor, held: date) -> SessionGiven:
    kind = dice.choice(KINDS)
    with scope.acting(by):
        here = list(communes_on(held).filter(province=by.province_id).order_by("key")[:20])
    commune: Unit | None = dice.choice(here)
    if kind in ("broadcast", "press", "online"):
        commune = None
    return SessionGiven(held_on=held, kind=kind, topic="Nội dung giả lập", place="Nơi giả lập", commune=commune,
                        reached=dice.randrange(20, 200), method=dice.choice(("counted", "estimated")))  # fmt: skip


def _after(dice: Random, row: Row, by: Actor, at: datetime) -> None:
    """Nothing, a correction, or two; the last of them may say that it never was."""
    for _ in range(dice.choice((0, 0, 1, 2))):
        at += dice.randrange(1, 60) * DAY
        with scope.acting(by):
            before = given_by(Row.objects.select_related("commune", "organiser").get(id=row.id))
        changed = dice.choice((
            replace(before, kind="mobile" if before.commune else "press", topic=f"Sửa {at:%d/%m}"),
            replace(before, held_on=before.held_on - dice.choice((1, 31)) * DAY, topic=f"Sửa {at:%d/%m}"),
        ))  # fmt: skip
        try:
            row = commands.correct_session(session=row, given=changed, why="Ghi nhầm, giả lập", withdrawn=dice.random() < 0.3,
                                           by=by, at=at)  # fmt: skip
        except Refusal:
            return
        if row.withdrawn:
            return
