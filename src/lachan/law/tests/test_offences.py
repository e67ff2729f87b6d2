"""The offences of the book: the worked examples beside each article, classes, refusals, faults."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lachan.law.blhs_2015.dieu_9 import LIFE, ORDER, class_by_top
from lachan.law.lengths import Length
from lachan.law.offence import Bound, Frame, OffenceNotInBook
from lachan.law.offence_book import FOLDER, SignUnknown, read_offences
from lachan.law.offences import (
    all_discriminators,
    discriminators,
    fits,
    guidance,
    guidance_at,
    offence,
    offences,
    quotes,
    stated,
)
from lachan.law.reading_yaml import load_yaml
from lachan.law.refusals import BookIsWrong, NotInBook
from lachan.law.severity import at_least_very_serious, classes, severity_of

ARTICLES = [
    "147",
    "150",
    "151",
    "152",
    "153",
    "154",
    "157",
    "174",
    "175",
    "296",
    "297",
    "327",
    "328",
    "329",
    "347",
    "348",
    "349",
    "350",
]
DAY = date(2024, 5, 1)
ANSWERED = {"holds", "lacks", "point", "why"}


def examples(article: str) -> dict[str, Any]:
    found: dict[str, Any] = load_yaml(FOLDER / f"dieu_{article}.test.yaml")
    return found


def rows() -> list[tuple[str, dict[str, Any]]]:
    return [(article, row) for article in ARTICLES for row in examples(article)["fits"]]


def test_the_book_holds_these_articles() -> None:
    assert list(offences()) == ARTICLES


@pytest.mark.parametrize("article", ARTICLES)
def test_class_of_every_paragraph_by_example(article: str) -> None:
    found = offence(article)
    got = {number: found.class_of(number) for number in found.text.paragraphs}
    assert got == examples(article)["classes"]


@pytest.mark.parametrize(
    ("article", "row"), rows(), ids=[f"{a}-{n}" for n, (a, _) in enumerate(rows())]
)
def test_combination_by_example(article: str, row: dict[str, Any]) -> None:
    facts = stated(**{key: value for key, value in row.items() if key not in ANSWERED})
    got = fits(article, facts, DAY)
    assert got.holds is row["holds"], got.lines
    if "point" in row:
        assert got.point == row["point"]
    if not row["holds"]:
        assert row["lacks"] in " ".join(got.missing)


@pytest.mark.parametrize("article", ARTICLES)
def test_every_article_shows_what_fits_and_what_does_not(article: str) -> None:
    assert {row["holds"] for row in examples(article)["fits"]} == {True, False}


@given(article=st.sampled_from(ARTICLES), data=st.data())
def test_no_answer_calls_a_person_guilty(article: str, data: st.DataObject) -> None:
    acts = data.draw(
        st.sets(
            st.sampled_from(sorted({s.code for m in offence(article).text.makes for s in m.acts}))
        )
    )
    said = " ".join(fits(article, stated(acts=acts), DAY).lines).lower()
    assert "còn thiếu dấu hiệu" in said or "có thể xem xét" in said
    assert not any(word in said for word in ("có tội", "phạm tội buôn", "là tội phạm", "thủ phạm"))


@given(st.integers(0, 300), st.integers(0, 300))
def test_class_never_falls_when_the_highest_penalty_rises(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert ORDER.index(class_by_top(low)) <= ORDER.index(class_by_top(high))


@pytest.mark.parametrize(
    ("months", "name"),
    [
        (0, "IT"),
        (36, "IT"),
        (37, "NT"),
        (84, "NT"),
        (85, "RNT"),
        (180, "RNT"),
        (181, "ĐB"),
        (240, "ĐB"),
        (LIFE, "ĐB"),
    ],
)
def test_the_edges_of_article_9(months: int, name: str) -> None:
    assert class_by_top(months) == name


def test_a_fine_or_reform_alone_is_less_serious() -> None:
    assert class_by_top(Frame(fine=(1, 2)).top_months) == "IT"
    assert class_by_top(Frame(non_custodial=Length(3, "y")).top_months) == "IT"


def test_paragraphs_of_an_article_never_grow_milder() -> None:
    for found in offences().values():
        tops = [one.frame.top_months for one in found.text.paragraphs.values() if one.frame]
        assert tops == sorted(tops), found.article


def test_what_each_article_has_of_its_own() -> None:
    frame = {a: offence(a).paragraph(1).frame for a in ARTICLES}
    assert {a for a, one in frame.items() if one and one.fine} == {"296", "297", "347"}
    assert {a for a, one in frame.items() if one and one.non_custodial} == {
        "157",
        "174",
        "175",
        "296",
        "297",
    }
    added = {
        a: [p.additional for p in offence(a).text.paragraphs.values() if p.additional]
        for a in ARTICLES
    }
    assert {a for a, one in added.items() if not one} == {"347", "350"}
    assert {a for a, one in added.items() if one and one[0].mandatory} == {"329"}
    assert not any(offence(a).text.legal_person for a in ARTICLES)
    assert offence("174").text.repealed == ("2g", "3b", "4b")
    assert offence("347").cite(offence("347").paragraph(1)) == "BLHS Điều 347"


def test_organised_is_the_second_bracket_of_150_and_the_third_of_151() -> None:
    where = {
        a: [p.number for p, one in offence(a).points() if one.code == "organised"]
        for a in ("150", "151")
    }
    assert where == {"150": [2], "151": [3]}


def test_unsaid_paragraph_is_the_basic_bracket() -> None:
    for found in offences().values():
        assert found.class_of() == found.class_of(1)


def test_marks_turn_inferred_with_the_law_nobody_has_read() -> None:
    text = offence(150).text
    assert text.mark_on(date(2025, 6, 30)) == "verified"
    assert text.mark_on(date(2025, 7, 1)) == "inferred"


def test_unknown_article_paragraph_point_day_and_sign_are_refused_in_a_sentence() -> None:
    with pytest.raises(NotInBook, match="Điều 999"):
        offence(999)
    with pytest.raises(OffenceNotInBook, match="khoản 9"):
        offence(150).class_of(9)
    with pytest.raises(OffenceNotInBook, match="điểm g"):
        offence(174).point(2, "g")
    with pytest.raises(OffenceNotInBook, match="31/12/2017"):
        offence(150).text_on(date(2017, 12, 31))
    with pytest.raises(SignUnknown, match="teleport"):
        stated(acts=["teleport"])


@given(st.integers(0, 200))
def test_a_bound_that_reaches_holds_its_own_end(n: int) -> None:
    to, under = Bound("injury", 31, 60, reaches=True), Bound("value", 31, 60, reaches=False)
    assert to.holds(n) is (31 <= n <= 60)
    assert under.holds(n) is (31 <= n < 60)


def test_severity_is_the_same_table_as_the_offences() -> None:
    assert classes()["151"] == {1: "RNT", 2: "ĐB", 3: "ĐB"}
    assert severity_of(150, "2") == severity_of("150") == "RNT"
    assert severity_of(150, 4) == "RNT"  # additional penalties: no class of their own
    assert severity_of(None) is severity_of("999") is None
    assert [at_least_very_serious(one) for one in (*ORDER, None)] == [
        False,
        False,
        True,
        True,
        False,
    ]


def test_neighbours_are_separated_whichever_is_named_first() -> None:
    for a in ARTICLES:
        for b in ARTICLES:
            assert discriminators(a, b) == discriminators(b, a)
    assert {one.ref for one in discriminators(150, 174)} == {"D2", "D3", "D7"}
    assert {f"D{n}" for n in range(1, 9)} <= {one.ref for one in all_discriminators()}


@pytest.mark.parametrize("neighbour", [a for a in ARTICLES if a not in ("150", "151")])
def test_every_neighbour_of_trafficking_has_a_question(neighbour: str) -> None:
    found = {one.ref for a in (150, 151) for one in discriminators(a, neighbour)}
    together = neighbour == "157"  # held on the way: both are looked at (NQ 02/2019 Điều 8)
    assert found == {"D7"} if together else found > {"D7"}


def test_guidance_names_points_that_exist() -> None:
    for one in guidance().values():
        for place in one.at:
            article, paragraph, *letter = place.split(".")
            if letter:
                offence(article).point(int(paragraph), letter[0])
    assert [one.code for one in guidance_at(151, 3, "b")] == ["professional"]


def test_every_quote_says_its_numbers_and_its_article() -> None:
    found = list(quotes())
    assert len({one.ref for one in found}) == len(found)
    for one in found:
        assert one.article.isdigit() and one.instrument
        assert all(word in one.reads for word in one.must_say), one.ref


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("prison: [5y, 10y]", "prison: [5y, 11y]", "11 năm"),
        ("prison: [5y, 10y]", "prison: [10y, 5y]", "cao hơn"),
        ("prison: [5y, 10y]", "prizon: [5y, 10y]", "prizon"),
        ("acts: [transfer]", "acts: [teleport]", "teleport"),
        ("mark: verified", "mark: sure", "sure"),
        ("point: a", "point: z", "điểm z"),
        ("persons: {from: 2, to: 5}", "persons: {from: 3, to: 5}", "03 người"),
        ("    - from: 2018-01-01", "    - from: 2018-01-01\n      to: 2020-01-01", "để ngỏ"),
        ("        1:\n", "        9:\n", "khung cơ bản"),
    ],
)
def test_a_broken_article_is_named(tmp_path: Path, old: str, new: str, why: str) -> None:
    root = Path(shutil.copytree(FOLDER, tmp_path / "blhs_2015"))
    path = root / "dieu_150.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BookIsWrong) as refused:
        read_offences(root)
    assert "dieu_150.yaml" in refused.value.message
    assert why in refused.value.message
