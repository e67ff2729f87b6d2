"""`walk` moves a matter through the verbs; see tests/walking.py."""

import pytest
from tests.walking import Walk


@pytest.fixture
def walk(cast) -> Walk:
    return Walk(cast)
