"""A handful of committed matters: the counting role has a connection of its own and sees only what is committed."""

from collections.abc import Iterator

import pytest
from conftest import wipe

from .seeded import Seeded, seed


@pytest.fixture(scope="module")
def seeded(cast, django_db_blocker) -> Iterator[Seeded]:
    with django_db_blocker.unblock():
        yield seed(cast)
    wipe(django_db_blocker)
