"""A room of evidence that browser tests walk into: the file of a made-up case, opened at the clock of the site."""

from collections.abc import Iterator

import pytest

from lachan.evidence.tests.room import Room, opened
from tests.case_scenes import POLICE, PROCURACY, Stock

__all__ = ["POLICE", "PROCURACY", "room"]


@pytest.fixture
def room(site, cast) -> Iterator[Room]:
    made = opened(Stock(cast).at("charged"))
    made.paper("D1")
    site.at = made.scene.later(hours=1)
    yield made


def files_of(made: Room) -> str:
    return f"/vu-viec/{made.code}/chung-cu/tep/"


def exports_of(made: Room) -> str:
    return f"/vu-viec/{made.code}/chung-cu/trinh-bay/"
