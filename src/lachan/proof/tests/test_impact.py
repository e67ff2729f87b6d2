"""What a new, changed or withdrawn paper touches, on the example file."""

from lachan.proof.checking import check
from lachan.proof.impact import Change, between, if_withdrawn
from lachan.proof.tests.changing import changed

NAME = "Người Mẫu Giả Lập"
SHOWN = {"displays": [{"id": "s1", "shows": ["p3"]}, {"id": "s2", "shows": ["d9"]}]}


def test_a_withdrawn_paper_reaches_what_rests_on_it() -> None:
    found = if_withdrawn(changed({"add": SHOWN}), "d4")
    assert found.changes == (Change("d4", "documents", "withdrawn"),)
    assert (found.evidence, found.propositions, found.transactions) == (("e3",), ("p3",), ("t1",))
    assert found.elements == ("c1/purpose",)
    assert "s1" in found.displays
    assert "s2" not in found.displays
    assert "matrix" in found.views


def test_findings_that_open_close_and_stay_are_those_of_the_checks() -> None:
    before, after = changed({"set": {"d3.listed": False}}), changed({"set": {"d4.withdrawn": True}})
    found = between(before, after)
    was, now = set(check(before).findings), set(check(after).findings)
    assert found.opened
    assert set(found.opened) == now - was
    assert set(found.closed) == was - now
    assert set(found.staying) <= was & now


def test_a_new_paper_with_its_evidence_is_seen_in_the_views_it_is_drawn_in() -> None:
    added = {"documents": [{"id": "d99", "title": "Biên bản mới", "folios": "40-41"}],
             "evidence": [{"id": "e99", "title": "Vật mới", "source": "exhibit", "document": "d99"}],
             "links": [{"from": "e99", "to": "p2", "kind": "attacks"}]}  # fmt: skip
    found = between(changed({}), changed({"add": added}))
    assert {one.how for one in found.changes} == {"new"}
    assert (found.evidence, found.propositions) == (("e99",), ("p2",))
    assert found.views == ("matrix", "tree")
    assert found.sentence.startswith("Tài liệu «Biên bản mới» (BL 40–41) mới đưa vào hồ sơ: ")


def test_another_folio_touches_every_view_that_cites_it_and_back_again() -> None:
    moved = changed({"set": {"d4.folios": "45-50"}})
    assert between(changed({}), moved).views == between(moved, changed({})).views
    assert "tree" in between(changed({}), moved).views
    assert between(changed({}), changed({"set": {"d1.folios": "99"}})).views == ("tree", "timeline", "procedure")  # fmt: skip


def test_a_link_alone_touches_both_its_ends() -> None:
    found = between(changed({}), changed({"unlink": ["e3 -> p3"]}))
    assert found.changes == ()
    assert "p3" in found.propositions
    assert found.elements == ("c1/purpose",)


def test_matters_of_article_85_are_reached_too() -> None:
    assert if_withdrawn(changed({}), "d22").elements == ("c1/85.4",)


def test_nothing_differs_nothing_is_touched() -> None:
    found = between(changed({}), changed({}))
    assert (found.changes, found.evidence, found.opened, found.views) == ((), (), (), ())


def test_the_sentence_says_people_by_code() -> None:
    told = {"n1.name": NAME, "d4.title": f"Sao kê của {NAME}"}
    found = if_withdrawn(changed({"set": told}), "d4")
    assert NAME not in found.sentence
    assert "Sao kê của BC1" in found.sentence
