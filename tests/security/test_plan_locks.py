"""The plan by raw SQL: no body reads another's progress, nobody adopts, reports or confirms in another's place."""

import psycopg
import pytest

from lachan.access import scope

from .connecting import connect, signed

pytestmark = pytest.mark.database
REFUSED = psycopg.errors.InsufficientPrivilege
SEALED = ("plan_step", "plan_attachment")
# Who may read what the department reported, or what the commune says: said by hand.
READ = {"soldtbxh", "soyte", "thukybcd", "thuongtruc", "lanhdao", "ubnd", "ubndxa"}
STEP = """INSERT INTO plan_step (id, agency_id, account_id, recorded_at, line_id, share_id, kind, turn, occurred_at, counts)
          SELECT gen_random_uuid(), %s, %s, now(), line_id, id, %s, 90, now(), '{{}}' FROM plan_share {where} LIMIT 1"""
ACT = """INSERT INTO plan_planact (id, agency_id, account_id, recorded_at, line_id, plan_id, kind, done_on)
         SELECT gen_random_uuid(), %s, %s, now(), line_id, id, 'closed', now() FROM plan_plan LIMIT 1"""
GIVE = """INSERT INTO plan_share (id, agency_id, account_id, recorded_at, line_id, version_id, carrier_id, giver_id, parent_id, since)
          SELECT gen_random_uuid(), %s, %s, now(), line_id, version_id, %s, carrier_id, id, now() FROM plan_share WHERE parent_id IS NULL"""


@pytest.mark.parametrize(
    "account",
    [
        "catinh",
        "hoiphunu",
        "caxa",
        "dieutra_tinh",
        "kiemsat_tinh",
        "thanhtra",
        "tongdai",
        "quantri",
        "songkhe",
    ],
)
@pytest.mark.parametrize("table", SEALED)
def test_who_has_no_part_reads_no_progress(world, cast, account, table):
    assert account not in READ
    with signed(scope.token_of(cast(account))) as link:
        assert link.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_draft_is_out_of_sight_and_so_is_another_province(world, cast):
    with signed(scope.token_of(cast("soldtbxh"))) as link:
        assert link.execute("SELECT array_agg(DISTINCT year) FROM plan_plan").fetchone() == (
            [2024],
        )
    with signed(scope.token_of(cast("thukybcd"))) as link:
        assert link.execute("SELECT count(*) FROM plan_plan").fetchone() == (3,)
    with signed(scope.token_of(cast("songkhe"))) as link:
        assert link.execute("SELECT count(*) FROM plan_plan").fetchone() == (1,)


@pytest.mark.parametrize("account", ["soldtbxh", "catinh", "lanhdao", "dieutra", "quantri"])
def test_only_who_keeps_the_plan_acts_on_it(world, cast, account):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        if link.execute("SELECT count(*) FROM plan_plan").fetchone() == (0,):
            raise REFUSED  # nothing in sight to act on
        link.execute(ACT, [who.agency_id, who.account_id])


@pytest.mark.parametrize(("account", "kind", "where"), [
    ("thukybcd", "reported", ""), ("thukybcd", "accepted", ""), ("lanhdao", "confirmed", ""), ("soldtbxh", "confirmed", ""),
    ("ubnd", "reported", "WHERE parent_id IS NOT NULL AND carrier_id IN (SELECT id FROM reference_agency WHERE valid_to IS NULL OR key LIKE 'ubndx%%')"),
    ("ubndxa", "confirmed", ""), ("thukybcd", "confirmed", "WHERE parent_id IS NOT NULL"), ("lanhdao", "reported", ""),
])  # fmt: skip
def test_nobody_takes_the_other_sides_turn(world, cast, account, kind, where):
    who = cast(account)
    with signed(scope.token_of(who)) as link:
        assert link.execute(
            f"SELECT count(*) FROM plan_share {where.replace('%%', '%')}"
        ).fetchone() != (0,)
        with pytest.raises(REFUSED):
            link.execute(STEP.format(where=where), [who.agency_id, who.account_id, kind])


def test_nothing_is_written_under_another_account(world, cast):
    who, other = cast("soldtbxh"), cast("catinh")
    for agency, account in ((other.agency_id, who.account_id), (who.agency_id, other.account_id)):
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(STEP.format(where=""), [agency, account, "accepted"])
    with signed(scope.token_of(who)) as link:
        link.execute(STEP.format(where=""), [who.agency_id, who.account_id, "accepted"])


@pytest.mark.parametrize("account", ["thukybcd", "lanhdao"])
def test_nobody_gives_on_what_another_carries(world, cast, account):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute(GIVE, [who.agency_id, who.account_id, cast("caxa").agency_id])


@pytest.mark.parametrize(
    "table", ["plan_step", "plan_share", "plan_taskversion", "plan_planact", "plan_attachment"]
)
def test_no_row_is_changed_or_removed_even_by_the_keeper(world, table):
    with connect("keeper") as keeper:
        for question in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
            with pytest.raises(psycopg.errors.Error):
                keeper.execute(question)
            keeper.rollback()
