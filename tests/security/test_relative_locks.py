"""Consents and posters by raw SQL: whoever is outside sees neither; a body writes in its own name; nobody reads the tally."""

from datetime import date

import psycopg
import pytest
from conftest import wipe

from lachan.access import scope
from lachan.docket.models import Matter
from lachan.letterbox import door, queries, receipts
from lachan.letterbox.commands import make_poster, record_consent_to_tell
from lachan.letterbox.tests.scene import sent
from lachan.reference.models import Unit
from tests.walking import hour

from .connecting import connect, signed
from .test_door_locks import refused

pytestmark = pytest.mark.database
AT = hour("2024-03-05 09:12")
SAY = ("INSERT INTO letterbox_consent (id, letter_id, scope, given, turn, said_on, paper, agency_id, recorded_at, line_id)"
       " VALUES (gen_random_uuid(), %s, 'where', true, 9, now(), 'x', %s, now(), gen_random_uuid())")  # fmt: skip
PUT = ("INSERT INTO letterbox_poster (id, code, province_id, event, printed, agency_id, account_id, made_at, line_id)"
       " VALUES (gen_random_uuid(), 'aaaaa2', %s, 'x', 10, %s, %s, now(), gen_random_uuid())")  # fmt: skip


@pytest.fixture(scope="module")
def made(cast, django_db_blocker):
    with django_db_blocker.unblock():
        police = {"by": cast("caxa"), "at": AT}
        poster = make_poster(place=Unit.objects.get(key="c24853.a"), event="", printed=50, **police)
        one, other = sent(topic="relative", source=poster.code), sent()
        with scope.acting(police["by"]):
            letter = queries.letter_of(police["by"], Matter.objects.get(id=one.letter.matter_id))
        record_consent_to_tell(letter=letter, scope="found", given=True, said_on=date(2024, 3, 5), paper="Biên bản 3", **police)  # fmt: skip
        yield one, other, poster
        wipe(django_db_blocker)


@pytest.fixture(autouse=True)
def _real(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def outside(one):
    return scope.token_of(door.outside(receipts.digest(one.code), one.letter.agency))


def test_who_is_outside_sees_no_consent_and_no_poster(made):
    one, _, _ = made
    with signed(outside(one)) as link:
        assert link.execute("SELECT count(*) FROM letterbox_letter").fetchone() == (1,)
        assert link.execute("SELECT count(*) FROM letterbox_consent").fetchone() == (0,)
        assert link.execute("SELECT count(*) FROM letterbox_poster").fetchone() == (0,)
        assert link.execute("SELECT count(*) FROM sec.came_by_posters(now()::date)").fetchone() == (0,)  # fmt: skip
    for sql, given in ((SAY, [one.letter.matter_id, one.letter.agency.id]), (PUT, [1, one.letter.agency.id, 0])):  # fmt: skip
        with signed(outside(one)) as link:
            assert refused(link, sql, given) == "42501"


def test_a_body_says_it_in_its_own_name_of_a_relative_whom_it_may_write_about(made, cast):
    one, other, _ = made
    caxa, caxa2 = cast("caxa"), cast("caxa2")
    with signed(scope.token_of(caxa)) as link:
        link.execute(SAY, [one.letter.matter_id, caxa.agency_id])
        link.rollback()
    for who, letter, body in ((caxa, one, caxa2.agency_id), (caxa, other, caxa.agency_id), (caxa2, one, caxa2.agency_id)):  # fmt: skip
        with signed(scope.token_of(who)) as link:
            assert refused(link, SAY, [letter.letter.matter_id, body]) == "42501"
    for account in ("caxa2", "tongdai", "thukybcd", "quantri"):
        with signed(scope.token_of(cast(account))) as link:
            assert link.execute("SELECT count(*) FROM letterbox_consent").fetchone() == (0,)


def test_a_poster_is_made_in_ones_own_name_and_seen_in_its_province(made, cast):
    caxa, other = cast("caxa"), cast("songkhe")
    for who, many in ((caxa, 1), (cast("thukybcd"), 1), (other, 0)):
        with signed(scope.token_of(who)) as link:
            assert link.execute("SELECT count(*) FROM letterbox_poster").fetchone() == (many,)
            assert link.execute("SELECT count(*) FROM sec.came_by_posters(now()::date)").fetchone() == (many,)  # fmt: skip
    for given in ([other.province_id, caxa.agency_id, caxa.account_id], [caxa.province_id, other.agency_id, caxa.account_id],
                  [caxa.province_id, caxa.agency_id, other.account_id]):  # fmt: skip
        with signed(scope.token_of(caxa)) as link:
            assert refused(link, PUT, given) == "42501"


def test_nobody_reads_the_tally_or_counts_without_standing_at_the_door(made, cast):
    _, _, poster = made
    for role in ("figures", "worker"):
        with connect(role) as link:
            assert refused(link, "SELECT many FROM letterbox_postertally") == "42501"
    with signed(scope.token_of(cast("thukybcd"))) as link:
        assert refused(link, "SELECT many FROM letterbox_postertally") == "42501"
    with signed(scope.token_of(cast("thukybcd"))) as link:
        link.execute("SELECT sec.came_by(%s, now()::date)", [poster.code])
        link.commit()
    with connect("keeper") as keeper:
        assert keeper.execute("SELECT sum(many) FROM letterbox_postertally").fetchone() == (1,)
        assert keeper.execute("SELECT count(*) FROM letterbox_postertally").fetchone() == (1,)


@pytest.mark.parametrize("table", ["consent", "poster"])
def test_nothing_is_changed_or_removed(made, table):
    for role in ("app", "owner", "keeper"):
        with connect(role) as link, pytest.raises(psycopg.errors.Error):
            link.execute(f"UPDATE letterbox_{table} SET id = id")
        with connect(role) as link, pytest.raises(psycopg.errors.Error):
            link.execute(f"DELETE FROM letterbox_{table}")
