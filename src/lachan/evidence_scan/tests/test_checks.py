"""Sound files are taken for what they are; hostile ones are refused each with its own sentence."""

from __future__ import annotations

import io
import struct
import tempfile
import zlib

import pytest

from lachan.evidence_scan import checks, refusals
from lachan.evidence_scan.checks import EXHIBITS, LISTS, SCANS, examine, examine_bytes

from . import samples

SOUND = [
    ("Tập 1.pdf", samples.pdf(), "pdf"),
    ("ảnh hiện trường.JPG", samples.picture("JPEG"), "jpeg"),
    ("ảnh.png", samples.picture("PNG"), "png"),
    ("bản quét.tif", samples.picture("TIFF"), "tiff"),
    ("nhiều tờ.tiff", samples.picture("TIFF", save_all=True, append_images=[]), "tiff"),
    ("ghi âm.wav", samples.wav(), "wav"),
    ("ghi âm.mp3", samples.mp3(), "mp3"),
    ("ghi âm.m4a", samples.film(b"M4A "), "m4a"),
    ("camera.mp4", samples.film(), "mp4"),
    ("điện thoại.mov", samples.film(b"qt  "), "mov"),
    ("camera.webm", samples.webm(), "webm"),
    ("ghi âm.ogg", samples.ogg(), "ogg"),
]


@pytest.mark.parametrize(("name", "data", "kind"), SOUND, ids=[one[0] for one in SOUND])
def test_sound_files_are_what_they_are(name, data, kind):
    seen = examine_bytes(data, name)
    assert (seen.kind, seen.size) == (kind, len(data))


@pytest.mark.parametrize(("name", "data", "kind"), SOUND, ids=[one[0] for one in SOUND])
def test_a_file_under_another_ending_is_refused(name, data, kind):
    with pytest.raises(refusals.NotAsNamed):
        examine_bytes(data, "tài liệu." + ("png" if kind != "png" else "pdf"))


def test_what_can_be_measured_is():
    assert examine_bytes(samples.pdf(4), "a.pdf").measures.pages == 4
    assert examine_bytes(samples.wav(2), "a.wav").measures.seconds == 2
    picture = examine_bytes(samples.picture("PNG", (300, 200)), "a.png").measures
    assert (picture.width, picture.height) == (300, 200)


@pytest.mark.parametrize(("name", "data"), [("a.xlsx", samples.xlsx()), ("a.docx", samples.docx())])
def test_lists_are_taken_where_lists_are_asked_for_only(name, data):
    assert examine_bytes(data, name, allowed=LISTS).kind == name[2:]
    with pytest.raises(refusals.UnknownKind):
        examine_bytes(data, name, allowed=EXHIBITS)


def test_a_recording_is_no_scan():
    with pytest.raises(refusals.NotForHere):
        examine_bytes(samples.wav(), "a.wav", allowed=SCANS)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [one for one in SOUND if one[2] not in ("mp3",)],
    ids=[one[2] for one in SOUND if one[2] not in ("mp3",)],
)
def test_a_cut_file_is_refused(name, data, kind):
    for kept in (len(data) * 9 // 10, len(data) - 4):
        with pytest.raises((refusals.Truncated, refusals.Damaged)):
            examine_bytes(data[:kept], name)


def test_a_cut_pdf_is_called_cut():
    with pytest.raises(refusals.Truncated):
        examine_bytes(samples.pdf()[:-20], "a.pdf")


def test_a_pdf_with_its_middle_missing_is_refused():
    whole = samples.pdf(20)
    with pytest.raises(refusals.FileRefused):
        examine_bytes(whole[:300] + whole[900:], "a.pdf")


ACTIVE = {
    "javascript": samples.with_javascript(),
    "launch": samples.with_action("/Launch"),
    "submit": samples.with_action("/SubmitForm"),
    "script of a page": samples.with_action("/JavaScript"),
    "launch by reference": samples.with_action_by_reference(),
    "a name in disguise": samples.with_hidden_name(),
    "attachment": samples.with_attachment(),
}


@pytest.mark.parametrize("data", ACTIVE.values(), ids=ACTIVE)
def test_a_pdf_that_acts_is_refused(data):
    with pytest.raises(refusals.Active):
        examine_bytes(data, "a.pdf")


def test_a_pdf_that_only_links_within_itself_is_taken():
    data = samples.with_action("/GoTo")
    assert examine_bytes(data, "a.pdf").kind == "pdf"


def test_a_locked_pdf_is_refused():
    with pytest.raises(refusals.Locked):
        examine_bytes(samples.encrypted(), "a.pdf")


def test_a_picture_in_a_pdf_that_would_fill_the_memory_is_refused():
    with pytest.raises(refusals.AbsurdSize):
        examine_bytes(samples.with_huge_picture(), "a.pdf")


def _bomb_png() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))  # fmt: skip

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")


def test_a_picture_of_absurd_size_is_refused_unopened():
    with pytest.raises(refusals.AbsurdSize):
        examine_bytes(_bomb_png(), "a.png")


POLYGLOTS = {
    "a zip behind a JPEG.jpg": samples.picture("JPEG") + samples.zipped({"a.exe": b"MZ"}),
    "a zip behind a PDF.pdf": samples.pdf() + samples.zipped({"a.html": b"<b>"}),
    "a zip behind a WAV.wav": samples.wav() + samples.zipped({"a.html": b"<b>"}),
    "a page in a JPEG.jpg": samples.picture("JPEG", comment=b"<script>alert(1)</script>"),
    "a PDF in a JPEG.jpg": samples.picture("JPEG", comment=b"%PDF-1.4 1 0 obj"),
    "a page in a PNG.png": samples.picture("PNG") + b"<!DOCTYPE html><b>",
}


@pytest.mark.parametrize("name", POLYGLOTS)
def test_two_files_in_one_are_refused(name):
    with pytest.raises((refusals.TwoFilesInOne, refusals.Truncated)):
        examine_bytes(POLYGLOTS[name], name)


UNWANTED = {
    "svg": (
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        refusals.UnknownKind,
    ),
    "svg behind xml": (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", refusals.UnknownKind),
    "html": (b"<!DOCTYPE html><p>x", refusals.UnknownKind),
    "html in two bytes": ("\ufeff<html>".encode("utf-16-le"), refusals.UnknownKind),
    "zip": (samples.zipped({"a.pdf": samples.pdf()}), refusals.UnknownKind),
    "gzip": (b"\x1f\x8b\x08\x00", refusals.UnknownKind),
    "windows": (b"MZ\x90\x00" + b"\x00" * 200, refusals.Executable),
    "linux": (b"\x7fELF\x02\x01\x01" + b"\x00" * 200, refusals.Executable),
    "shell": (b"#!/bin/sh\nrm -rf /", refusals.Executable),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, refusals.Locked),
    "heic": (samples.film(b"heic"), refusals.UnknownKind),
    "text": (b"khong la gi ca", refusals.UnknownKind),
    "empty": (b"", refusals.EmptyFile),
}


@pytest.mark.parametrize("named", ["a.pdf", "a.jpg", "a.svg", "a.mp4"])
@pytest.mark.parametrize("what", UNWANTED)
def test_what_is_not_wanted_is_refused_by_its_content(what, named):
    data, why = UNWANTED[what]
    with pytest.raises(why) as refused:
        examine_bytes(data, named)
    assert refused.value.message.count(".") >= 2, "what is wrong, why, what next"


HOSTILE_LISTS = {
    "bomb": (samples.zipped({"xl/worksheets/sheet9.xml": b"0" * 40_000_000}, samples.xlsx()), refusals.Bomb),
    "entities": (
        samples.zipped({"xl/more.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, samples.xlsx()),
        refusals.Bomb,
    ),
    "macros": (samples.zipped({"xl/vbaProject.bin": b"x"}, samples.xlsx()), refusals.Macros),
    "embedded": (samples.zipped({"xl/embeddings/a.bin": b"x"}, samples.xlsx()), refusals.Macros),
    "a way out": (samples.zipped({"../../etc/cron.d/a": b"x"}, samples.xlsx()), refusals.Damaged),
    "fetching": (
        samples.zipped(
            {"xl/a.rels": b'<Relationship Type="x/attachedTemplate" Target="http://x" TargetMode="External"/>'},
            samples.xlsx(),
        ),
        refusals.Macros,
    ),
    "no workbook": (samples.zipped({"a.txt": b"x"}), refusals.UnknownKind),
    "cut": (samples.xlsx()[:-30], refusals.Damaged),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE_LISTS)
def test_hostile_lists_are_refused(what):
    data, why = HOSTILE_LISTS[what]
    with pytest.raises(why):
        examine_bytes(data, "danh mục.xlsx", allowed=LISTS)


def test_a_file_over_the_limit_is_refused_unread():
    with pytest.raises(refusals.TooLarge):
        examine_bytes(samples.pdf(), "a.pdf", largest=100)


def test_a_film_of_200_mb_is_walked_without_being_held():
    with tempfile.TemporaryFile() as opened:
        start = samples.film()[: -8 - 64]
        length = 200 * 1024**2
        opened.write(start + struct.pack(">I", length) + b"mdat")
        opened.truncate(len(start) + length)
        seen = examine(opened, "camera.mp4")
        assert (seen.kind, seen.size) == ("mp4", len(start) + length)
        opened.truncate(len(start) + length - 1)
        with pytest.raises(refusals.Truncated):
            examine(opened, "camera.mp4")


def test_a_film_without_its_index_is_refused():
    with pytest.raises(refusals.Truncated):
        examine_bytes(samples.film(index=False), "a.mp4")


def test_the_stream_is_handed_back_at_its_beginning():
    opened = io.BytesIO(samples.pdf())
    examine(opened, "a.pdf")
    assert opened.tell() == 0


def test_each_kind_has_its_reader():
    assert set(checks._READERS) == EXHIBITS | LISTS
