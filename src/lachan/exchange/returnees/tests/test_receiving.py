"""A list on the real record: received under its own keys, twice is once, and met again with the reason."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from lachan.access import scope
from lachan.exchange.places import Places
from lachan.exchange.returnees.plan import plan_of
from lachan.exchange.returnees.receiving import earlier, person_received, screening_of
from lachan.exchange.returnees.rows import Asked
from lachan.exchange.returnees.sample import write_sample
from lachan.victims import commands as c
from lachan.victims.models import CareFile
from lachan.victims.refusals import AlreadyReceived

AT = datetime(2026, 3, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
LIST = UUID("0191b3a0-0000-7000-8000-000000000002")


@pytest.fixture
def plan(cast, django_db_setup, db, tmp_path):
    """The sample with its flaws, its communes looked up in the province as it then was."""
    by = cast("xahoixa_2026")
    write_sample(tmp_path / "mau.xlsx", received_on=date(2026, 3, 10), flaws=True)
    with scope.acting(by, read_only=True):
        places = Places(by.province_id)
        return plan_of(tmp_path / "mau.xlsx", Asked(LIST, AT, places.find))


def test_the_communes_of_the_sample_are_found(plan):
    assert all(line.place is not None for line in plan.lines[:30])
    assert [line.row for line in plan.lines if line.place is None] == [plan.lines[32].row]


def test_a_person_of_the_list_is_received_once_and_met_again(plan, cast):
    by, line = cast("xahoixa_2026"), plan.lines[1]
    with scope.acting(by, read_only=True):
        assert earlier(line) == ()
    file = c.receive_person(given=person_received(line), by=by, at=AT)
    with scope.acting(by, read_only=True):
        kept = CareFile.objects.select_related("person").get(id=file.id)
        (found,) = earlier(line)
    assert found.key == kept.person_id and found.reasons[-1] == "name_year"
    assert (kept.person.sex, kept.person.birth_year, kept.person.minor) == (
        line.sex,
        line.birth.year,
        line.birth.minor,
    )
    with pytest.raises(AlreadyReceived):
        c.receive_person(given=person_received(line), by=by, at=AT)


def test_a_line_that_waits_is_not_received(plan):
    with pytest.raises(ValueError, match="waits"):
        person_received(plan.held[0])


def test_everybody_is_screened_and_men_are_asked_about_forced_crime(plan):
    assert all("forced_criminality" in screening_of(line) for line in plan.lines)
    minors = [line for line in plan.lines if line.birth.minor]
    assert minors and all(screening_of(line)[0] == "children" for line in minors)
