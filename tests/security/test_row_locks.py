"""As each role, raw SQL through the application's role gives exactly the rows that the rules give."""

import pytest

from lachan.access import scope
from lachan.docket import queries

from . import world_cases
from .conftest import ACCOUNTS
from .connecting import connect, signed
from .oracle import RULES, read_all

pytestmark = pytest.mark.database
CASES = True
LOCKED = """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname = 'public' AND c.relrowsecurity
            AND has_table_privilege('lachan_app', c.oid, 'SELECT') ORDER BY 1"""
KEY = {"docket_sealednote": "act_id", "docket_handoveranswer": "handover_id", "docket_matterreading": "matter_id",
       "intake_report": "matter_id", "people_identity": "person_id", "axes_accessattemptexpiration": "access_attempt_id",
       "oversight_heartbeat": "worker", "access_password": "account_id", "django_session": "session_key",
       "evidence_scan": "upload_id", "letterbox_letter": "matter_id", "letterbox_tally": "hour", "victims_carereading": "care_id", "victims_carecaring": "care_id", "victims_paperwithdrawal": "paper_id"}  # fmt: skip


@pytest.fixture(scope="module")
def locked(world):
    with connect("keeper") as keeper:
        return [name for (name,) in keeper.execute(LOCKED).fetchall()]


@pytest.fixture(scope="module")
def oracle(world, locked):
    with connect("keeper") as keeper:
        return read_all(keeper, locked)


def keys(rows, table):
    return sorted(str(row[KEY.get(table, "id")]) for row in rows)


def through_the_application(token, tables):
    with signed(token) as link:
        return {
            t: sorted(str(k) for (k,) in link.execute(f"SELECT {KEY.get(t, 'id')} FROM {t}"))
            for t in tables
        }


def test_every_locked_table_has_a_rule_in_words(locked):
    assert set(locked) <= set(RULES)


def test_the_world_is_worth_testing(oracle):
    """Nothing is empty that a rule speaks about, or the equality below would prove little."""
    empty = {t for t, rows in oracle.tables.items() if not rows}
    assert empty <= {t for t in RULES if t.startswith(("axes_", "exchange_", "django_session"))}
    assert {s["kind"] for s in oracle.tables["docket_standing"]} == {
        "origin", "recipient", "supervisor", "inspector", "notifier", "court", "addressee", "custodian"}  # fmt: skip
    assert oracle.tables["docket_exclusion"]


@pytest.fixture(scope="module")
def found(cast, locked):
    """What raw SQL gives each account, asked once."""
    return {
        account: through_the_application(scope.token_of(cast(account)), locked)
        for account in ACCOUNTS
    }


@pytest.mark.parametrize("table", sorted(RULES))
@pytest.mark.parametrize("account", ACCOUNTS)
def test_each_sees_exactly_what_the_rules_say(cast, oracle, locked, found, account, table):
    assert table in locked
    assert found[account][table] == keys(oracle.visible(cast(account), table), table)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_queries_give_the_same_as_the_locks(cast, world, oracle, account):
    who = cast(account)
    with scope.acting(who):
        page = queries.matters(who, queries.Filters())
    # Whoever was asked once and has answered has nothing more to follow there.
    assert {row.matter_id for row in page.rows} == {
        r["id"] for r in oracle.visible(who, "docket_matter") if oracle.follows(who, r["id"])
    }


def test_who_sees_which_matter_said_by_hand(cast, world):
    """The same once more without any rule: a table that a person can check."""
    expected = {
        "caxa": {"handed"}, "caxa2": {"kept", "named", "refused", "outside", "looked_for"}, "caxa_2026": {"of_2026"}, "caxa2_2026": set(),
        "dieutra": {"handed", "refused"}, "dieutra_khac": {"hotline"}, "dieutra_tinh": {"of_2026", "named"},
        "kiemsat": {"handed", "excluded", "bypass"}, "kiemsat_tinh": {"of_2026"}, "tongdai": {"hotline"},
        "thanhtra": {"bypass", "named"}, "thukybcd": set(), "lanhdao": set(), "quantri": set(), "quantri2": set(),
    }  # fmt: skip
    expected = {account: expected.get(account, set()) | {name for name, who in world_cases.SEEN.items() if account in who}
                for account in ACCOUNTS}  # fmt: skip
    names = {str(id_): name for name, id_ in world.ids.items()}
    found = {}
    for account in ACCOUNTS:
        rows = through_the_application(scope.token_of(cast(account)), ["docket_matter"])[
            "docket_matter"
        ]
        found[account] = {names[key] for key in rows}
    assert found == expected


@pytest.mark.parametrize("account", ["dieutra", "tongdai", "caxa", "kiemsat"])
def test_search_and_who_sees_it_stay_inside(cast, world, oracle, account):
    who = cast(account)
    mine = {r["id"] for r in oracle.visible(who, "docket_matter") if oracle.follows(who, r["id"])}
    with signed(scope.token_of(who)) as link:
        for code, id_ in ((world.codes[name], world.ids[name]) for name in world.ids):
            assert [r for (r,) in link.execute("SELECT sec.search(%s, 50)", [code])] == (
                [id_] if id_ in mine else []
            )
            assert bool(link.execute("SELECT * FROM sec.seen_by(%s)", [id_]).fetchall()) == (
                id_ in mine
            )


def test_the_counting_role_sees_acts_and_no_person(world, oracle):
    with connect("figures") as figures:
        counted = figures.execute("SELECT count(*) FROM docket_act").fetchone()[0]
        assert counted == len(oracle.tables["docket_act"])
