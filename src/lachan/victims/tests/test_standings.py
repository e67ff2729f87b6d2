"""A standing hangs on the act that gave it: taken back it is gone, corrected it stays, given again it is the last."""

from datetime import timedelta

import pytest
from django.db import connection
from tests.care_walk import CareWalk
from tests.walking import refuses

from lachan.access import scope
from lachan.access.refusals import NotFound
from lachan.people.models import Identity
from lachan.reference.codes import Kind
from lachan.reference.models import Agency
from lachan.victims import addressees
from lachan.victims import commands as c
from lachan.victims.lists import Filters, lines
from lachan.victims.models import CareFile
from lachan.victims.queries import file_by_code

AT = "c24739.c"
NEVER = (Kind.PRESS, Kind.STEERING_COMMITTEE, Kind.STANDING_OFFICE, Kind.PARTY_BODY, Kind.BANK, Kind.HOTLINE, Kind.MASS_ORGANISATION,
         Kind.LEGAL_AID, Kind.PROVINCIAL_COURT, Kind.PROVINCIAL_PROCURACY, Kind.DETENTION_FACILITY, Kind.INSPECTOR)  # fmt: skip


def last(walk: CareWalk, kind: str, part: str):
    return next(act for act in reversed(walk.acts(part)) if act.kind == kind)


def taken_back(walk: CareWalk, kind: str, part: str) -> None:
    walk.later(hours=1)
    c.withdraw_entry(file=walk.file, act=last(walk, kind, part), by=walk.who(part), at=walk.now)


def sees_nothing(walk: CareWalk, part: str) -> None:
    who = walk.who(part)
    assert (walk.standings(part), walk.acts(part), walk.words(part)) == (set(), [], set())
    with scope.acting(who):
        assert not CareFile.objects.filter(id=walk.file.id).exists()
        assert not Identity.objects.filter(person=walk.file.person_id).exists()
        with pytest.raises(NotFound):
            file_by_code(who, walk.file.person.code)
    refuses(NotFound, c.open_story_of, file=walk.file, purpose="verify", by=who, at=walk.now)
    refuses(NotFound, c.raise_red_flag, file=walk.file, when=walk.now, flag="followed", by=who, at=walk.now)  # fmt: skip


def test_hand_person_over_taken_back_leaves_the_wrong_body_nothing(walk):
    walk.in_care().told()
    walk.deed(c.hand_person_over, "lead", to=walk.body("facility"), place=AT)
    assert (walk.standings("facility"), walk.reading().lead_id) == ({"lead"}, walk.who("facility").agency_id)  # fmt: skip
    assert ("story_told", "told") in walk.words("facility")
    taken_back(walk, "person_handed_over", "lead")
    walk.deed(c.agree_contact, "police", facts={}, words="Cách liên lạc mới (giả lập)")
    walk.deed(c.raise_red_flag, "police", flag="followed")
    sees_nothing(walk, "facility")
    assert walk.reading().lead_id == walk.who("lead").agency_id
    assert walk.who("facility").agency_id not in {k.holder_id for k in walk.clocks()}
    # Sent anew it is there again, from that hour.
    walk.deed(c.hand_person_over, "lead", to=walk.body("facility"), place=AT)
    assert (walk.standings("facility"), walk.reading("facility").lead_id) == ({"lead"}, walk.who("facility").agency_id)  # fmt: skip


def test_refer_support_taken_back_leaves_whoever_was_asked_nothing(walk):
    walk.in_care().referred(words="Hẹn qua xã (giả lập)")
    assert walk.standings("aid") == {"supporter"}
    taken_back(walk, "support_referred", "lead")
    walk.deed(c.agree_contact, "lead", facts={}, words="Cách liên lạc mới (giả lập)")
    sees_nothing(walk, "aid")


def test_of_two_referrals_to_one_body_the_other_still_stands(new):
    new.in_care().referred().referred("legal_support")
    taken_back(new, "support_referred", "lead")
    assert new.standings("aid") == {"supporter"}
    with scope.acting(new.who("aid")):
        assert Identity.objects.filter(person=new.file.person_id).exists()


def test_correct_entry_of_a_handing_over_keeps_it_and_moves_no_lead(new):
    new.in_care()
    new.deed(c.hand_person_over, "lead", to=new.body("facility"), place=AT)
    act = last(new, "person_handed_over", "lead")
    new.deed(c.hand_person_over, "facility", to=new.body("commune"), place=AT)
    earlier = act.occurred_at - timedelta(minutes=5)
    new.deed(c.correct_entry, "lead", act=act, when=earlier, facts={"place": AT})
    assert new.standings("facility") == {"lead"}
    assert new.reading().lead_id == new.who("commune").agency_id
    # The correction taken back, the body goes with it.
    again = next(a for a in new.acts() if a.supersedes_id == act.id)
    new.later(hours=1)
    c.withdraw_entry(file=new.file, act=again, by=new.who("lead"), at=new.now)
    sees_nothing(new, "facility")


def test_hand_person_over_there_and_back_leads_from_there(walk):
    walk.in_care()
    walk.deed(c.hand_person_over, "lead", to=walk.body("facility"), place=AT)
    walk.deed(c.hand_person_over, "facility", to=walk.body("lead"), place=AT)
    walk.deed(c.raise_red_flag, "police", flag="followed")
    lead = walk.who("lead").agency_id
    assert walk.reading().lead_id == lead
    # Taken back, the last giving before it is the last.
    taken_back(walk, "person_handed_over", "facility")
    assert walk.reading().lead_id == walk.who("facility").agency_id


def test_a_file_given_often_stands_in_the_list_once(new):
    for _ in range(3):
        new.in_care()
        for _ in range(7):
            new.referred("medical", "facility", stays=True)
    with scope.acting(new.who("facility")):
        first = lines(new.who("facility"), Filters(), size=2)
        rest = lines(new.who("facility"), Filters(before=first.more), size=2)
    assert (len(first.rows), len(rest.rows), rest.more) == (2, 1, None)


def test_who_sees_a_person_is_told_once_for_each_body_and_ground(new):
    new.in_care().referred().referred("legal_support")
    with scope.acting(new.who("lead")), connection.cursor() as cursor:
        cursor.execute("SELECT agency_id, kind FROM sec.care_seen_by(%s)", [new.file.id])
        rows = cursor.fetchall()
    assert len(rows) == len(set(rows)) == 4


@pytest.mark.parametrize("kind", NEVER)
def test_nobody_is_made_lead_or_house_or_verifier_that_is_none(new, kind):
    new.in_care()
    to = Agency.objects.filter(kind=kind).first()
    assert to is not None
    told = {"file": new.file, "when": new.now, "by": new.who("lead"), "at": new.now}
    soon = new.day(3)
    refuses(addressees.NeverLeads, c.pass_person_on, to=to, way="to_health", **told)
    refuses(addressees.NeverLeads, c.pass_person_on, to=to, way="to_commune", **told)
    refuses(addressees.NeverLeads, c.hand_person_over, to=to, place=AT, **told)
    refuses(addressees.NeverLeads, c.refer_support, to=to, support="essentials", answer_by=soon, stays=True, **told)  # fmt: skip
    refuses(addressees.NotARescuer, c.request_rescue, to=to, channel="mission", country="KH", answer_by=soon, **told)  # fmt: skip
    refuses(addressees.NotAVerifier, c.ask_verification, of=to, **told)


def test_pass_person_on_only_to_the_kind_that_the_way_names(new):
    new.in_care()
    told = {"file": new.file, "when": new.now, "by": new.who("lead"), "at": new.now}
    refuses(
        addressees.NeverLeads, c.pass_person_on, to=new.body("commune"), way="to_health", **told
    )
    refuses(
        addressees.NeverLeads, c.pass_person_on, to=new.body("facility"), way="to_commune", **told
    )


def test_request_rescue_of_a_mission_lets_it_answer(new):
    new.in_care()
    to = Agency.objects.filter(kind=Kind.MISSION_ABROAD).first()
    new.deed(c.request_rescue, "lead", to=to, channel="mission", country="KH", answer_by=new.day(3))
    assert "rescue_requested" in new.kinds()


def test_where_the_lead_was_taken_back_who_received_speaks_for_the_whole_again(new):
    """By the verb and by the lock alike: otherwise nobody could loosen a rule of contact or write a «no» to all help."""
    walk = new.received()
    walk.deed(c.pass_person_on, "police", to=walk.body("commune"), way="to_commune")
    walk.deed(c.take_person_over, "commune", way="at_commune")
    walk.deed(c.pass_person_on, "commune", to=walk.body("lead"), way="to_health")
    told = walk.acts("commune")[-1]
    c.withdraw_entry(file=walk.file, act=told, by=walk.who("commune"), at=walk.later(hours=1))
    walk.deed(c.decline_help, "police")
    assert walk.kinds("police")[-1] == "help_declined"
