"""Files come in piece by piece, are what their content is, and come out byte for byte."""

import hashlib

import pytest
from tests.case_scenes import COURT, POLICE, PROCURACY

from lachan.access import scope, seals
from lachan.access.models import AuditLine
from lachan.access.refusals import NotFound
from lachan.evidence import commands, pieces, queries
from lachan.evidence.models import Chunk, Scan, Upload
from lachan.evidence.refusals import (
    AlreadyWhole,
    FileRefused,
    NoSuchItem,
    NotAFolio,
    NotComplete,
    OutOfStep,
    UploadEmpty,
    UploadTooLarge,
)

from .room import picture


def _read(room, scan, account=POLICE, **more):
    out = room.does(commands.open_folio, account, scan=scan, **more)
    with scope.acting(room.scene.cast(account)):
        return out, b"".join(out.bytes)


def test_finish_upload_keeps_the_bytes_and_their_hash(room):
    room.paper()
    data = picture()
    scan = room.scanned(data, "Ảnh chụp.jpg")
    assert (scan.kind, scan.pages, bytes(scan.digest)) == (
        "jpeg",
        1,
        hashlib.sha256(data).digest(),
    )
    (listed,) = [one for one in room.read().kept.items() if one[0][0] == "scans"]
    assert listed[1].body["sha256"] == hashlib.sha256(data).hexdigest()
    assert listed[1].body["name"] == "Ảnh chụp.jpg"


def test_open_folio_gives_the_bytes_back_and_is_in_the_log(room):
    room.paper()
    data = picture((800, 600))
    scan = room.scanned(data)
    out, got = _read(room, scan, PROCURACY)
    assert (got, out.kind, out.size) == (data, "jpeg", len(data))
    out, part = _read(room, scan, begins=10, end=30)
    assert part == data[10:30]
    who = room.scene.cast(PROCURACY)
    with scope.acting(who):
        (line,) = AuditLine.objects.filter(verb="open_folio", account_id=who.account_id)
    assert (line.subject, line.detail["scan"]) == (room.scene.matter.id, str(scan.upload_id))


def test_begin_upload_refuses_nothing_too_much_and_tricks(room, settings):
    told = {"casefile": room.file()}
    with pytest.raises(UploadEmpty):
        room.does(commands.begin_upload, name="a.jpg", size=0, **told)
    settings.UPLOAD_LARGEST = 100
    with pytest.raises(UploadTooLarge):
        room.does(commands.begin_upload, name="a.jpg", size=101, **told)
    for name in ("../../a.jpg", "C:\\a.jpg", "a\x00.jpg", "ảnh\u202egpj.exe", " "):
        with pytest.raises(FileRefused):
            room.does(commands.begin_upload, name=name, size=10, **told)


def test_bring_piece_goes_on_from_where_it_broke_off(room):
    room.paper()
    data = picture((900, 700))
    upload = room.does(commands.begin_upload, casefile=room.file(), name="a.jpg", size=len(data))
    room.does(commands.bring_piece, upload=upload, begins=0, data=data[:100])
    for begins in (0, 50, 101):
        with pytest.raises(OutOfStep):
            room.does(
                commands.bring_piece, upload=upload, begins=begins, data=data[begins : begins + 9]
            )
    with pytest.raises(NotComplete):
        room.does(commands.finish_upload, upload=upload, document="D1")
    with pytest.raises(UploadTooLarge):
        room.does(commands.bring_piece, upload=upload, begins=100, data=data[100:] + b"x")
    room.does(commands.bring_piece, upload=upload, begins=100, data=data[100:])
    scan = room.does(commands.finish_upload, upload=upload, document="D1")
    assert room.does(commands.finish_upload, upload=upload, document="D1").pk == scan.pk
    with pytest.raises(AlreadyWhole):
        room.does(commands.bring_piece, upload=upload, begins=len(data), data=b"")


@pytest.mark.parametrize(
    "data, name", [(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "so-do.svg"),
                   (b"%PDF-1.7\n1 0 obj", "cut.pdf"), (b"PK\x03\x04" + b"\0" * 60, "bom.zip"),
                   (b"MZ" + b"\0" * 200, "a.jpg")],
)  # fmt: skip
def test_finish_upload_refuses_what_is_no_evidence_and_makes_no_scan(room, data, name):
    room.paper()
    upload = room.sent(data, name)
    with pytest.raises(FileRefused) as refused:
        room.does(commands.finish_upload, upload=upload, document="D1")
    assert len(refused.value.sentence) > 40
    room.does(commands.drop_upload, upload=upload)
    with scope.acting(room.scene.cast(POLICE)):
        assert (Scan.objects.count(), Chunk.objects.filter(upload=upload).count()) == (0, 0)
        assert not Upload.objects.filter(id=upload.id).exists()


def test_finish_upload_needs_a_paper_of_the_file(room):
    upload = room.sent(picture(), "a.jpg")
    with pytest.raises(NoSuchItem):
        room.does(commands.finish_upload, upload=upload, document="D9")


def test_drop_upload_never_drops_what_is_in_the_file(room):
    room.paper()
    scan = room.scanned()
    with pytest.raises(AlreadyWhole):
        room.does(commands.drop_upload, upload=scan.upload)


def test_a_file_on_its_way_is_its_owners(room):
    upload = room.sent(picture(), "a.jpg")
    who = room.scene.cast(PROCURACY)
    with scope.acting(who), pytest.raises(NotFound):
        queries.upload_of(room.file(PROCURACY), str(upload.id))


def test_confirm_folios_is_a_persons_word(room):
    room.paper()
    scan = room.scanned()
    room.does(commands.confirm_folios, casefile=room.file(), scan=scan, folios={"1": "15a"})
    (listed,) = [one for (part, _), one in room.read().kept.items() if part == "scans"]
    assert listed.body["folios"] == {"1": "15a"}
    for bad in ({"2": "15"}, {"0": "15"}, {"một": "15"}, {"1": "trang 15"}):
        with pytest.raises(NotAFolio):
            room.does(commands.confirm_folios, casefile=room.file(), scan=scan, folios=bad)


def test_pieces_cannot_be_exchanged(room):
    """A piece put in another's place no longer opens: its place is inside the seal."""
    data = bytes(range(256)) * 10_000
    upload = room.does(commands.begin_upload, casefile=room.file(), name="a.jpg", size=len(data))
    room.does(commands.bring_piece, upload=upload, begins=0, data=data)
    with scope.acting(room.scene.cast(POLICE)):
        key = seals.open_key(room.file().key)
        first, second = Chunk.objects.filter(upload=upload).order_by("begins")[:2]
        assert pieces.piece(upload, key, 5) == data[5 : pieces.PIECE]
        assert not key.open_bytes(second.sealed).startswith(pieces._place(upload.id, 0))
        whole = pieces.whole(upload, key)
        whole.seek(pieces.PIECE - 3)
        assert whole.read(6) == data[pieces.PIECE - 3 : pieces.PIECE + 3]


def test_the_court_sees_scans_only_when_it_has_the_file(room):
    room.paper()
    scan = room.scanned()
    who = room.scene.cast(COURT)
    with scope.acting(who):
        assert not Scan.objects.filter(upload=scan.upload_id).exists()
