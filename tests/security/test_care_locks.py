"""Victim care by raw SQL, under each account's token: who reads which act and word, and what nobody may write."""

import psycopg
import pytest

from lachan.access import scope
from lachan.procedure.care import table
from lachan.victims import addressees
from lachan.victims.bearing import OF_A_SUPPORT

from . import world_care
from .conftest import ACCOUNTS
from .connecting import connect, signed

pytestmark = pytest.mark.database
REFUSED = psycopg.errors.InsufficientPrivilege
STAND = """INSERT INTO victims_carestanding (id, care_id, agency_id, kind, act_id, since, received_at)
           VALUES (gen_random_uuid(), %s, %s, %s, %s, now(), now())"""
# By which act each is given; the first by none.
GIVES = {"origin": "person_handed_over", "lead": "person_handed_over", "verifier": "victim_verification_requested",
         "facility": "support_referred", "supporter": "support_referred", "hearer": "story_shared"}  # fmt: skip
ACT = """INSERT INTO victims_careact (id, care_id, kind, agency_id, account_id, occurred_at, recorded_at, facts, paper, supersedes_id, line_id)
         VALUES (gen_random_uuid(), %s, %s, %s, %s, clock_timestamp(), clock_timestamp(), %s::jsonb, '', %s, gen_random_uuid()) RETURNING id"""
LINK = """INSERT INTO victims_carelink (id, care_id, matter_id, agency_id, recorded_at, line_id)
          VALUES (gen_random_uuid(), %s, %s, %s, now(), gen_random_uuid())"""
KINDS = ("origin", "lead", "verifier", "facility", "supporter", "hearer")


def audiences(account, file, cast):
    with signed(scope.token_of(cast(account))) as link:
        rows = link.execute(
            "SELECT DISTINCT audience FROM victims_carenote WHERE care_id = %s", [file.id]
        )
        return {one for (one,) in rows}


def act(link, who, file, kind, facts="{}", *, agency=None, account=None, gone=None):
    told = [file.id, kind, agency or who.agency_id, account or who.account_id, facts, gone]
    return link.execute(ACT, told).fetchone()[0]


def stand(link, who, file, other, kind, *, to=None):
    """As a verb does it: an act that names the body, and the standing that hangs on it."""
    named = f'{{"to": "{to or other}", "scope": "investigation", "ground": "danger"}}'
    link.execute(STAND, [file.id, other, kind, act(link, who, file, GIVES[kind], named)])


@pytest.mark.parametrize("account", ACCOUNTS)
def test_who_sees_whose_care_said_by_hand(world, cast, account):
    with signed(scope.token_of(cast(account))) as link:
        found = {one for (one,) in link.execute("SELECT id FROM victims_carefile")}
    names = {file.id: name for name, file in world.care.files.items()}
    assert {names[one] for one in found} == {
        name for name, who in world_care.SEEN.items() if account in who
    }


@pytest.mark.parametrize(("name", "audience"), world_care.READS)
def test_who_reads_which_words_said_by_hand(world, cast, name, audience):
    file = world.care.files[name]
    # A body's accounts read alike; whoever sits there with another role is let through by the row and stopped by the verb.
    bodies = {cast(one).agency_id for one in world_care.READS[name, audience]}
    expected = {
        account for account in ACCOUNTS if cast(account).agency_id in bodies
    } - world_care.KEPT_OUT.get(name, set())
    assert {
        account for account in ACCOUNTS if audience in audiences(account, file, cast)
    } == expected


@pytest.mark.parametrize("account", sorted(world_care.PROCEDURE))
def test_no_note_of_care_and_nothing_care_alone_knows_reaches_police_procuracy_or_court(
    world, cast, account
):
    who = cast(account)
    with signed(scope.token_of(who)) as link:
        notes = "SELECT count(*) FROM victims_carenote WHERE audience = 'care'"
        assert link.execute(notes).fetchone() == (0,)
        kept = "SELECT count(*) FROM victims_careact WHERE kind = ANY (%s) AND agency_id <> %s"
        assert link.execute(kept, [sorted(table().kept), who.agency_id]).fetchone() == (0,)
        assert link.execute("SELECT count(*) FROM victims_careowed").fetchone() == (0,)


def test_the_lock_and_the_table_of_acts_keep_the_same(world, cast):
    with signed(scope.token_of(cast("laodong"))) as link:
        assert set(link.execute("SELECT sec.care_kept()").fetchone()[0]) == table().kept


def test_the_lock_and_the_verbs_agree_on_who_never_leads(world, cast):
    with signed(scope.token_of(cast("laodong"))) as link:
        rows = link.execute(
            "SELECT DISTINCT kind, sec.of_procedure(id) FROM reference_agency"
        ).fetchall()
    assert len(rows) > 20
    assert {kind for kind, never in rows if never} == {kind for kind, _ in rows} & {
        str(k) for k in addressees.PROCEDURE
    }


def test_a_supporter_sees_its_own_and_how_to_reach_the_person(world, cast):
    who = cast("trogiup")
    with signed(scope.token_of(who)) as link:
        rows = link.execute("SELECT DISTINCT kind FROM victims_careact").fetchall()
        assert {kind for (kind,) in rows} == {
            "support_referred",
            "support_accepted",
            "red_flag_raised",
            "contact_agreed",
        }
        clocks = link.execute("SELECT DISTINCT holder_id FROM victims_careclock").fetchall()
        assert clocks == [(who.agency_id,)]
        assert link.execute("SELECT count(*) FROM victims_carelink").fetchone() == (0,)


def test_the_story_is_shut_where_the_consent_was_taken_back(world, cast):
    who = cast("dieutra_tinh")
    file = world.care.files["taken_back"]
    with signed(scope.token_of(who)) as link:
        kinds = link.execute(
            "SELECT kind FROM victims_careact WHERE care_id = %s", [file.id]
        ).fetchall()
        assert {kind for (kind,) in kinds} == {"story_shared", "consent_given"}
        assert audiences("dieutra_tinh", file, cast) == set()
        assert link.execute(
            "SELECT count(*) FROM people_identity WHERE person_id = %s", [file.person_id]
        ).fetchone() == (0,)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "account"), [
    ("told", "dieutra"), ("told", "trogiup"), ("told", "cosohotro"), ("told", "caxa"), ("told", "caxa2"), ("alone", "dieutra"),
    ("taken_back", "dieutra_tinh"), ("by_duty", "bienphong"), ("told", "thukybcd"), ("told", "quantri"), ("told", "kiemsat"),
])  # fmt: skip
def test_nobody_raises_its_own_standing(world, cast, name, account, kind):
    who, file = cast(account), world.care.files[name]
    if (account, kind) in {("caxa", "verifier"), ("bienphong", "verifier")}:
        return  # the police that received may verify: said in test_what_the_police_may_be
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        stand(link, who, file, who.agency_id, kind)


def test_what_the_police_may_be(world, cast):
    """Whoever received may verify; nobody makes a body of the procedure lead or house."""
    caxa, file = cast("caxa"), world.care.files["told"]
    with signed(scope.token_of(caxa)) as link:
        stand(link, caxa, file, caxa.agency_id, "verifier")
    for account in ("laodong", "caxa", "dieutra"):
        for kind in ("lead", "facility"):
            for other in ("dieutra_khac", "kiemsat", "toaan", "bienphong", "trai"):
                with signed(scope.token_of(cast(account))) as link, pytest.raises(REFUSED):
                    stand(link, cast(account), file, cast(other).agency_id, kind)


@pytest.mark.parametrize(("name", "account"), [("told", "trogiup"), ("taken_back", "dieutra_tinh")])
def test_who_was_only_asked_or_told_gives_nobody_a_standing(world, cast, name, account):
    for kind in KINDS:
        with signed(scope.token_of(cast(account))) as link, pytest.raises(REFUSED):
            stand(link, cast(account), world.care.files[name], cast("hoiphunu").agency_id, kind)


@pytest.mark.parametrize("account", ["laodong", "dieutra", "caxa"])
def test_nobody_writes_in_anothers_name(world, cast, account):
    who, other, file = cast(account), cast("cosohotro"), world.care.files["told"]
    for told in ({"agency": other.agency_id}, {"account": other.account_id}):
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            act(link, who, file, "red_flag_raised", **told)
    with signed(scope.token_of(who)) as link:
        act(link, who, file, "red_flag_raised")


@pytest.mark.parametrize("account", [a for a in ACCOUNTS if a not in world_care.SEEN["told"]])
def test_nobody_writes_into_a_care_that_it_does_not_see(world, cast, account):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        act(link, who, world.care.files["told"], "red_flag_raised")


SHARE = '{"to": "%s", "scope": "%s", "ground": "%s"}'


@pytest.mark.parametrize("account, name, to, use, ground", [
    # Whoever verifies, houses, supports or heard does not take the story, and passes it to nobody.
    ("dieutra", "told", "dieutra", "investigation", "court_order"), ("dieutra", "told", "kiemsat", "investigation", "court_order"),
    ("cosohotro", "told", "cosohotro", "support", "danger"), ("trogiup", "told", "trogiup", "support", "danger"),
    ("caxa", "told", "caxa", "investigation", "court_order"), ("dieutra_tinh", "taken_back", "dieutra_tinh", "investigation", "court_order"),
    ("dieutra_tinh", "by_duty", "kiemsat_tinh", "investigation", "court_order"),
    # Whoever leads does not without a yes for that use, or a duty of the list.
    ("laodong", "told", "trogiup", "support", "consent"), ("laodong", "told", "hoiphunu", "statistics", "consent"),
    ("laodong", "told", "hoiphunu", "investigation", "asked"), ("ytetinh", "taken_back", "dieutra_tinh", "investigation", "consent"),
])  # fmt: skip
def test_the_story_is_passed_on_by_who_holds_it_with_a_ground(
    world, cast, account, name, to, use, ground
):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        act(
            link,
            who,
            world.care.files[name],
            "story_shared",
            SHARE % (cast(to).agency_id, use, ground),
        )


SHARED = """INSERT INTO victims_careact (id, care_id, kind, agency_id, account_id, occurred_at, recorded_at, facts, paper, line_id)
           SELECT gen_random_uuid(), %s, 'story_shared', %s, %s, %s, now(), %s::jsonb, %s, gen_random_uuid()"""


@pytest.mark.parametrize(("day", "holds"), [("2024-06-30", True), ("2028-01-01", False)])
def test_a_child_is_protected_until_it_is_known_to_be_none(world, cast, day, holds):
    """The child of «told» was born in 2009; what is to come is asked, since nothing of it can be written."""
    ask = "SELECT sec.duty_holds(%s, 'child_protection', '1/YC', %s), sec.duty_holds(%s, 'danger', '', %s)"
    with signed(scope.token_of(cast("laodong"))) as link:
        told = [world.care.files["told"].id, day]
        assert link.execute(ask, [*told, *told]).fetchone() == (holds, True)


@pytest.mark.parametrize("ground, paper, day, goes", [
    ("child_protection", "", "2024-06-30", True), ("danger", "", "2024-06-30", True),
    ("court_order", "", "2024-06-30", False), ("court_order", "1/YC", "2024-06-30", True),
])  # fmt: skip
def test_a_duty_rests_on_what_it_names(world, cast, ground, paper, day, goes):
    """The child of «told» was born in 2009."""
    who, file = cast("laodong"), world.care.files["told"]
    facts = SHARE % (cast("hoiphunu").agency_id, "investigation", ground)
    with signed(scope.token_of(who)) as link:
        told = [file.id, who.agency_id, who.account_id, f"{day} 03:00+00", facts, paper]
        if goes:
            link.execute(SHARED, told)
        else:
            with pytest.raises(REFUSED):
                link.execute(SHARED, told)


@pytest.mark.parametrize("account", ["caxa2", "thukybcd", "kiemsat"])
def test_whose_the_age_is_not_is_told_none(world, cast, account):
    with signed(scope.token_of(cast(account))) as link:
        for ground in ("child_protection", "court_order", "danger"):
            found = link.execute("SELECT sec.duty_holds(%s, %s, '1/YC', '2026-11-30')", [world.care.files["told"].id, ground])  # fmt: skip
            assert found.fetchone() == (False,)


def test_nobody_opens_the_story_for_itself_by_writing_a_yes(world, cast):
    """Where a no was written, a yes by the same body to itself, or to everybody, opens nothing; the lead's does."""
    who, lead, file = cast("dieutra"), cast("laodong"), world.care.files["told"]
    story = "SELECT count(*) FROM victims_carenote WHERE care_id = %s AND audience = 'told'"
    with signed(scope.token_of(who)) as link:
        assert link.execute(story, [file.id]).fetchone() == (1,)
        act(link, who, file, "consent_withdrawn", '{"scope": "investigation"}')
        assert link.execute(story, [file.id]).fetchone() == (0,)
        for facts in (
            '{"scope": "investigation"}',
            f'{{"scope": "investigation", "to": "{who.agency_id}"}}',
        ):
            act(link, who, file, "consent_given", facts)
            assert link.execute(story, [file.id]).fetchone() == (0,)
        link.execute("SELECT set_config('lachan.token', %s, true)", [scope.token_of(lead)])
        act(link, lead, file, "consent_given", '{"scope": "investigation"}')
        link.execute("SELECT set_config('lachan.token', %s, true)", [scope.token_of(who)])
        assert link.execute(story, [file.id]).fetchone() == (1,)


def test_the_lead_may_where_it_may(world, cast):
    who = cast("laodong")
    for use, ground in (("investigation", "consent"), ("support", "danger")):
        with signed(scope.token_of(who)) as link:
            act(
                link,
                who,
                world.care.files["told"],
                "story_shared",
                SHARE % (cast("hoiphunu").agency_id, use, ground),
            )


@pytest.mark.parametrize("account", ["caxa", "xahoixa", "cosohotro", "trogiup"])
@pytest.mark.parametrize(
    "kind",
    ["victim_certified", "victim_not_identified", "offence_fit_said", "identification_begun"],
)
def test_no_verdict_by_who_does_not_verify(world, cast, account, kind):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        act(link, who, world.care.files["told"], kind)


OWN = '{"support": "legal_aid"}'
OTHER = '{"support": "medical"}'


@pytest.mark.parametrize("kind", sorted(OF_A_SUPPORT))
def test_whoever_was_asked_for_a_support_writes_of_that_one(world, cast, kind):
    who, file = cast("trogiup"), world.care.files["told"]
    for facts in (OTHER, "{}"):
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            act(link, who, file, kind, facts)
    with signed(scope.token_of(who)) as link:
        act(link, who, file, kind, OWN)


@pytest.mark.parametrize(("kind", "facts"), [
    ("help_declined", "{}"), ("contact_agreed", '{"no_calls": false}'), ("contact_agreed", '{"anew": true, "language": "vi"}'),
])  # fmt: skip
def test_who_speaks_for_the_whole_care(world, cast, kind, facts):
    """Whoever leads or houses; neither who received and has a lead beside it, nor who verifies or supports."""
    file = world.care.files["told"]
    for account in ("caxa", "dieutra", "trogiup"):
        with signed(scope.token_of(cast(account))) as link, pytest.raises(REFUSED):
            act(link, cast(account), file, kind, facts)
    for account in ("laodong", "cosohotro"):
        with signed(scope.token_of(cast(account))) as link:
            act(link, cast(account), file, kind, facts)
    alone = cast("caxa2")
    with signed(scope.token_of(alone)) as link:
        act(link, alone, world.care.files["alone"], kind, facts)


def test_nobody_corrects_what_another_wrote(world, cast):
    file = world.care.files["told"]
    with connect("keeper") as keeper:
        (certified,) = keeper.execute("SELECT id FROM victims_careact WHERE care_id = %s AND kind = 'victim_certified'", [file.id]).fetchone()  # fmt: skip
    who = cast("laodong")
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        act(link, who, file, "entry_withdrawn", gone=certified)
    who = cast("dieutra")
    with signed(scope.token_of(who)) as link:
        act(link, who, file, "entry_withdrawn", gone=certified)


def test_nobody_links_a_matter_it_does_not_see(world, cast):
    file = world.care.files["told"]
    for account, matter in (
        ("laodong", "handed"),
        ("xahoixa", "handed"),
        ("dieutra", "kept"),
        ("caxa", "kept"),
        ("trogiup", "handed"),
    ):
        who = cast(account)
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(LINK, [file.id, world.ids[matter], who.agency_id])
    who = cast("dieutra")
    with signed(scope.token_of(who)) as link:
        link.execute(LINK, [file.id, world.ids["refused"], who.agency_id])


def test_a_link_opens_neither_side(world, cast):
    """The district police see the matter and the path; the labour office the link, and of the matter nothing."""
    with signed(scope.token_of(cast("laodong"))) as link:
        assert link.execute("SELECT count(*) FROM victims_carelink").fetchone() == (1,)
        assert link.execute("SELECT count(*) FROM docket_matter").fetchone() == (0,)
    with signed(scope.token_of(cast("kiemsat"))) as link:
        assert link.execute("SELECT count(*) FROM docket_matter").fetchone() != (0,)
        assert link.execute("SELECT count(*) FROM victims_carefile").fetchone() == (0,)


@pytest.mark.parametrize("account", ["laodong", "dieutra", "trogiup", "caxa2"])
@pytest.mark.parametrize(
    "copy",
    [
        "victims_carereading",
        "victims_carecaring",
        "victims_careclock",
        "victims_careowed",
        "victims_carealarm",
    ],
)
def test_a_copy_is_changed_while_a_verb_renews_it_and_of_ones_own_care(world, cast, account, copy):
    who = cast(account)
    for deed in (f"UPDATE {copy} SET care_id = care_id", f"DELETE FROM {copy}"):
        with signed(scope.token_of(who)) as link:
            assert link.execute(deed).rowcount == 0
    renewing = scope.sign(who.account_id, who.caps | {"renew"}, who.scope, exp=4_000_000_000)
    mine = [f.id for name, f in world.care.files.items() if account in world_care.SEEN[name] | world_care.DECLINED.get(name, set())]  # fmt: skip
    with connect("keeper") as keeper:
        (there,) = keeper.execute(
            f"SELECT count(*) FROM {copy} WHERE care_id = ANY (%s)", [mine]
        ).fetchone()
    with signed(renewing) as link:
        assert link.execute(f"DELETE FROM {copy}").rowcount == there


def test_the_right_to_renew_reads_no_word(world, cast):
    who = cast("trogiup")
    renewing = scope.sign(who.account_id, who.caps | {"renew"}, who.scope, exp=4_000_000_000)
    with signed(renewing) as link:
        rows = link.execute("SELECT DISTINCT audience FROM victims_carenote").fetchall()
    assert rows == [("safety",)]


@pytest.mark.parametrize("account", ["caxa", "dieutra", "trogiup", "xahoixa", "thukybcd"])
def test_amounts_are_kept_by_who_may(world, cast, account):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute("""INSERT INTO victims_rate (id, province_id, code, amount, from_on, paper, agency_id, account_id, recorded_at, line_id)
          VALUES (gen_random_uuid(), %s, 'hardship_once', 1, '2027-01-01', '', %s, %s, now(), gen_random_uuid())""",
                     [who.province_id, who.agency_id, who.account_id])  # fmt: skip
