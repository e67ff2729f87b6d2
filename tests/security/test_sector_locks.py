"""Field checks by raw SQL: nobody writes of a firm out of sight, in another's name, or what another's check found."""

import psycopg
import pytest

from lachan.access import scope

from .connecting import connect, signed

pytestmark = pytest.mark.database
REFUSED = psycopg.errors.InsufficientPrivilege
SAID = "id, agency_id, account_id, recorded_at, line_id"
NEW = "gen_random_uuid(), %(agency)s, %(account)s, now(), %(line)s"
# The line and the keys are those of the only check of this world, read past the locks: as if they had been guessed.
WRITES = {
    "firm": f"INSERT INTO sectors_firm ({SAID}, province_id, place_id, sector, name, registration) SELECT {NEW}, u.province_id, u.id, 'lodging', 'x', '' FROM reference_unit u WHERE u.key = 'c24853.a'",
    "licence": f"INSERT INTO sectors_licence ({SAID}, firm_id, kind, number, day) VALUES ({NEW}, %(firm)s, 'granted', 'x', now())",
    "check": f"INSERT INTO sectors_check ({SAID}, firm_id, checked_on, number, words) VALUES ({NEW}, %(firm)s, now(), 'x', '')",
    "finding": f"INSERT INTO sectors_firmfinding ({SAID}, check_of_id, kind, words, fix_by) VALUES ({NEW}, %(check)s, 'no_licence', '', now())",
    "planned": f"INSERT INTO sectors_plannedcheck ({SAID}, firm_id, number, by_day, words) VALUES ({NEW}, %(firm)s, 'x', now(), '')",
    "drop": f"INSERT INTO sectors_planneddrop ({SAID}, planned_id, words) VALUES ({NEW}, %(kept)s, 'x')",
    "keep": f"INSERT INTO sectors_check ({SAID}, firm_id, checked_on, number, words, planned_id) VALUES ({NEW}, %(firm)s, now(), 'x', '', %(out)s)",
    "step": f"INSERT INTO sectors_findingstep ({SAID}, finding_id, kind, turn, done_on, words) VALUES ({NEW}, %(finding)s, 'verified', 90, now(), '')",
}


@pytest.fixture(scope="module")
def keys(world):
    with connect("keeper") as keeper:
        row = keeper.execute("""SELECT c.line_id, c.firm_id, c.id, f.id, c.planned_id, d.planned_id FROM sectors_check c
                                JOIN sectors_firmfinding f ON f.check_of_id = c.id CROSS JOIN sectors_planneddrop d""").fetchone()  # fmt: skip
    return dict(zip(("line", "firm", "check", "finding", "kept", "out"), row, strict=True))


def writes(link, who, statement, keys, **other):
    link.execute(statement, {"agency": who.agency_id, "account": who.account_id, **keys, **other})


@pytest.mark.parametrize("what", WRITES)
@pytest.mark.parametrize("account", ["caxa2", "thukybcd", "lanhdao", "dieutra", "tongdai", "quantri", "songkhe"])  # fmt: skip
def test_whose_it_is_not_writes_nothing(world, cast, keys, account, what):
    with signed(scope.token_of(cast(account))) as link, pytest.raises(REFUSED):
        writes(link, cast(account), WRITES[what], keys)


@pytest.mark.parametrize("what", ["finding", "step", "drop", "keep"])
def test_a_body_of_the_same_ground_does_not_speak_for_the_one_that_checked(world, cast, keys, what):
    with signed(scope.token_of(cast("ubndxa"))) as link, pytest.raises(REFUSED):
        writes(link, cast("ubndxa"), WRITES[what], keys)


@pytest.mark.parametrize("what", WRITES)
def test_who_checked_may_and_in_its_own_name_only(world, cast, keys, what):
    who, other = cast("caxa"), cast("ubndxa")
    with signed(scope.token_of(who)) as link:
        writes(link, who, WRITES[what], keys)
    for more in ({"agency": other.agency_id}, {"account": other.account_id}):
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            writes(link, who, WRITES[what], keys, **more)


@pytest.mark.parametrize(("account", "many"), [
    ("caxa", 1), ("ubndxa", 1), ("caxa2", 2), ("catinh", 3), ("thukybcd", 3), ("lanhdao", 3), ("dieutra", 0), ("songkhe", 0), ("quantri", 0),
])  # fmt: skip
def test_who_sees_how_many_firms_said_by_hand(world, cast, account, many):
    with signed(scope.token_of(cast(account))) as link:
        assert link.execute("SELECT count(*) FROM sectors_firm").fetchone() == (many,)


@pytest.mark.parametrize(
    "table",
    ["firm", "licence", "check", "firmfinding", "findingstep", "plannedcheck", "planneddrop"],
)
def test_nothing_is_changed_or_removed(world, table):
    for role in ("app", "owner", "keeper"):
        with connect(role) as link:
            for question in (f"DELETE FROM sectors_{table}", f"UPDATE sectors_{table} SET id = id"):
                with pytest.raises(psycopg.errors.Error):
                    link.execute(question)
