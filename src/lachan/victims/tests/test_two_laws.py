"""Through the verbs and on the real record: identified on the last day of the old law, or on the first of the new."""

from dataclasses import replace

import pytest
from tests.care_walk import CARE_ERAS, CareWalk

from lachan.access import scope
from lachan.victims import commands as c
from lachan.victims import queries as q
from lachan.victims.models import CareOwed

pytestmark = pytest.mark.database


@pytest.fixture
def both(cast, django_db_setup, db):
    """The same things told of two people, received and identified on one day each: 2025-06-30 and 2025-07-01."""
    old = replace(CARE_ERAS["old"], day="2025-06-30", verifier="dieutra_tinh")
    new = replace(CARE_ERAS["new"], day="2025-07-01")
    return {name: CareWalk(cast, era).in_care().identified().told() for name, era in (("old", old), ("new", new))}  # fmt: skip


def entitled(walk, later=0):
    with scope.acting(walk.who("lead")):
        whole = q.whole(walk.who("lead"), walk.file)
        found = q.entitlements(walk.who("lead"), whole, walk.day(later))
    return {one.given.owed.support.kind: one.given.owed for one in found}


def test_one_day_apart_they_are_owed_other_things(both):
    old, new = entitled(both["old"]), entitled(both["new"])
    assert (str(old["essentials"].support.limit), str(new["essentials"].support.limit)) == ("60d", "120d")  # fmt: skip
    assert set(new) - set(old) == {"insurance", "interpreting", "legal_support", "employment", "protection"}  # fmt: skip
    for walk, law in ((both["old"], "law_66_2011"), (both["new"], "law_53_2024")):
        assert walk.reading().regime == law
        assert {one.support.regime for kind, one in entitled(walk, 400).items() if kind != "protection"} == {law}  # fmt: skip
        with scope.acting(walk.who("lead")):
            assert set(CareOwed.objects.filter(care=walk.file).values_list("regime", flat=True)) == {law}  # fmt: skip


def test_whoever_was_identified_before_is_protected_by_the_law_of_the_day(both):
    assert "protection" not in entitled(both["old"])
    later = entitled(both["old"], 1)["protection"]
    assert (later.support.regime, later.answer) == ("law_53_2024", "not_owed")  # told: in no danger


def test_papers_of_the_old_law_have_their_clocks_and_those_of_the_new_none(both):
    assert both["old"].clock("V19").due_at.date().isoformat() == "2026-06-30"
    assert both["new"].clock("V19") is None


def test_an_amount_is_the_provinces_own(both, cast):
    """Set by a paper there; whoever reads in another province sees none of it."""
    walk, lead = both["new"], both["new"].who("lead")
    c.set_rate(
        code="hardship_once",
        amount=1,
        from_on=walk.day(-1),
        paper="01/2025/NQ-GL (giả lập)",
        by=lead,
        at=walk.now,
    )
    with scope.acting(lead):
        assert set(q.rates(lead, walk.day(0))) == {"hardship_once"}
    with scope.acting(cast("songkhe")):
        assert q.rates(cast("songkhe"), walk.day(0)) == {}
