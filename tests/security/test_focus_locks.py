"""Places of focus by raw SQL: no body tells of another's ground or in another's name, nobody but who keeps the list declares,
and small numbers of the record are told to the committee alone."""

import psycopg
import pytest

from lachan.access import scope

from .connecting import connect, signed

pytestmark = pytest.mark.database
REFUSED = psycopg.errors.InsufficientPrivilege
TABLES = ("focus_placefact", "focus_focusplace", "focus_focusstep")
FACT = """INSERT INTO focus_placefact (id, agency_id, account_id, recorded_at, line_id, province_id, place_id, kind, period_from,
            period_to, count, method, source, taken_back, supersedes_id)
          SELECT gen_random_uuid(), %(agency)s, %(account)s, now(), f.line_id, u.province_id, u.id, %(kind)s, '2023-01-01', '2023-06-30',
            1, 'survey', 'x', false, {supersedes} FROM focus_placefact f, reference_unit u WHERE u.key = %(place)s LIMIT 1"""
FOCUS = """INSERT INTO focus_focusplace (id, agency_id, account_id, recorded_at, line_id, province_id, place_id, spot, from_on, number,
             paper_on, reasons, words, reviewer_id, review_on)
           SELECT gen_random_uuid(), %s, %s, now(), line_id, province_id, place_id, 'x', from_on, 'x', paper_on, '[]', 'x', reviewer_id,
             review_on FROM focus_focusplace LIMIT 1"""
STEP = """INSERT INTO focus_focusstep (id, agency_id, account_id, recorded_at, line_id, focus_id, kind, turn, done_on, number, words)
          SELECT gen_random_uuid(), %s, %s, now(), line_id, id, 'ended', 90, now(), 'x', 'x' FROM focus_focusplace WHERE spot = '' LIMIT 1"""
COUNTS = "SELECT told, many, hidden FROM sec.focus_counts('2025-01-01')"


def tell(link, who, place="c24853.a", kind="informal_crossings", supersedes="NULL::uuid"):
    told = {"agency": who.agency_id, "account": who.account_id, "place": place, "kind": kind}
    link.execute(FACT.format(supersedes=supersedes), told)


@pytest.mark.parametrize(("account", "place"), [
    ("ubndxa", "c24784.a"), ("caxa", "c24784.a"), ("caxa2", "c24853.a"), ("caxa2_2026", "c24853.c"), ("laodong", "c24784.a"),
    ("lanhdao", "c24853.a"), ("dieutra_tinh", "c24853.a"), ("tongdai", "c24853.a"), ("quantri", "c24853.a"), ("songkhe", "c24853.a"),
])  # fmt: skip
def test_nobody_tells_of_another_ground(world, cast, account, place):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        tell(link, who, place)
        # Where nothing of the province is in sight there was nothing to copy the line from.
        raise AssertionError(account)


def test_nobody_tells_in_another_bodys_or_persons_name(world, cast):
    who, other = cast("ubndxa"), cast("soyte")
    for agency, account in ((other.agency_id, who.account_id), (who.agency_id, other.account_id)):
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            told = {
                "agency": agency,
                "account": account,
                "place": "c24853.a",
                "kind": "informal_crossings",
            }
            link.execute(FACT.format(supersedes="NULL::uuid"), told)


def test_its_own_ground_it_may(world, cast):
    """What is refused above is refused for its reason: the same statement of the own ground goes through."""
    for account in ("ubndxa", "caxa", "soyte", "thukybcd"):
        with signed(scope.token_of(cast(account))) as link:
            tell(link, cast(account))


@pytest.mark.parametrize(("account", "kind"), [("caxa", "departures"), ("ubndxa", "school_leaving"), ("soyte", "departures")])  # fmt: skip
def test_nobody_puts_right_what_another_told_or_another_thing(world, cast, account, kind):
    who, last = (
        cast(account),
        "(SELECT id FROM focus_placefact WHERE supersedes_id IS NOT NULL LIMIT 1)",
    )
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        tell(link, who, kind=kind, supersedes=last)


@pytest.mark.parametrize("account", ["caxa", "catinh", "soyte", "lanhdao", "dieutra", "quantri"])
@pytest.mark.parametrize("statement", [FOCUS, STEP])
def test_only_who_keeps_the_list_writes_it(world, cast, account, statement):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute(statement, [who.agency_id, who.account_id])


def test_who_keeps_it_may(world, cast):
    who = cast("thukybcd")
    for statement in (FOCUS, STEP):
        with signed(scope.token_of(who)) as link:
            link.execute(statement, [who.agency_id, who.account_id])


@pytest.mark.parametrize("table", TABLES)
def test_each_province_sees_its_own(world, cast, table):
    with signed(scope.token_of(cast("songkhe"))) as theirs, signed(scope.token_of(cast("caxa2"))) as ours, connect("keeper") as all_of_it:  # fmt: skip
        seen = [
            link.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for link in (theirs, ours, all_of_it)
        ]
    assert seen[0] + seen[1] == seen[2]
    assert seen[1] > 0


def test_small_numbers_are_the_committees_alone(world, cast):
    with signed(scope.token_of(cast("thukybcd"))) as link:
        whole = link.execute(COUNTS).fetchall()
    assert any(0 < many < 5 for _, many, _ in whole)
    for account in ("soyte", "caxa", "ubndxa", "dieutra_tinh"):
        with signed(scope.token_of(cast(account))) as link:
            found = link.execute(COUNTS).fetchall()
        assert found, account
        assert all(
            hidden == (many is None) and (many is None or many >= 5) for _, many, hidden in found
        ), account


def test_the_counting_function_is_the_applications_and_reads_by_the_token(world):
    with connect("app") as link:
        assert link.execute(COUNTS).fetchall() == []
    for role in ("figures", "worker"):
        with connect(role) as link, pytest.raises(REFUSED):
            link.execute(COUNTS)


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_changed_or_removed(world, table):
    for role in ("app", "owner", "keeper"):
        with connect(role) as link:
            for question in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
                with pytest.raises(psycopg.errors.Error):
                    link.execute(question)
