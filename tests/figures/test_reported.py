"""K9: reports on the plan's tasks in time, as known at any moment; on our server, over a warehouse, and as the plan reads it."""

from datetime import date, datetime, timedelta

import pytest
from conftest import wipe

from lachan.indicators.asked import Asked
from lachan.indicators.periods import HANOI, parse
from lachan.indicators.running import run
from lachan.indicators.warehouse import opening
from lachan.indicators.warehouse.export import export
from lachan.plan import commands, duties
from lachan.plan.tests.scene import KEEPER, Planning, body
from tests.walking import hour

pytestmark = pytest.mark.database
YEAR = parse("2024", "civil")


@pytest.fixture(scope="module")
def plan(cast, django_db_blocker):
    """Two bodies with four quarters: in time and whole, in time without its count, late, returned; one share given on."""
    with django_db_blocker.unblock():
        told = Planning(cast)
        told.adopted("68-sldtbxh", "68-ubnd", indicators=("meetings",))
        told.now("2024-03-31 23:30").reported(number=1, counts={"meetings": 3})
        told.now("2024-06-30 09:00").reported(number=2)
        told.now("2024-10-01 00:10").reported(number=3, counts={"meetings": 1})
        told.now("2024-04-02 09:00").reported("ubnd", "68-ubnd", number=1, counts={"meetings": 2})
        ubnd = told.share("68-ubnd")
        told.does(commands.delegate_task, "ubnd", share=ubnd, to=[body("ubndx-c24853.a")])
        told.now("2024-04-05 09:00").does(
            commands.return_progress, share=ubnd, occurrence=told.turn(ubnd, 1), reason="Thiếu, giả lập."
        )  # fmt: skip
        yield told
    wipe(django_db_blocker)


def k9(plan, at, variant="a", when=YEAR):
    with run(Asked(plan.cast(KEEPER).province_id, when, hour(at)), limits=False) as counting:
        return counting.figure("K9", variant), counting.lines("K9", variant)


@pytest.mark.parametrize(("at", "apart"), [
    ("2024-01-20 08:59", {}),  # nothing was adopted yet
    ("2024-03-31 23:29", {"running": 8}),
    ("2024-03-31 23:30", {"running": 7, "on_time": 1}),
    ("2024-04-01 00:00", {"running": 6, "on_time": 1, "missing": 1}),
    ("2024-04-03 09:00", {"running": 6, "on_time": 1, "late": 1}),
    ("2024-04-05 09:00", {"running": 6, "on_time": 1, "missing": 1}),  # it came back
    ("2024-12-31 12:00", {"running": 2, "on_time": 1, "partial": 1, "late": 1, "missing": 3}),
    ("2025-01-01 00:00", {"on_time": 1, "partial": 1, "late": 1, "missing": 5}),
])  # fmt: skip
def test_by_hand_as_it_was_known_then(plan, at, apart):
    found, lines = k9(plan, at)
    counted = {why: n for why, n in apart.items() if why != "running"}
    assert dict(found.apart) == counted
    assert (found.numerator, found.denominator) == (
        counted.get("on_time", 0) + counted.get("partial", 0), sum(counted.values()),
    )  # fmt: skip
    assert len(lines) == found.denominator
    assert k9(plan, at, "b")[0].numerator == counted.get("on_time", 0)


def test_the_plan_s_own_reading_says_the_same(plan):
    day = date(2025, 1, 10)
    owed = plan.sees(KEEPER, lambda who: duties.due_within(who, "year", YEAR.begin, YEAR.to, day))
    said = duties.outcome(owed)
    found, lines = k9(plan, "2025-01-10 09:00")
    assert (said["in_time"], said["all"]) == (found.numerator, found.denominator)
    assert {(one.carrier_id, one.due_on) for one in owed} == {(x.agency, x.on) for x in lines}
    late = {(one.carrier_id, one.due_on) for one in owed if one.reading.late}
    assert late == {(x.agency, x.on) for x in lines if not x.counted}


def test_of_one_body_and_of_one_quarter(plan):
    """The department's own; of the committee above it, its own and the department's."""
    found = {}
    for lead in ("68-sldtbxh", "68-ubnd"):
        body_of, quarter = plan.share(lead).carrier_id, parse("2024Q1", "civil")
        asked = Asked(
            plan.cast(KEEPER).province_id, quarter, hour("2025-01-10 09:00"), agency=body_of
        )
        with run(asked, limits=False) as counting:
            found[lead] = dict(counting.figure("K9").apart)
    assert found == {"68-sldtbxh": {"on_time": 1}, "68-ubnd": {"on_time": 1, "missing": 1}}


def test_another_province_owes_nothing(plan):
    other = plan.cast("songkhe").province_id
    with run(Asked(other, YEAR, hour("2025-01-10 09:00")), limits=False) as counting:
        assert counting.figure("K9").denominator == 0


def test_a_warehouse_says_the_same_at_every_moment(plan, tmp_path):
    made_at = datetime(2025, 3, 1, 9, tzinfo=HANOI)
    export(tmp_path / "kho", made_at)
    of = opening.opened(tmp_path / "kho")
    with opening.engine("duckdb", of.folder) as engine:
        for days in range(0, 360, 11):
            asked = Asked(
                plan.cast(KEEPER).province_id, YEAR, hour("2024-01-15 09:00") + timedelta(days=days)
            )
            with run(asked, limits=False) as here:
                assert dict(opening.run_over(of, engine, asked).figure("K9", "b").apart) == dict(
                    here.figure("K9", "b").apart
                )
