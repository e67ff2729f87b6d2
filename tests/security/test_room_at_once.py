"""Many at once in one evidence file, on real connections: no version twice, no entry lost, one file, one scan, whole bytes."""

from collections import Counter

import psycopg
import pytest
from django.db import connections

from lachan.access import scope, seals
from lachan.evidence import commands, pieces
from lachan.evidence.given import Item
from lachan.evidence.models import Chunk, Scan
from tests.case_scenes import POLICE, PROCURACY
from tests.case_walk import ERAS, CaseWalk

from .connecting import connect, signed
from .test_many_at_once import at_once
from .world_rooms import Writer, picture

pytestmark = pytest.mark.database
PAPER = Item("documents", "D1", {"title": "Biên bản (giả lập)"})


@pytest.fixture
def rooms(clean_record, django_db_blocker, cast):
    """Two who write into one file: the investigator and the procurator; the file not opened yet."""
    with django_db_blocker.unblock():
        walk = CaseWalk(cast, ERAS["2024"])
        matter = walk.initiated()
        walk.later(days=1)
        yield [Writer(cast, account, matter.code, walk.now) for account in (POLICE, PROCURACY)]
        connections.close_all()


def stored(question, *given):
    with connect("keeper") as keeper:
        return keeper.execute(question, given).fetchall()


def test_ten_open_one_file(rooms):
    results = at_once([one.opens for one in rooms * 5])
    kinds = Counter(type(r).__name__ for r in results)
    assert kinds["Writer"] == 1, results
    assert set(kinds) <= {"Writer", "AlreadyOpened", "Twice"}
    assert stored("SELECT count(*) FROM evidence_casefile") == [(1,)]
    # Nobody's key is left over without a file.
    assert stored(
        "SELECT count(*) FROM access_recordkey k JOIN evidence_casefile f ON f.id = k.id"
    ) == [(1,)]


def test_many_write_into_one_file(rooms):
    """Each adds papers and statements of its own and an unnamed one, whose code the file gives."""
    rooms[0].opens()

    def writing(one, n):
        def write():
            for k in range(4):
                one.writes(
                    Item("propositions", f"M{n}-{k}", {"text": f"Mệnh đề {n}.{k}"}),
                    Item("documents", "", {"title": f"T{n}.{k}"}),
                )
            return "done"

        return write

    results = at_once([writing(rooms[n % 2], n) for n in range(8)])
    assert results == ["done"] * 8
    turns = [turn for (turn,) in stored("SELECT turn FROM evidence_entry ORDER BY 1")]
    assert turns == list(range(1, 65))
    read = rooms[0].read()
    assert {p.text for p in read.bundle.propositions} == {
        f"Mệnh đề {n}.{k}" for n in range(8) for k in range(4)
    }
    assert sorted(d.title for d in read.bundle.documents) == sorted(
        f"T{n}.{k}" for n in range(8) for k in range(4)
    )
    assert [d.id for d in read.bundle.documents] == [f"D{n}" for n in range(1, 33)]


def test_two_correct_one_item_the_second_is_told(rooms):
    rooms[0].opens().writes(PAPER)
    seen = rooms[0].read().turn
    results = at_once([
        lambda one=one, n=n: one.writes(Item("documents", "D1", {"title": f"Bản {n}"}), seen=seen)
        for n, one in enumerate(rooms * 3)
    ])  # fmt: skip
    assert Counter(type(r).__name__ for r in results) == {"list": 1, "ChangedMeanwhile": 5}, results


def test_numbers_and_words_of_one_paper_at_once_are_both_kept(rooms):
    """One numbers the folios, another withdraws: neither writes over what the other has just written."""
    rooms[0].opens().writes(PAPER)
    one, two = rooms
    results = at_once([
        lambda: one.does(commands.number_folios, casefile=one.file(), folios={"D1": "15-18"}, reason="Kết thúc điều tra"),
        lambda: two.does(commands.withdraw_paper, casefile=two.file(), document="D1", reason="Nhầm vụ"),
    ])  # fmt: skip
    assert not [r for r in results if isinstance(r, Exception)], results
    (paper,) = one.read().bundle.documents
    assert (paper.folios, paper.withdrawn, paper.note) == ("15-18", True, "Nhầm vụ")


def test_two_send_two_files_at_once(rooms):
    rooms[0].opens().writes(PAPER)
    scans = at_once([lambda one=one: one.scanned(picture()) for one in rooms * 2])
    assert {type(s).__name__ for s in scans} == {"Scan"}, scans
    assert stored("SELECT count(*), count(DISTINCT upload_id) FROM evidence_scan") == [(4, 4)]
    listed = [name for name in rooms[0].read().kept if name[0] == "scans"]
    assert {item for _, item in listed} == {str(s.upload_id) for s in scans}


def test_one_piece_sent_by_many_at_once_is_kept_once(rooms):
    """Pieces of several lengths from one place: one of them stays, and the rest goes on from its end."""
    rooms[0].opens().writes(PAPER)
    data, one = picture(), rooms[0]
    upload = one.does(commands.begin_upload, casefile=one.file(), name="a.png", size=len(data))

    def bringing(begins, end):
        return lambda: one.does(
            commands.bring_piece, upload=upload, begins=begins, data=data[begins:end]
        )

    begins = 0
    for size in (40, len(data)):
        results = at_once(
            [
                bringing(begins, min(begins + size - k, len(data) - k * (begins == 0)))
                for k in range(5)
            ]
        )
        kinds = Counter(type(r).__name__ for r in results)
        assert kinds["int"] == 1, results
        assert set(kinds) <= {"int", "OutOfStep", "Twice"}, results
        begins = next(r for r in results if isinstance(r, int))
    assert begins == len(data)
    with scope.acting(one.who):
        key = seals.open_key(one.file().key)
        assert b"".join(pieces.run(upload, key, 0, upload.size)) == data


def test_many_finish_one_file_at_once(rooms):
    rooms[0].opens().writes(PAPER)
    one, data = rooms[0], picture()
    upload = one.sends(data)
    results = at_once([lambda: one.does(commands.finish_upload, upload=upload, document="D1")] * 5)
    assert {type(r).__name__ for r in results} == {"Scan"}, results
    assert stored("SELECT count(*) FROM evidence_scan") == [(1,)]
    assert stored("SELECT count(*) FROM evidence_entry WHERE part = 'scans'") == [(1,)]


@pytest.mark.parametrize("turn", range(6))
def test_finished_and_dropped_at_once_is_one_or_the_other(rooms, turn):
    """Whole with every piece, or gone with every piece; never a scan without its bytes."""
    rooms[0].opens().writes(PAPER)
    one, data = rooms[0], picture()
    upload = one.sends(data)
    deeds = [lambda: one.does(commands.finish_upload, upload=upload, document="D1"),
             lambda: one.does(commands.drop_upload, upload=upload)]  # fmt: skip
    results = at_once(deeds if turn % 2 else deeds[::-1])
    with scope.acting(one.who):
        scans, chunks = Scan.objects.count(), Chunk.objects.filter(upload=upload).count()
    assert (scans, chunks) in {(1, 1), (0, 0)}, results
    assert len([r for r in results if isinstance(r, Exception)]) == 1, results


@pytest.mark.parametrize("deed", ["DELETE FROM evidence_chunk WHERE upload_id = %s", "DELETE FROM evidence_upload WHERE id = %s",
    "INSERT INTO evidence_chunk (id, upload_id, begins, size, sealed) VALUES (gen_random_uuid(), %s, 7, 1, '\\x00')"])  # fmt: skip
def test_pieces_wait_while_a_scan_is_made_of_them(rooms, deed):
    """The owner's own injected SQL, in the moment between the scan and its end."""
    rooms[0].opens().writes(PAPER)
    one = rooms[0]
    upload = one.sends(picture())
    made = """INSERT INTO evidence_scan (upload_id, casefile_id, matter_id, kind, digest, agency_id, account_id, recorded_at, line_id)
        SELECT id, casefile_id, matter_id, 'png', '\\x00', agency_id, account_id, now(), gen_random_uuid() FROM evidence_upload WHERE id = %s"""
    with signed(scope.token_of(one.who)) as making, signed(scope.token_of(one.who)) as removing:
        making.execute("SET CONSTRAINTS ALL DEFERRED")
        assert making.execute(made, [upload.id]).rowcount == 1
        removing.execute("SET LOCAL lock_timeout = '300ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            removing.execute(deed, [upload.id])
