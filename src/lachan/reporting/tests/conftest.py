"""Committed matters of the police year 2024, and a draft over them, for the verbs of reports."""

from collections.abc import Iterator

import pytest
from conftest import wipe

from lachan.indicators.tests.seeded import Seeded, seed

from .drafts import Desk


@pytest.fixture(scope="module")
def seeded(cast, django_db_blocker) -> Iterator[Seeded]:
    with django_db_blocker.unblock():
        yield seed(cast)
    wipe(django_db_blocker)


@pytest.fixture
def desk(seeded) -> Desk:
    return Desk(seeded.cast)
