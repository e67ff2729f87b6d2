"""From below, on a case: nobody writes another's act, lodges for another house, or carries what is not theirs to see."""

import time

import psycopg
import pytest
from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.docket import queries
from lachan.docket.models import Matter

from . import world_cases
from .conftest import ACCOUNTS
from .connecting import connect, signed
from .oracle import read_all

pytestmark = pytest.mark.database
CASES = True
REFUSED = psycopg.errors.InsufficientPrivilege
PLACES = (
    "case_open",
    "case_lodged",
    "case_sent",
    "case_tried",
    "case_part",
    "case_shut",
    "case_moving",
)
ACT = """INSERT INTO docket_act (id, matter_id, kind, agency_id, occurred_at, received_at, recorded_at, person_id, facts,
         line_id) VALUES (gen_random_uuid(), %s, %s, %s, now(), now(), now(), %s, '{}', gen_random_uuid())"""
LODGE = """INSERT INTO cases_lodging (id, matter_id, person, facility_id, since, act_id)
           VALUES (gen_random_uuid(), %s, %s, %s, now(), %s)"""
ASSIGN = """INSERT INTO cases_assignment (id, matter_id, part, account_id, agency_id, since, act_id)
            VALUES (gen_random_uuid(), %s, 'investigator', %s, %s, now(), %s)"""
LINK = """INSERT INTO cases_caselink (id, matter_id, other_id, kind, act_id)
          VALUES (gen_random_uuid(), %s, %s, 'joined', %s)"""
CARRY = "SELECT sec.carry(%s, gen_random_uuid(), gen_random_uuid(), %s, 'VV-XXXXXXXX', gen_random_uuid())"
STAND = """INSERT INTO docket_standing (id, matter_id, agency_id, kind, since, received_at)
           VALUES (gen_random_uuid(), %s, %s, %s, now(), now())"""
OPEN = """INSERT INTO docket_matter (id, code, province_id, origin_id, received_at, recorded_at, synthetic)
          SELECT %s, 'VV-MYOWN222', province_id, id, now(), now(), true FROM reference_agency WHERE id = %s"""
FORGED = ("released", "detention_order_decided", "judgment_pronounced", "charge_approved")
TABLES = ["docket_act", "docket_mention", "docket_paper", "docket_registerentry", "docket_standing", "docket_exclusion",
          "docket_matter", "cases_lodging", "cases_assignment", "docket_accusedreading"]  # fmt: skip


@pytest.fixture(scope="module")
def oracle(world):
    with connect("keeper") as keeper:
        return read_all(keeper, TABLES)


@pytest.fixture(scope="module")
def agencies(world):
    with connect("keeper") as keeper:
        return dict(keeper.execute("SELECT key, id FROM reference_agency").fetchall())


def standing(oracle, who, matter):
    return {
        s["kind"]
        for s in oracle.tables["docket_standing"]
        if s["matter_id"] == matter and s["agency_id"] == who.agency_id
    }


def acts_of(oracle, matter):
    return [act for act in oracle.tables["docket_act"] if act["matter_id"] == matter]


# -- what the queries give is what the locks give -------------------------------------------------------


OF_A_CASE = (
    "docket_act",
    "docket_mention",
    "docket_paper",
    "docket_registerentry",
    "docket_accusedreading",
)


@pytest.fixture(scope="module")
def raw(cast, world):
    """What raw SQL gives each account of each table, asked once: (matter, row)."""
    found = {}
    for account in ACCOUNTS:
        with signed(scope.token_of(cast(account))) as link:
            found[account] = {
                table: link.execute(f"SELECT matter_id, id FROM {table}").fetchall()
                for table in OF_A_CASE
            }
    return found


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_queries_of_a_case_give_the_same_as_raw_sql(cast, world, raw, account, name):
    who, id_ = cast(account), world.ids[name]
    found = {table: {key for of, key in rows if of == id_} for table, rows in raw[account].items()}
    with scope.acting(who):
        matter = Matter(id=id_)
        asked = {
            "docket_act": queries.acts_of(who, matter), "docket_mention": queries.mentions_of(who, matter),
            "docket_paper": queries.papers_of(who, matter), "docket_registerentry": queries.entries_of(who, matter),
            "docket_accusedreading": matter.accused.all(),
        }  # fmt: skip
        assert {table: {row.id for row in rows} for table, rows in asked.items()} == found


@pytest.mark.parametrize("account", ["thukybcd", "lanhdao"])
def test_the_committee_sees_no_file_at_all(cast, world, account):
    """Figures and stages, by code: no act, no name, no paper, no accused, no house, no officer."""
    with signed(scope.token_of(cast(account))) as link:
        for table in [*TABLES, "intake_report", "intake_narrative", "docket_sealednote", "docket_clockreading",
                      "docket_matterreading", "docket_handover", "people_person", "people_identity"]:  # fmt: skip
            assert link.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


@pytest.mark.parametrize(("account", "name"), [
    ("toaan", "case_sent"), ("thuky", "case_sent"), ("bienphong", "case_moving"),
    ("nhatamgiu", "case_lodged"), ("nhatamgiu", "case_tried"), ("trai", "case_moving"),
])  # fmt: skip
def test_who_only_waits_or_keeps_reads_no_work(cast, world, account, name):
    """Neither what was told, nor who told it, nor whom it names, nor what was found."""
    with signed(scope.token_of(cast(account))) as link:
        for table in ("intake_report", "intake_narrative", "intake_trait", "docket_mention", "docket_sealednote",
                      "cases_assignment", "cases_caselink"):  # fmt: skip
            rows = link.execute(
                f"SELECT count(*) FROM {table} WHERE matter_id = %s", [world.ids[name]]
            )
            assert rows.fetchone() == (0,), table
        charges = link.execute("SELECT count(*) FROM docket_act WHERE matter_id = %s AND kind = 'accused_charged'",
                               [world.ids[name]])  # fmt: skip
        assert charges.fetchone() == (0,)


def test_a_house_sees_the_release_of_whom_it_keeps_and_of_nobody_else(cast, world):
    with signed(scope.token_of(cast("trai"))) as link:
        rows = link.execute(
            "SELECT person, release_at IS NOT NULL FROM docket_accusedreading"
        ).fetchall()
    assert rows == [(world.person["case_moving"], True)]


# -- writing ----------------------------------------------------------------------------------------------


def refused(link, statement, given):
    """Tried in a savepoint of its own, so that one connection tries many."""
    with pytest.raises(REFUSED), link.transaction():
        link.execute(statement, given)


BODIES = ("cah-d674.a", "vksh-d674.a", "tah-d674.a", "68-csdt", "68-vks")


@pytest.mark.parametrize("account", ACCOUNTS)
def test_no_act_of_another_body_by_raw_sql(cast, world, agencies, account):
    """Whatever one sees: neither another's name on it, nor one's own on a case one has no part in."""
    who = cast(account)
    with signed(scope.token_of(who)) as link:
        for name in ("case_tried", "case_moving"):
            others = [agencies[key] for key in BODIES if agencies[key] not in who.scope]
            foreign = [] if account in world_cases.SEEN[name] else [who.agency_id]
            for kind in FORGED:
                for agency in [*others, *foreign]:
                    refused(link, ACT, [world.ids[name], kind, agency, world.person[name]])


@pytest.mark.parametrize(
    "account", ["dieutra", "kiemsat", "toaan", "trai", "nhatamgiu", "quantri", "thukybcd"]
)
def test_nobody_lodges_a_person_in_another_s_house(cast, world, oracle, agencies, account):
    who, id_ = cast(account), world.ids["case_lodged"]
    act = acts_of(oracle, id_)[0]["id"]
    for key in ("68-ttg", "ntg-d674.a", "99-ttg"):
        if agencies[key] in who.scope and account == "nhatamgiu":
            continue
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(LODGE, [id_, world.person["case_lodged"], agencies[key], act])


def test_a_house_lodges_only_whom_it_was_sent(cast, world, oracle):
    """By raw SQL, another accused of a case in which it keeps one: their custody, and their release alarm."""
    who, id_ = cast("nhatamgiu"), world.ids["case_tried"]
    act = next(a["id"] for a in acts_of(oracle, id_) if a["agency_id"] == who.agency_id)
    others = {
        r["person"] for r in oracle.tables["docket_accusedreading"] if r["matter_id"] == id_
    } | {"N-NOBODY"}
    others -= {r["person"] for r in oracle.tables["cases_lodging"] if r["matter_id"] == id_}
    for person in others:
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(LODGE, [id_, person, who.agency_id, act])


@pytest.mark.parametrize(
    ("account", "name"),
    [("dieutra", "case_lodged"), ("kiemsat", "case_lodged"), ("nhatamgiu", "case_lodged"), ("trai", "case_moving"),
     ("dieutra_tinh", "case_moving"), ("toaan", "case_tried")],
)  # fmt: skip
def test_no_injected_sql_moves_or_silences_the_end_of_a_term(cast, world, account, name):
    """Whoever holds a person beyond a term would want the alarm to be quiet; only a verb renews the readings."""
    with signed(scope.token_of(cast(account))) as link:
        for table in ("docket_accusedreading", "docket_clockreading"):
            seen = link.execute(
                f"SELECT count(*) FROM {table} WHERE matter_id = %s", [world.ids[name]]
            )
            assert seen.fetchone()[0] > 0
            assert link.execute(f"UPDATE {table} SET as_of = now()").rowcount == 0
            assert link.execute(f"DELETE FROM {table}").rowcount == 0
        assert link.execute("UPDATE docket_accusedreading SET release_at = NULL").rowcount == 0
        assert link.execute("UPDATE docket_clockreading SET owed = false").rowcount == 0


@pytest.mark.parametrize(("account", "name"), [("toaan", "case_sent"), ("bienphong", "case_moving"), ("trai", "case_moving"),
                                               ("dieutra_khac", "case_open")])  # fmt: skip
def test_whoever_waits_or_keeps_gives_itself_no_better_standing(cast, world, account, name):
    """Receiving is a verb, and leaves an act; raw SQL would read the whole file and leave none."""
    who = cast(account)
    for kind in ("recipient", "court", "supervisor", "origin", "inspector", "custodian"):
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(STAND, [world.ids[name], who.agency_id, kind])


@pytest.mark.parametrize("account", ["dieutra", "kiemsat", "dieutra_khac", "thukybcd"])
def test_nobody_puts_another_s_officer_in_charge(cast, world, oracle, account):
    who, id_ = cast(account), world.ids["case_lodged"]
    act = acts_of(oracle, id_)[0]["id"]
    for other in {"dieutra", "kiemsat", "toaan"} - {account}:
        officer = cast(other)
        for agency in (officer.agency_id, who.agency_id):
            with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
                link.execute(ASSIGN, [id_, officer.account_id, agency, act])


@pytest.mark.parametrize("account", ["dieutra_khac", "toaan_kv", "trai", "thukybcd"])
def test_nobody_links_cases_without_standing(cast, world, oracle, account):
    act = acts_of(oracle, world.ids["case_lodged"])[0]["id"]
    with signed(scope.token_of(cast(account))) as link, pytest.raises(REFUSED):
        link.execute(LINK, [world.ids["case_lodged"], world.ids["case_open"], act])


@pytest.mark.parametrize(
    "table", ["cases_assignment", "cases_lodging", "cases_caselink", "docket_act"]
)
@pytest.mark.parametrize("account", ["dieutra", "kiemsat", "nhatamgiu"])
def test_what_was_written_of_a_case_stays(cast, world, account, table):
    for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
        with signed(scope.token_of(cast(account))) as link, pytest.raises(psycopg.Error) as refused:
            link.execute(statement)
        assert refused.value.sqlstate == "42501"


# -- carrying -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "account",
    [
        a
        for a in ACCOUNTS
        if a not in {"dieutra", "kiemsat", "caxa", "toaan", "thuky", "toaan_tinh"}
    ],
)
def test_nobody_carries_an_act_out_of_a_case_they_do_not_read(cast, world, oracle, account):
    """To a record of one's own: also the house that keeps one accused, and whoever the file only waits for."""
    who = cast(account)
    names = [n for n in ("case_lodged", "case_tried", "case_moving") if not standing(oracle, who, world.ids[n])
             - {"notifier", "addressee", "custodian"}]  # fmt: skip
    assert names
    for name in names:
        target = world.ids["case_moving" if name != "case_moving" else "case_lodged"]
        act = acts_of(oracle, world.ids[name])[-1]["id"]
        mine = uuid7()
        for to in (target, mine):
            with signed(scope.token_of(who)) as link:
                if to is mine:
                    link.execute(OPEN, [mine, who.agency_id])
                with pytest.raises(REFUSED):
                    link.execute(CARRY, [act, to])


@pytest.mark.parametrize(
    ("account", "name"),
    [("toaan", "case_sent"), ("bienphong", "case_moving"), ("nhatamgiu", "case_lodged")],
)
def test_whoever_waits_or_keeps_carries_nothing_though_it_knows_the_numbers_of_acts(
    cast, world, oracle, account, name
):
    """Clocks name the acts that started them; one that it has to meet itself tells it a number."""
    who, mine = cast(account), uuid7()
    for act in acts_of(oracle, world.ids[name]):
        with signed(scope.token_of(who)) as link:
            link.execute(OPEN, [mine, who.agency_id])
            with pytest.raises(REFUSED):
                link.execute(CARRY, [act["id"], mine])


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("toaan", "case_sent"),
        ("bienphong", "case_moving"),
        ("nhatamgiu", "case_lodged"),
        ("dieutra_khac", "case_open"),
    ],
)
def test_whoever_waits_or_keeps_sees_no_term_of_another_accused_and_no_other_hand_over(
    cast, world, account, name
):
    """Clocks bear a code name and a day: whoever does not see the work sees its own, and of whom it keeps."""
    who, id_ = cast(account), world.ids[name]
    kept = {world.person[name]} if account == "nhatamgiu" else set()
    with signed(scope.token_of(who)) as link:
        clocks = link.execute(
            "SELECT person, holder_id FROM docket_clockreading WHERE matter_id = %s", [id_]
        ).fetchall()
        ways = link.execute(
            "SELECT sender_id, recipient_id FROM docket_handover WHERE matter_id = %s", [id_]
        ).fetchall()
        terms = link.execute("SELECT text FROM docket_term WHERE matter_id = %s", [id_]).fetchall()
    assert all(holder == who.agency_id or person in kept for person, holder in clocks)
    assert ways and all(who.agency_id in way for way in ways)
    assert terms == []


@pytest.mark.parametrize("account", ["dieutra", "kiemsat"])
def test_nobody_carries_into_a_record_of_others(cast, world, oracle, account):
    act = acts_of(oracle, world.ids["case_lodged"])[-1]["id"]
    with signed(scope.token_of(cast(account))) as link, pytest.raises(REFUSED):
        link.execute(CARRY, [act, world.ids["case_moving"]])


def test_one_who_is_kept_out_carries_nothing_and_keeps_nobody_out(cast, world, oracle):
    who, id_ = cast("dieutra"), world.ids["case_shut"]
    act = acts_of(oracle, id_)[-1]["id"]
    for statement, given in ((CARRY, [act, world.ids["case_lodged"]]),
                             ("SELECT sec.keep_out(%s, %s, gen_random_uuid())", [id_, world.ids["case_lodged"]])):  # fmt: skip
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(statement, given)


# -- the right to renew -----------------------------------------------------------------------------------


@pytest.mark.parametrize("account", ["nhatamgiu", "toaan", "tongdai", "dieutra_khac"])
def test_the_right_to_see_the_whole_for_a_renewal_is_nobody_s_to_sign(cast, world, account):
    who = cast(account)
    assert "renew" not in who.caps
    exp = int(time.time()) + 300
    good = scope.sign(who.account_id, who.caps, who.scope, exp=exp).split(".")
    forged = [good[0], good[1], "renew", good[3], good[4]]
    for token in (".".join(forged), ".".join([*forged[:4], "0" * 64]), ".".join([*forged[:4], ""])):
        with signed(token) as link:
            assert link.execute("SELECT sec.has('renew')").fetchone() == (False,)
            assert link.execute("SELECT count(*) FROM docket_act").fetchone() == (0,)


def test_no_role_has_the_right_to_renew():
    from lachan.access.roles import ROLES

    assert not [role.code for role in ROLES.values() if "renew" in role.caps]


def test_even_signed_it_opens_no_case_without_standing(cast, world):
    who = cast("trai")
    token = scope.sign(who.account_id, who.caps | {"renew"}, who.scope, exp=int(time.time()) + 300)
    with signed(token) as link:
        seen = {m for (m,) in link.execute("SELECT DISTINCT matter_id FROM docket_act")}
    assert seen == {world.ids["case_moving"]}
