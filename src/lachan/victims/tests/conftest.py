"""A person's care in either regime."""

import pytest
from tests.care_walk import CARE_ERAS, CareWalk


@pytest.fixture(params=CARE_ERAS)
def walk(request, cast, django_db_setup, db) -> CareWalk:
    return CareWalk(cast, CARE_ERAS[request.param])


@pytest.fixture
def new(cast, django_db_setup, db) -> CareWalk:
    """Under the law of today, where the regime makes no difference."""
    return CareWalk(cast, CARE_ERAS["new"])
