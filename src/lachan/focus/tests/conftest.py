"""A year of invented numbers that each test fills; rolled back afterwards."""

import pytest

from .scene import Ground


@pytest.fixture
def ground(cast) -> Ground:
    return Ground(cast)
