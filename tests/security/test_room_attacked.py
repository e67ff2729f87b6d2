"""Somebody in the room with SQL of their own: rows that do not open, words moved to another place, a destroyed key.

The file reads on without them and says which items they were put on."""

import psycopg
import pytest
from conftest import NAME
from django.db import connections

from lachan import postgres
from lachan.access import commands as access
from lachan.access import scope, seals
from lachan.access.models import AuditLine
from lachan.access.refusals import Refusal
from lachan.evidence import bundling, commands, queries, reading
from lachan.evidence.given import Item
from lachan.evidence.refusals import AlreadyOpened, Refilled
from tests.case_scenes import COURT, POLICE, PROCURACY
from tests.case_walk import ERAS, CaseWalk

from .connecting import connect, signed
from .world_rooms import Writer, furnished, picture

pytestmark = pytest.mark.database
# A row of the thief's own, in his own name: its words are those of another row, or nothing.
COPY = """INSERT INTO evidence_entry (id, casefile_id, matter_id, turn, part, item, sealed, gone, agency_id, account_id, role, recorded_at, line_id)
  SELECT gen_random_uuid(), casefile_id, matter_id, (SELECT max(turn) + 1 FROM evidence_entry), %(part)s, %(item)s,
    {sealed}, %(gone)s, %(agency)s, %(account)s, %(role)s, now(), line_id FROM evidence_entry WHERE part = %(of)s AND item = %(from)s LIMIT 1"""


@pytest.fixture
def room(clean_record, django_db_blocker, cast):
    with django_db_blocker.unblock():
        walk = CaseWalk(cast, ERAS["2024"])
        matter = walk.initiated()
        walk.later(days=1)
        furnished(cast, matter, walk.now, POLICE, PROCURACY)
        yield Writer(cast, POLICE, matter.code, walk.now)
        connections.close_all()


def _plants(who, part, item, of, from_, *, gone=False, sealed="sealed", times=1):
    given = {"part": part, "item": item, "of": of, "from": from_, "gone": gone,
             "agency": who.agency_id, "account": who.account_id, "role": who.role}  # fmt: skip
    with connect("app") as link:
        link.execute("SELECT set_config('lachan.token', %s, false)", [scope.token_of(who)])
        link.execute("SET CONSTRAINTS ALL DEFERRED")
        for _ in range(times):
            assert link.execute(COPY.format(sealed=sealed), given).rowcount == 1


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(("part", "item", "of", "from_", "gone", "sealed"), [
    ("propositions", "M1", "propositions", "M9", False, "sealed"),  # the procurator's words under the investigator's name
    ("propositions", "M1", "propositions", "M1", False, "sealed"),  # one's own, once more
    ("propositions", "M1", "propositions", "M1", True, "sealed"),
    ("persons", "P1", "documents", "D1", False, "sealed"),  # of another part: it would not fit, and end all reading
    ("persons", "P1", "documents", "D1", False, "'\\x00'"),
    ("documents", "D1", "documents", "D1", True, "'\\xdeadbeef'::bytea"),
    ("evidence", "E77", "evidence", "E1", False, "sealed"),  # an item that never was
])  # fmt: skip
def test_rows_past_the_verbs_do_not_count_and_are_named(
    room, cast, part, item, of, from_, gone, sealed, times
):
    before = room.read()
    _plants(room.who, part, item, of, from_, gone=gone, sealed=sealed, times=times)
    after = room.read()
    assert after.bundle == before.bundle
    assert after.lost == ((part, item),)
    assert after.turn == before.turn + times
    assert before.lost == ()
    # Everybody goes on writing, over that item too, and then it is whole again.
    room.writes(Item("propositions", "M1", {"text": "Ghi tiếp"}))
    assert room.read().lost == (() if item == "M1" else ((part, item),))


def test_a_file_of_which_nothing_opens_is_not_shown_as_empty(room, cast):
    """«Chưa ghi» would be a lie: the key is not its own."""
    file = room.file()
    other = seals.OpenKey(file.id, bytes(32))
    with scope.acting(room.who), pytest.raises(seals.KeyMissing):
        bundling.kept(file, other)


def test_a_scan_with_exchanged_pieces_is_not_given_out(room, cast):
    """A superuser exchanges two pieces of one length; no reader is handed another's bytes."""

    with scope.acting(room.who):
        scan = room.file().scans.select_related("upload__casefile__key").get()
    with psycopg.connect(
        postgres.cluster(fsync=False).superuser_dsn(NAME), autocommit=True
    ) as admin:
        admin.execute("SET session_replication_role = replica")
        half = admin.execute(
            "SELECT sealed FROM evidence_chunk WHERE upload_id <> %s LIMIT 1", [scan.upload_id]
        ).fetchone()
        admin.execute(
            "UPDATE evidence_chunk SET sealed = %s WHERE upload_id = %s", [half[0], scan.upload_id]
        )
    with pytest.raises(Refilled):
        room.does(commands.open_folio, scan=scan)


# -- the key is destroyed ---------------------------------------------------------------------------


def _verbs(room, over, court, scan, half):
    told = {"casefile": room.file()}
    return [
        (
            room,
            commands.write_evidence,
            {**told, "items": [Item("propositions", "", {"text": "x"})]},
        ),
        (room, commands.withdraw_paper, {**told, "document": "D1", "reason": "x"}),
        (room, commands.number_folios, {**told, "folios": {"D1": "1"}, "reason": "x"}),
        (
            room,
            commands.answer_finding,
            {**told, "rule": "R-01", "objects": [], "kind": "note", "text": "x"},
        ),
        (room, commands.begin_upload, {**told, "name": "a.png", "size": 9}),
        (room, commands.bring_piece, {"upload": half, "begins": 100, "data": b"x"}),
        (room, commands.finish_upload, {"upload": half, "document": "D1"}),
        (room, commands.confirm_folios, {**told, "scan": scan, "folios": {"1": "15"}}),
        (room, commands.open_folio, {"scan": scan}),
        (room, commands.note_made, {**told, "title": "x", "shows": ["D1"], "form": "pdf"}),
        (over, commands.approve_display, {**told, "title": "x", "shows": ["D1"]}),
        (over, commands.open_described, {**told, "person": "P3", "purpose": "verify"}),
    ]


def test_a_destroyed_key_is_said_by_every_verb_and_the_log_stays(room, cast):
    over = Writer(cast, PROCURACY, room.code, room.now)
    whole = room.sends(picture())
    with scope.acting(room.who):
        scan = room.file().scans.select_related("upload__casefile__key").get()
    before = _log()
    access.propose_disposal(record=room.file().id, by=cast("quantri"), at=room.now)
    with pytest.raises(Refusal, match="hai người|người khác"):
        access.confirm_disposal(record=room.file().id, by=cast("quantri"), at=room.now)
    access.confirm_disposal(record=room.file().id, by=cast("thanhtra"), at=room.now)
    with scope.acting(room.who):
        scan = room.file().scans.select_related("upload__casefile__key").get()
        whole = queries.upload_of(room.file(), str(whole.id))
    done = set()
    for who, verb, told in _verbs(room, over, COURT, scan, whole):
        if verb is commands.bring_piece:
            told["begins"], told["data"] = whole.size, b""
        with pytest.raises(seals.KeyDestroyed, match="đã được hủy"):
            who.does(verb, **told)
        done.add(verb.__name__)
    assert set(commands.__all__) - done == {"open_casefile", "drop_upload"}
    for until in (None, 1):
        with pytest.raises(seals.KeyDestroyed):
            room.read(until)
    # Nothing takes its place, and what was done stays said.
    with pytest.raises(AlreadyOpened):
        room.opens()
    assert before <= _log()
    with scope.acting(room.who):
        assert [e.turn for e in queries.history(room.file(), "propositions", "M1")]
        assert reading.in_room(room.file().matter_id)


def _log():
    with connect("keeper") as keeper:
        return set(keeper.execute("SELECT id, verb, outcome FROM access_auditline").fetchall())


def test_the_refusal_of_a_destroyed_key_stands_in_the_log_of_its_matter(room, cast):
    access.propose_disposal(record=room.file().id, by=cast("quantri"), at=room.now)
    access.confirm_disposal(record=room.file().id, by=cast("thanhtra"), at=room.now)
    with pytest.raises(seals.KeyDestroyed):
        room.writes(Item("propositions", "", {"text": "x"}))
    with scope.acting(room.who):
        line = AuditLine.objects.filter(verb="write_evidence").latest("recorded_at")
        assert (line.outcome, line.detail, line.subject) == (
            "refused",
            {"refusal": "KeyDestroyed"},
            room.matter().id,
        )


def test_every_opening_of_a_folio_is_in_the_log_also_a_refused_one(room, cast):
    with scope.acting(room.who):
        scan = room.file().scans.select_related("upload__casefile__key").get()
    for account, outcome in (
        (POLICE, "done"),
        (PROCURACY, "done"),
        ("caxa", "refused"),
        ("dieutra_khac", "refused"),
    ):
        who = Writer(cast, account, room.code, room.now)
        try:
            out = who.does(commands.open_folio, scan=scan)
            with scope.acting(who.who):
                b"".join(out.bytes)
            assert outcome == "done", account
        except Exception as refused:  # noqa: BLE001  (what came is what is tested)
            assert outcome == "refused", (account, refused)
        with signed(scope.token_of(who.who)) as link:
            said = link.execute("SELECT outcome, subject FROM access_auditline WHERE verb = 'open_folio' AND account_id = %s"
                                " ORDER BY recorded_at DESC LIMIT 1", [who.who.account_id]).fetchone()  # fmt: skip
        assert said == (outcome, scan.matter_id)
