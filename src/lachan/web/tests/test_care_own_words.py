"""The pages offer nobody to pass on, take back or agree to what the verbs refuse of a person's own words."""

import re

import pytest
from tests.care_walk import CARE_ERAS, CareWalk

from lachan.people.entries import Entry
from lachan.procedure.reaching import reach_of
from lachan.victims import commands as c

from .care_scene import COMMUNE, LEAD, POLICE, VERIFIER, base, sent, text, when

pytestmark = pytest.mark.database


@pytest.fixture
def walk(committed, cast) -> CareWalk:
    return CareWalk(cast, CARE_ERAS["new"])


def offered(client, url, name):
    field = re.search(rf'<select[^>]*name="{name}".*?</select>', text(client, url), re.S)[0]
    return set(re.findall(r'value="(\d+)"', field))


def test_the_story_is_passed_on_by_who_holds_it_to_who_may_open_it(walk, sign_in):
    walk.in_care().told()
    walk.deed(c.add_to_story, "commune", words="Thêm (giả lập)")
    url = f"{base(walk)}lam/chuyen-loi-ke/"
    assert sign_in(COMMUNE).get(url).status_code == 403
    bodies = offered(sign_in(LEAD), url, "to")
    assert str(walk.body("verifier").id) in bodies
    for never in ("toaan_tinh", "kiemsat_kv", "trai"):
        assert str(walk.body(never).id) not in bodies


def test_a_child_agrees_with_a_representative_beside(walk, sign_in):
    walk.received(entry=Entry("female", 2014, True)).passed_on()
    client, url = sign_in(LEAD), f"{base(walk)}lam/dong-y/"
    assert 'name="representative"' in text(client, url)
    assert 'name="minor"' not in text(client, url)
    typed = {"scope": "statistics", "to": "", "when": when(walk)}
    assert "không đồng ý một mình" in sent(client, url, 422, **typed, representative="no")
    sent(client, url, **typed, representative="yes")


def test_whoever_is_of_age_is_asked_for_no_representative(walk, sign_in):
    walk.received(entry=Entry("female", 1990, None)).passed_on()
    page = text(sign_in(LEAD), f"{base(walk)}lam/dong-y/")
    assert 'name="representative"' not in page and 'name="minor"' not in page


def test_whose_age_is_not_known_is_seen_to_be_of_age_or_has_somebody_beside(walk, sign_in):
    walk.received(entry=Entry("female", None, None)).passed_on()
    client, url = sign_in(LEAD), f"{base(walk)}lam/dong-y/"
    typed = {"scope": "statistics", "to": "", "when": when(walk)}
    assert "Chưa rõ người này đã đủ 18 tuổi" in sent(client, url, 422, **typed)
    sent(client, url, **typed, minor="on")


def links(client, walk, act):
    page = text(client, base(walk))
    return {way for way in ("sua", "huy") if f"{base(walk)}{way}/{act.id}/" in page}


def test_how_not_to_reach_the_person_is_put_right_by_who_leads(walk, sign_in):
    walk.received(safety="")
    banned = walk.deed(c.agree_contact, "police", facts={"no_calls": True})
    worded = walk.deed(c.agree_contact, "police", facts={}, words="Đừng gọi (giả lập)")
    client = sign_in(POLICE)
    assert links(client, walk, banned) == links(client, walk, worded) == {"sua", "huy"}
    walk.passed_on()
    assert links(client, walk, banned) == {"sua"}
    assert links(client, walk, worded) == set()
    assert client.get(f"{base(walk)}sua/{worded.id}/").status_code == 404
    said = sent(client, f"{base(walk)}huy/{banned.id}/", 422)
    assert "Báo nơi chủ trì" in said


def test_a_box_left_open_at_the_door_takes_no_ban_away(walk, sign_in):
    walk.received(safety="")
    banned = walk.deed(c.agree_contact, "police", facts={"no_calls": True})
    walk.passed_on()
    url = f"{base(walk)}sua/{banned.id}/"
    typed = {"language": "kpm", "words": "", "when": when(walk)}
    sent(sign_in(POLICE), url, contact="no_letters", **typed)
    assert set(reach_of(walk.deeds()).bans) == {"no_calls", "no_letters"}


def test_who_leads_takes_a_wrong_ban_away_by_leaving_its_box_open(walk, sign_in):
    walk.received(safety="").passed_on()
    banned = walk.deed(c.agree_contact, "lead", facts={"no_calls": True})
    client, url = sign_in(LEAD), f"{base(walk)}sua/{banned.id}/"
    assert "Bỏ chọn là ghi rằng lần này ghi nhầm" in text(client, url)
    sent(client, url, contact="no_letters", words="", when=when(walk))
    assert set(reach_of(walk.deeds()).bans) == {"no_letters"}


def test_a_no_is_not_offered_back_to_whom_it_was_said_against(walk, sign_in):
    walk.in_care().asked()
    no = walk.deed(c.withdraw_consent, "verifier", scope="investigation")
    mine = walk.deed(c.withdraw_consent, "lead", scope="investigation")
    assert links(sign_in(VERIFIER), walk, no) == set()
    assert links(sign_in(LEAD), walk, mine) == {"sua", "huy"}
    assert "Lời không đồng ý" in sent(sign_in(VERIFIER), f"{base(walk)}huy/{no.id}/", 422)
