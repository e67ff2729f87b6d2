"""A page that leaves is pixels under boxes: no text, no metadata, nothing beneath; the same bytes every time."""

import ctypes
import io

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from lachan.evidence_scan.covering import Box, covered
from lachan.evidence_scan.refusals import Damaged
from lachan.evidence_scan.rendering import page_picture

from .samples import pdf

CANARY = "Nguyen Thi Chim Hoang Yen"


def photograph(kind="JPEG", **more):
    """White, with a dark mark in the upper right quarter; a name in its EXIF."""
    made = Image.new("RGB", (800, 600), "white")
    made.paste((200, 30, 30), (600, 100, 700, 200))
    exif = Image.Exif()
    exif[0x010E] = exif[0x9286] = CANARY
    out = io.BytesIO()
    made.save(out, kind, exif=exif, **more)
    return out.getvalue()


def with_words():
    """A PDF whose page has the name as text and whose metadata have it too."""
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(595, 842)
    raw = pypdfium2.raw
    text = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 24.0)
    coded = (CANARY + "\0").encode("utf-16-le")
    raw.FPDFText_SetText(text, ctypes.cast(ctypes.c_char_p(coded), ctypes.POINTER(ctypes.c_ushort)))
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 100, 700)
    raw.FPDFPage_InsertObject(page, text)
    raw.FPDFPage_GenerateContent(page)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def looked(data, page=0):
    return pypdfium2.PdfDocument(data)[page].render(scale=2).to_pil().convert("RGB")


def test_the_box_is_burnt_into_the_pixels_and_the_rest_is_seen():
    made = covered(io.BytesIO(photograph()), "jpeg", {1: [Box(0.7, 0.1, 0.25, 0.3)]})
    page = looked(made)
    width, height = page.size
    assert max(page.getpixel((int(0.8 * width), int(0.25 * height)))) < 12
    assert min(page.getpixel((int(0.3 * width), int(0.5 * height)))) > 240
    bare = looked(covered(io.BytesIO(photograph()), "jpeg", {1: []}))
    assert bare.getpixel((int(0.8 * width), int(0.25 * height)))[0] > 150


@pytest.mark.parametrize("source, kind", [(photograph(), "jpeg"), (photograph("TIFF"), "tiff"), (with_words(), "pdf")])  # fmt: skip
def test_no_word_and_no_metadata_go_along(source, kind):
    made = covered(io.BytesIO(source), kind, {1: [Box(0, 0, 1, 0.5)]})
    reader = PdfReader(io.BytesIO(made))
    assert reader.metadata is None and reader.xmp_metadata is None
    assert reader.pages[0].extract_text() == "" and "/Font" not in reader.pages[0]["/Resources"]
    (picture,) = reader.pages[0].images
    assert not Image.open(io.BytesIO(picture.data)).getexif()
    for part in ("Chim", "Hoang", "Yen"):
        assert part.encode() not in made and part.encode("utf-16-be") not in made


def test_the_text_was_there_before():
    assert CANARY in PdfReader(io.BytesIO(with_words())).pages[0].extract_text()


def test_the_same_pages_make_the_same_bytes_and_only_those_asked_for():
    source = pdf(5)
    made = covered(io.BytesIO(source), "pdf", {4: [], 2: [Box(0.1, 0.1, 0.2, 0.2)]})
    assert made == covered(io.BytesIO(source), "pdf", {2: [Box(0.1, 0.1, 0.2, 0.2)], 4: []})
    assert len(PdfReader(io.BytesIO(made)).pages) == 2


@pytest.mark.parametrize("sides", [(-0.1, 0, 1, 1), (0, 0, 0, 1), (0, 0, 1.2, 1)])
def test_a_box_lies_on_its_page(sides):
    with pytest.raises(ValueError):
        Box(*sides)


def test_a_page_that_is_not_there_is_said():
    with pytest.raises(Damaged):
        page_picture(io.BytesIO(pdf(1)), "pdf", 2)
