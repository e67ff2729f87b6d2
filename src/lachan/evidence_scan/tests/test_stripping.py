"""A file made anew is what was seen of it: the dots stay, every name, place and time that came along is gone."""

import io
import random

import pytest
from PIL import Image
from pypdf import PdfReader

from lachan.evidence_scan import stripping
from lachan.evidence_scan.refusals import (
    AbsurdSize,
    Active,
    Damaged,
    EmptyFile,
    Executable,
    FileRefused,
    Locked,
    NotForHere,
    TooLarge,
    Truncated,
    TwoFilesInOne,
    UnknownKind,
)
from lachan.evidence_scan.rendering import page_picture

from . import samples, tagged

TRACES = (tagged.CANARY.encode(), tagged.CANARY.encode("utf-16-be"), tagged.CANARY.encode("utf-16-le"), b"Exif", b"GPS",
          b"xmp", b"ICC_PROFILE", b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"/Author", b"/Info", b"/Metadata", b"/ID", b"Producer")  # fmt: skip


def anew(data, **more):
    return stripping.made_anew(io.BytesIO(data), **more)


@pytest.mark.parametrize("kind", tagged.ALL)
def test_what_came_along_is_gone(kind):
    given = tagged.ALL[kind]()
    assert tagged.CANARY.encode() in given
    made = anew(given)
    assert [trace for trace in TRACES if trace in made.data] == []
    assert (made.kind.code, made.pages) == {"jpeg": ("jpeg", 1), "png": ("png", 1), "tiff": ("pdf", 2), "pdf": ("pdf", 2)}[kind]  # fmt: skip


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_a_picture_is_upright_and_says_nothing_of_itself(kind):
    with Image.open(io.BytesIO(anew(tagged.ALL[kind]()).data)) as made:
        made.load()
        assert made.size == (480, 640)
        assert not made.getexif()
        assert not made.getexif().get_ifd(tagged.GPS)
        assert set(made.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}
        red, white = made.getpixel((400, 100)), made.getpixel((100, 500))
    assert red[0] > 180 and red[1] < 60
    assert min(white) > 240


def test_a_pdf_shows_the_same_pages_and_no_word():
    made = anew(tagged.pdf()).data
    read = PdfReader(io.BytesIO(made))
    assert len(read.pages) == 2
    assert read.metadata is None and read.xmp_metadata is None and not read.outline
    assert read.pages[0].extract_text() == ""
    assert page_picture(io.BytesIO(made), "pdf", 1).getpixel((100, 100))[1] < 90


def test_what_lies_under_a_transparent_place_does_not_come_out():
    hidden = Image.new("RGBA", (60, 60), (10, 20, 30, 0))
    out = io.BytesIO()
    hidden.save(out, "PNG")
    with Image.open(io.BytesIO(anew(out.getvalue()).data)) as made:
        assert made.getpixel((30, 30)) == (255, 255, 255)


def test_a_scan_in_sixteen_bits_stays_readable():
    out = io.BytesIO()
    Image.new("I;16", (40, 40), 257 * 100).save(out, "PNG")
    with Image.open(io.BytesIO(anew(out.getvalue()).data)) as made:
        assert made.getpixel((20, 20)) == (100, 100, 100)


def test_a_large_photograph_is_made_smaller_and_a_grainy_one_a_jpeg():
    with Image.open(io.BytesIO(anew(tagged.jpeg((9000, 6000))).data)) as made:
        assert max(made.size) == stripping.LONGEST
    grain = Image.frombytes("RGB", (1800, 1800), random.Random(7).randbytes(1800 * 1800 * 3))
    out = io.BytesIO()
    grain.save(out, "PNG")
    assert anew(out.getvalue()).kind.code == "jpeg"


def test_a_pdf_is_a_pdf_whatever_it_is_called():
    """The name never comes in: nothing but the content says what a file is."""
    assert anew(samples.pdf(1)).kind.code == "pdf"


def cut(data):
    return data[: len(data) * 2 // 3]


def wide(format_):
    out = io.BytesIO()
    Image.new("1", (9000, 9000)).save(out, format_)
    return out.getvalue()


@pytest.mark.parametrize(("data", "why"), [
    (b"", EmptyFile), (b"MZ" + bytes(200), Executable), (b"\x7fELF" + bytes(200), Executable), (b"#!/bin/sh\n", Executable),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", UnknownKind), (samples.docx(), UnknownKind),
    (samples.zipped({"a": b"0" * 5_000_000}), UnknownKind), (bytes(4) + b"ftypheic" + bytes(200), UnknownKind), (samples.wav(), NotForHere),
    (cut(tagged.png()), Damaged), (cut(tagged.jpeg()), Truncated), (cut(tagged.pdf()), Truncated), (samples.encrypted(), Locked),
    (samples.with_javascript(), Active), (samples.with_attachment(), Active), (samples.with_huge_picture(), AbsurdSize),
    (wide("PNG"), AbsurdSize), (wide("TIFF"), AbsurdSize), (samples.pdf(61), AbsurdSize),
    (samples.zipped({"a.exe": b"MZ"}, base=tagged.jpeg()), TwoFilesInOne),
], ids=range(20))  # fmt: skip
def test_what_is_not_taken_says_why(data, why):
    with pytest.raises(why) as refused:
        anew(data)
    assert refused.value.message.endswith(".")


def test_too_large_is_said_before_and_after():
    with pytest.raises(TooLarge):
        anew(tagged.jpeg(), largest=1000)
    blank = samples.pdf(3)
    with pytest.raises(FileRefused, match="Sau khi bỏ thông tin"):
        anew(blank, largest=len(blank))
