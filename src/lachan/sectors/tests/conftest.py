"""A firm and a check that each test makes; rolled back afterwards."""

import pytest

from .scene import Field


@pytest.fixture
def field(cast) -> Field:
    return Field(cast)
