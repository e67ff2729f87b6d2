"""Figures of victims leave once, from closed years, counted by a role of its own; the ledger is appended and says what was spent."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from conftest import wipe
from django.db import ProgrammingError, connections
from tests.care_filled import as_recorded, empty_ledger, fill
from tests.security.connecting import connect, signed
from tests.walking import does, hour, lines, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.release.invented import invent
from lachan.victims import counting, queries
from lachan.victims import refusals as r
from lachan.victims.commands import release_victim_data, release_victim_tables
from lachan.victims.models import VictimRelease

pytestmark = pytest.mark.database
AT = hour("2026-03-10 09:00")
YEARS = (2023, 2024, 2025)
PEOPLE = invent(640, 5, YEARS)
TOLD = {"year_from": 2023, "year_to": 2025}
BUDGET = {"epsilon": 1.5, "delta": 1e-6}


@pytest.fixture(scope="module")
def filled(cast, django_db_blocker):
    """640 people of three closed years, in both regimes; forty of them said no to figures."""
    with django_db_blocker.unblock():
        yield fill(cast, PEOPLE, no=40)
    wipe(django_db_blocker)


@pytest.fixture
def staff(filled, cast, django_db_blocker):
    """These verbs commit, since the role that counts has a connection of its own; the ledger is emptied after each."""
    with django_db_blocker.unblock():
        yield cast("thukybcd")
    empty_ledger()


def test_the_record_is_counted_as_it_was_written_in_both_regimes(staff):
    found = counting.source(staff.province_id, 2023, 2025)
    assert Counter(found.people) == Counter(as_recorded(PEOPLE))
    assert {one.regime for one in found.people} == {"law_66_2011", "law_53_2024"}
    assert len(found.people) == 640 and len(found.willing) == 600 and found.synthetic
    assert {one.year for one in counting.source(staff.province_id, 2024, 2024).people} == {2024}
    assert not counting.source(staff.province_id + 1, 2023, 2025).people


def test_release_victim_tables_hides_rounds_and_is_kept_as_it_left(staff):
    made = does(release_victim_tables, **TOLD, by=staff, at=AT)
    content = made.content
    assert content["mark"] == "DỮ LIỆU GIẢ LẬP" and made.synthetic
    cells = [cell for table in content["tables"] for row in table["rows"][1:] for cell in row[1:]]
    assert "–" in cells
    assert all(cell == "–" or int(cell) % 5 == 0 for cell in cells)
    [line] = [one for one in lines(staff) if one.subject == made.id]
    assert (line.verb, line.detail["year_to"]) == ("release_victim_tables", 2025)
    with scope.acting(staff):
        assert queries.release_by_id(staff, made.id).content == content


def test_the_same_people_are_tabled_once(staff):
    """Two counts of the same people, one less the other, would tell whoever came in between."""
    release_victim_tables(year_from=2023, year_to=2024, by=staff, at=AT)
    refuses(r.TablesAlreadyOut, release_victim_tables, **TOLD, by=staff, at=AT)
    refuses(r.TablesAlreadyOut, release_victim_tables, year_from=2024, year_to=2024, by=staff, at=AT)  # fmt: skip
    release_victim_tables(year_from=2025, year_to=2025, by=staff, at=AT)


@pytest.mark.parametrize(("first", "last", "why"), [
    (2025, 2026, r.YearsNotClosed), (2026, 2026, r.YearsNotClosed), (2025, 2024, r.NoSuchYears), (1999, 2025, r.NoSuchYears),
])  # fmt: skip
def test_only_closed_years(staff, first, last, why):
    refuses(why, release_victim_tables, year_from=first, year_to=last, by=staff, at=AT)
    refuses(why, release_victim_data, year_from=first, year_to=last, **BUDGET, by=staff, at=AT)


def test_release_victim_data_promises_and_adds_up(staff):
    made = does(release_victim_data, **TOLD, **BUDGET, by=staff, at=AT)
    assert made.epsilon == pytest.approx(1.5, abs=0.01) and made.epsilon <= 1.5
    meta = made.content["metadata"]
    assert meta["promises"] and meta["no_promises"] and meta["before"] == []
    assert 450 < meta["records"] < 750
    refuses(r.OpenDataAlreadyOut, release_victim_data, **TOLD, **BUDGET, by=staff, at=AT)
    again = release_victim_data(**TOLD, **BUDGET, by=staff, at=AT, again=True)
    assert "Cộng cả 1 lần trước" in again.content["csv"]
    with scope.acting(staff):
        spent = queries.epsilon_spent(queries.released(staff, 2024, 2024, "open_data"))
    assert spent == pytest.approx(3.0, abs=0.02)
    with pytest.raises(r.CannotRelease, match="quá 4"):
        release_victim_data(**TOLD, **BUDGET, by=staff, at=AT, again=True)


def test_release_victim_data_takes_the_least_budget_and_reads_it_back(staff):
    least = {**TOLD, "epsilon": 0.1, "delta": 1e-6, "by": staff, "at": AT}
    assert release_victim_data(**least).epsilon < 0.1
    assert len(release_victim_data(**least, again=True).content["metadata"]["before"]) == 1


def test_below_the_least_population_there_is_no_record_of_anybody(staff):
    with pytest.raises(r.CannotRelease, match="dưới 500 người"):
        release_victim_data(year_from=2024, year_to=2024, **BUDGET, by=staff, at=AT)
    with pytest.raises(r.CannotRelease, match="ε phải từ"):
        release_victim_data(**TOLD, epsilon=9.0, delta=1e-6, by=staff, at=AT)
    with scope.acting(staff):
        assert queries.released(staff, 2000, 2100) == []


@pytest.mark.parametrize(
    "account", ["lanhdao", "soyte", "ytetinh", "quantri", "thanhtra", "dieutra_tinh"]
)
def test_only_who_may_publish(staff, cast, account):
    refuses(NotYours, release_victim_tables, **TOLD, by=cast(account), at=AT)
    refuses(NotYours, release_victim_data, **TOLD, **BUDGET, by=cast(account), at=AT)


def test_somebody_of_another_office_sees_what_left_before(staff, cast):
    """Neither of the two sees the other's account; what was spent they see alike."""
    release_victim_tables(**TOLD, by=staff, at=AT)
    release_victim_data(**TOLD, **BUDGET, by=staff, at=AT)
    other = cast("thuongtruc")
    refuses(r.TablesAlreadyOut, release_victim_tables, **TOLD, by=other, at=AT)
    refuses(r.OpenDataAlreadyOut, release_victim_data, **TOLD, **BUDGET, by=other, at=AT)
    for account in ("thuongtruc", "lanhdao"):
        with scope.acting(cast(account)):
            assert len(queries.released(cast(account), 2023, 2025)) == 2


def test_of_two_at_once_one_publishes(staff, cast):
    """The second waits for the first, and then sees that it left."""

    def publish(account):
        try:
            return type(release_victim_tables(**TOLD, by=cast(account), at=AT))
        except Refusal as refused:
            return type(refused)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(publish, ["thukybcd", "thuongtruc"]))
    assert set(done) == {VictimRelease, r.TablesAlreadyOut}


def test_of_another_province_nothing_is_counted_or_seen(staff, cast):
    made = release_victim_tables(**TOLD, by=staff, at=AT)
    other = cast("songkhe")
    with pytest.raises(r.CannotRelease, match="không công bố bảng nào"):
        release_victim_tables(**TOLD, by=other, at=AT)
    with scope.acting(other), pytest.raises(NotFound):
        queries.release_by_id(other, made.id)


@pytest.mark.parametrize("account", ["thukybcd", "lanhdao", "ytetinh", "quantri"])
def test_nobody_signed_in_may_ask_what_is_counted(staff, cast, account):
    """The application's role may not call the function at all; the role that counts reads no row of a file."""
    with (
        signed(scope.token_of(cast(account))) as link,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        link.execute("SELECT * FROM sec.care_coded(%s, 2023, 2025)", [staff.province_id])
    with pytest.raises(ProgrammingError):
        counting.source(staff.province_id, 2023, 2025, using="default")
    for table in ("victims_carefile", "victims_careact", "people_person", "victims_carereading"):
        with connect("figures") as link, pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(f"SELECT 1 FROM {table}")


def test_what_is_counted_holds_no_file_no_person_and_no_day(staff):
    with connect("figures") as link:
        rows = link.execute(
            "SELECT to_jsonb(c) FROM sec.care_coded(%s, 2023, 2025) c", [staff.province_id]
        ).fetchall()
    text = json.dumps([row for (row,) in rows])
    with connect("keeper") as keeper:
        ids = [
            str(one)
            for row in keeper.execute(
                "SELECT c.id, p.id, p.code FROM victims_carefile c JOIN people_person p ON p.id = c.person_id"
            )
            for one in row
        ]
    assert len(ids) == 3 * 640 and not any(one in text for one in ids)
    assert "06-15" not in text


LATER = datetime.now(UTC).year + 1
PUT = """INSERT INTO victims_victimrelease (id, province_id, kind, year_from, year_to, epsilon, delta, content, agency_id, account_id, released_at, synthetic, line_id)
  VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, %s, '{}', %s, %s, %s, true, gen_random_uuid())"""


@pytest.mark.parametrize(("account", "kind", "first", "last", "epsilon", "may"), [
    ("thukybcd", "tables", 2020, 2021, None, True), ("thukybcd", "tables", 2022, 2023, None, False), ("thukybcd", "tables", 2026, 2026, None, False),
    ("thukybcd", "open_data", 2024, 2024, 1.0, True), ("thukybcd", "open_data", 2024, 2024, 2.6, False), ("thukybcd", "open_data", 2019, 2019, None, False),
    ("lanhdao", "tables", 2020, 2021, None, False), ("ytetinh", "tables", 2020, 2021, None, False), ("songkhe", "tables", 2020, 2021, None, False),
])  # fmt: skip
def test_the_ledger_is_locked_by_raw_sql_too(staff, cast, account, kind, first, last, epsilon, may):
    """Tables once for each year, closed years only, ε to four and no further, in one's own province and name."""
    release_victim_tables(**TOLD, by=staff, at=AT)
    release_victim_data(**TOLD, **BUDGET, by=staff, at=AT)
    who = cast(account)
    delta = None if epsilon is None else 1e-6
    told = [staff.province_id, kind, first, last, epsilon, delta, who.agency_id, who.account_id, AT + timedelta(hours=1)]  # fmt: skip
    with signed(scope.token_of(who)) as link:
        if may:
            link.execute(PUT, told)
            return
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(PUT, told)


@pytest.mark.parametrize(
    ("year", "delta", "days"),
    [(2024, 9.5e-6, 0), (2019, None, 0), (2019, 0.0, 0), (2019, 1e-6, 1), (LATER, 1e-6, 1000)],
)
def test_neither_a_made_up_day_nor_a_larger_chance_gets_past_the_ledger(staff, year, delta, days):
    """δ adds up; whoever writes a row of next year with a day of next year would have it closed by saying so."""
    release_victim_data(**TOLD, **BUDGET, by=staff, at=AT)
    moment = datetime.now(UTC) + timedelta(days=days) if days else AT
    told = [staff.province_id, "open_data", year, year, 0.5]
    with signed(scope.token_of(staff)) as link:
        link.execute(PUT, [*told[:2], 2018, 2018, 0.5, 1e-5, staff.agency_id, staff.account_id, AT])
    with signed(scope.token_of(staff)) as link, pytest.raises(psycopg.errors.InsufficientPrivilege):  # fmt: skip
        link.execute(PUT, [*told, delta, staff.agency_id, staff.account_id, moment])


@pytest.mark.parametrize(
    "change", ["UPDATE victims_victimrelease SET epsilon = 0", "DELETE FROM victims_victimrelease"]
)
def test_what_left_is_never_changed(staff, change):
    release_victim_data(**TOLD, **BUDGET, by=staff, at=AT)
    with connect("keeper") as keeper, pytest.raises(psycopg.Error):
        keeper.execute(change)
