"""A destroyed key opens nothing and leaves the acts; a request that reads cannot write."""

import psycopg
import pytest
from django.db import InternalError, connection

from lachan.access import commands as access
from lachan.access import scope, seals
from lachan.docket import queries
from lachan.docket.models import Matter
from lachan.intake import commands as intake
from lachan.letterbox.tests.scene import TOLD

from .connecting import connect, signed
from .world import CANARIES, seen, when

pytestmark = pytest.mark.database


def keys_of(matter):
    with connect("keeper") as keeper:
        return [k for (k,) in keeper.execute("""SELECT key_id FROM intake_narrative WHERE matter_id = %(m)s
            UNION SELECT i.key_id FROM people_identity i JOIN docket_mention m USING (person_id) WHERE m.matter_id = %(m)s""",
            {"m": matter})]  # fmt: skip


def test_a_destroyed_key_opens_nothing_and_the_acts_remain(cast, world):
    who, at = cast("caxa2"), when("2026-01-05 09:00")
    matter = seen(who, world.codes["kept"])
    with scope.acting(who):
        before = [act.id for act in queries.acts_of(who, matter)]
        person = matter.mentions.get().person_id
    for key in keys_of(matter.id):
        access.propose_disposal(record=key, by=cast("quantri"), at=at)
        access.confirm_disposal(record=key, by=cast("thanhtra"), at=at)
    with pytest.raises(seals.KeyDestroyed, match="hủy"):
        intake.open_narrative(matter=matter, purpose="verify", by=who, at=at)
    with pytest.raises(seals.KeyDestroyed):
        intake.open_identity(matter=matter, person=person, purpose="verify", by=who, at=at)
    with scope.acting(who):
        assert [act.id for act in queries.acts_of(who, matter)] == before
        assert queries.matter_by_code(who, matter.code).reading.stage == "I0"


def test_a_ciphertext_moved_to_another_record_does_not_open(cast, world):
    with connect("keeper") as keeper:
        rows = keeper.execute("""SELECT k.id, k.wrapped, k.master, n.sealed FROM intake_narrative n
            JOIN access_recordkey k ON k.id = n.key_id WHERE k.wrapped IS NOT NULL ORDER BY n.id LIMIT 2""").fetchall()
    (one, _, master, sealed), (other, wrapped, _, _) = rows
    from lachan.access.models import RecordKey

    opened = seals.open_key(RecordKey(id=one, wrapped=rows[0][1], master=master)).open(sealed)
    assert opened in (CANARIES["narrative"], TOLD)
    with pytest.raises(seals.KeyMissing):
        seals.open_key(RecordKey(id=one, wrapped=wrapped, master=master))
    with pytest.raises(seals.KeyMissing):
        seals.open_key(RecordKey(id=other, wrapped=wrapped, master=master)).open(sealed)


def test_the_master_key_is_nowhere_in_the_database(world):
    ring = seals.keyring()
    with connect("keeper") as keeper:
        for key in (*ring.masters.values(), ring.lookup):
            for (table,) in keeper.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall():
                assert not keeper.execute(
                    f"SELECT 1 FROM {table} t WHERE position(%s in t::text) > 0 LIMIT 1",
                    [key.hex()],
                ).fetchall()


def test_the_key_file_is_for_its_owner_only():
    assert seals.keyfile().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("role", ["app", "figures"])
def test_a_copy_of_the_ciphertext_is_not_for_those_who_count(world, role):
    if role == "app":
        with connect("app") as link:
            assert link.execute("SELECT count(*) FROM people_identity").fetchone() == (0,)
        return
    for table in ("people_identity", "people_person", "people_fingerprint", "docket_sealednote", "intake_narrative",
                  "access_recordkey", "access_account", "access_auditline", "docket_mention", "docket_standing"):  # fmt: skip
        with connect("figures") as link, pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(f"SELECT 1 FROM {table}")


def test_a_reading_transaction_cannot_write(cast, world):
    who = cast("caxa")
    with pytest.raises(InternalError), scope.acting(who, read_only=True):  # noqa: PT012
        Matter.objects.count()
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO docket_term (id, matter_id, kind, text) VALUES (gen_random_uuid(), %s, 'x', 'x')",
                           [world.ids["handed"]])  # fmt: skip


def test_a_get_request_runs_read_only_and_a_post_does_not(world):
    """The door's own transaction, asked from inside a request."""
    from django.http import HttpResponse
    from django.test import RequestFactory

    from lachan.web.guard import Transactions

    def ask(request):
        with connection.cursor() as cursor:
            cursor.execute("SHOW transaction_read_only")
            return HttpResponse(cursor.fetchone()[0])

    door, make = Transactions(ask), RequestFactory()
    said = {
        verb: door(make.generic(verb, "/viec-hom-nay/")).content.decode()
        for verb in ("GET", "HEAD", "OPTIONS", "POST", "PUT")
    }
    assert said == {"GET": "on", "HEAD": "on", "OPTIONS": "on", "POST": "off", "PUT": "off"}


def test_a_write_inside_a_get_is_refused_by_the_database(cast, world):
    with signed(scope.token_of(cast("caxa"))) as link:
        link.execute("SELECT set_config('transaction_read_only', 'on', true)")
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            link.execute("UPDATE docket_registercounter SET last = last")
