"""Communication and training by raw SQL: nobody writes for another body, who was taught stays with that person's body."""

import psycopg
import pytest

from lachan.access import scope

from .connecting import connect, signed

pytestmark = pytest.mark.database
REFUSED = psycopg.errors.InsufficientPrivilege
TABLES = (
    "material",
    "session",
    "sessionmaterial",
    "club",
    "clubturn",
    "course",
    "trainingsession",
    "attendance",
    "quiz",
)
# Who may read that an official of the commune's police was taught: said by hand.
READ = {"caxa", "hoiphunu"}
CORRECT = """INSERT INTO outreach_session (id, agency_id, account_id, recorded_at, line_id, province_id, root, turn, why, withdrawn, held_on,
    place, kind, topic, language, organiser_id, campaign, method, groups, partner, evidence)
  SELECT gen_random_uuid(), %s, %s, now(), line_id, province_id, root, 9, 'x', false, held_on, place, kind, topic, language, organiser_id, '',
    '', '{}', '', '' FROM outreach_session WHERE turn = 1 AND agency_id = %s LIMIT 1"""
CAME = """INSERT INTO outreach_attendance (id, agency_id, account_id, recorded_at, line_id, province_id, root, turn, why, withdrawn, session, body_id,
    post, people, official_id) SELECT k, %s, %s, now(), line_id, province_id, k, 1, '', false, root, %s, 'police', 1, %s
  FROM outreach_trainingsession, (SELECT gen_random_uuid() AS k) fresh LIMIT 1"""


@pytest.mark.parametrize(
    "account",
    [
        "caxa",
        "hoiphunu",
        "thukybcd",
        "lanhdao",
        "caxa2",
        "ubndxa",
        "catinh",
        "thanhtra",
        "quantri",
        "songkhe",
    ],
)
def test_who_was_taught_stays_with_the_persons_body(world, cast, account):
    with signed(scope.token_of(cast(account))) as link:
        named = link.execute(
            "SELECT count(*) FROM outreach_attendance WHERE official_id IS NOT NULL"
        ).fetchone()[0]
    assert (named > 0) == (account in READ)


def test_the_committee_has_counts_and_others_their_own(world, cast):
    def trained(account):
        with signed(scope.token_of(cast(account))) as link:
            return link.execute(
                "SELECT count(*), sum(told), sum(named) FROM sec.trained()"
            ).fetchone()

    assert trained("thukybcd") == trained("hoiphunu") == (2, 4, 1)
    assert trained("caxa") == (1, 2, 1)
    assert trained("ubndxa") == (1, 2, 0)
    assert trained("caxa2") == trained("songkhe") == (0, None, None)


def test_nobody_corrects_anothers_row(world, cast):
    own, other = cast("caxa"), cast("hoiphunu")
    with signed(scope.token_of(other)) as link, pytest.raises(REFUSED):
        link.execute(CORRECT, [other.agency_id, other.account_id, own.agency_id])
    with signed(scope.token_of(own)) as link, pytest.raises(REFUSED):
        link.execute(CORRECT, [other.agency_id, own.account_id, own.agency_id])
    with signed(scope.token_of(own)) as link:
        link.execute(CORRECT, [own.agency_id, own.account_id, own.agency_id])


def test_nobody_writes_down_people_of_another_body_by_account(world, cast):
    own, other = cast("caxa2"), cast("caxa")
    for body, official in (
        (other.agency_id, other.account_id),
        (own.agency_id, other.account_id),
        (own.agency_id, None),
    ):
        with signed(scope.token_of(own)) as link, pytest.raises(REFUSED):
            link.execute(CAME, [own.agency_id, own.account_id, body, official])
    with signed(scope.token_of(own)) as link:
        link.execute(CAME, [own.agency_id, own.account_id, own.agency_id, own.account_id])


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_changed_or_removed_even_by_the_keeper(world, table):
    with connect("keeper") as keeper:
        for question in (f"DELETE FROM outreach_{table}", f"UPDATE outreach_{table} SET id = id"):
            with pytest.raises(psycopg.errors.Error):
                keeper.execute(question)
            keeper.rollback()
