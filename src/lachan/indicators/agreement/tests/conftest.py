"""The made-up cases, committed once for the module and wiped at its end."""

from collections.abc import Iterator

import pytest
from conftest import wipe

from .written import Written, write


@pytest.fixture(scope="module")
def written(cast, django_db_blocker) -> Iterator[Written]:
    with django_db_blocker.unblock():
        yield write(cast)
    wipe(django_db_blocker)
