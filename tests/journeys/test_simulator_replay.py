"""The simulator is apart from the verbs; here both do the same matters and must leave the same record."""

from datetime import date, datetime

import pytest

from lachan.simulator.rows import HANOI

UNTIL = datetime(2026, 11, 1, 12, tzinfo=HANOI)
ERAS = [
    (date(2024, 1, 1), date(2024, 12, 31)),  # districts, and the December change
    (date(2025, 1, 20), date(2025, 4, 10)),  # the end of district police
    (date(2025, 6, 1), date(2025, 8, 31)),  # two levels, other communes
]


def told(ground, first, last, count):
    from lachan.simulator.year import Wanted, Year, numbered

    year = Year(ground, Wanted(first, last, count, UNTIL, named_officials=3))
    return numbered(list(year.stories())), year.calls


def unlike(first, last, count):
    """Replay and compare; the first differences, with the matter's code."""
    from lachan.simulator.load import ground_of
    from lachan.simulator.replay import replay_of

    ground = ground_of("lamdong", using="owner")
    stories, calls = told(ground, first, last, count)
    replay = replay_of(ground.province)
    replay.run(stories, calls)
    assert len(stories) > 0.9 * count
    same = [(story.code, *found) for story in stories for found in replay.differences(story)]
    # The comparison itself must be able to see a difference.
    stories[0].acts[0].facts["channel"] = "pigeon"
    assert any(replay.differences(stories[0]))
    return same


@pytest.mark.database
@pytest.mark.parametrize(("first", "last"), ERAS)
def test_the_verbs_leave_what_the_simulator_tells(clean_record, django_db_blocker, first, last):
    with django_db_blocker.unblock():
        assert unlike(first, last, 67)[:5] == []


@pytest.mark.long
@pytest.mark.database
def test_a_thousand_matters_replayed(clean_record, django_db_blocker):
    with django_db_blocker.unblock():
        assert unlike(date(2024, 1, 1), date(2024, 12, 31), 1000)[:5] == []
