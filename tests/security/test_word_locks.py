"""The person's own words by raw SQL: who passes the story on, what of it is read by a duty, and what nobody takes back."""

import json

import pytest
from django.db import connections

from lachan.access import scope
from lachan.reference.codes import Kind
from lachan.victims import commands as c
from lachan.victims import stories
from tests.care_walk import CARE_ERAS, STORY, CareWalk

from .connecting import connect, signed
from .test_care_locks import REFUSED, act

pytestmark = pytest.mark.database


@pytest.fixture
def walk(clean_record, django_db_blocker, cast):
    with django_db_blocker.unblock():
        yield CareWalk(cast, CARE_ERAS["new"]).received(safety="")
        connections.close_all()


def writes(walk, part, kind, facts=None, gone=None):
    who = walk.who(part)
    with signed(scope.token_of(who)) as link:
        return act(link, who, walk.file, kind, json.dumps(facts or {}), gone=gone)


def cannot(walk, part, kind, facts=None, gone=None):
    with pytest.raises(REFUSED):
        writes(walk, part, kind, facts, gone)


def last(walk, kind):
    with connect("keeper") as keeper:
        (found,) = keeper.execute("SELECT id FROM victims_careact WHERE care_id = %s AND kind = %s ORDER BY recorded_at DESC LIMIT 1",
                                  [walk.file.id, kind]).fetchone()  # fmt: skip
    return found


def reads(walk, part):
    with signed(scope.token_of(walk.who(part))) as link:
        told = "SELECT count(*) FROM victims_carenote WHERE care_id = %s AND audience = 'told'"
        return link.execute(told, [walk.file.id]).fetchone()[0]


def by_danger(walk, to="verifier"):
    return {"to": str(walk.body(to).id), "scope": "investigation", "ground": "danger"}


def test_the_whole_story_is_passed_on_by_the_lead_or_by_who_took_down_all_of_it(walk):
    walk.deed(c.take_story, "police", words=STORY)
    writes(walk, "police", "story_shared", by_danger(walk))
    walk.passed_on()
    walk.deed(c.add_to_story, "commune", words="Thêm (giả lập)")
    for part in ("police", "commune"):
        cannot(walk, part, "story_shared", by_danger(walk))
    writes(walk, "lead", "story_shared", by_danger(walk))
    walk.deed(c.hand_person_over, "lead", to=walk.body("facility"), place="inland")
    cannot(walk, "lead", "story_shared", by_danger(walk))
    writes(walk, "facility", "story_shared", by_danger(walk))


@pytest.mark.parametrize("to", ["toaan_tinh", "kiemsat_kv"])
def test_the_story_goes_nowhere_where_nobody_may_open_it(walk, to):
    walk.passed_on().told()
    cannot(walk, "lead", "story_shared", by_danger(walk, to))


def test_the_lock_and_the_verb_agree_on_who_never_opens_a_story(walk):
    ask = "SELECT sec.never_hears(%s)"
    with signed(scope.token_of(walk.who("police"))) as link:
        found = {kind for kind in Kind if link.execute(ask, [str(kind)]).fetchone()[0]}
    assert found == stories.NEVER_HEAR


def test_the_story_is_told_once_and_never_rewritten(walk):
    walk.passed_on().told()
    for part in ("police", "lead"):
        cannot(walk, part, "story_told")
    told = last(walk, "story_told")
    for kind in ("story_told", "story_added", "red_flag_raised"):
        cannot(walk, "lead", kind, gone=told)
    writes(walk, "lead", "entry_withdrawn", gone=told)


def test_of_two_stories_in_one_statement_the_second_is_refused(walk):
    who = walk.who("police")
    twice = """INSERT INTO victims_careact (id, care_id, kind, agency_id, account_id, occurred_at, recorded_at, facts, paper, line_id)
      SELECT gen_random_uuid(), %s, 'story_told', %s, %s, now(), now(), '{}'::jsonb, '', gen_random_uuid() FROM generate_series(1, %s)"""
    for times in (1, 2):
        with signed(scope.token_of(who)) as link:
            told = [walk.file.id, who.agency_id, who.account_id, times]
            if times == 1:
                link.execute(twice, told)
            else:
                with pytest.raises(REFUSED):
                    link.execute(twice, told)


def test_by_a_duty_only_what_was_told_by_then_is_read(walk):
    walk.passed_on().told()
    walk.deed(c.share_story, "lead", to=walk.body("verifier"), scope="investigation", ground="danger")  # fmt: skip
    walk.deed(c.withdraw_consent, "lead", scope="investigation")
    walk.deed(c.add_to_story, "lead", words="Thêm (giả lập)")
    assert (reads(walk, "verifier"), reads(walk, "lead")) == (1, 2)


def test_a_no_is_not_undone_by_the_body_it_was_said_against(walk):
    walk.passed_on().asked()
    for to in (None, walk.body("verifier")):
        no = walk.deed(c.withdraw_consent, "verifier", scope="investigation", to=to)
        for kind in ("entry_withdrawn", "consent_withdrawn", "consent_given"):
            cannot(walk, "verifier", kind, {"scope": "support"}, no.id)
    mine = walk.deed(c.withdraw_consent, "lead", scope="investigation")
    writes(walk, "lead", "entry_withdrawn", gone=mine.id)
    theirs = walk.deed(c.withdraw_consent, "police", scope="support", to=walk.body("aid"))
    writes(walk, "police", "entry_withdrawn", gone=theirs.id)


def test_how_not_to_reach_the_person_is_not_forgotten_at_the_door(walk):
    agreed = walk.deed(c.agree_contact, "police", facts={"no_calls": True})
    worded = walk.deed(c.agree_contact, "police", facts={}, words="Đừng gọi (giả lập)")
    writes(walk, "police", "entry_withdrawn", gone=agreed.id)  # nobody leads: it has the person
    walk.passed_on()
    for one in (agreed, worded):
        cannot(walk, "police", "entry_withdrawn", gone=one.id)
        cannot(walk, "police", "contact_agreed", {"no_letters": True}, one.id)
    writes(walk, "police", "contact_agreed", {"no_calls": True, "no_letters": True}, agreed.id)
    walk.deed(c.agree_contact, "lead", facts={"no_calls": True})
    writes(walk, "police", "entry_withdrawn", gone=agreed.id)
    walk.deed(c.agree_contact, "lead", facts={"no_calls": False})
    writes(walk, "police", "entry_withdrawn", gone=agreed.id)
    lead = walk.deed(c.agree_contact, "lead", facts={"no_visits": True})
    writes(walk, "lead", "entry_withdrawn", gone=lead.id)


def test_whose_care_it_is_not_learns_nothing_from_the_locks(walk):
    walk.deed(c.take_story, "police", words=STORY)
    walk.deed(c.agree_contact, "police", facts={"no_calls": True})
    agreed = last(walk, "contact_agreed")
    asks = (("SELECT sec.may_pass_on(%s, %s)", [walk.file.id, str(walk.body("lead").id)]),
            ("SELECT sec.may_read_told(%s, %s)", [walk.file.id, last(walk, "story_told")]),
            ("SELECT sec.story_untold(%s)", [walk.file.id]),
            ("SELECT sec.may_put_right(%s, %s, 'entry_withdrawn', '{}', now(), now(), gen_random_uuid())", [walk.file.id, agreed]))  # fmt: skip
    for part in ("lead", "commune"):
        for question, given in asks:
            with signed(scope.token_of(walk.who(part))) as link:
                assert link.execute(question, given).fetchone() == (False,), question
