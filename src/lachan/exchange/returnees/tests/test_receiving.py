"""A list on the real record: received under its own keys, twice is once, and met again with the reason."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from lachan.access import scope
from lachan.exchange.places import Places
from lachan.exchange.returnees.plan import plan_of
from lachan.exchange.returnees.receiving import earlier, entry_of, person_received, screening_of
from lachan.exchange.returnees.rows import Asked
from lachan.exchange.returnees.sample import write_sample
from lachan.victims import commands as c
from lachan.victims.models import CareFile
from lachan.victims.refusals import AlreadyReceived

AT = datetime(2026, 3, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
LIST = UUID("0191b3a0-0000-7000-8000-000000000002")


def planned(by, at, on, path):
    """The sample with its flaws, its communes looked up in the province as it then was."""
    write_sample(path, received_on=on, flaws=True)
    with scope.acting(by, read_only=True):
        return plan_of(path, Asked(LIST, at, Places(by.province_id).find))


@pytest.fixture
def plan(cast, django_db_setup, db, tmp_path):
    return planned(cast("xahoixa_2026"), AT, date(2026, 3, 10), tmp_path / "mau.xlsx")


@pytest.mark.parametrize(
    ("who", "on"), [("xahoixa", date(2025, 6, 30)), ("xahoixa_2026", date(2025, 7, 1))]
)
def test_the_communes_of_the_sample_are_found_in_either_era(cast, db, tmp_path, who, on):
    found = planned(cast(who), AT, on, tmp_path / "mau.xlsx")
    assert all(line.place.exists_on(on) for line in found.lines[:30])
    without = [{one.field for one in line.problems} for line in found.lines if line.place is None]
    assert without == [{"home"}, {"received_at"}, {"received_at"}]


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


def test_a_row_is_known_again_in_another_list_only_where_it_says_enough_of_one_person(plan, cast):
    agency, other = cast("xahoixa_2026").agency_id, UUID(int=9)
    line = plan.lines[1]
    moved = replace(line, row=99, client_key=other)
    assert entry_of(moved, agency) == entry_of(line, agency) != line.client_key
    assert entry_of(line, agency + 1) != entry_of(line, agency)
    late = replace(line, received_at=AT)
    assert entry_of(late, agency) != entry_of(line, agency)
    nameless = replace(line, identity={"other": "một ba lô"}, client_key=other)
    assert entry_of(nameless, agency) == other
