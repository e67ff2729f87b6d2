"""Joining and separating: acts go with whom they concern, as they were done, in the name of whoever did them."""

from dataclasses import replace

import pytest
from tests.case_scenes import FACILITY, POLICE, PROCURACY, Scene, at

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.cases import commands as cases
from lachan.cases.commands.part import (
    NobodyToSeparate,
    NotBothYours,
    PartOnItsWay,
    SameCase,
    StillOnItsWay,
)
from lachan.cases.models import Assignment, CaseLink, Lodging
from lachan.docket import commands as docket
from lachan.docket import queries
from lachan.docket.models import Act, Exclusion
from lachan.docket.steps import Changed


def acts(scene, account, matter):
    with scope.acting(scene.cast(account)):
        return list(Act.objects.filter(matter=matter.id).order_by("occurred_at", "id"))


def told(act):
    return act.kind, act.agency_id, act.occurred_at, act.person_id


def separated(scene, *persons, account=POLICE):
    return scene.do(cases.separate_case, account, extra={"persons": list(persons)})


def to_others(scene):
    """The procuracy sends the case to another agency (Điều 169): without its decision the file goes nowhere."""
    scene.do(cases.decide_transfer, PROCURACY, extra={"to": scene.waiting_place("dieutra_khac")})


def _of(scene, matter):
    other = Scene(scene.cast, scene.era)
    other.now, other.matter, other.one, other.two = scene.now, matter, scene.one, scene.two
    return other


@at("detained")
def test_separate_case_opens_a_record_of_its_own(scene):
    new = separated(scene, scene.two)
    line = scene.line(POLICE)
    assert (line.verb, line.outcome, line.subject) == ("separate_case", "done", scene.matter.id)
    other = _of(scene, new)
    assert set(other.accused()) == {scene.two}
    assert other.stage() == scene.stage() == "P3"
    assert scene.status(scene.two) == "moved"
    assert scene.kinds()[-2:] == ["case_separated", "accused_moved"]
    with scope.acting(scene.cast(POLICE)):
        link = CaseLink.objects.get(matter=new.id)
        assert (link.other_id, link.kind) == (scene.matter.id, "separated")
        assert queries.entries_of(scene.cast(POLICE), new)[0].book == "case"


@at("detained")
def test_separate_case_carries_acts_exactly_and_in_the_name_of_who_did_them(scene):
    before = {told(act) for act in acts(scene, POLICE, scene.matter)}
    new = separated(scene, scene.one)
    carried = acts(scene, PROCURACY, new)
    assert {told(act) for act in carried} <= before
    assert {scene.cast(PROCURACY).agency_id, scene.cast(POLICE).agency_id, scene.cast(FACILITY).agency_id} == {
        act.agency_id for act in carried}  # fmt: skip
    assert all(act.facts["carried_from"] == scene.matter.code for act in carried)
    assert not [act for act in carried if act.person_id == scene.two]


@at("detained")
def test_separate_case_leaves_the_release_where_the_person_is(scene):
    """The one in the cell goes: the hour of release goes along, and so do the house and the officers."""
    scene.do(cases.assign_investigator, POLICE, extra={"officer": scene.cast(POLICE).account_id})
    scene.do(
        cases.assign_procurator, PROCURACY, extra={"officer": scene.cast(PROCURACY).account_id}
    )
    release = scene.release(scene.one)
    new = separated(scene, scene.one)
    other = _of(scene, new)
    assert other.release(scene.one) == release
    assert (scene.custody(scene.one), scene.release(scene.one)) == ("elsewhere", ("", ""))
    assert (other.seen(POLICE).reading.detained, scene.seen(POLICE).reading.detained) == (1, 0)
    with scope.acting(scene.cast(POLICE)):
        assert Lodging.objects.get(matter=new.id).facility_id == scene.cast(FACILITY).agency_id
        assert Assignment.objects.filter(matter=new.id).count() == 2
    assert other.accused(FACILITY)[scene.one].release_at is not None
    other.do(cases.remind_of_release, FACILITY, scene.one)


@at("charged")
def test_separate_case_keeps_out_who_was_kept_out(scene):
    """BLTTHS Điều 49 does not end because a record is parted: of the procuracy's own people neither."""
    docket.exclude_person(matter=scene.seen(PROCURACY), account=scene.cast(PROCURACY).account_id,
                          by=scene.cast(PROCURACY), at=scene.now)  # fmt: skip
    new = separated(scene, scene.two)
    with scope.acting(scene.cast(POLICE)):
        kept = Exclusion.objects.filter(matter=new.id).values_list("account_id", flat=True)
        assert list(kept) == [scene.cast(PROCURACY).account_id]
    assert acts(scene, PROCURACY, new) == []


@at("charged")
def test_separate_case_leaves_somebody_and_takes_somebody(scene):
    for persons in ([], [scene.one, scene.two], [scene.third], ["N-KHONGCO2"]):
        scene.refuses(NobodyToSeparate, cases.separate_case, POLICE, extra={"persons": persons})


@at("charged")
def test_separate_case_after_another_did_is_told(scene):
    seen, plain = scene.now, scene.step
    scene.later(hours=1)
    separated(scene, scene.two)
    object.__setattr__(scene, "step", lambda *a, **k: replace(plain(*a, **k), seen=seen))
    scene.refuses(Changed, cases.separate_case, POLICE, extra={"persons": [scene.two]})


@at("charged")
def test_join_cases_back_together(scene):
    other = _of(scene, separated(scene, scene.two))
    other.do(cases.impose_measure, POLICE, scene.two, measure="bail")
    scene.later(days=10)
    act = scene.do(cases.join_cases, POLICE, extra={"other": other.seen(POLICE)})
    line = scene.line(POLICE)
    assert (line.verb, line.outcome, line.subject) == ("join_cases", "done", scene.matter.id)
    assert act.facts["first_opened_on"] == "2024-01-16"
    assert (other.stage(), other.seen(POLICE).reading.closed) == ("P9", True)
    assert {scene.status(scene.one), scene.status(scene.two)} == {"accused"}
    # What had stayed is not there twice.
    assert scene.kinds().count("accused_charged") == 2
    assert (other.status(scene.two), scene.custody(scene.two)) == ("moved", "measure")
    assert scene.due("D01") == "2024-05-16 23:59"


@at("charged")
def test_join_cases_not_with_itself(scene):
    scene.refuses(SameCase, cases.join_cases, POLICE, extra={"other": scene.seen(POLICE)})


@at("charged")
def test_join_cases_not_while_the_file_is_on_its_way(scene):
    other = _of(scene, separated(scene, scene.two))
    to_others(other)
    other.sent(POLICE, "dieutra_khac")
    scene.refuses(StillOnItsWay, cases.join_cases, POLICE, extra={"other": other.seen(POLICE)})


@at("charged")
def test_separate_case_not_while_the_file_is_on_its_way(scene):
    to_others(scene)
    scene.sent(POLICE, "dieutra_khac")
    scene.refuses(
        PartOnItsWay,
        cases.separate_case,
        POLICE,
        extra={"persons": [scene.two]},
        says="chưa trả lời",
    )


@at("detained")
def test_separate_case_not_of_one_who_is_on_the_way(scene):
    scene.sent(POLICE, "trai", "detainee", scene.one)
    extra = {"persons": [scene.one]}
    scene.refuses(PartOnItsWay, cases.separate_case, POLICE, extra=extra)
    assert separated(scene, scene.two)


@at("charged")
def test_join_cases_only_of_one_body(scene):
    other = _of(scene, separated(scene, scene.two))
    to_others(other)
    other.passed(POLICE, "dieutra_khac")
    scene.refuses(NotBothYours, cases.join_cases, POLICE, extra={"other": other.seen(POLICE)})


@at("charged")
@pytest.mark.parametrize("account", ["caxa", FACILITY, "thukybcd", "dieutra_khac", "kiemsat_tinh"])
def test_join_cases_by_nobody_else(scene, account):
    other = separated(scene, scene.two)
    with pytest.raises((NotYours, NotFound)):
        scene.raw(cases.join_cases, account, extra={"other": other})
