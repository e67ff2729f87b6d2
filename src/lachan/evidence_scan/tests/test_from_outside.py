"""Files from somebody unknown: known by content, made anew, with place and time only where the sender wants; the rest refused."""

import io
import struct

import pytest
from PIL import Image

from lachan.evidence_scan import from_outside
from lachan.evidence_scan.from_outside import CarriesAlong
from lachan.evidence_scan.refusals import (
    AbsurdSize,
    Active,
    Damaged,
    EmptyFile,
    Executable,
    Locked,
    NotForHere,
    TooLarge,
    Truncated,
    TwoFilesInOne,
    UnknownKind,
)

from . import samples, tagged

TAKEN_AT = "2025:09:03 21:47:33"
WORDS = "Xe biển số giả lập, đi lúc 5 giờ.\r\nHết."
AMR = b"#!AMR\n" + (b"\x04" + b"\0" * 12) * 5


def received(data, **more):
    return from_outside.received(io.BytesIO(data), **more)


def photo(format_="JPEG", size=(640, 480)):
    """Where, when, by which camera: as a telephone writes it."""
    exif = Image.Exif()
    exif[tagged.ARTIST] = exif[tagged.MAKER] = tagged.CANARY
    exif[0x0132] = TAKEN_AT
    exif[0x8825], exif[0x8769] = dict(tagged.PLACE), {0x9003: TAKEN_AT, 0xA431: tagged.CANARY}
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, format_, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_is_its_dots(format_):
    given = photo(format_)
    assert TAKEN_AT.encode() in given and tagged.CANARY.encode() in given
    made = received(given)
    assert made.kind.code == {"JPEG": "jpeg", "PNG": "png", "WEBP": "jpeg"}[format_] and not made.beside  # fmt: skip
    for trace in (TAKEN_AT.encode(), tagged.CANARY.encode(), b"Exif", b"eXIf", b"GPS"):
        assert trace not in made.data


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_whoever_wants_keeps_where_and_when_and_nothing_else(format_):
    made = received(photo(format_), keep=True)
    with Image.open(io.BytesIO(made.data)) as seen:
        exif = seen.getexif()
        assert exif.get_ifd(0x8825)[2] == (12.0, 34.0, 56.0)
        assert exif.get_ifd(0x8769) == {0x9003: TAKEN_AT}
    assert made.beside and tagged.CANARY.encode() not in made.data
    assert not received(samples.picture("JPEG"), keep=True).beside


def test_a_pdf_is_pictures_of_its_pages_and_of_few():
    made = received(tagged.pdf())
    assert made.kind.code == "pdf" and tagged.CANARY.encode() not in made.data
    with pytest.raises(AbsurdSize, match="tối đa 20 trang"):
        received(samples.pdf(21))


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_words_are_plain_words(code):
    made = received(WORDS.encode(code))
    assert (made.kind.code, made.data) == ("txt", WORDS.replace("\r\n", "\n").encode())


def test_words_of_which_a_letter_lies_across_the_first_look():
    assert received(("a" * 4095 + "ệ" + "b" * 50).encode()).kind.code == "txt"
    with pytest.raises(UnknownKind):
        received("ệ".encode()[:2] * 30)


@pytest.mark.parametrize(
    ("data", "code"),
    [(samples.mp3(), "mp3"), (samples.film(b"M4A "), "m4a"), (samples.film(), "mp4"), (samples.film(b"3gp4"), "3gp"), (AMR, "amr")],
)  # fmt: skip
def test_sound_and_film_only_by_whoever_was_told(data, code):
    with pytest.raises(CarriesAlong):
        received(data)
    made = received(data, as_it_is=True)
    assert (made.kind.code, made.data, made.beside) == (code, data, True)


def webp_with_tail():
    return samples.picture("WEBP") + b"PK\x05\x06"


def bomb():
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()


REFUSED = [
    (b"", EmptyFile), (b"MZ\x90\0" + b"\0" * 200, Executable), (b"#!/bin/sh\nrm -rf /\n", Executable), (b"\x7fELF" + b"\0" * 99, Executable),
    (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", UnknownKind), (b"<!DOCTYPE html><p>x", UnknownKind),
    ("\ufeff<html>".encode("utf-16"), UnknownKind), (samples.zipped({"a.txt": b"x"}), NotForHere), (samples.docx(), NotForHere),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Locked), (b"Rar!\x1a\x07\x00", UnknownKind),
    (samples.picture("JPEG") + samples.zipped({"a.js": b"x"}), TwoFilesInOne), (samples.picture("JPEG") + b"<script>x()</script>", TwoFilesInOne),
    (webp_with_tail(), TwoFilesInOne), (photo()[:-2000], Truncated), (samples.picture("GIF"), UnknownKind), (samples.picture("TIFF"), NotForHere),
    (bomb(), AbsurdSize), (samples.with_javascript(), Active), (samples.with_attachment(), Active), (samples.encrypted(), Locked),
    (struct.pack(">I", 24) + b"ftypheic" + b"\0" * 12, UnknownKind), (b"a" * (from_outside.LONGEST_TEXT + 1), TooLarge),
    (b"\0" * (from_outside.LARGEST + 1), TooLarge), (b"binary\0\1\2", UnknownKind), (WORDS.encode() + b"\0", UnknownKind),
    (b"a" * 5000 + b"\0", Damaged),
]  # fmt: skip


@pytest.mark.parametrize(("data", "why"), REFUSED)
def test_what_is_in_doubt_is_refused(data, why):
    with pytest.raises(why) as said:
        received(data, as_it_is=True)
    assert len(said.value.message) > 30


@pytest.mark.parametrize("data", [AMR[:-3], AMR + b"\xff\xff", b"#!AMR\n", AMR + samples.zipped({"a": b"x"})])  # fmt: skip
def test_a_recording_is_walked_to_its_end(data):
    with pytest.raises((Truncated, Damaged, TwoFilesInOne)):
        received(data, as_it_is=True)
