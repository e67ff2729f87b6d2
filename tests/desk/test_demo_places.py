"""What the demo tells of its communes: made up and said to be, of periods that are over, each once, as the verbs would take it."""

from datetime import datetime
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from lachan.access.models import Account, AuditLine
from lachan.focus.models import FocusPlace, FocusStep, PlaceFact
from lachan.simulator.place_facts import tell_places
from lachan.simulator.words import MADE_UP

pytestmark = [pytest.mark.database, pytest.mark.django_db(databases=["default", "keeper"])]
AT = datetime(2024, 7, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def test_the_communes_of_the_demo_tell_invented_numbers_once():
    Account(username="mau.reporter", display_name="Người Mẫu").save(using="keeper")
    told = tell_places("lamdong", AT, 7)
    facts = list(PlaceFact.objects.using("keeper").select_related("place"))
    assert told == len(facts) > 500
    assert tell_places("lamdong", AT, 7) == 0
    by_thing = {}
    for one in facts:
        assert one.source.startswith(MADE_UP)
        assert one.period_to < AT.date()
        assert one.recorded_at <= AT
        assert one.place.exists_on(one.period_to)
        by_thing.setdefault((one.place_id, one.kind), []).append(one)
    assert not [
        one for some in by_thing.values() for one, other in combinations(some, 2)
        if one.period_from <= other.period_to and other.period_from <= one.period_to
    ]  # fmt: skip
    lines = set(AuditLine.objects.using("keeper").values_list("id", flat=True))
    assert {one.line_id for one in facts} <= lines
    assert FocusPlace.objects.using("keeper").count() == 4
    assert FocusStep.objects.using("keeper").get().kind == "ended"
    assert all(MADE_UP in one.words for one in FocusPlace.objects.using("keeper"))
