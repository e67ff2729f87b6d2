"""The simulator is apart from the verbs; here both do the same matters and must leave the same record."""

from datetime import date, datetime

import pytest
from conftest import wipe

from lachan.simulator.rows import HANOI

UNTIL = datetime(2026, 11, 1, 12, tzinfo=HANOI)
ERAS = [
    (date(2024, 1, 1), date(2024, 12, 31)),  # districts, and the December change
    (date(2025, 1, 20), date(2025, 4, 10)),  # the end of district police
    (date(2025, 6, 1), date(2025, 8, 31)),  # two levels, other communes
]


def told(ground, first, last, cases, others, officers):
    """So many whole cases of a stretch and so many other matters, numbered as if there were no more."""
    from lachan.simulator.year import Wanted, Year, numbered

    count = 7 * cases + others
    year = Year(ground, Wanted(first, last, count, UNTIL, named_officials=2, officers=officers))
    # A record goes with those that were parted from it or joined into it; those are taken first.
    families = list(year.families())
    done = sorted((f for f in families if whole(f[0])), key=lambda family: len(family) == 1)
    named = [f for f in families if f[0].given.names_official_of and f not in done]
    rest = [f for f in families if not whole(f[0]) and f not in named]
    among = [story for family in [*done[:cases], *named, *rest[:others]] for story in family]
    return numbered(among), year.calls[:others]


@pytest.fixture
def officers(clean_record, django_db_blocker):
    """One officer who sits in every body that assigns somebody; gone again afterwards."""
    from lachan.access.models import Account, Membership
    from lachan.reference.models import Agency
    from lachan.simulator.accounts import ROLE_OF_KIND

    with django_db_blocker.unblock():
        account = Account(username="nguoimau.thu", display_name="Người Mẫu Thử")
        account.save(using="keeper")
        bodies = Agency.objects.filter(kind__in=ROLE_OF_KIND, province__slug="lamdong")
        Membership.objects.using("keeper").bulk_create([
            Membership(account_id=account.id, agency_id=body.id, role=ROLE_OF_KIND[body.kind],
                       valid_from=date(2018, 1, 1))
            for body in bodies
        ])  # fmt: skip
        yield {body.id: account.id for body in bodies}
        wipe(django_db_blocker)
        Membership.objects.using("keeper").filter(account_id=account.id).delete()
        Account.objects.using("keeper").filter(id=account.id).delete()


def unlike(first, last, cases, others, officers):
    """Replay and compare; the first differences, with the matter's code."""
    from lachan.simulator.load import ground_of
    from lachan.simulator.replay import replay_of

    ground = ground_of("lamdong", using="owner")
    stories, calls = told(ground, first, last, cases, others, officers)
    replay = replay_of(ground.province)
    replay.run(stories, calls)
    assert sum(whole(story) for story in stories) >= cases
    same = [(story.code, *found) for story in stories for found in replay.differences(story)]
    # The comparison itself must be able to see a difference.
    opened = next(s for s in stories if not s.parted_from)
    opened.acts[0].facts["channel"] = "pigeon"
    assert any(replay.differences(opened))
    return same


def whole(story):
    """A case that has come to its end, or to a judgment in effect."""
    from lachan.procedure.tracks import case_stage_of
    from lachan.simulator.reading import deeds

    stage = case_stage_of(deeds(story))
    return stage is not None and stage.code in {"P3x", "Q4x", "Tx", "X1", "X2", "X3"}


@pytest.mark.database
@pytest.mark.parametrize(("first", "last"), ERAS)
def test_the_verbs_leave_what_the_simulator_tells(officers, django_db_blocker, first, last):
    with django_db_blocker.unblock():
        assert unlike(first, last, 7, 14, officers)[:5] == []


@pytest.mark.long
@pytest.mark.database
def test_hundreds_of_matters_replayed(officers, django_db_blocker):
    with django_db_blocker.unblock():
        assert unlike(date(2024, 1, 1), date(2024, 12, 31), 120, 300, officers)[:5] == []
