"""Correcting a trait: the latest row holds, the earlier one stays."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.access.verbs import DatabaseSaysNo
from lachan.docket.models import Matter
from lachan.intake.commands import correct_trait
from lachan.intake.commands.receive import UnknownTrait
from lachan.intake.models import Trait

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-06 09:00")


def test_the_old_value_stays(cast, walk):
    matter = walk.received(traits={"lure": "unknown"})
    does(
        correct_trait,
        matter=matter,
        field="lure",
        value="easy_job",
        by=cast("caxa"),
        at=AT,
        subject=matter.id,
    )
    with scope.acting(cast("caxa")):
        told = Trait.objects.filter(matter=matter, field="lure").order_by("recorded_at")
        assert [trait.value for trait in told] == ["unknown", "easy_job"]


@pytest.mark.parametrize(("field", "value"), [("lure", "KH"), ("weather", "unknown"), ("lure", "")])
def test_not_out_of_the_list(cast, walk, field, value):
    refuses(
        UnknownTrait,
        correct_trait,
        matter=walk.received(),
        field=field,
        value=value,
        by=cast("caxa"),
        at=AT,
    )


def test_not_in_a_foreign_matter(cast, walk):
    refuses(DatabaseSaysNo, correct_trait, matter=Matter(id=walk.received().id), field="lure", value="debt",
            by=cast("caxa2"), at=AT)  # fmt: skip


def test_not_by_every_role(cast, walk):
    refuses(
        NotYours,
        correct_trait,
        matter=walk.received(),
        field="lure",
        value="debt",
        by=cast("thanhtra"),
        at=AT,
    )
