"""One committed world for each module of lock tests, removed by the superuser afterwards."""

from collections.abc import Iterator

import pytest
from conftest import CAST, wipe

from . import world_cases
from .world import World, build

ACCOUNTS = tuple(CAST)


@pytest.fixture(scope="module")
def world(request, cast, django_db_blocker) -> Iterator[World]:
    """With cases at every place of their life for a module that says CASES."""
    with django_db_blocker.unblock():
        made = build(cast)
        if getattr(request.module, "CASES", False):
            world_cases.build(made, cast)
        yield made
    wipe(django_db_blocker)
