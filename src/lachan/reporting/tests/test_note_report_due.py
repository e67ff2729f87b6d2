"""Reports that are due: every year by data, out of turn by a row; the ledger says how late each is."""

from datetime import date

import pytest
from tests.walking import does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.reporting import queries
from lachan.reporting.commands import NoSuchBody, note_report_due
from lachan.reporting.reports import dues
from lachan.reporting.reports.forms import NoSuchForm

from .drafts import AT

pytestmark = pytest.mark.database
ASKED = {
    "form": "ad_hoc",
    "period": "2024Q3",
    "asked_by": "peoples_council",
    "due_on": date(2024, 11, 1),
    "number": "12/CV",
}


def test_what_was_asked_for_stands_in_the_ledger(desk):
    row = does(note_report_due, **ASKED, by=desk.staff, at=AT)
    with scope.acting(desk.leader):
        found = {
            one.due.asked.id: one
            for one in queries.ledger(desk.leader, [2024], AT)
            if one.due.asked
        }
    assert (found[row.id].standing.state, found[row.id].standing.late) == ("overdue", 49)
    assert "Hội đồng nhân dân tỉnh" in found[row.id].due.source
    with scope.acting(desk.elsewhere):
        assert not [one for one in queries.ledger(desk.elsewhere, [2024], AT) if one.due.asked]


def test_those_of_every_year_are_data_and_say_how_sure_we_are():
    found = {one.form: one for one in dues.of_years([2024])}
    assert (found["half_year"].due_on, found["yearly"].due_on) == (
        date(2024, 6, 15),
        date(2024, 12, 15),
    )
    assert {one.mark for one in found.values()} <= {"verified", "from_memory", "inferred"}
    assert all(one.source for one in found.values())
    assert set(found) == {"half_year", "yearly", "peak_campaign", "thirty_july"}


@pytest.mark.parametrize(("sent", "at", "state", "late"), [
    ([], "2024-06-15 23:59", "ahead", 0), ([], "2024-06-16 00:00", "overdue", 1),
    (["2024-06-15 23:59"], "2025-01-01 00:00", "sent_in_time", 0), (["2024-06-18 08:00", "2024-06-16 00:00"], "2025-01-01 00:00", "sent_late", 1),
])  # fmt: skip
def test_late_is_counted_in_whole_days(sent, at, state, late):
    found = dues.standing(date(2024, 6, 15), [hour(text) for text in sent], hour(at))
    assert (found.state, found.late) == (state, late)


@pytest.mark.parametrize(
    ("told", "answer"), [({"asked_by": "nobody"}, NoSuchBody), ({"form": "weekly"}, NoSuchForm)]
)
def test_what_cannot_be_due_is_said(desk, told, answer):
    refuses(answer, note_report_due, **{**ASKED, **told}, by=desk.staff, at=AT)


def test_not_by_every_role(desk):
    refuses(NotYours, note_report_due, **ASKED, by=desk.leader, at=AT)
