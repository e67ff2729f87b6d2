"""The copies of cares made anew: by the law of the day for whoever is not identified yet, the same for everybody else."""

from dataclasses import replace

import pytest
from conftest import wipe
from tests.care_walk import CARE_ERAS, CareWalk
from tests.security.connecting import connect
from tests.walking import hour

from lachan.access import scope
from lachan.victims import commands as c
from lachan.victims.models import CareReading
from lachan.victims.rebuild import rebuild

pytestmark = pytest.mark.database
FEBRUARY = replace(CARE_ERAS["old"], day="2025-02-20")
JULY = hour("2025-07-02 02:00")
COPIES = ("victims_carereading", "victims_careclock", "victims_carealarm", "victims_careowed")


@pytest.fixture
def two(cast, django_db_setup, django_db_blocker):
    """Received on one day of the old law and untouched since; one of them was identified. Committed, for the keeper sees no less."""
    with django_db_blocker.unblock():
        walks = [CareWalk(cast, FEBRUARY).in_care() for _ in range(2)]
        for walk in walks:
            walk.deed(c.raise_red_flag, "lead", flag="followed")
            walk.deed(c.tell_situation, "lead", situation={"nationality": "vietnamese"})
        walks[1].identified()
        yield walks
    wipe(django_db_blocker)


def regimes(walk):
    with connect("keeper") as keeper:
        return {
            table: {row[0] for row in keeper.execute(f"SELECT regime FROM {table} WHERE care_id = %s", [walk.file.id])}
            for table in ("victims_carereading", "victims_careowed")
        }  # fmt: skip


def kept():
    """Every copy but for its moment."""
    with connect("keeper") as keeper:
        return {
            table: sorted(str(row) for row in keeper.execute(f"SELECT to_jsonb(t) - 'as_of' FROM {table} t"))
            for table in COPIES
        }  # fmt: skip


def test_the_law_of_the_day_reaches_whoever_is_not_identified(two):
    waiting, identified = two
    before = regimes(identified)
    assert {one for many in regimes(waiting).values() for one in many} <= {"law_66_2011"}
    assert rebuild(JULY) == 2
    assert regimes(waiting)["victims_carereading"] == {"law_53_2024"}
    assert regimes(waiting)["victims_careowed"] == {"law_53_2024"}
    assert regimes(identified)["victims_carereading"] == before["victims_carereading"] == {"law_66_2011"}  # fmt: skip
    with scope.acting(waiting.who("lead")):
        assert CareReading.objects.get(care=waiting.file).as_of == JULY


def test_copies_that_were_dropped_or_spoiled_come_back_and_those_that_hold_keep_their_keys(two):
    rebuild(JULY)
    there = kept()
    with connect("keeper") as keeper:
        keeper.execute("UPDATE victims_carereading SET regime = 'x', red = 7")
        keeper.execute("DELETE FROM victims_careowed WHERE care_id = %s", [two[0].file.id])
        keeper.execute("UPDATE victims_careowed SET support = 'x' WHERE support = 'essentials'")
    assert kept() != there
    rebuild(JULY)
    assert kept()["victims_carereading"] == there["victims_carereading"]
    assert kept()["victims_careclock"] == there["victims_careclock"] and there["victims_carealarm"]
    assert kept()["victims_carealarm"] == there["victims_carealarm"]
    assert len(kept()["victims_careowed"]) == len(there["victims_careowed"])
