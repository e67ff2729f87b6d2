"""The demo file in the room of a case: people of the case by their code names, its days, six maps to draw, open questions; once."""

import time
from datetime import timedelta

import pytest
from tests.case_walk import ERAS, CaseWalk

from lachan.access import scope
from lachan.evidence import queries, reading
from lachan.evidence.models import Entry
from lachan.proof import views
from lachan.simulator.evidence.bundle import bundle
from lachan.simulator.evidence.telling import people
from lachan.simulator.evidence_room.filling import fill_room
from lachan.simulator.evidence_room.moving import moved

POLICE, PROCURACY = "dieutra_tinh", "kiemsat_tinh"
WHO = {"bc1": "N-A1", "bc2": "N-B2", "bc3": "N-C3", "bh1": "N-D4"}


@pytest.fixture
def walk(cast):
    made = CaseWalk(cast, ERAS["2026"])
    made.initiated(paragraph=1)
    three = [made.new_person(year=year) for year in (1984, 1990, 1987)]
    made.victims = [made.new_person(year=2003, capacity="presumed_victim") for _ in range(2)]
    for one in three:
        made.charged(one)
        made.later(days=3)
    made.three = three
    made.now = made.now + timedelta(days=130)
    return made


def _file(walk, account=POLICE):
    who = walk.cast(account)
    with scope.acting(who):
        return reading.file_of(queries.casefile_by_code(who, walk.matter.code), walk.now)


@pytest.mark.database
@pytest.mark.django_db
def test_the_room_of_a_case_with_three_charged_is_filled_once(walk):
    began = time.monotonic()
    code = fill_room(walk.cast(POLICE), walk.cast(PROCURACY), walk.now)
    took = time.monotonic() - began
    print(f"\nroom filled in {took:.1f} s")
    assert code == walk.matter.code
    file = _file(walk)
    assert fill_room(walk.cast(POLICE), walk.cast(PROCURACY), walk.now) == code
    assert _file(walk).turn == file.turn
    assert took < 6
    _asks_and_draws(walk, file)


def _asks_and_draws(walk, file):
    found = reading.checked(file)
    asked = {one.rule for one in found.findings}
    assert {"R-46", "R-50", "R-16", "R-22", "R-71", "R-37", "R-59"} <= asked and "R-14" not in asked
    assert len(found.answered) == 1 and found.coverage.supported == found.coverage.of
    codes = {one.code for one in file.bundle.persons}
    assert {*walk.three, *walk.victims} <= codes and not {"BC1", "BC2", "BC3", "BH1"} & codes
    assert [charge.person for charge in file.bundle.charges] == [walk.three[n] for n in (0, 1, 2, 0, 1)]  # fmt: skip
    assert len(views.money(views.Case(file.bundle))) == 6
    assert max(d.made_on for d in file.bundle.documents) <= f"{walk.now:%Y-%m-%d}"
    assert len(reading.scans_of(file)) == 3
    with scope.acting(walk.cast(PROCURACY)):
        assert Entry.objects.filter(part="notes").count() == 1


def test_no_name_of_the_story_stands_beside_a_person_of_the_case():
    told = moved(bundle(), WHO, 100).parts
    names = [people()[one]["name"] for one in WHO]
    assert not [name for name in names if name in repr(told)]
    assert "N-B2 hứa với N-D4 việc phục vụ nhà hàng" in told["propositions"][0]["text"]


def test_days_move_wherever_they_are_written():
    said = {row["text"] for row in moved(bundle(), WHO, 31).parts["propositions"]}
    assert "Nằm viện từ 02/01 đến 05/01/2026, không có mặt tối 03/01" in said


def test_days_with_an_hour_move_as_days_do():
    told = {"persons": [], "events": [{"id": "s1", "title": "Nằm viện từ 02/12 đến 05/12/2025", "since": "2025-12-02T21:30",
                                       "until": "2025-12-05"}]}  # fmt: skip
    (row,) = moved(told, {}, 30).parts["events"]
    assert (row["since"], row["until"]) == ("2026-01-01T21:30", "2026-01-04")
    assert row["title"] == "Nằm viện từ 01/01 đến 04/01/2026"
