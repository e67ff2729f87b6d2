"""The plan's tasks in a report's boxes: how many were reported in time, late, not at all, what was counted, where the list is."""

import pytest
from tests.walking import hour

from lachan.indicators.periods import parse
from lachan.plan.tests.scene import KEEPER, Planning
from lachan.reporting.reports.forms import FORMS
from lachan.reporting.reports.results import first_words

pytestmark = [pytest.mark.database, pytest.mark.django_db]
YEAR = parse("2024", "civil")


@pytest.fixture
def told(cast):
    """Four quarters each: victims reported once in time and once late, communication never."""
    plan = Planning(cast)
    plan.adopted("68-sldtbxh")
    plan.now("2024-03-20 09:00").reported(number=1, counts={"meetings": 3})
    plan.now("2024-07-05 09:00").reported(number=2, counts={"meetings": 4})
    return plan


def words(plan, at, form="yearly", when=YEAR):
    return plan.sees(KEEPER, lambda who: first_words(who, FORMS[form], when, hour(at)))


def test_counts_of_a_group_with_its_list(told):
    said = words(told, "2024-10-10 09:00")
    assert set(said) == {"victims"}
    assert (
        "«V. Nạn nhân»: 4 kỳ đến hạn trong kỳ báo cáo; 1 báo cáo đúng hạn, 1 báo cáo chậm, 1 quá hạn chưa báo cáo"
        in said["victims"]
    )
    assert (
        ", 1 còn trong hạn (tính đến 10/10/2024; danh sách: /ke-hoach/?nam=2024#nhom-1)"
        in said["victims"]
    )
    assert "Buổi tuyên truyền 7." in said["victims"]


def test_only_what_falls_due_within_the_report_s_days(told):
    half = parse("2024H1", "police")
    assert (
        ": 1 kỳ đến hạn trong kỳ báo cáo; 1 báo cáo đúng hạn"
        in words(told, "2024-06-20 09:00", "half_year", half)["victims"]
    )


def test_what_came_back_is_not_reported(told):
    from lachan.plan.commands import return_progress

    share = told.share()
    told.does(
        return_progress,
        share=share,
        occurrence=told.turn(share, 1),
        reason="Thiếu minh chứng, giả lập.",
    )
    assert (
        "; 0 báo cáo đúng hạn, 1 báo cáo chậm, 3 quá hạn chưa báo cáo"
        in words(told, "2025-01-10 09:00")["victims"]
    )


def test_a_group_that_no_part_names_goes_to_the_first(cast):
    plan = Planning(cast)
    plan.adopted("68-sldtbxh", group="IX. Việc khác")
    assert set(words(plan, "2024-10-10 09:00")) == {"direction"}
    assert words(plan, "2024-10-10 09:00", "peak_campaign") == {}
