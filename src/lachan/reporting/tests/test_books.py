"""The books of communication and training in a report's boxes: counted apart from estimated, days of the report only."""

from datetime import date

import pytest
from tests.walking import hour

from lachan.access import scope
from lachan.indicators.periods import parse
from lachan.outreach.commands import correct_session, record_session
from lachan.outreach.tests.scene import OFFICE, POLICE, given
from lachan.reporting.reports.books import first_words
from lachan.reporting.reports.forms import FORMS

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NOW = hour("2026-07-10 09:00")
YEAR = parse("2026", "civil")


def words(cast, form="yearly", when=YEAR):
    who = cast(OFFICE)
    with scope.acting(who):
        return first_words(who, FORMS[form], when, NOW)


def spoke(cast, **more):
    return record_session(given=given(**more), by=cast(POLICE), at=NOW)


def test_sessions_of_the_days_with_counted_and_estimated_apart(cast):
    spoke(cast, reached=1060)
    spoke(cast, reached=500, method="estimated", kind="mobile", groups={})
    spoke(cast, reached=None, method="", kind="press", commune=None, groups={})
    spoke(cast, held_on=date(2025, 12, 31), reached=7, groups={})
    said = words(cast)["communication"]
    assert "3 buổi trong kỳ (trực tiếp tại cộng đồng 1; lưu động 1; báo chí, bản tin 1)" in said
    assert (
        "1.060 lượt người đếm được, 500 lượt người ước lượng (không cộng vào nhau), 1 buổi không ghi số người"
        in said
    )
    assert "/truyen-thong/?tu=01/01/2026&den=31/12/2026" in said


def test_what_was_taken_back_is_not_told(cast):
    made = spoke(cast)
    correct_session(session=made, given=given(), why="Không có", withdrawn=True, by=cast(POLICE), at=NOW)  # fmt: skip
    assert "0 buổi trong kỳ (không có)" in words(cast)["communication"]


@pytest.mark.parametrize("form", ["half_year", "yearly", "peak_campaign", "thirty_july"])
def test_every_report_of_the_plan_has_them(cast, form):
    assert "Sổ truyền thông" in words(cast, form)["communication"]


def test_training_says_how_many_communes_have_somebody_taught(cast):
    said = words(cast)["law_training"]
    assert "0 lượt cán bộ đã dự trong kỳ (không có); 0/124 xã" in said
