"""Whoever is only being sent something answers on the whole record, though it may read none of it, before or after."""

import pytest
from tests.case_scenes import FACILITY, POLICE, PROCURACY, at

from lachan.access import scope
from lachan.cases import commands as cases
from lachan.docket import queries
from lachan.docket.commands import AlreadyOnItsWay
from lachan.docket.models import Handover, Matter, MatterReading

OTHERS = "dieutra_khac"


def projection(scene):
    with scope.acting(scene.cast(POLICE)):
        matter = scene.seen_inside(POLICE)
        row = MatterReading.objects.filter(matter=matter).values(
            "stage", "holder_id", "accused", "detained", "initiated_at")[0]  # fmt: skip
        return row, sorted(matter.accused.values_list("person", "custody"))


def sent_to(scene, account, what="exhibits", person=None):
    to = scene.waiting_place(account)
    return scene.do(cases.hand_over, POLICE, person, extra={"what": what, "to": to})


@at("detained")
def test_another_investigating_agency_that_refuses_leaves_the_case_as_it_was(scene):
    before = projection(scene)
    sent_to(scene, OTHERS)
    way = scene.waiting(OTHERS)
    scene.later(hours=1)
    cases.refuse_item(handover=way, ground="wrong_address", step=scene.step(), by=scene.cast(OTHERS), at=scene.now)  # fmt: skip
    assert projection(scene) == before


@at("detained")
def test_another_investigating_agency_that_receives_leaves_the_accused_as_they_were(scene):
    before = projection(scene)
    sent_to(scene, OTHERS)
    scene.later(hours=1)
    scene.taken(OTHERS, "exhibits")
    assert projection(scene) == before


@at("detained")
def test_whoever_has_refused_sees_that_it_was_asked_and_nothing_more(scene):
    sent_to(scene, OTHERS)
    way, who = scene.waiting(OTHERS), scene.cast(OTHERS)
    with scope.acting(who):
        assert MatterReading.objects.filter(matter=scene.matter.id).exists()
    scene.later(hours=1)
    cases.refuse_item(handover=way, ground="wrong_address", step=scene.step(), by=who, at=scene.now)
    with scope.acting(who):
        assert [one.id for one in Handover.objects.filter(matter=scene.matter.id)] == [way.id]
        assert Matter.objects.filter(id=scene.matter.id).exists()
        assert not MatterReading.objects.filter(matter=scene.matter.id).exists()
        assert queries.search(scene.matter.code) == []
        assert queries.lines(who, queries.Filters()).rows == []
        assert [one.id for one in queries.answered(who)] == [way.id]
        with pytest.raises(queries.NotFound):
            queries.matter_by_code(who, scene.matter.code)


@at("detained")
def test_whoever_is_sent_one_thing_sees_no_other_thing_that_was_sent(scene):
    sent_to(scene, PROCURACY)
    sent_to(scene, OTHERS)
    with scope.acting(scene.cast(OTHERS)):
        assert [w.recipient_id for w in Handover.objects.filter(matter=scene.matter.id)] == [
            scene.cast(OTHERS).agency_id]  # fmt: skip
    with scope.acting(scene.cast(POLICE)):
        assert Handover.objects.filter(matter=scene.matter.id, what="exhibits").count() == 2


@at("detained")
def test_a_house_follows_whom_it_keeps_into_another_record_and_nobody_else(scene):
    """The one in the cell stays: of the record of the other, the house knows nothing."""
    new = scene.do(cases.separate_case, POLICE, extra={"persons": [scene.two]})
    who = scene.cast(FACILITY)
    with scope.acting(who):
        assert not Matter.objects.filter(id=new.id).exists()
        assert Matter.objects.filter(id=scene.matter.id).exists()


@at("detained")
def test_what_is_on_its_way_already_is_known_to_a_house_that_did_not_send_it(scene):
    """Police and house send the same person to the same other house: the second is told, though it sees no other's hand-over."""
    sent_to(scene, "trai", "detainee", scene.one)
    to = scene.waiting_place("trai")
    with pytest.raises(AlreadyOnItsWay):
        scene.do(cases.hand_over, FACILITY, scene.one, extra={"what": "detainee", "to": to})
