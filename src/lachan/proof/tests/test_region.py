"""A region of a scan: fractions of a page, kept with its evidence."""

import pytest
from pydantic import ValidationError

from lachan.proof.bundle import Evidence

REGION = {"scan": "ab" * 32, "page": 3, "x": 0.1, "y": 0, "w": 0.5, "h": 1}


def test_a_region_lies_on_a_page() -> None:
    told = {"id": "E1", "title": "x", "source": "statement", "region": REGION}
    read = Evidence.model_validate(told).region
    assert read is not None and read.page == 3
    assert Evidence.model_validate({**told, "region": None}).region is None
    for wrong in ({"x": -0.1}, {"page": 0}, {"z": 1}, {"scan": 5}):
        with pytest.raises(ValidationError):
            Evidence.model_validate({**told, "region": {**REGION, **wrong}})
