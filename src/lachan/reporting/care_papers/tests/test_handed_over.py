"""Minutes of handing over: where it was, in words."""

from dataclasses import replace

import pytest

from lachan.procedure.entitling import NEW
from lachan.reporting.care_papers import papers, sample
from lachan.victims import codes

from .test_care_papers import text_of


def handed_over(place, **changed):
    record = replace(sample.record(NEW), **changed)
    acts = tuple(replace(a, facts={**a.facts, "place": place}) if a.kind == "person_handed_over" else a for a in record.acts)  # fmt: skip
    record = replace(record, acts=acts)
    gaps = [gap.label for gap in papers.missing("handover_minutes", record, "person_handed_over")]
    return text_of(papers.draft("handover_minutes", record, "person_handed_over")), gaps


@pytest.mark.parametrize("place", [code for code, _ in codes.HANDED_AT] + ["c24739.c"])
def test_minutes_say_where_in_words_and_never_by_a_key(place):
    said, gaps = handed_over(place, places={"c24739.c": "Xã Mẫu Giả Lập"})
    for key in (place, place.replace("_", " ").title(), place.title()):
        assert f"tại {key}," not in said or key == dict(codes.HANDED_AT).get(place)
    named = {"c24739.c": "Xã Mẫu Giả Lập", "inland": "trụ sở hai cơ quan", "other_gate": "……"}
    assert f"tại {named.get(place, dict(codes.HANDED_AT).get(place))}" in said
    assert ("Nơi bàn giao" in gaps) == (place == "other_gate")


def test_a_place_that_the_door_did_not_name_is_written_by_hand():
    said, gaps = handed_over("c1.z")
    assert "c1.z" not in said.lower()
    assert gaps == ["Nơi bàn giao"]
