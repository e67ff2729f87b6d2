"""The balance check: silent where everything adds up, loud where one number is moved, blind to order."""

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.indicators.published.amounts import amount
from lachan.indicators.published.book import Line, Span
from lachan.indicators.published.ledger import lines, published
from lachan.indicators.published.rules import check

from .balanced import broken, ledgers

YEAR = Span("năm 2020", date(2020, 1, 1), date(2021, 1, 1))
HALF = Span("nửa năm", date(2020, 1, 1), date(2020, 7, 1))


def line(code, measure, unit, value, span=YEAR, scope="VN", body="A"):
    return Line(code, scope, measure, unit, span, amount(value), body)


def evening(text):
    day = date.fromisoformat(text)
    return Span(text, day, day + timedelta(days=1))


def rules(*given):
    return [(one.rule, one.rows) for one in check(given)]


@settings(max_examples=30, deadline=None)
@given(ledgers())
def test_where_everything_adds_up_nothing_is_found(ledger):
    assert check(ledger) == []


@settings(max_examples=80, deadline=None)
@given(ledgers(), st.integers(0, 10_000), st.integers(-40, 40).filter(bool))
def test_one_number_moved_is_found_and_its_row_named(ledger, at, by):
    at %= len(ledger)
    found = check(broken(ledger, at, by))
    assert any(ledger[at].id in one.rows for one in found), ledger[at]


@settings(max_examples=20, deadline=None)
@given(ledgers(), st.integers(0, 10_000), st.integers(-40, 40), st.randoms())
def test_the_order_of_the_rows_changes_nothing(ledger, at, by, random):
    ledger = broken(ledger, at % len(ledger), by)
    mixed = random.sample(ledger, len(ledger))
    assert check(mixed) == check(ledger)


@pytest.mark.parametrize("seed", range(5))
def test_the_published_ledger_is_read_the_same_in_any_order_and_under_any_ids(seed):
    ledger, random = list(lines(published())), Random(seed)
    names = random.sample(range(10_000), len(ledger))
    other = {one.id: f"Z{name:05}" for one, name in zip(ledger, names, strict=True)}
    renamed = [replace(one, id=other[one.id]) for one in ledger]
    random.shuffle(renamed)
    wanted = {(f.rule, tuple(sorted(other[row] for row in f.rows))) for f in check(ledger)}
    assert {(f.rule, f.rows) for f in check(renamed)} == wanted


def test_the_checker_reads_no_note_and_no_source():
    assert [one.name for one in fields(Line)] == [
        "id", "scope", "measure", "unit", "span", "value", "body"]  # fmt: skip


def test_an_empty_ledger_has_no_findings():
    assert check([]) == []


@pytest.mark.parametrize(
    ("ledger", "wanted"),
    [
        ([line("a", "detected", "case", "88"), line("b", "detected/article.150", "case", "43"),
          line("c", "detected/article.151", "case", "44")], [("parts_sum", ("a", "b", "c"))]),
        ([line("a", "detected", "case", "88"), line("b", "detected/age.under_16", "case", "89")],
         [("part_over_whole", ("a", "b"))]),
        ([line("a", "identified", "victim", "90"), line("b", "identified/form.marriage", "victim", "60"),
          line("c", "identified/form.adoption", "victim", "31")], [("parts_sum", ("a", "b", "c"))]),
        ([line("a", "accepted", "case", "59"), line("b", "tried", "case", "43"),
          line("c", "tried/of.accepted", "case%", "72.8")], [("share_quotient", ("a", "b", "c"))]),
        ([line("a", "accepted", "case", "0"), line("b", "tried", "case", "0"),
          line("c", "tried/of.accepted", "case%", "100")], [("share_quotient", ("a", "b", "c"))]),
        ([line("a", "recorded/way.self", "victim%", "48"), line("b", "recorded/way.rescued", "victim%", "~82")],
         [("shares_sum", ("a", "b"))]),
        ([line("a", "recorded/reach.domestic", "victim%", "72"), line("b", "recorded/reach.abroad", "victim%", "26")],
         [("shares_sum", ("a", "b"))]),
        ([line("a", "initiated", "case", "50"), line("b", "initiated", "case", "51", HALF)],
         [("span_sum", ("a", "b"))]),
        ([line("a", "handled", "case", "50"), line("b", "handled", "case", "51", HALF)],
         [("part_over_whole", ("a", "b"))]),
        ([line("a", "handled", "case", "163"), line("b", "initiated", "case", "91")],
         [("load_and_new", ("a", "b"))]),
        ([line("a", "handled", "case", "90"), line("b", "initiated", "case", "91")],
         [("load_and_new", ("a", "b"))]),
        ([line("a", "initiated", "case", "54"), line("b", "prosecuted", "case", "65")],
         [("later_over_earlier", ("a", "b"))]),
        ([line("a", "not_rescued", "victim", "519", evening("2018-12-31")),
          line("b", "not_rescued", "victim", "385", evening("2019-06-04"))], [("balance", ("a", "b"))]),
        ([line("a", "at_court", "case", "10", evening("2019-12-31")), line("b", "tried", "case", "3"),
          line("c", "at_court", "case", "12", evening("2020-12-31"))], [("balance", ("a", "b", "c"))]),
        ([line("a", "identified", "victim", "126"), line("b", "identified", "victim", "125", body="B")],
         [("sources_disagree", ("a", "b"))]),
        ([line("a", "reported_escape", "person", "2", evening("2025-07-16")),
          line("b", "reported_escape", "person", "2", evening("2025-07-26"), body="B")],
         [("event_dated_twice", ("a", "b"))]),
        ([line("a", "detected", "victim", "386"), line("b", "received", "victim", "449")],
         [("counts_apart", ("a", "b"))]),
        ([line("a", "received", "person", "80"), line("b", "identified", "victim", "82")],
         [("part_over_whole", ("a", "b"))]),
        ([line("a", "handled", "case", "20"), line("b", "handled", "case", "21", scope="VN-BDBP")],
         [("part_over_whole", ("a", "b"))]),
    ],
)  # fmt: skip
def test_each_law_is_found_broken(ledger, wanted):
    assert rules(*ledger) == wanted


@pytest.mark.parametrize(
    "ledger",
    [
        # the share is rounded half up: 43/59 = 72,88…
        [line("a", "accepted", "case", "59"), line("b", "tried", "case", "43"),
         line("c", "tried/of.accepted", "case%", "72.9")],
        # one body asked may name several partners
        [line("a", "partner/body.police", "respondent%", "73.86"),
         line("b", "partner/body.health", "respondent%", "37.50")],
        # «about 1900» leaves room for 1950
        [line("a", "received", "person", "~1900"), line("b", "identified", "victim", "1950")],
        # what was open at the opening explains that the later stage has more
        [line("a", "at_court", "case", "40", evening("2019-12-31")), line("b", "accepted", "case", "10"),
         line("c", "tried", "case", "45")],
        # all new: nothing was carried over
        [line("a", "handled", "case", "91"), line("b", "initiated", "case", "91")],
        # another scope, another period, another unit: no law between them
        [line("a", "initiated", "case", "5"), line("b", "tried", "accused", "50"),
         line("c", "tried", "case", "50", HALF), line("d", "tried", "case", "50", scope="quang-ngai")],
        # «at least»
        [line("a", "supported/of.received", "victim%", "≥80"), line("b", "received", "victim", "100"),
         line("c", "supported", "victim", "85")],
    ],
)  # fmt: skip
def test_what_can_be_true_is_no_finding(ledger):
    assert check(ledger) == []


def test_a_level_that_moved_and_whose_moves_are_published_closes():
    opening = line("a", "at_court", "case", "10", evening("2019-12-31"))
    closing = line("b", "at_court", "case", "12", evening("2020-12-31"))
    moves = [line("c", "accepted", "case", "7"), line("d", "tried", "case", "5")]
    assert rules(opening, closing, *moves) == []
    assert rules(opening, closing, moves[0]) == [("balance", ("a", "b", "c"))]


def test_what_was_handled_less_what_left_is_what_stands_open():
    handled, sent = line("a", "handled", "case", "30"), line("b", "sent", "case", "12")
    closing = line("c", "at_police", "case", "18", evening("2020-12-31"))
    assert rules(handled, sent, closing) == []
    closing = line("c", "at_police", "case", "19", evening("2020-12-31"))
    assert rules(handled, sent, closing) == [("balance", ("a", "b", "c"))]


def test_a_sentence_says_what_why_and_what_to_do():
    for one in check(lines(published())):
        assert one.sentence.endswith(".") and one.sentence.count(". ") >= 2, one
        assert Decimal(len(one.sentence)) < 700
