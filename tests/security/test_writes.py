"""What a signed person may add by raw SQL: never standing for oneself, never a way round two people."""

import psycopg
import pytest
from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.docket.models import Standing

from .connecting import connect, signed

pytestmark = pytest.mark.database
STAND = """INSERT INTO docket_standing (id, matter_id, agency_id, kind, since, received_at)
           VALUES (gen_random_uuid(), %s, %s, %s, now(), now())"""
ACT = """INSERT INTO docket_act (id, matter_id, kind, agency_id, occurred_at, received_at, recorded_at, facts, line_id)
         VALUES (gen_random_uuid(), %s, 'fact_corrected', %s, now(), now(), now(), '{}', gen_random_uuid())"""
EXCLUDE = """INSERT INTO docket_exclusion (id, matter_id, account_id, since, line_id)
             VALUES (gen_random_uuid(), %s, %s, now(), gen_random_uuid())"""
KINDS = [kind for kind, _ in Standing._meta.get_field("kind").choices]
REFUSED = psycopg.errors.InsufficientPrivilege


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "account", ["caxa2", "dieutra_khac", "thanhtra", "quantri", "thukybcd", "tongdai"]
)
def test_nobody_gives_himself_standing_in_a_foreign_matter(cast, world, account, kind):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute(STAND, [world.ids["handed"], who.agency_id, kind])


@pytest.mark.parametrize("kind", ["origin", "recipient", "supervisor", "inspector"])
def test_a_notifier_does_not_raise_its_own_standing(cast, world, kind):
    who = cast("tongdai")
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute(STAND, [world.ids["hotline"], who.agency_id, kind])


@pytest.mark.parametrize(("matter", "barred", "giver"), [
    ("bypass", "caxa", "thanhtra"), ("bypass", "caxa", "kiemsat"), ("bypass", "caxa", "caxa"),
    ("named", "dieutra_khac", "caxa2"), ("named", "dieutra_khac", "dieutra_tinh"), ("named", "dieutra_khac", "dieutra_khac"),
])  # fmt: skip
def test_the_barred_unit_gets_standing_from_nobody(cast, world, matter, barred, giver):
    for kind in KINDS:
        with signed(scope.token_of(cast(giver))) as link, pytest.raises(REFUSED):
            link.execute(STAND, [world.ids[matter], cast(barred).agency_id, kind])


def test_who_is_excluded_writes_nothing_more(cast, world):
    who = cast("dieutra")
    for statement in (STAND, ACT):
        given = [
            world.ids["excluded"],
            who.agency_id,
            *(["recipient"] if statement is STAND else []),
        ]
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(statement, given)


@pytest.mark.parametrize("account", ["caxa2", "dieutra_khac", "kiemsat_tinh", "tongdai", "quantri"])
def test_no_act_in_a_foreign_matter(cast, world, account):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute(ACT, [world.ids["handed"], who.agency_id])


def test_no_act_in_the_name_of_another_body(cast, world):
    """One has standing in the matter, and still does not write what the procuracy did."""
    for account in ("dieutra", "caxa"):
        with signed(scope.token_of(cast(account))) as link, pytest.raises(REFUSED):
            link.execute(ACT, [world.ids["handed"], cast("kiemsat").agency_id])


def test_a_body_excludes_its_own_people_only(cast, world):
    who = cast("dieutra")
    with signed(scope.token_of(who)) as link:
        link.execute(EXCLUDE, [world.ids["handed"], who.account_id])
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute(EXCLUDE, [world.ids["handed"], cast("kiemsat").account_id])


def test_no_answer_to_a_handover_addressed_to_another(cast, world):
    statement = """INSERT INTO docket_handoveranswer (handover_id, received, ground, answered_at, act_id)
                   SELECT h.id, true, '', now(), h.act_id FROM docket_handover h WHERE h.matter_id = %s"""
    with signed(scope.token_of(cast("caxa2"))) as link, pytest.raises(REFUSED):
        link.execute(statement, [world.ids["named"]])


def test_no_number_from_a_foreign_book(cast, world):
    who, other = cast("caxa"), cast("caxa2")
    with signed(scope.token_of(who)) as link:
        changed = link.execute(
            "UPDATE docket_registercounter SET last = 1000 WHERE agency_id = %s RETURNING 1",
            [other.agency_id],
        )
        assert changed.fetchall() == []
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute("""INSERT INTO docket_registerentry (id, matter_id, agency_id, book, year, number, entered_at)
            VALUES (gen_random_uuid(), %s, %s, 'intake', 2024, 999, now())""", [world.ids["handed"], other.agency_id])  # fmt: skip


def test_no_figure_from_one_who_only_reads_them(cast, world):
    with signed(scope.token_of(cast("lanhdao"))) as link, pytest.raises(REFUSED):
        link.execute("""INSERT INTO indicators_figure (id, province_id, code, variant, calendar, period_from, period_to,
            part, article, as_of, numerator, denominator, apart, wide, inputs_hash, line_id) SELECT gen_random_uuid(), province_id,
            code, variant, calendar, period_from, period_to, part, article, as_of, 1, 1, apart, wide, inputs_hash, line_id
            FROM indicators_figure""")  # fmt: skip


def test_nobody_makes_himself_a_member_or_an_account(cast, world):
    who = cast("dieutra")
    for statement in (
        f"UPDATE access_membership SET role = 'administrator' WHERE account_id = {who.account_id} RETURNING 1",
        "UPDATE access_account SET is_active = false WHERE username = 'quantri' RETURNING 1",
    ):
        with signed(scope.token_of(who)) as link:
            assert link.execute(statement).fetchall() == []
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute("INSERT INTO access_membership (account_id, agency_id, role, valid_from) VALUES (%s, %s, 'inspector', now())",
                     [who.account_id, who.agency_id])  # fmt: skip


# Disposal of a key takes two people, however it is written.
PROPOSE = "UPDATE access_recordkey SET proposed_by = %(me)s, proposed_at = now() WHERE id = %(key)s RETURNING 1"
DESTROY = "UPDATE access_recordkey SET destroyed_by = %(me)s, destroyed_at = now(), wrapped = NULL WHERE id = %(key)s RETURNING 1"
BOTH = """UPDATE access_recordkey SET proposed_by = %(me)s, proposed_at = now(), destroyed_by = %(me)s,
          destroyed_at = now(), wrapped = NULL WHERE id = %(key)s RETURNING 1"""
FOR_ANOTHER = "UPDATE access_recordkey SET proposed_by = %(other)s, proposed_at = now() WHERE id = %(key)s RETURNING 1"
BOTH_NAMES = """UPDATE access_recordkey SET proposed_by = %(other)s, destroyed_by = %(me)s, destroyed_at = now(),
                wrapped = NULL WHERE id = %(key)s RETURNING 1"""
OVERWRITE = """UPDATE access_recordkey SET proposed_by = %(me)s, proposed_at = now(), wrapped = '\\x00'
               WHERE id = %(key)s RETURNING 1"""
EMPTY = "UPDATE access_recordkey SET wrapped = NULL WHERE id = %(key)s RETURNING 1"


@pytest.fixture
def key(world):
    with connect("keeper") as keeper:
        return keeper.execute(
            "SELECT id FROM access_recordkey WHERE wrapped IS NOT NULL ORDER BY id LIMIT 1"
        ).fetchone()[0]


@pytest.mark.parametrize("account", ["quantri", "thanhtra"])
@pytest.mark.parametrize("alone", [DESTROY, BOTH, FOR_ANOTHER, BOTH_NAMES, OVERWRITE, EMPTY, [PROPOSE, DESTROY],
                                   [PROPOSE, OVERWRITE], [PROPOSE, BOTH_NAMES], [PROPOSE, EMPTY]])  # fmt: skip
def test_one_person_alone_destroys_no_key(cast, world, key, account, alone):
    who = cast(account)
    given = {"me": who.account_id, "other": cast("quantri2").account_id, "key": key}
    *first, last = alone if isinstance(alone, list) else [alone]
    with signed(scope.token_of(who)) as link:
        for statement in first:
            assert link.execute(statement, given).fetchall() == [(1,)]
        with pytest.raises(psycopg.Error) as refused:
            link.execute(last, given)
    assert refused.value.sqlstate in {"42501", "23514"}


@pytest.mark.parametrize("account", ["dieutra", "kiemsat", "caxa", "lanhdao", "tongdai"])
def test_who_may_not_dispose_does_not_even_propose(cast, world, key, account):
    who = cast(account)
    for statement in (PROPOSE, DESTROY, OVERWRITE):
        with signed(scope.token_of(who)) as link:
            assert link.execute(statement, {"me": who.account_id, "key": key}).fetchall() == []


def test_two_people_do(cast, world, key):
    first, second = cast("quantri"), cast("thanhtra")
    with signed(scope.token_of(first)) as link:
        assert link.execute(PROPOSE, {"me": first.account_id, "key": key}).fetchall() == [(1,)]
        link.execute("SELECT set_config('lachan.token', %s, true)", [scope.token_of(second)])
        assert link.execute(DESTROY, {"me": second.account_id, "key": key}).fetchall() == [(1,)]
        # …and it stays destroyed.
        assert link.execute(PROPOSE, {"me": second.account_id, "key": key}).fetchall() == []


def test_the_opening_of_a_matter_is_the_only_first_standing(cast, world):
    """A matter of one's own agency, made by raw SQL, takes standing once; a foreign origin is refused."""
    who, other = cast("caxa"), cast("caxa2")
    insert = """INSERT INTO docket_matter (id, code, province_id, origin_id, received_at, recorded_at, synthetic)
                SELECT %s, %s, province_id, %s, now(), now(), true FROM reference_agency WHERE id = %s"""
    fresh = uuid7()
    with signed(scope.token_of(who)) as link:
        link.execute(insert, [fresh, "VV-TEST2222", who.agency_id, who.agency_id])
        link.execute(STAND, [fresh, other.agency_id, "recipient"])
        with pytest.raises(REFUSED):
            link.execute(STAND, [fresh, who.agency_id, "origin"])
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute(insert, [uuid7(), "VV-TEST3333", other.agency_id, who.agency_id])
