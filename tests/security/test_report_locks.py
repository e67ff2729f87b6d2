"""Reports by raw SQL: another body sees none; nobody writes in another's name, or in what is issued; no figure is slipped in."""

from dataclasses import replace

import psycopg
import pytest

from lachan.access import scope

from .conftest import ACCOUNTS
from .connecting import connect, signed

pytestmark = pytest.mark.database
OWN = ("due", "draft", "paragraph", "issued", "signed", "sent")
REFUSED = psycopg.errors.InsufficientPrivilege
FIGURE = """INSERT INTO reporting_reportfigure (id, draft_id, figure_id, ref, past)
  SELECT gen_random_uuid(), %s, f.id, 'K9.00000000', false FROM indicators_figure f
  WHERE f.id NOT IN (SELECT figure_id FROM reporting_reportfigure) LIMIT 1"""


@pytest.fixture
def foreign(cast):
    """The same role with the same rights, in another body."""
    staff, other = cast("thukybcd"), cast("toaan_tinh").agency_id
    return replace(staff, agency_id=other, scope=(other,))


@pytest.fixture
def kept(world):
    with connect("keeper") as keeper:
        return keeper.execute("SELECT id, line_id, key_id FROM reporting_reportdraft").fetchone()


@pytest.mark.parametrize("table", OWN)
@pytest.mark.parametrize("account", sorted(set(ACCOUNTS) - {"thukybcd", "lanhdao"}))
def test_who_is_not_of_the_committee_sees_no_row(world, cast, account, table):
    with signed(scope.token_of(cast(account))) as link:
        assert link.execute(f"SELECT count(*) FROM reporting_report{table}").fetchone() == (0,)


@pytest.mark.parametrize("table", OWN)
def test_nor_the_committee_of_another_body(world, foreign, table):
    with signed(scope.token_of(foreign)) as link:
        assert link.execute(f"SELECT count(*) FROM reporting_report{table}").fetchone() == (0,)


def _paragraph(link, who, kept):
    link.execute("""INSERT INTO reporting_reportparagraph (id, agency_id, account_id, recorded_at, line_id, draft_id, slot, turn, sealed)
        VALUES (gen_random_uuid(), %s, %s, now(), %s, %s, 'situation', 99, '')""", [who.agency_id, who.account_id, kept[1], kept[0]])  # fmt: skip


def test_nobody_writes_in_what_is_issued(world, cast, kept):
    with signed(scope.token_of(cast("thukybcd"))) as link, pytest.raises(REFUSED):
        _paragraph(link, cast("thukybcd"), kept)


def test_nobody_writes_in_a_foreign_draft(world, foreign, kept):
    with signed(scope.token_of(foreign)) as link, pytest.raises(REFUSED):
        _paragraph(link, foreign, kept)


@pytest.mark.parametrize("account", ["lanhdao", "dieutra", "quantri"])
def test_who_does_not_publish_makes_no_draft(world, cast, account, kept):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute("""INSERT INTO reporting_reportdraft (id, agency_id, account_id, recorded_at, line_id, form, period, calendar,
            period_from, period_to, province_id, as_of, cut_off, variants, key_id) VALUES (gen_random_uuid(), %s, %s, now(), %s, 'yearly',
            '2024', 'police', now(), now(), %s, now(), false, '{}', %s)""",
            [who.agency_id, who.account_id, kept[1], who.province_id, kept[2]])  # fmt: skip


def test_no_figure_is_slipped_into_a_draft_of_somebody_else(world, cast, foreign, kept):
    with signed(scope.token_of(foreign)) as link, pytest.raises(REFUSED):
        link.execute(FIGURE, [kept[0]])


def test_no_report_is_issued_sent_or_signed_for_another(world, foreign, kept):
    statements = {
        "issued": "INSERT INTO reporting_reportissued (id, agency_id, account_id, recorded_at, line_id, draft_id, number, year, issued_on,"
        " docx, pdf, xlsx, sha256, slot) SELECT gen_random_uuid(), %s, %s, now(), %s, %s, 9, 2030, now(), '', '', '', '{}', '{}'",
        "sent": "INSERT INTO reporting_reportsent (id, agency_id, account_id, recorded_at, line_id, issued_id, recipient, sent_at)"
        " SELECT gen_random_uuid(), %s, %s, now(), %s, %s, 'x', now()",
    }  # fmt: skip
    for statement in statements.values():
        with signed(scope.token_of(foreign)) as link, pytest.raises(REFUSED):
            link.execute(statement, [foreign.agency_id, foreign.account_id, kept[1], kept[0]])


def test_no_figure_is_slipped_into_what_is_issued_even_by_who_drafted_it(world, cast, kept):
    """The files are frozen; the page of the report, and what its references open, were not."""
    with signed(scope.token_of(cast("thukybcd"))) as link, pytest.raises(REFUSED):
        link.execute(FIGURE, [kept[0]])


def test_figures_of_a_report_are_not_seen_from_another_province(world, cast):
    with signed(scope.token_of(cast("thukybcd"))) as link:
        assert link.execute("SELECT count(*) > 0 FROM reporting_reportfigure").fetchone() == (True,)
    elsewhere = replace(cast("songkhe"), caps=frozenset({"figures", "agreement", "publish"}))
    with signed(scope.token_of(elsewhere)) as link:
        assert link.execute("SELECT count(*) FROM reporting_reportfigure").fetchone() == (0,)
