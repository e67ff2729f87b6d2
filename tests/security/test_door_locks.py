"""What the public door's token may do in the database, whatever SQL is slipped under it: open one matter, read one letter."""

import psycopg
import pytest
from django.db import transaction

from lachan.access import scope
from lachan.letterbox import door, receipts
from lachan.letterbox.tests.enclosed import WORDS, enclose, photo
from lachan.letterbox.tests.scene import HOUR, sent

from .connecting import connect, signed, state_of
from .test_row_locks import LOCKED

pytestmark = pytest.mark.database
# What anybody signed may read, and opens nothing: the keys of records, wrapped; the worker's sign of life.
OPEN = {"access_recordkey", "oversight_heartbeat", "letterbox_tally"}


@pytest.fixture
def letters(committed):
    return sent(), sent()


def token(made, **more):
    return scope.token_of(door.outside(receipts.digest(made.code), made.letter.agency))


def refused(link, sql, given=()):
    with pytest.raises(psycopg.Error) as why:
        link.execute(sql, given)
    return state_of(why.value)


def test_it_reads_its_letter_and_no_row_of_any_other_table(letters):
    with connect("keeper") as keeper:
        locked = [name for (name,) in keeper.execute(LOCKED).fetchall()]
    one, _ = letters
    with signed(token(one)) as link:
        seen = {t: link.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in locked}
        assert link.execute("SELECT matter_id FROM letterbox_letter").fetchall() == [(one.letter.matter_id,)]  # fmt: skip
    # the counter of the book whose number it must be able to raise
    assert {t for t, n in seen.items() if n} - OPEN == {
        "letterbox_letter",
        "docket_registercounter",
    }


def test_functions_that_look_across_say_nothing_to_it(letters):
    one, other = letters
    with signed(token(one)) as link:
        assert link.execute("SELECT sec.scope()").fetchone() == ([],)
        for sql in (
            "SELECT sec.search('01/2024', 50)",
            "SELECT sec.unanswered(true, 50)",
            "SELECT sec.owed(now(), now(), 50)",
        ):
            assert link.execute(sql).fetchall() == []
        for made in letters:
            assert link.execute("SELECT * FROM sec.seen_by(%s)", [made.letter.matter_id]).fetchall() == []  # fmt: skip
        assert link.execute("SELECT sec.may_write(%s), sec.may_write(%s)", [one.letter.matter_id, other.letter.matter_id]).fetchone() == (False, False)  # fmt: skip


@pytest.mark.parametrize(
    "caps", [{"letter"}, {"outside"}, {"outside", "letter:"}, {"outside", "letter:zz"}, {"{other}"}]
)
def test_without_its_own_digest_a_token_opens_none(letters, caps):
    one, _ = letters
    digest = receipts.digest(one.code).hex()
    named = {cap.replace("{other}", f"letter:{digest}") for cap in caps}
    with signed(scope.sign(0, frozenset(named), (one.letter.agency.id,), exp=2**40)) as link:
        assert link.execute("SELECT count(*) FROM letterbox_letter").fetchone() == (0,)
        assert link.execute("SELECT count(*) FROM sec.letter_told()").fetchone() == (0,)
        assert link.execute("SELECT count(*) FROM sec.letter_register()").fetchone() == (0,)


def test_no_account_lists_letters_and_no_other_role_reads_one(letters, cast):
    for account in ("caxa2", "tongdai", "thukybcd", "quantri", "thanhtra"):
        with signed(scope.token_of(cast(account))) as link:
            assert link.execute("SELECT count(*) FROM letterbox_letter").fetchone() == (0,)
    for role in ("figures", "worker"):
        with connect(role) as link:
            assert refused(link, "SELECT digest FROM letterbox_letter") == "42501"


def test_it_writes_into_no_matter_that_lives(letters):
    one, other = letters
    for made in (one, other):
        matter, body = made.letter.matter_id, made.letter.agency.id
        for sql, given in (
            ("INSERT INTO docket_standing (id, matter_id, agency_id, kind, since, received_at) VALUES (gen_random_uuid(), %s, %s, 'court', now(), now())", [matter, body]),
            ("INSERT INTO docket_act (id, matter_id, kind, agency_id, occurred_at, received_at, recorded_at, facts, line_id)"
             " VALUES (gen_random_uuid(), %s, 'file_archived', %s, now(), now(), now(), '{}', gen_random_uuid())", [matter, body]),
            ("INSERT INTO intake_trait (id, matter_id, field, value, recorded_at, line_id) VALUES (gen_random_uuid(), %s, 'lure', %s, now(), gen_random_uuid())", [matter, "debt"]),
        ):  # fmt: skip
            with signed(token(one)) as link:
                assert refused(link, sql, given) == "42501"


def test_it_puts_no_second_letter_and_speaks_for_nobody_else(letters):
    one, other = letters
    put = "INSERT INTO letterbox_letter (matter_id, agency_id, digest, arrived_hour, anonymous, language) VALUES (%s, %s, %s, now(), true, 'vi')"
    say = ("INSERT INTO letterbox_message (id, letter_id, place, side, agency_id, key_id, sealed, said_at, line_id)"
           " VALUES (gen_random_uuid(), %s, 1, %s, %s, gen_random_uuid(), '', now(), gen_random_uuid())")  # fmt: skip
    digest, body = receipts.digest(one.code), one.letter.agency.id
    with signed(token(one)) as link:
        assert refused(link, put, [other.letter.matter_id, body, digest]) in {"23505", "42501"}
    for given in ([other.letter.matter_id, "reporter", None], [one.letter.matter_id, "body", body], [one.letter.matter_id, "reporter", body]):  # fmt: skip
        with signed(token(one)) as link:
            assert refused(link, say, given) == "42501"
    for table in ("letterbox_letter", "letterbox_message"):
        with signed(token(one)) as link:
            assert refused(link, f"DELETE FROM {table}") == "42501"


def test_a_body_puts_no_letter_and_says_nothing_as_the_reporter(letters, cast):
    one, _ = letters
    who = cast("caxa")
    with signed(scope.token_of(who)) as link:
        assert refused(link, "INSERT INTO letterbox_letter (matter_id, agency_id, digest, arrived_hour, anonymous, language)"
                       " VALUES (gen_random_uuid(), %s, '\\x00', now(), true, 'vi')", [who.agency_id]) == "42501"  # fmt: skip
    with signed(scope.token_of(who)) as link:
        assert refused(link, "INSERT INTO letterbox_message (id, letter_id, place, side, key_id, sealed, said_at, line_id)"
                       " VALUES (gen_random_uuid(), %s, 1, 'reporter', gen_random_uuid(), '', now(), gen_random_uuid())",
                       [one.letter.matter_id]) == "42501"  # fmt: skip


def test_the_database_tells_the_hour_of_its_lines_too(letters):
    with connect("keeper") as keeper:
        found = keeper.execute(
            "SELECT at, recorded_at FROM access_auditline WHERE account_id = 0"
        ).fetchall()
    assert {at for at, _ in found} == {HOUR}
    assert all((r.minute, r.second, r.microsecond) == (0, 0, 0) for _, r in found)


@pytest.fixture
def enclosed(letters):
    """Two files beside the first letter."""
    one, other = letters
    with transaction.atomic():
        enclose(one, photo(), WORDS)
    return one, other


def test_what_came_along_is_seen_outside_as_a_row_and_opened_to_nobody_there(enclosed):
    one, other = enclosed
    for made, rows in ((one, 2), (other, 0)):
        with signed(token(made)) as link:
            assert link.execute("SELECT count(*) FROM letterbox_enclosure").fetchone() == (rows,)
            for table in ("letterbox_enclosurepiece", "letterbox_enclosurescan"):
                assert link.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_body_elsewhere_sees_no_file_and_no_other_role_reads_one(enclosed, cast):
    tables = ("letterbox_enclosure", "letterbox_enclosurepiece", "letterbox_enclosurescan")
    with signed(scope.token_of(cast("caxa"))) as link:
        assert [link.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables] == [2, 2, 2]  # fmt: skip
    for account in ("caxa2", "tongdai", "thukybcd", "quantri", "thanhtra"):
        with signed(scope.token_of(cast(account))) as link:
            assert [link.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables] == [0, 0, 0]  # fmt: skip
    for role in ("figures", "worker"):
        for table in tables:
            with connect(role) as link:
                assert refused(link, f"SELECT 1 FROM {table}") == "42501"


PUT = ("INSERT INTO letterbox_enclosure (id, letter_id, number, kind, beside, padded, mark, key_id, sent_at, line_id)"
       " VALUES (gen_random_uuid(), %s, %s, 'txt', false, 65536, '\\x00', gen_random_uuid(), now(), gen_random_uuid())")  # fmt: skip
LAY = "INSERT INTO letterbox_enclosurepiece (id, enclosure_id, begins, size, sealed) VALUES (gen_random_uuid(), %s, %s, %s, '')"
SAY = ("INSERT INTO letterbox_enclosurescan (id, enclosure_id, place, verdict, found, agency_id, scanned_at, line_id)"
       " VALUES (gen_random_uuid(), %s, %s, 'clean', '', %s, now(), gen_random_uuid())")  # fmt: skip


def test_nothing_is_put_into_anothers_letter_nor_by_a_body(enclosed, cast):
    one, other = enclosed
    with signed(token(other)) as link:
        assert refused(link, PUT, [one.letter.matter_id, 3]) == "42501"
    with signed(token(one)) as link:
        assert refused(link, PUT, [one.letter.matter_id, 11]) == "23514"
    with signed(scope.token_of(cast("caxa"))) as link:
        assert refused(link, PUT, [one.letter.matter_id, 3]) == "42501"


def test_no_piece_is_laid_beside_the_others_and_no_scan_is_made_up(enclosed, cast):
    one, other = enclosed
    with connect("keeper") as keeper:
        row = keeper.execute("SELECT id FROM letterbox_enclosure WHERE number = 2").fetchone()[0]
    body = one.letter.agency.id
    for begins, size in ((0, 65536), (65536, 65536), (1048576, 65536), (7, 7)):
        with signed(token(one)) as link:
            assert refused(link, LAY, [row, begins, size]) in {"42501", "23505"}
        with signed(token(other)) as link:
            assert refused(link, LAY, [row, begins, size]) == "42501"
    for place, agency in ((1, None), (2, None), (2, body), (1, body)):
        with signed(token(one)) as link:
            assert refused(link, SAY, [row, place, agency]) in {"42501", "23505"}
        with signed(token(other)) as link:
            assert refused(link, SAY, [row, place, agency]) == "42501"
    with signed(scope.token_of(cast("caxa2"))) as link:
        assert refused(link, SAY, [row, 2, cast("caxa2").agency_id]) == "42501"


def test_no_row_of_a_file_is_changed_or_deleted(enclosed):
    one, _ = enclosed
    for table, column in (("letterbox_enclosure", "number"), ("letterbox_enclosurepiece", "size"), ("letterbox_enclosurescan", "place")):  # fmt: skip
        for sql in (f"UPDATE {table} SET {column} = 1", f"DELETE FROM {table}"):
            with signed(token(one)) as link:
                assert refused(link, sql) == "42501"
