"""What is typed ↔ what a file holds: days as exactly as they are known, sums, lines; every item of a file comes back the same."""

import json

import pytest
from django.utils.datastructures import MultiValueDict

from lachan.evidence import codes
from lachan.proof.schema import EXAMPLE
from lachan.web.evidence_room import shapes, typed, words

MOMENTS = {
    "03/05/2024": "2024-05-03", "3/5/2024 9:05": "2024-05-03T09:05", "03.05.2024 21h30": "2024-05-03T21:30",
    "21:30 03/05/2024": "2024-05-03T21:30", "05/2024": "2024-05", "2024": "2024", "2024-05-03": "2024-05-03",
}  # fmt: skip


@pytest.mark.parametrize("said", MOMENTS)
def test_a_moment_is_as_exact_as_it_was_written(said):
    assert typed.when(said) == MOMENTS[said]


@pytest.mark.parametrize("said", ["ngày kia", "31/02/2024", "2024-13", "5/24", "03/05/2024 25:00"])
def test_what_is_no_moment_is_said_beside_its_box(said):
    _, wrong = typed.body_of("documents", MultiValueDict({"title": ["Tờ"], "made_on": [said]}))
    assert list(wrong) == ["made_on"]


@pytest.mark.parametrize("said, sum_", [("50.000.000", 5e7), ("50 000 000", 5e7), ("1.250,5", 1250.5), ("1250.5", 1250.5), ("0", 0)])  # fmt: skip
def test_sums_as_people_write_them(said, sum_):
    body, wrong = typed.body_of("transactions", MultiValueDict({"sum": [said]}))
    assert (body["sum"], wrong) == (sum_, {})


@pytest.mark.parametrize("said", ["năm mươi triệu", "1_000", "-5", "1e9", "5.0.0"])
def test_what_is_no_sum_is_refused_beside_its_box(said):
    _, wrong = typed.body_of("transactions", MultiValueDict({"sum": [said]}))
    assert list(wrong) == ["sum"], said


def test_lines_of_custody_and_penalties():
    custody = "Kho vật chứng; 03/05/2024; 06/2024\n?; 07/2024"
    body, _ = typed.body_of(
        "evidence", MultiValueDict({"title": ["x"], "source": ["exhibit"], "custody": [custody]})
    )
    assert body["custody"] == [
        {"holder": "Kho vật chứng", "since": "2024-05-03", "until": "2024-06"},
        {"holder": "?", "since": "2024-07"},
    ]
    body, _ = typed.body_of(
        "decisions", MultiValueDict({"kind": ["sentenced"], "joint": ["tù có thời hạn; 96"]})
    )
    assert body["joint"] == {"kind": "prison", "months": 96}


def test_a_number_of_a_paper_keeps_its_nought():
    told = {
        "evidence": ["E1"],
        "subject": ["N1"],
        "attribute": ["identity_number"],
        "value": ["068090001234"],
    }
    assert typed.body_of("assertions", MultiValueDict(told))[0]["value"] == "068090001234"


def example() -> list[tuple[str, dict]]:
    of = json.loads(EXAMPLE.read_text("utf-8"))
    return [
        (part, one) for part in codes.SHAPES if part in shapes.ENTERED for one in of.get(part, ())
    ]


@pytest.mark.parametrize("part", shapes.ENTERED)
def test_every_item_of_the_example_comes_back_through_its_form(part):
    for of, one in example():
        if of == part:
            shape = codes.SHAPES[part]
            never = words.said()["never"].get(part, ())
            body = {name: said for name, said in one.items() if name not in {"id", *never}}
            again, wrong = typed.body_of(part, typed.typed_of(part, body))
            names = {} if part in codes.UNNAMED else {"id": "x"}
            assert wrong == {}, one
            assert shape.model_validate({**again, **names}) == shape.model_validate(
                {**body, **names}
            )


def test_every_field_of_every_shape_is_asked_or_named_as_never():
    for part in shapes.ENTERED:
        if part in codes.SHAPES:
            fields = {one.alias or name for name, one in codes.SHAPES[part].model_fields.items()}
            asked = {one.path[0] for one in shapes.questions(part)}
            assert fields - {"id"} == asked | set(words.said()["never"].get(part, ())), part
            assert not [one.name for one in shapes.questions(part) if one.label == one.name], part
