"""A sealed record to dispose of, and the membership a key is issued for."""

import pytest
from tests.walking import Walk

from lachan.access import scope
from lachan.access.models import Membership


@pytest.fixture
def record(cast):
    """The key of a narrative: a record whose words somebody sealed."""
    from lachan.intake.models import Narrative

    matter = Walk(cast).received(narrative="Lời kể giả lập.")
    with scope.acting(cast("caxa")):
        return Narrative.objects.get(matter=matter).key_id


@pytest.fixture
def membership(cast):
    with scope.acting(cast("quantri")):
        return Membership.objects.get(account_id=cast("caxa").account_id).id
