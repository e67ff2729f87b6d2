"""The database's lists and the pure rules say the same of every matter, at every hour, for everybody who looks."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from tests.case_scenes import Stock

from lachan.access import scope
from lachan.docket.models import MatterReading
from lachan.oversight.watchlists import queries
from lachan.oversight.watchlists.lists import watches
from lachan.oversight.watchlists.rules import RULES

pytestmark = pytest.mark.database
PLACES = (
    "emergency",
    "detained",
    "suspended",
    "returned",
    "indicted",
    "judged",
    "effective",
    "trial_suspended",
)
LATER = (0, 2, 40, 100, 200, 400, 1000)


@pytest.fixture(scope="module")
def stock(django_db_setup, django_db_blocker, cast):
    """Walked to once, in a transaction that nobody commits."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = Stock(cast)
        yield [made.at(place) for place in PLACES]
        transaction.set_rollback(True)


def by_rules(who, code, at):
    """Every matter that this viewer may see whole, under the rule."""
    watch = watches()[code]
    found = queries._cases(set(MatterReading.objects.values_list("matter_id", flat=True)), at)
    return {(matter, one.person, one.row, one.since) for matter, shown in found.items()
            for one in watch.rule(shown.case, watch.limits, at)}  # fmt: skip


def by_database(who, code, at):
    page = queries.lines(who, watches()[code], at, size=400)
    assert page.more is None
    assert all(line.words and "vừa thay đổi" not in line.words for line in page.rows), code
    return {(line.matter_id, line.person, line.row, line.since) for line in page.rows}


def test_both_say_the_same_for_each_and_the_count_is_the_list(stock, cast):
    last, seen = max(walk.now for walk in stock), set()
    for account in ("dieutra", "kiemsat", "toaan"):
        who = cast(account)
        for days in LATER:
            at = last + timedelta(days=days)
            with scope.acting(who):
                counts = queries.counts(who, at)
                for code in RULES:
                    expected = by_rules(who, code, at)
                    assert by_database(who, code, at) == expected, (account, days, code)
                    assert counts[code] == len(expected), (account, days, code)
                    seen |= {code} if expected else set()
    # Two of the nine need what these walks do not hold; each has its own test below.
    assert set(RULES) - seen <= {"returned_twice", "charge_cancelled", "handover_unanswered"}


@pytest.mark.parametrize(
    "account", ["thanhtra", "dieutra_khac", "caxa2", "thukybcd", "quantri", "nhatamgiu"]
)
def test_who_has_no_part_in_it_sees_no_line_and_no_count(stock, cast, account):
    who, at = cast(account), max(walk.now for walk in stock) + timedelta(days=400)
    with scope.acting(who):
        assert set(queries.counts(who, at).values()) == {0}
        for watch in watches().values():
            assert queries.lines(who, watch, at).rows == []


def test_pages_by_key_give_every_line_once(stock, cast):
    who, at, watch = (
        cast("dieutra"),
        max(w.now for w in stock) + timedelta(days=400),
        watches()["idle_at_home"],
    )
    with scope.acting(who):
        whole, walked, after = queries.lines(who, watch, at, size=400).rows, [], None
        while True:
            page = queries.lines(who, watch, at, after, size=2)
            walked += page.rows
            if page.more is None:
                break
            after = page.more
    assert [queries.key_of(x) for x in walked] == [queries.key_of(x) for x in whole]
    assert len(whole) > 2


def test_the_application_cannot_ask_past_its_scope(stock, cast):
    with scope.acting(cast("kiemsat")):
        for question in ("SELECT * FROM sec.watched('custody_lapsed', now(), '{}', NULL)",
                         "SELECT * FROM sec.watch_tallies(1, now(), '{}')"):  # fmt: skip
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                connection.cursor().execute(question)
