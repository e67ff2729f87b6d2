"""The four books read from the ledger: numbers said by hand, each difference with its cause; other provinces apart."""

import pytest
from tests.walking import hour

from lachan.indicators.agreement import queries
from lachan.indicators.agreement.reading import comparisons, read
from lachan.indicators.agreement.spans import OWN, Asked
from lachan.indicators.agreement.table import ROWS

pytestmark = pytest.mark.database
OWN_2024, CIVIL_2024 = Asked(2024, calendar=OWN), Asked(2024, calendar="civil")
AT = hour("2025-09-01 09:00")


@pytest.fixture
def found(written):
    own, civil = queries.compared(written.cast("thukybcd"), [OWN_2024, CIVIL_2024], AT)
    return {"own": own, "civil": civil}


def said(written, comparison):
    names = {matter.code: name for name, matter in written.matters.items()}
    return {(names[one.matter], one.cause) for one in comparison.differences}


def counts(comparison):
    return comparison.left.n, comparison.right.n


def test_said_by_hand_on_each_books_own_calendar(written, found):
    own = found["own"]
    assert counts(own["case_initiated"]) == (25, 24)
    assert said(written, own["case_initiated"]) == {("initiated and not sent", "no_counterpart")}
    assert counts(own["accused_charged"]) == counts(own["accused_sent"]) == (24, 24)
    assert counts(own["case_sent"]) == (24 + 6, 24 + 1)
    assert said(written, own["case_sent"]) == {
        ("sent, in the procuracy's next year", "other_year"), ("received, typed late", "late"),
        ("sent and not received", "not_received"), ("corrected since", "corrected"), ("joined away", "other_unit"),
    }  # fmt: skip
    assert own["case_sent"].right.late == 1
    assert counts(own["victims"]) == (2, 1)
    assert counts(own["case_tried"]) == (None, None)
    assert counts(own["case_indicted"]) == (0, 0)


def test_the_common_calendar_takes_the_other_year_away(written, found):
    civil = found["civil"]["case_sent"]
    assert counts(civil) == (30, 26)
    assert "other_year" not in {cause for _, cause in said(written, civil)}


def test_the_causes_add_up(found):
    for comparison in (*found["own"].values(), *found["civil"].values()):
        if comparison.comparable:
            assert sum(one.sign for one in comparison.differences) == comparison.difference


def test_what_was_known_at_the_closing_did_not_yet_differ(written):
    [then] = queries.compared(written.cast("thukybcd"), [OWN_2024], hour("2024-12-15 09:00"))
    assert ("corrected since", "corrected") not in said(written, then["case_sent"])
    assert ("corrected since", "not_received") in said(written, then["case_sent"])


def test_one_row_alone_and_one_matter_alone_read_the_same(written, found):
    row, who = ROWS["case_sent"], written.cast("thukybcd")
    alone = comparisons(read(who.province_id, [OWN_2024], AT, [row]), [OWN_2024], [row])[0][
        "case_sent"
    ]
    assert alone == found["own"]["case_sent"]
    for one in alone.differences:
        of = read(who.province_id, [OWN_2024], AT, [row], only=one.matter)
        assert one in comparisons(of, [OWN_2024], [row])[0]["case_sent"].differences


def test_another_province_has_nothing(written):
    from lachan.reference.models import Province

    other = Province.objects.using("keeper").get(slug="songkhe").id
    [found] = comparisons(read(other, [OWN_2024], AT), [OWN_2024])
    assert {one.left.n or 0 for one in found.values()} == {0}


def test_the_reading_takes_two_statements_as_the_role_that_counts(written):
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connections["figures"]) as caught:
        queries.compared(written.cast("thukybcd"), [OWN_2024, CIVIL_2024], AT)
    assert len(caught.captured_queries) == 2
