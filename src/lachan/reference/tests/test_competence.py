"""Which level investigates, by day and paragraph; and the receipt each kind makes."""

from datetime import date, timedelta

import pytest

from lachan.reference.codes import Kind, receipt_by
from lachan.reference.competence import NoCompetenceRule, investigation_level


@pytest.mark.parametrize(
    ("day", "article", "paragraph", "level"),
    [
        (date(2024, 3, 1), "150", 1, "district"),
        (date(2024, 3, 1), "150", 2, "district"),
        (date(2024, 3, 1), "150", 3, "province"),
        (date(2024, 3, 1), "151", 1, "district"),
        (date(2024, 3, 1), "151", 2, "province"),
        (date(2024, 3, 1), "151", None, "district"),
        (date(2024, 3, 1), None, None, "district"),
        (date(2025, 2, 28), "150", 1, "district"),
        (date(2025, 3, 1), "150", 1, "province"),
        (date(2025, 7, 1), "349", 1, "province"),
    ],
)
def test_level(day, article, paragraph, level):
    found = investigation_level(day, article, paragraph)
    assert found.level == level
    assert found.because and found.cite


def test_an_offence_committed_abroad_goes_to_the_province():
    assert (
        investigation_level(date(2024, 3, 1), "150", 1, committed_abroad=True).level == "province"
    )


def test_no_gap_in_time():
    day = date(2018, 1, 1)
    while day < date(2028, 12, 31):
        assert investigation_level(day)
        day += timedelta(days=7)


def test_a_day_before_the_code_is_refused():
    with pytest.raises(NoCompetenceRule, match="Chưa có quy định"):
        investigation_level(date(2017, 12, 31))


@pytest.mark.parametrize(
    ("kind", "competent", "word"),
    [
        (Kind.COMMUNE_POLICE, False, "commune_police"),
        (Kind.DISTRICT_POLICE, False, "investigation_agency"),
        (Kind.DISTRICT_POLICE, True, "competent_agency"),
        (Kind.INVESTIGATION_AGENCY, True, "competent_agency"),
        (Kind.REGIONAL_PROCURACY, False, "procuracy"),
        (Kind.BORDER_GUARD, False, "assigned_agency"),
        (Kind.POLICE_POST, False, "police_post"),
        (Kind.HOTLINE, True, "other_body"),
        (Kind.PROVINCIAL_POLICE, True, "investigation_agency"),
    ],
)
def test_receipt_by(kind, competent, word):
    assert receipt_by(kind, competent=competent) == word
