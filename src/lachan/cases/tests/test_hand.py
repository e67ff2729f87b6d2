"""Giving and taking: nothing is between two bodies without an owner, nothing is taken twice, nothing goes astray."""

import pytest
from tests.case_scenes import ABOVE, COURT, FACILITY, POLICE, PROCURACY, at, outcomes

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.cases import commands as cases
from lachan.cases.commands.hand import (
    NoSuchWay,
    NotInCustody,
    NotTheHolder,
    UnknownThing,
    WhoIsHandedOver,
)
from lachan.cases.models import Lodging
from lachan.docket import commands as docket
from lachan.docket import queries
from lachan.docket.models import Act, RegisterEntry
from lachan.docket.steps import AgencyOver, Changed, RecipientOver
from lachan.reference.models import Agency


def to(scene, account, what="file"):
    return {"what": what, "to": scene.waiting_place(account)}


def tray(scene, account):
    who = scene.cast(account)
    with scope.acting(who):
        return [way.what for way in queries.tray(who) if way.matter_id == scene.matter.id]


def holder(scene, account=POLICE):
    return scene.seen(account).reading.holder_id


def numbers(scene, account, book):
    who = scene.cast(account)
    with scope.acting(who):
        return RegisterEntry.objects.filter(
            matter=scene.matter.id, agency=who.agency_id, book=book
        ).count()


def answers(scene, answer, verb, account, way, **told):
    """A hand-over is answered wrongly: refused, and in the log of whoever tried."""
    with pytest.raises(answer) as refused:
        verb(handover=way, step=scene.step(), by=scene.cast(account), at=scene.now, **told)
    assert type(refused.value) is answer
    line = scene.line(account)
    assert (line.verb, line.outcome, line.subject) == (verb.__name__, "refused", scene.matter.id)


@at("concluded")
def test_hand_over_the_file_is_in_the_tray_and_still_held(scene):
    scene.gives("case_file_sent_to_procuracy", cases.hand_over, POLICE, extra=to(scene, PROCURACY))
    assert tray(scene, PROCURACY) == ["file"]
    assert holder(scene) == scene.cast(POLICE).agency_id
    assert scene.stage() == "P4"


@at("concluded")
def test_hand_over_twice_is_refused(scene):
    scene.sent(POLICE, PROCURACY)
    for account in (PROCURACY, "dieutra_khac"):
        scene.refuses(docket.AlreadyOnItsWay, cases.hand_over, POLICE, extra=to(scene, account))


@at("concluded")
def test_hand_over_not_to_oneself_not_of_nothing(scene):
    scene.refuses(docket.SameAgency, cases.hand_over, POLICE, extra=to(scene, POLICE))
    for what in ("report", "secrets", ""):
        scene.refuses(UnknownThing, cases.hand_over, POLICE, extra=to(scene, PROCURACY, what))


@at("concluded")
@pytest.mark.parametrize(
    "key", ["tah-d674.a", "ntg-d674.a", "cax-c24853.a", "68-tongdai111", "68-bcd138"]
)
def test_hand_over_the_file_only_along_the_way_of_the_law(scene, key):
    """The investigators' file goes to the procuracy, never past it to the court, nor to anybody else."""
    there = {"what": "file", "to": Agency.objects.get(key=key)}
    scene.refuses(NoSuchWay, cases.hand_over, POLICE, extra=there)
    assert holder(scene) == scene.cast(POLICE).agency_id


@at("prosecuting")
def test_hand_over_the_file_only_by_who_has_it(scene):
    scene.refuses(NotTheHolder, cases.hand_over, POLICE, extra=to(scene, PROCURACY))


@at("charged")
def test_hand_over_not_by_who_is_not_in_the_case(scene):
    for account, answer in (
        ("dieutra_khac", NotFound),
        ("toaan", NotFound),
        ("caxa", NotYours),
        ("thukybcd", NotYours),
    ):
        scene.refuses(answer, cases.hand_over, account, extra=to(scene, PROCURACY, "exhibits"))


@at("charged")
def test_hand_over_by_one_kept_out_of_it_is_refused(scene):
    """Sees nothing, so it is not there."""
    docket.exclude_person(matter=scene.seen(POLICE), account=scene.cast(POLICE).account_id, by=scene.cast(POLICE),
                          at=scene.now)  # fmt: skip
    with pytest.raises(NotFound):
        scene.raw(cases.hand_over, POLICE, extra=to(scene, PROCURACY, "exhibits"))


@at("charged")
def test_hand_over_a_person_says_whom(scene):
    scene.refuses(WhoIsHandedOver, cases.hand_over, POLICE, extra=to(scene, FACILITY, "detainee"))
    scene.refuses(
        NotInCustody, cases.hand_over, POLICE, scene.two, extra=to(scene, FACILITY, "detainee")
    )
    scene.gives(
        "item_handed_over",
        cases.hand_over,
        POLICE,
        scene.one,
        extra=to(scene, FACILITY, "detainee"),
    )


@at("concluded")
def test_hand_over_to_a_body_that_is_not_there_yet(scene):
    """A regional procuracy, in the days of the districts; the other way round the sender is no more."""
    there = {"what": "exhibits", "to": Agency.objects.get(key="vkskv-68.kv1")}
    scene.refuses(RecipientOver, cases.hand_over, POLICE, extra=there)
    scene.to("2025-09-01 09:00")
    scene.refuses(AgencyOver, cases.hand_over, POLICE, extra=there)


@at("concluded")
def test_hand_over_with_an_old_page_is_told_what_changed(scene):
    plain = scene.step

    def old(*a, **k):
        from dataclasses import replace
        from datetime import timedelta

        return replace(plain(*a, **k), seen=scene.now - timedelta(days=30))

    object.__setattr__(scene, "step", old)
    scene.refuses(Changed, cases.hand_over, POLICE, extra=to(scene, PROCURACY))


@at("concluded")
def test_receive_item_is_to_hold_it_and_number_it(scene):
    scene.sent(POLICE, PROCURACY)
    scene.later(hours=2)
    way = scene.waiting(PROCURACY)
    act = cases.receive_item(
        handover=way, step=scene.step(), by=scene.cast(PROCURACY), at=scene.now
    )
    assert act.kind == "case_file_received_by_procuracy"
    line = scene.line(PROCURACY)
    assert (line.verb, line.outcome, line.subject) == ("receive_item", "done", scene.matter.id)
    assert (scene.stage(), holder(scene)) == ("Q1", scene.cast(PROCURACY).agency_id)
    assert (tray(scene, PROCURACY), numbers(scene, PROCURACY, "prosecution")) == ([], 1)
    # Thirty days to decide in a very serious case (Điều 240 khoản 1), from Friday 09/02: Sunday 10/03, so Monday.
    assert scene.due("E01") == "2024-03-11 23:59"
    answers(scene, docket.AlreadyAnswered, cases.receive_item, PROCURACY, way)
    answers(scene, docket.AlreadyAnswered, cases.refuse_item, PROCURACY, way, ground="incomplete")


@at("concluded")
def test_receive_item_only_by_whom_it_was_sent_to(scene):
    scene.sent(POLICE, PROCURACY)
    way = scene.waiting(PROCURACY)
    for account in (POLICE, "kiemsat_tinh", "toaan"):
        answers(scene, docket.NotAddressee, cases.receive_item, account, way)
        answers(scene, docket.NotAddressee, cases.refuse_item, account, way, ground="incomplete")
    answers(scene, NotYours, cases.receive_item, "thukybcd", way)


@at("concluded")
def test_receive_item_by_one_kept_out_is_not_there(scene):
    scene.sent(POLICE, PROCURACY)
    way, who = scene.waiting(PROCURACY), scene.cast(PROCURACY)
    docket.exclude_person(
        matter=scene.seen(PROCURACY), account=who.account_id, by=who, at=scene.now
    )
    answers(scene, NotFound, cases.receive_item, PROCURACY, way)
    answers(scene, NotFound, cases.refuse_item, PROCURACY, way, ground="incomplete")


@at("concluded")
def test_receive_item_by_a_body_that_is_no_more(scene):
    scene.sent(POLICE, PROCURACY)
    scene.to("2025-09-01 09:00")
    answers(scene, AgencyOver, cases.receive_item, PROCURACY, scene.waiting(PROCURACY))


@at("charged")
def test_receive_item_of_a_person_lodges_the_person(scene):
    """The house sees the person it keeps and that person's custody; of the case, that it lives."""
    scene.sent(POLICE, FACILITY, "detainee", scene.one)
    assert seen_by(scene, FACILITY)["accused"] == []
    scene.taken(FACILITY, "detainee")
    seen = seen_by(scene, FACILITY)
    assert seen["accused"] == [scene.one]
    assert {"held", "arrested"} <= seen["acts"]
    assert not {"accused_charged", "case_initiated", "charge_received_by_procuracy"} & seen["acts"]
    with scope.acting(scene.cast(FACILITY)):
        assert Lodging.objects.get(matter=scene.matter.id).person == scene.one


def seen_by(scene, account):
    who = scene.cast(account)
    with scope.acting(who):
        matter = queries.matter_by_code(who, scene.matter.code)
        return {"acts": {act.kind for act in queries.acts_of(who, matter)},
                "accused": [row.person for row in matter.accused.all()]}  # fmt: skip


@at("charged")
def test_receive_item_moves_the_person_to_another_house(scene):
    scene.passed(POLICE, FACILITY, "detainee", scene.one)
    scene.passed(FACILITY, "trai", "detainee", scene.one)
    assert seen_by(scene, "trai")["accused"] == [scene.one]
    assert seen_by(scene, FACILITY)["accused"] == []


@at("concluded")
def test_refuse_item_leaves_it_with_the_sender(scene):
    scene.sent(POLICE, PROCURACY)
    scene.later(hours=1)
    way = scene.waiting(PROCURACY)
    answers(scene, docket.GroundNeeded, cases.refuse_item, PROCURACY, way, ground="bad mood")
    act = cases.refuse_item(
        handover=way, ground="incomplete", step=scene.step(), by=scene.cast(PROCURACY), at=scene.now
    )
    assert (act.kind, act.facts["reason"]) == ("item_refused", "incomplete")
    line = scene.line(PROCURACY)
    assert (line.verb, line.outcome, line.subject) == ("refuse_item", "done", scene.matter.id)
    assert (tray(scene, PROCURACY), scene.stage(), holder(scene)) == (
        [],
        "P4",
        scene.cast(POLICE).agency_id,
    )
    scene.later(hours=1)
    scene.passed(POLICE, PROCURACY)
    assert scene.stage() == "Q1"


@at("judged")
def test_refuse_item_by_the_court_above(scene):
    """Refused, the court above sees no file; the court below sends it again."""
    scene.do(outcomes.record_appeal, COURT, scene.one, channel="court")
    scene.sent(COURT, ABOVE)
    cases.refuse_item(handover=scene.waiting(ABOVE), ground="incomplete", step=scene.step(), by=scene.cast(ABOVE),
                      at=scene.now)  # fmt: skip
    assert holder(scene) == scene.cast(COURT).agency_id
    with pytest.raises(NotFound):
        seen_by(scene, ABOVE)
    with scope.acting(scene.cast(ABOVE)):
        assert {act.kind for act in Act.objects.filter(matter=scene.matter.id)} == {"item_refused"}
    scene.passed(COURT, ABOVE)
    assert holder(scene) == scene.cast(ABOVE).agency_id


@at("charged")
def test_exhibits_go_without_the_file(scene):
    scene.passed(POLICE, PROCURACY, "exhibits")
    assert holder(scene) == scene.cast(POLICE).agency_id
