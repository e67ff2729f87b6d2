"""One committed world for each module of lock tests, removed by the superuser afterwards."""

from collections.abc import Iterator

import pytest
from conftest import CAST, wipe

from .world import World, build

ACCOUNTS = tuple(CAST)


@pytest.fixture(scope="module")
def world(cast, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock():
        made = build(cast)
        yield made
    wipe(django_db_blocker)
