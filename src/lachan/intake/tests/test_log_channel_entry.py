"""A channel's own list, apart from the register: what K2 is counted against."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.intake.commands import log_channel_entry
from lachan.intake.commands.receive import AlreadyListed, NumberNeeded
from lachan.intake.models import ChannelEntry

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-06 09:00")
CALL = {"channel": "hotline_111", "external_number": "T-1", "arrived_at": AT}


def test_it_is_listed_for_its_own_agency(cast):
    entry = does(
        log_channel_entry, **{**CALL, "external_number": " T-1 "}, by=cast("tongdai"), at=AT
    )
    with scope.acting(cast("tongdai")):
        assert ChannelEntry.objects.get(id=entry.id).external_number == "T-1"
    with scope.acting(cast("caxa")):
        assert not ChannelEntry.objects.exists()


def test_another_agency_may_have_the_same_number(cast):
    log_channel_entry(**CALL, by=cast("tongdai"), at=AT)
    does(log_channel_entry, **CALL, by=cast("caxa"), at=AT)


def test_not_twice(cast):
    log_channel_entry(**CALL, by=cast("tongdai"), at=AT)
    refuses(AlreadyListed, log_channel_entry, **CALL, by=cast("tongdai"), at=AT)


@pytest.mark.parametrize("wrong", [{"external_number": "  "}, {"channel": "pigeon"}])
def test_not_without_a_number_or_channel(cast, wrong):
    refuses(NumberNeeded, log_channel_entry, **{**CALL, **wrong}, by=cast("tongdai"), at=AT)


def test_not_by_every_role(cast):
    refuses(NotYours, log_channel_entry, **CALL, by=cast("lanhdao"), at=AT)
