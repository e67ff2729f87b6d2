"""A made-up half year of Lâm Đồng, committed once for a module: what figures are counted from on every engine."""

from datetime import date, datetime

import pytest
from conftest import wipe

from lachan.indicators.periods import HANOI

AS_OF = datetime(2024, 12, 31, 18, tzinfo=HANOI)
MATTERS = 130


@pytest.fixture(scope="module")
def record(django_db_setup, django_db_blocker):
    """The province's id; its matters were received in 2023 and 2024, and corrected, separated and joined as in life."""
    from django.db import transaction

    from lachan.simulator.accounts import ROLE_OF_KIND
    from lachan.simulator.load import ground_of, write_stories
    from lachan.simulator.tables import Keyboard
    from lachan.simulator.year import Wanted, Year, numbered

    with django_db_blocker.unblock():
        ground = ground_of("lamdong")
        officers = dict.fromkeys(ground.bodies, 1)
        keyboard = Keyboard({}, {kind: (1, role) for kind, role in ROLE_OF_KIND.items()})
        wanted = Wanted(date(2023, 9, 1), date(2024, 11, 30), MATTERS, AS_OF, officers=officers)
        year = Year(ground, wanted)
        stories = numbered(list(year.stories()))
        with transaction.atomic(using="keeper"):
            write_stories(ground, stories, year.calls, keyboard, AS_OF)
        yield ground.province
    wipe(django_db_blocker)


@pytest.fixture(autouse=True)
def _unblocked(django_db_blocker):
    """Counting has a connection of its own and sees what is committed."""
    with django_db_blocker.unblock():
        yield
