"""Who acts for a person's care, by raw SQL: what a standing does at all, who speaks for the whole, who gives the lead on."""

from itertools import product

import pytest

from lachan.access import scope
from lachan.procedure.care import table
from lachan.victims import addressees, bearing, ledger

from .connecting import connect, signed
from .test_care_locks import REFUSED, STAND, act, stand

pytestmark = pytest.mark.database
DATED = """INSERT INTO victims_careact (id, care_id, kind, agency_id, account_id, occurred_at, recorded_at, facts, paper, line_id)
           VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, now(), %s::jsonb, %s, gen_random_uuid())"""


def dated(link, who, file, kind, day, facts="{}", paper=""):
    link.execute(DATED, [file.id, kind, who.agency_id, who.account_id, f"{day} 03:00+00", facts, paper])  # fmt: skip


def test_the_lock_and_the_verbs_agree_on_what_a_standing_does(world, cast):
    with signed(scope.token_of(cast("laodong"))) as link:
        for kind, one in table().kinds.items():
            (may,) = link.execute("SELECT sec.care_may(%s)", [kind]).fetchone()
            assert set(may) == ledger.MAY[one.group], kind
        assert link.execute("SELECT sec.care_may('made_up')").fetchone() == ([],)
        assert set(link.execute("SELECT sec.care_by_lead()").fetchone()[0]) == bearing.BY_THE_LEAD


@pytest.mark.parametrize("kind", sorted(bearing.BY_THE_LEAD | {"needs_assessed", "situation_told"}))
def test_whoever_verifies_cares_for_nobody(world, cast, kind):
    who = cast("dieutra")
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        act(link, who, world.care.files["told"], kind, '{"ground": "came_back", "flag": "followed", "support": "medical"}')  # fmt: skip


@pytest.mark.parametrize("kind", sorted(bearing.BY_THE_LEAD))
@pytest.mark.parametrize(("account", "name"), [("xahoixa", "told"), ("ytetinh", "led_on"), ("xahoixa_2026", "led_on")])  # fmt: skip
def test_only_who_speaks_for_the_whole_writes_what_concerns_it(world, cast, account, name, kind):
    file, facts = world.care.files[name], '{"flag": "followed", "support": "medical", "ground": "settled"}'  # fmt: skip
    with signed(scope.token_of(cast(account))) as link, pytest.raises(REFUSED):
        act(link, cast(account), file, kind, facts)
    lead = cast({"told": "laodong", "led_on": "cosohotro"}[name])
    with signed(scope.token_of(lead)) as link:
        act(link, lead, file, kind, facts)


def test_an_alarm_is_settled_by_who_raised_it_and_no_other_with_it(world, cast):
    who, file = cast("xahoixa"), world.care.files["told"]
    own, others = '{"flag": "self_harm"}', '{"flag": "followed"}'
    with signed(scope.token_of(who)) as link:
        act(link, who, file, "red_flag_raised", own)
        act(link, who, file, "red_flag_settled", own)
        act(link, who, file, "red_flag_raised", others)
        with pytest.raises(REFUSED):
            act(link, who, file, "red_flag_settled", others)


def test_a_correction_is_of_its_own_kind(world, cast):
    who, file = cast("laodong"), world.care.files["told"]
    with signed(scope.token_of(who)) as link:
        raised = act(link, who, file, "red_flag_raised", '{"flag": "debt"}')
        with pytest.raises(REFUSED):
            act(link, who, file, "needs_assessed", gone=raised)


@pytest.mark.parametrize(("name", "account"), [("told", "dieutra"), ("told", "xahoixa"), ("told", "caxa"), ("led_on", "ytetinh")])  # fmt: skip
def test_nobody_takes_the_lead_from_the_body_that_has_it(world, cast, name, account):
    who, file, other = cast(account), world.care.files[name], cast("xahoixa_2026").agency_id
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        stand(link, who, file, other, "lead")
    house = cast("cosohotro")  # houses the one, leads the other
    with signed(scope.token_of(house)) as link:
        stand(link, house, file, other, "lead")


def test_a_lead_passed_on_is_not_given_anew_by_a_correction(world, cast):
    """The house gave it on; the department corrects its own handing over, which gives what it gave, since the same moment."""
    who, house, file = cast("ytetinh"), cast("cosohotro"), world.care.files["led_on"]
    with connect("keeper") as keeper:
        gave, since = keeper.execute("""SELECT a.id, s.since FROM victims_careact a JOIN victims_carestanding s ON s.act_id = a.id
            WHERE a.care_id = %s AND a.kind = 'person_handed_over'""", [file.id]).fetchone()  # fmt: skip
    told = f'{{"to": "{house.agency_id}"}}'
    again = STAND.replace("now(), now())", "%s, now())")
    with signed(scope.token_of(house)) as link:
        stand(link, house, file, cast("xahoixa_2026").agency_id, "lead")
        link.execute("SELECT set_config('lachan.token', %s, true)", [scope.token_of(who)])
        anew = act(link, who, file, "person_handed_over", told, gone=gave)
        link.execute(again, [file.id, house.agency_id, "lead", anew, since])
        with pytest.raises(REFUSED):
            link.execute(again, [file.id, house.agency_id, "lead", anew, "2026-01-01"])


def test_nobody_leads_from_a_day_to_come(world, cast):
    who, file, other = cast("laodong"), world.care.files["told"], cast("xahoixa_2026").agency_id
    later = STAND.replace("now(), now())", "now() + interval '1 day', now())")
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        gave = act(link, who, file, "person_handed_over", f'{{"to": "{other}"}}')
        link.execute(later, [file.id, other, "lead", gave])


def test_nothing_is_written_of_a_day_to_come(world, cast):
    who, file = cast("laodong"), world.care.files["told"]
    with signed(scope.token_of(who)) as link:
        dated(link, who, file, "consent_given", "2024-06-30", '{"scope": "investigation"}')
        with pytest.raises(REFUSED):
            dated(link, who, file, "consent_given", "2099-01-01", '{"scope": "investigation"}')


@pytest.mark.parametrize(("kind", "day", "account", "goes"), [
    ("health_agency_notified", "2025-06-30", "laodong", False), ("health_agency_notified", "2025-07-01", "laodong", True),
    ("labour_agency_notified", "2025-06-30", "laodong", True), ("labour_agency_notified", "2025-07-01", "laodong", False),
    ("commune_received_victim", "2024-06-30", "caxa", False), ("commune_received_victim", "2024-06-30", "xahoixa", True),
    ("labour_agency_notice_received", "2024-06-30", "cosohotro", False), ("labour_agency_notice_received", "2024-06-30", "laodong", True),
])  # fmt: skip
def test_a_door_says_for_itself_and_by_the_law_of_the_day(world, cast, kind, day, account, goes):
    who, file = cast(account), world.care.files["told"]
    with signed(scope.token_of(who)) as link:
        if goes:
            dated(link, who, file, kind, day)
        else:
            with pytest.raises(REFUSED):
                dated(link, who, file, kind, day)


@pytest.mark.parametrize(("account", "kind", "facts", "paper", "goes"), [
    ("dieutra", "victim_certified", "{}", "1/GXN", True), ("dieutra", "victim_certified", "{}", "", False),
    ("dieutra", "victim_not_identified", '{"ground": "no_ground"}', "1/TB", True), ("dieutra", "victim_not_identified", "{}", "1/TB", False),
    ("laodong", "victim_certified", "{}", "1/GXN", False), ("laodong", "victim_not_identified", '{"ground": "no_ground"}', "1/TB", False),
])  # fmt: skip
def test_a_verdict_is_of_who_verifies(world, cast, account, kind, facts, paper, goes):
    who, file = cast(account), world.care.files["told"]
    with signed(scope.token_of(who)) as link:
        if goes:
            dated(link, who, file, kind, "2024-06-30", facts, paper)
        else:
            with pytest.raises(REFUSED):
                dated(link, who, file, kind, "2024-06-30", facts, paper)


def test_the_lock_and_the_verbs_agree_on_who_says_what(world, cast):
    with connect("keeper") as keeper:
        bodies = keeper.execute("SELECT DISTINCT ON (kind, level) id, kind, level FROM reference_agency").fetchall()  # fmt: skip
    said = "SELECT sec.act_fits(%s, %s, '{\"ground\": \"no_ground\"}', '1/GXN', %s)"
    assert len(bodies) > 20
    with signed(scope.token_of(cast("laodong"))) as link:
        for (body, kind, level), verdict in product(bodies, sorted(bearing.VERDICTS)):
            (fits,) = link.execute(said, [verdict, body, "2024-06-30"]).fetchone()
            assert fits is (kind in addressees.VERIFIERS), (kind, level)
        for (body, kind, level), (came, way) in product(bodies, addressees.CAME_TO.items()):
            day = "2025-08-01" if way == "to_health" else "2024-06-30"
            named = kind in addressees.NAMED[way] and (way != "to_commune" or level == "commune")
            assert link.execute(said, [came, body, day]).fetchone() == (named,), (kind, level)
