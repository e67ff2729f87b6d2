"""The demo's communication and training: both eras, the gap visible, every text marked as made up; the same dice, the same story."""

import pytest
from tests.walking import hour

from lachan.access import scope
from lachan.outreach import queries, teaching
from lachan.outreach.models import Club, Course, Material, Session
from lachan.outreach.queries import Asked
from lachan.simulator.speaking import speak

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NOW = hour("2026-03-10 09:00")
PARTS = {"police_old": "caxa", "police": "caxa_2026", "town_old": "caxa2", "town": "caxa2_2026", "committee": "xahoixa_2026",
         "women": "hoiphunu", "teacher_old": "soldtbxh", "teacher": "soyte"}  # fmt: skip


def test_the_demo_speaks_in_both_eras_and_leaves_a_gap(cast):
    count = speak({part: cast(name) for part, name in PARTS.items()}, NOW, 138)
    who = cast("thukybcd")
    with scope.acting(who):
        assert (
            count
            + queries.sums(who, Asked(kind="press"))["sessions"]
            + queries.sums(who, Asked(kind="broadcast"))["sessions"]
            == Session.objects.count()
        )
        named = {row.commune.key for row in queries.sessions(who, Asked()) if row.commune}
        assert named == {"c24853.a", "c24853.c", "c24784.a", "c24781.c"}
        assert queries.sums(who, Asked(campaign="307-2025"))["sessions"] >= 1
        texts = [*Session.objects.values_list("topic", flat=True), *Course.objects.values_list("title", flat=True),
                 *Material.objects.values_list("title", flat=True), *Club.objects.values_list("name", flat=True)]  # fmt: skip
        assert all("giả lập" in text for text in texts)
        codes = [one.standing.code for one in teaching.coverage(who, NOW.date())]
    assert codes[0] == "none"
    assert 40 <= codes.count("fresh") <= 100
