"""Correcting: the wrong act stays, a later one takes its place in every reading."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.access.verbs import DatabaseSaysNo
from lachan.docket.models import Act, Exclusion
from lachan.intake.commands import correct_act
from lachan.intake.commands.handle import AlreadyCorrected, NothingChanged, NotYourAct

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-07 09:00")


def receipt(walk, matter, account="dieutra", kind="competent_receipt"):
    with scope.acting(walk.cast(account)):
        return Act.objects.get(matter_id=matter.id, kind=kind)


def test_the_later_act_is_read_the_earlier_one_stays(cast, walk):
    matter = walk.handed()
    wrong = receipt(walk, matter)
    right = does(correct_act, act=wrong, occurred_at=hour("2024-03-04 23:30"), reason="Ghi nhầm giờ.", by=cast("dieutra"),
                 at=AT, subject=matter.id)  # fmt: skip
    assert (right.supersedes_id, right.kind) == (wrong.id, "competent_receipt")
    assert walk.kinds("dieutra", matter).count("competent_receipt") == 2
    assert (
        receipt.__name__
        and walk.last_moment("dieutra", matter, "A16", "2024-03-08 09:00") == "2024-03-25 23:59"
    )


def test_who_holds_it_is_read_from_what_stands(cast, walk):
    """The commune typed its receipt a year late by mistake; the correction does not leave it holding the matter."""
    matter = walk.received()
    with scope.acting(cast("caxa")):
        act = Act.objects.get(matter_id=matter.id)
    correct_act(
        act=act,
        occurred_at=hour("2024-03-04 09:59"),
        reason="Nhập nhầm.",
        by=cast("caxa"),
        at=hour("2024-03-04 10:00"),
    )
    with scope.acting(cast("caxa")):
        act = Act.objects.get(supersedes=act)
    correct_act(
        act=act,
        occurred_at=hour("2024-03-04 07:00"),
        reason="Nhập nhầm.",
        by=cast("caxa"),
        at=hour("2024-03-04 10:00"),
    )
    walk.sent(matter, "2024-03-04 09:00")
    held = walk.taken(matter, "2024-03-04 09:30")
    assert held.reading.holder_id == cast("dieutra").agency_id
    assert held.reading.received_at == hour("2024-03-04 07:00")


def test_new_facts_alone_are_a_correction(cast, walk):
    matter = walk.received(remote_mountain=False)
    act = receipt(walk, matter, "caxa", "report_received")
    does(correct_act, act=act, occurred_at=act.occurred_at, facts={**act.facts, "remote_mountain": True}, reason="Xã vùng núi.",
         by=cast("caxa"), at=AT)  # fmt: skip
    assert walk.clock("caxa", matter, "A05", "2024-03-07 10:00") is None
    assert walk.last_moment("caxa", matter, "A06", "2024-03-07 10:00") == "2024-03-06 08:00"


def test_not_the_same_again(cast, walk):
    act = receipt(walk, walk.handed())
    refuses(
        NothingChanged,
        correct_act,
        act=act,
        occurred_at=act.occurred_at,
        reason="",
        by=cast("dieutra"),
        at=AT,
    )


def test_not_twice_from_one_act(cast, walk):
    act = receipt(walk, walk.handed())
    correct_act(
        act=act, occurred_at=hour("2024-03-04 11:30"), reason="Nhầm.", by=cast("dieutra"), at=AT
    )
    refuses(
        AlreadyCorrected,
        correct_act,
        act=act,
        occurred_at=hour("2024-03-04 11:40"),
        reason="Nhầm.",
        by=cast("dieutra"),
        at=AT,
    )


def test_not_what_another_body_wrote(cast, walk):
    act = receipt(walk, walk.handed(), kind="report_received")
    refuses(
        NotYourAct,
        correct_act,
        act=act,
        occurred_at=hour("2024-03-04 09:00"),
        reason="Nhầm.",
        by=cast("dieutra"),
        at=AT,
    )


def test_not_by_who_is_excluded(cast, walk):
    matter = walk.handed()
    act, who = receipt(walk, matter), cast("dieutra")
    with scope.acting(who):
        Exclusion.objects.bulk_create(
            [Exclusion(matter=matter, account_id=who.account_id, since=AT, line_id=act.line_id)]
        )
    refuses(
        DatabaseSaysNo,
        correct_act,
        act=act,
        occurred_at=hour("2024-03-04 11:30"),
        reason="Nhầm.",
        by=who,
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    act = receipt(walk, walk.handed())
    refuses(
        NotYours, correct_act, act=act, occurred_at=AT, reason="Nhầm.", by=cast("thanhtra"), at=AT
    )
