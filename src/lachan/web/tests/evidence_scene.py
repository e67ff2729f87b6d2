"""A room for the tests of its pages: a case of 2024 whose accused are charged, its file opened, all of it committed."""

from collections.abc import Callable, Iterator

import pytest
from tests.case_scenes import POLICE, PROCURACY, Stock

from lachan.evidence.tests.room import Room, opened

__all__ = ["POLICE", "PROCURACY", "room"]


@pytest.fixture
def room(committed, cast, now) -> Iterator[Room]:
    """Papers D1 and D2; the door's clock goes with the scene's."""
    made = opened(Stock(cast).at("charged"))
    made.paper("D1")
    made.paper("D2")
    made.later = stands(made, now)
    made.later()
    yield made


def stands(made: Room, now: Callable) -> Callable[[], None]:
    def later() -> None:
        made.scene.later(hours=1)
        now(made.scene.now)

    return later


def files_of(made: Room) -> str:
    return f"/vu-viec/{made.code}/chung-cu/tep/"


def lines(verb: str, outcome: str = "done") -> list:
    from lachan.access.models import AuditLine

    return list(AuditLine.objects.using("keeper").filter(verb=verb, outcome=outcome))
