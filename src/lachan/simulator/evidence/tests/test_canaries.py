"""The names to look for: unlike each other and unlike any other word, planted in every field that the schema leaves free."""

from __future__ import annotations

import pytest

from lachan.proof import bundle as shapes
from lachan.proof.loading import made, read
from lachan.simulator.evidence.bundle import as_json
from lachan.simulator.evidence.canaries import FREE, of_the_story, planted, typed

PARTS = {"": shapes.Bundle, "custody": shapes.Custody, "documents": shapes.Document, "evidence": shapes.Evidence,
         "persons": shapes.Person, "decisions": shapes.Decision, "charges": shapes.Charge, "hypotheses": shapes.Hypothesis,
         "propositions": shapes.Proposition, "links": shapes.Link, "assertions": shapes.Assertion, "events": shapes.Event,
         "transactions": shapes.Transaction, "circumstances": shapes.Circumstance, "identifiers": shapes.Identifier,
         "questions": shapes.Question, "passages": shapes.Passage, "displays": shapes.Display, "notes": shapes.Note}  # fmt: skip
# Written in agreed codes, numbers of folios, articles, marks: nothing that a person would write a name in.
CODED = {
    "": {"version"}, "documents": {"volume", "series", "folios", "language", "sha256"},
    "evidence": {"folios", "hash_at_seizure", "hash_now"}, "persons": {"code", "language"}, "decisions": {"joins"},
    "charges": {"article", "points", "code_version", "signs", "committed"}, "hypotheses": {"article", "ground"},
    "propositions": {"currency", "signs"}, "links": {"to"}, "assertions": {"attribute", "unit"}, "transactions": {"currency"},
    "circumstances": {"article"}, "questions": {"about"}, "passages": {"folios"}, "displays": {"shows", "approved", "made_from"},
    "notes": {"rule", "objects", "kind"},
}  # fmt: skip


# Free without a length said.
UNBOUNDED = {"assertions": {"value"}, "displays": {"labels"}}


def _takes_words(node) -> bool:
    """A text with a longest length is free; codes have a pattern, days a form of their own."""
    if isinstance(node, list):
        return any(map(_takes_words, node))
    if not isinstance(node, dict):
        return False
    return "maxLength" in node or any(
        _takes_words(node.get(key)) for key in ("anyOf", "items", "prefixItems")
    )


@pytest.mark.parametrize("part", PARTS)
def test_every_free_field_of_the_schema_has_a_canary(part):
    fields = PARTS[part].model_json_schema(by_alias=False)["properties"]
    free = {name for name, node in fields.items() if _takes_words(node)} | UNBOUNDED.get(
        part, set()
    )
    coded = CODED.get(part, set())
    assert free - coded == set(FREE.get(part, ())), "sort it into FREE or CODED"
    assert coded - free == set(), "no such field any more"


def test_planted_names_load_and_each_stands_once():
    data, placed = planted()
    assert made(data).synthetic
    text = made(data).model_dump_json()
    assert [one for one in placed if text.count(one.text) != 1] == []
    assert len({one.text for one in placed}) == len(placed) > 30


def test_planted_names_may_be_known():
    data, placed = planted("bh1")
    person = next(p for p in made(data).persons if p.id == "bh1")
    assert {one.text for one in placed} <= {*person.aliases, person.name}


def test_names_of_the_story_are_unlike_the_words_of_the_file():
    rest = read(as_json()).model_copy(update={"persons": ()}).model_dump_json()
    names = [one.text for one in of_the_story()]
    assert len(set(names)) == len(names) > 20
    # One is quoted by what he is called, since nobody knows more of him.
    assert [name for name in names if name in rest] == ["Tám Gió Hú"]


def test_a_name_is_looked_for_as_it_may_be_typed():
    assert "HUONG ĐA".replace("Đ", "D") in typed("Hương Đa")
