"""A room in a case whose accused are charged; rolled back after each test."""

from collections.abc import Iterator

import pytest
from tests.case_scenes import scene, stock, trying

from .room import Room, opened

__all__ = ["scene", "stock"]


@pytest.fixture
def room(stock) -> Iterator[Room]:
    with trying(stock, "charged") as found:
        yield opened(found)
