"""Tried by an adversary: things sent to whom they do not belong, answered before they were sent, or twice at once."""

from datetime import timedelta

import pytest

from lachan.access import scope
from lachan.cases import commands as cases
from lachan.cases.commands.hand import BeforeItWasSent, NoSuchWay, NotForThem
from lachan.cases.commands.transfer import NotAnInvestigator
from lachan.cases.routes import TAKES, returned_by
from lachan.docket.commands import AlreadyOnItsWay
from lachan.docket.models import Standing
from lachan.docket.steps import NotAllowedNow, RecipientOver, Step
from lachan.outcomes.commands.prosecute import FileElsewhere, NotTheInvestigators
from lachan.procedure.acts import Act as Deed
from lachan.reference.models import Agency
from tests.case_scenes import ABOVE, COURT, FACILITY, POLICE, PROCURACY, at, outcomes

NOT_OF_A_CASE = ["68-tongdai111", "68-bcd138", "cax-c24853.a", "68-thanhtra"]


def to(key, what=""):
    return {"to": Agency.objects.get(key=key), **({"what": what} if what else {})}


def standing(scene, account):
    who = scene.cast(account)
    with scope.acting(who):
        rows = Standing.objects.filter(matter=scene.matter.id, agency=who.agency_id)
        return set(rows.values_list("kind", flat=True))


@at("detained")
@pytest.mark.parametrize("what", TAKES)
@pytest.mark.parametrize("key", NOT_OF_A_CASE)
def test_hand_over_of_a_thing_only_to_who_may_have_it(scene, key, what):
    person = scene.one if what == "detainee" else None
    scene.refuses(NotForThem, cases.hand_over, POLICE, person, extra=to(key, what))


@at("detained")
def test_hand_over_of_a_person_to_no_court_and_of_exhibits_to_no_house(scene):
    scene.refuses(
        NotForThem, cases.hand_over, POLICE, scene.one, extra=to("tah-d674.a", "detainee")
    )
    scene.refuses(NotForThem, cases.hand_over, POLICE, extra=to("ntg-d674.a", "exhibits"))


@at("charged")
@pytest.mark.parametrize("key", [*NOT_OF_A_CASE, "tah-d674.a", "vksh-d672.a", "ntg-d674.a"])
def test_decide_transfer_only_to_who_investigates(scene, key):
    scene.refuses(NotAnInvestigator, cases.decide_transfer, PROCURACY, extra=to(key))


@at("prosecuting")
@pytest.mark.parametrize("key", [*NOT_OF_A_CASE, "tah-d674.a", "vksh-d672.a", "cah-d672.a"])
def test_return_file_by_procuracy_only_to_who_investigated(scene, key):
    scene.refuses(NotTheInvestigators, outcomes.return_file_by_procuracy, PROCURACY, extra=to(key),
                  ground="245.1.a")  # fmt: skip


@at("prosecuting")
def test_return_file_by_procuracy_only_by_who_has_it(scene):
    scene.passed(PROCURACY, "kiemsat_tinh")
    scene.refuses(FileElsewhere, outcomes.return_file_by_procuracy, PROCURACY, extra=to("cah-d674.a"),
                  ground="245.1.a")  # fmt: skip


@at("prosecuting")
def test_return_file_by_procuracy_not_while_it_is_on_its_way_elsewhere(scene):
    """There is one file: it does not lie in two trays."""
    scene.sent(PROCURACY, "kiemsat_tinh")
    scene.refuses(AlreadyOnItsWay, outcomes.return_file_by_procuracy, PROCURACY, extra=to("cah-d674.a"),
                  ground="245.1.a")  # fmt: skip


@at("at_court", "judged", "executing")
def test_hand_over_of_the_file_by_a_court_never_to_the_police(scene):
    for key in ("cah-d674.a", "cah-d672.a"):
        scene.refuses(NoSuchWay, cases.hand_over, COURT, extra=to(key, "file"))


@at("prosecuting", "indicted")
def test_hand_over_of_what_could_only_be_refused_is_refused_at_once(scene):
    """Without a decision to return it the investigators could never receive the file (Điều 245)."""
    scene.refuses(
        NotAllowedNow, cases.hand_over, PROCURACY, extra=to("cah-d674.a", "file"), says="trả hồ sơ"
    )


@at("appeal_taken")
def test_hand_over_by_the_court_above_not_as_a_new_appeal_to_the_court_below(scene):
    scene.refuses(NotAllowedNow, cases.hand_over, ABOVE, extra=to("tah-d674.a", "file"))


@at("concluded")
@pytest.mark.parametrize("hours", [-1, -30])
def test_receive_item_and_refuse_item_not_before_it_was_sent(scene, hours):
    way, who = scene.sent(POLICE, PROCURACY), scene.cast(PROCURACY)
    early = Step(scene.now + timedelta(hours=hours))
    for verb, told in ((cases.receive_item, {}), (cases.refuse_item, {"ground": "incomplete"})):
        with pytest.raises(BeforeItWasSent):
            verb(handover=way, step=early, by=who, at=scene.now, **told)
    cases.receive_item(handover=way, step=Step(way.sent_at), by=who, at=scene.now)


@at("indicted")
def test_receive_item_of_exhibits_makes_nobody_the_court_or_the_supervisor(scene):
    """Whoever was only given a thing decides nothing: the file makes a court try (Điều 276) and a procuracy supervise."""
    scene.passed(POLICE, ABOVE, "exhibits")
    scene.passed(POLICE, "kiemsat_tinh", "exhibits")
    assert (standing(scene, ABOVE), standing(scene, "kiemsat_tinh")) == (
        {"addressee", "recipient"}, {"addressee", "recipient"})  # fmt: skip
    assert not scene.seen(ABOVE).reading.closed


@at("prosecuting")
def test_hand_over_again_what_the_investigators_would_not_take_back(scene):
    """Returned, refused and handed over once more, it is still the procuracy's return: two months (Điều 174 khoản 2)."""
    way = scene.do(
        outcomes.return_file_by_procuracy, PROCURACY, extra=to("cah-d674.a"), ground="245.1.a"
    )
    scene.later(hours=2)
    cases.refuse_item(
        handover=way, ground="incomplete", step=scene.step(), by=scene.cast(POLICE), at=scene.now
    )
    scene.later(hours=2)
    act = scene.passed(PROCURACY, POLICE)
    assert (act.kind, act.facts["returned_by"]) == ("returned_file_received", "procuracy")


def test_investigated_anew_a_case_comes_to_the_court_as_for_the_first_time():
    kinds = ["file_returned_by_procuracy", "file_returned_by_court", "reinvestigation_received"]
    deeds = [Deed(str(n), kind, None, None) for n, kind in enumerate(kinds)]
    assert returned_by(deeds[:1]) == ["procuracy"]
    assert returned_by(deeds[:2]) == ["procuracy", "court"]
    assert returned_by(deeds) == []


# ── Bodies that end ─────────────────────────────────────────────────────────────────────────────────


@at("prosecuting")
def test_hand_over_in_the_last_month_to_the_body_that_takes_over(scene):
    """District procuracies ended on 30/06/2025; regional ones began the day after."""
    heir = to("vkskv-68.kv1", "file")
    scene.to("2025-05-30 09:00")
    scene.refuses(RecipientOver, cases.hand_over, PROCURACY, extra=heir)
    scene.to("2025-06-30 16:00")
    way = scene.do(cases.hand_over, PROCURACY, extra=heir)
    scene.to("2025-07-01 08:00")
    act = cases.receive_item(
        handover=way, step=scene.step(), by=scene.cast("kiemsat_kv"), at=scene.now
    )
    assert act.agency_id == scene.seen("kiemsat_kv").reading.holder_id
    assert "supervisor" in standing(scene, "kiemsat_kv")


@at("prosecuting")
def test_hand_over_in_the_last_month_not_to_a_body_of_another_day(scene):
    """A body that does not begin as the sender ends is simply not there."""
    scene.to("2025-02-20 09:00")
    scene.refuses(RecipientOver, cases.hand_over, PROCURACY, extra=to("vkskv-68.kv1", "file"))


@at("concluded")
def test_hand_over_of_what_went_to_a_body_that_is_no_more(scene):
    """Unanswered by a body that has ended, the file is not lost: it goes to another."""
    scene.passed(POLICE, PROCURACY)
    scene.to("2025-06-30 09:00")
    other = to("vksh-d672.a", "file")
    scene.do(cases.hand_over, PROCURACY, extra=other)
    scene.refuses(AlreadyOnItsWay, cases.hand_over, PROCURACY, extra=to("68-vks", "file"))


@at("detained")
def test_hand_over_of_a_person_is_not_hindered_by_another_house(scene):
    scene.refuses(
        NotForThem, cases.hand_over, FACILITY, scene.one, extra=to("68-bcd138", "detainee")
    )
    scene.do(cases.hand_over, FACILITY, scene.one, extra=to("68-ttg", "detainee"))
