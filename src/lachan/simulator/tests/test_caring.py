"""The demo's persons in care can all be walked through the verbs, and show what the screens are for."""

from collections import Counter

import pytest

from lachan.access import scope
from lachan.simulator import caring
from lachan.victims.models import CareCaring, CareFile, CareReading

pytestmark = pytest.mark.database
PARTS = {
    "old": {"police": "caxa", "commune": "xahoixa", "lead": "laodong", "verifier": "dieutra", "health": "ytetinh", "aid": "trogiup"},
    "new": {"police": "caxa_2026", "commune": "xahoixa_2026", "lead": "ytetinh", "verifier": "dieutra_tinh", "aid": "trogiup"},
}  # fmt: skip


def test_every_life_is_lived_and_the_stages_are_there(committed, cast, instant):
    eras = {era: {part: cast(name) for part, name in parts.items()} for era, parts in PARTS.items()}
    as_of = instant("2026-11-20 10:00")
    assert caring.fill_care(eras, as_of) == len(caring.lives())
    rows = list(CareReading.objects.using("keeper").select_related("care"))
    assert len(rows) == len(caring.lives())
    stages = Counter(CareCaring.objects.using("keeper").values_list("stage", flat=True))
    assert {"V1", "V2", "V3", "V4", "V5", "V7", "V8", "V9", "V0"} <= set(stages)
    assert {row.regime for row in rows} == {"law_66_2011", "law_53_2024"}
    assert sum(row.red for row in rows) == 1
    leads = {row.lead_id for row in rows if row.regime == "law_66_2011" and not row.closed}
    assert leads == {cast("ytetinh").agency_id}  # the districts have ended
    with scope.acting(cast("trogiup")):
        assert 0 < CareFile.objects.count() < 6
        assert not CareReading.objects.exists()


def test_nobody_bears_a_name_without_its_mark():
    assert all(one["who"]["name"].startswith("Người Mẫu ") for one in caring.lives())
    assert len({one["who"]["name"] for one in caring.lives()}) == len(caring.lives())
