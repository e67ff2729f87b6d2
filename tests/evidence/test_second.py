"""The second set, written without sight of the rules: what is wanted is asked, what is asked has ground."""

import pytest

from .second.generator import files
from .second.scoring import score


@pytest.fixture(scope="module")
def told():
    return [score(made) for made in files(480, 0)]


def test_what_is_wanted_is_asked(told) -> None:
    hits = [hit for one, _, _ in told for hit in one]
    assert len(hits) > 300
    assert sum(hits) / len(hits) >= 0.95


def test_what_is_asked_has_ground(told) -> None:
    found = [(f, why) for _, _, many in told for f, why in many]
    assert sum(bool(why) for _, why in found) / len(found) >= 0.99
    assert [f for f, why in found if f.severity == "A" and not why] == []
