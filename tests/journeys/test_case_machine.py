"""A case driven by random verbs of random roles: no crash, no illegal stage, no act without its line, nobody held
beyond a term without a standing alarm, the projection equal to a reading from scratch, the dossier's table agrees."""

from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.case_walk import ERAS
from tests.journeys.machine import Machine

pytestmark = pytest.mark.django_db(databases=["default"])
QUIET = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "derandomize": True,
    "phases": [Phase.generate],
}


class _Undone(Exception):
    """Each run ends by being undone, so that runs do not see each other."""


def run(cast, seed: int, era: str, steps: int) -> Machine:
    machine: Machine | None = None
    try:
        with transaction.atomic():
            machine = Machine(cast, Random(seed), era)  # noqa: S311 - dice, not secrets
            for _ in range(steps):
                machine.step()
                machine.check()
            raise _Undone
    except _Undone:
        assert machine is not None
        return machine


def drive(cast, examples: int, steps: int) -> None:
    """As many runs of as many steps; a failure names the seed, and is not made smaller: it replays as it is."""

    @settings(max_examples=examples, **QUIET)
    @given(seed=st.integers(0, 2**32), era=st.sampled_from(sorted(ERAS)))
    def lives(seed: int, era: str) -> None:
        run(cast, seed, era, steps)

    lives()


def test_random_verbs_of_random_roles(cast):
    drive(cast, examples=6, steps=40)


@pytest.mark.long
def test_five_thousand_steps(cast):
    drive(cast, examples=100, steps=50)
