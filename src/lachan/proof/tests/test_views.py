"""Views of the example file, and of it changed in one place."""

import pytest

from lachan.proof import drawing, views
from lachan.proof.case import Case
from lachan.proof.checking import coverage
from lachan.proof.tests.changing import changed


def case(**change: object) -> Case:
    return Case(changed(change))


def test_the_matrix_has_a_lane_for_what_speaks_against() -> None:
    rows = views.matrix(case(add={"links": [{"from": "e2", "to": "p1", "kind": "attacks"}]}))
    act = next(row for row in rows if row.element == "act")
    assert [cell.evidence for cell in act.against] == ["e2"]
    assert act.against[0].own


def test_the_accused_s_own_words_are_told_apart() -> None:
    purpose = next(row for row in views.matrix(case()) if row.element == "purpose")
    assert {(cell.evidence, cell.own) for cell in purpose.support} == {("e3", False), ("e2", True)}


@pytest.mark.parametrize("sign", ["transfer", "act"])
def test_what_speaks_for_one_sign_stands_with_its_element(sign: str) -> None:
    """«c1/transfer» is a part of «c1/act»: matrix, map and coverage say the same."""
    of = case(add={"links": [{"from": "e3", "to": f"c1/{sign}", "kind": "supports"},
                             {"from": "e2", "to": f"c1/{sign}", "kind": "attacks"}]})  # fmt: skip
    act = next(row for row in views.matrix(of) if row.charge == "c1" and row.element == "act")
    assert "e3" in {cell.evidence for cell in act.support}
    assert "e2" in {cell.evidence for cell in act.against}
    lines = {(one.source, one.target, one.kind) for one in views.layered(of).lines}
    assert {("c1/act", "e3", "supports"), ("c1/act", "e2", "attacks")} <= lines


def test_the_matrix_counts_as_coverage_does() -> None:
    of = case()
    rows = views.matrix(of)
    assert sum(bool(row.support) for row in rows) == coverage(of).supported


def test_every_line_of_the_map_joins_two_marks_of_it() -> None:
    picture = views.layered(case())
    ids = {mark.id for mark in picture.marks}
    assert {end for line in picture.lines for end in (line.source, line.target)} <= ids
    assert set(picture.columns) == ids


def test_a_circle_of_propositions_is_drawn() -> None:
    circle = [
        {"from": "p1", "to": "p2", "kind": "supports"},
        {"from": "p2", "to": "p1", "kind": "supports"},
    ]
    of = case(add={"links": circle})
    assert views.layered(of).columns
    assert of.supports("p1")


def test_a_month_is_a_bar_as_long_as_the_month() -> None:
    span = next(one for one in views.timeline(case()) if one.id == "p2")
    assert (span.first, span.last, span.precision) == ("2024-03-01", "2024-03-31", "month")


NAME = "Người Mẫu Giả Lập"


@pytest.mark.parametrize("where", ["p1.text", "e1.title", "d2.title"])
def test_names_are_in_no_view_even_where_they_were_typed(where: str) -> None:
    told = {"n1.name": NAME, where: f"Lời về {NAME} ở chợ"}
    of = case(set=told, add={"events": [{"id": "ev9", "title": f"{NAME} đi", "since": "2024-03"}]})
    seen = [views.matrix(of), views.layered(of), views.timeline(of), views.network(of), views.money(of), views.procedure(of)]  # fmt: skip
    assert NAME not in repr(seen)
    assert NAME not in drawing.svg(changed({"set": told}))
    assert "Lời về BC1 ở chợ" in repr(seen)


def test_both_sides_of_a_ledger_come_to_nothing() -> None:
    sides = views.balances(views.money(case())).values()
    assert sum(came for came, _ in sides) == sum(went for _, went in sides)


def test_a_large_network_opens_around_one_person() -> None:
    people = [{"id": f"x{n:04d}", "code": f"N{n}"} for n in range(500)]
    acts = [
        {"id": f"m{n}", "text": "gặp", "actors": ["n1"], "about": [f"x{n:04d}"]} for n in range(500)
    ]
    whole = views.network(case(add={"persons": people, "propositions": acts}))
    near = views.around(whole, "n1")
    assert (len(whole.marks), len(near.marks)) == (502, 300)


def test_a_paper_without_a_number_says_so() -> None:
    of = case(set={"d3.folios": None})
    assert views.folio_of(of, of.evidence["e2"]) == views.MISSING


def test_the_picture_is_the_same_for_the_same_file_and_names_its_version() -> None:
    one, again = drawing.svg(changed({})), drawing.svg(changed({}))
    other = drawing.svg(changed({"set": {"p1.text": "Một câu khác"}}))
    assert one == again
    assert drawing.version_of(changed({})) in one
    assert drawing.version_of(changed({})) not in other
    assert drawing.MADE_UP in one


def test_what_is_typed_is_text_in_a_picture() -> None:
    told = drawing.svg(changed({"set": {"p1.text": "<script>alert(1)</script>"}}))
    assert "<script>" not in told
    assert "&lt;script&gt;" in told
