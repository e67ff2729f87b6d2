"""The worker has a connection of its own and sees only what is committed; everything is wiped afterwards."""

from collections.abc import Iterator

import pytest

from .made import Made
from .scene import Asking, asking


@pytest.fixture
def made(committed, cast) -> Iterator[Made]:
    """An empty record that a test fills; `cast` gives the people who look."""
    yield Made()


@pytest.fixture
def ask(cast) -> Asking:
    """A case of the districts, and who asks what of whom; rolled back afterwards."""
    return asking(cast)
