"""A plan of 2024 that each test fills; rolled back afterwards."""

import pytest

from .scene import Planning


@pytest.fixture
def plan(cast) -> Planning:
    return Planning(cast)
