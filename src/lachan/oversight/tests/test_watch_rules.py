"""What the rules of the watch-lists promise, of any record at all."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.walking import hour

from lachan.oversight.watchlists import queries
from lachan.oversight.watchlists.lists import watches
from lachan.oversight.watchlists.rules import RULES, Case, Person, Reason, custody_lapsed
from lachan.procedure.acts import Act
from lachan.procedure.periods import ZONE
from lachan.procedure.track_tables import case_table

FAR = hour("2024-01-01 00:00")
MOMENTS = st.datetimes(
    min_value=FAR.replace(tzinfo=None),
    max_value=FAR.replace(tzinfo=None, year=2027),
    timezones=st.just(ZONE),
)
CUSTODIES = (
    "free",
    "held_in_emergency",
    "arrested",
    "held",
    "detained",
    "measure",
    "ended",
    "released",
    "serving",
)


@given(custody=st.sampled_from(CUSTODIES), release=st.none() | MOMENTS, at=MOMENTS)
@settings(max_examples=300)
def test_only_who_is_held_past_a_term_has_a_lapsed_one(custody, release, at):
    """Whoever was released, or never held, or is held within the term, is not on the list; everybody else is."""
    one = Person("BC-GIA-LAP", "accused", custody, FAR, release, False)
    found = custody_lapsed(Case("P3", False, 0, "NT", (), [one]), {}, at)
    held = custody in ("held_in_emergency", "arrested", "held", "detained")
    assert bool(found) == (held and release is not None and release < at)
    assert all(isinstance(reason, Reason) and reason.person == "BC-GIA-LAP" for reason in found)


@pytest.mark.parametrize("code", RULES)
def test_a_list_says_its_sentence_its_article_and_whose_threshold_it_is(code):
    watch = watches()[code]
    assert watch.sentence.endswith(".")
    assert watch.article
    assert watch.of in ("law", "proposed")
    assert not {"tội phạm nguy hiểm", "điểm", "xếp hạng"} & set(watch.sentence.split())


def test_the_terms_of_the_list_are_those_of_the_law():
    """Extensions by class as the table of stages has them; the whole term in days of thirty to the month."""
    limits, table = watches()["rising_term"].limits, case_table().limits
    assert limits["investigation"]["times"] == dict(table["investigation_extended"][0].by_class)
    assert limits["detention"]["times"] == dict(table["detention_extended"][0].by_class)


def test_a_line_is_found_by_its_key():
    line = queries.Line(UUID(int=1), "BC-GIA-LAP", "", FAR)
    assert queries.key_of(line) == f"{UUID(int=1)}~BC-GIA-LAP~"


def deed(n, kind, day, person=None):
    at = hour(f"2024-{day} 09:00")
    return Act(f"act-{n}", kind, at, at, "1", {}, None, person)


def reasons(code, case, at):
    return RULES[code](case, watches()[code].limits, at)


def test_a_file_returned_once_is_not_there_and_twice_is_with_both_days():
    acts = [deed(0, "file_returned_by_procuracy", "03-04")]
    assert reasons("returned_twice", Case("Q2", False, 1, "NT", acts), FAR) == []
    acts.append(deed(1, "file_returned_by_court", "06-10"))
    (one,) = reasons("returned_twice", Case("T4", False, 2, "NT", acts), FAR)
    assert "đã trả 2 lần" in one.words
    assert "04/03/2024" in one.words
    assert "10/06/2024" in one.words
    assert reasons("returned_twice", Case("X1", True, 2, "NT", acts), FAR) == []


def test_a_cancelled_charge_is_there_for_a_year_with_its_act():
    acts = [deed(0, "charge_cancelled", "03-04", "BC-GIA-LAP")]
    case = Case("P3", False, 0, "NT", acts)
    (one,) = reasons("charge_cancelled", case, hour("2025-03-03 09:00"))
    assert (one.person, one.row) == ("BC-GIA-LAP", "act-0")
    assert reasons("charge_cancelled", case, hour("2025-03-06 09:00")) == []


def test_an_indictment_is_an_outcome_until_the_file_comes_back():
    person = Person("BC-GIA-LAP", "accused", "free", hour("2024-01-05 09:00"), None, False)
    acts, late = [deed(0, "indicted", "03-04")], hour("2025-03-03 09:00")
    assert reasons("outcome_unknown", Case("Q3", False, 0, "NT", acts, [person]), late) == []
    acts.append(deed(1, "file_returned_by_court", "06-10"))
    assert len(reasons("outcome_unknown", Case("T4", False, 1, "NT", acts, [person]), late)) == 1


@pytest.mark.parametrize(
    "status", ["let_go", "discontinued", "acquitted", "convicted", "uncharged", "moved", "named"]
)
def test_who_has_an_outcome_is_never_without_one(status):
    person = Person("BC-GIA-LAP", status, "released", FAR, None, False)
    for closed in (True, False):
        assert (
            reasons(
                "outcome_unknown",
                Case("P3", closed, 0, "NT", (), [person]),
                hour("2026-01-01 00:00"),
            )
            == []
        )
