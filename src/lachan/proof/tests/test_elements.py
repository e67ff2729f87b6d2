"""What a charge must prove, in the wording of the acts' day."""

from lachan.proof.elements import elements
from lachan.proof.tests.changing import changed


def codes(**change: object) -> list[str]:
    of = changed(change)
    return [one.code for one in elements(of, of.charges[0])]


def test_an_article_is_the_same_however_it_is_written() -> None:
    assert codes(set={"c1.article": "Điều 150 BLHS"}) == codes() == ["act", "means", "purpose"]


def test_under_16_no_means_are_asked() -> None:
    assert "means" not in codes(set={"c1.article": "151"})


def test_a_charged_point_is_to_be_proved_too() -> None:
    assert "2.đ" in codes(set={"c1.clause": 2, "c1.points": ["đ"]})


def test_an_article_or_a_day_outside_the_book_asks_for_the_act_alone() -> None:
    assert codes(set={"c1.article": "999"}) == ["act"]
    assert codes(set={"c1.acts_from": "2010-01-01", "c1.acts_to": "2010-02-01"}) == ["act"]
