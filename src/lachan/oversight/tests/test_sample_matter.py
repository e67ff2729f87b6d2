"""Taking a matter into the sample: only what one may see anyway, once; a round gives no standing."""

import pytest
from tests.walking import does, refuses

from lachan.access import scope
from lachan.access.verbs import DatabaseSaysNo
from lachan.docket.models import Standing
from lachan.oversight.commands import sample_matter
from lachan.oversight.commands.inspections import AlreadySampled, NotYourRound
from lachan.oversight.inspections.queries import round_of

from .scene import INSPECTOR, POLICE, PROCURACY

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_a_procuracy_samples_what_it_supervises(ask, cast):
    ask.initiated()
    ask.given_standing(PROCURACY)
    planned = ask.round(PROCURACY)
    matter = ask.seen(PROCURACY)
    does(
        sample_matter,
        by=cast(PROCURACY),
        at=ask.now,
        subject=matter.id,
        round=planned,
        matter=matter,
    )
    with scope.acting(cast(PROCURACY)):
        assert [s.matter.code for s in round_of(cast(PROCURACY), planned.id).sample.all()] == [
            matter.code
        ]
    with scope.acting(cast(POLICE)):
        assert list(round_of(cast(POLICE), planned.id).sample.all()) == []
    refuses(
        AlreadySampled, sample_matter, by=cast(PROCURACY), at=ask.now, round=planned, matter=matter
    )
    refuses(
        NotYourRound, sample_matter, by=cast(INSPECTOR), at=ask.now, round=planned, matter=matter
    )


def test_nothing_out_of_sight_and_no_standing_by_it(ask, cast):
    ask.initiated()
    planned = ask.round(INSPECTOR)
    refuses(
        DatabaseSaysNo,
        sample_matter,
        by=cast(INSPECTOR),
        at=ask.now,
        round=planned,
        matter=ask.seen(POLICE),
    )
    with scope.acting(cast(INSPECTOR)):
        assert not Standing.objects.filter(matter=ask.matter.id).exists()
