"""Invented pictures and papers that carry a name, a place and an author in every corner that a file has for them."""

import io

from PIL import Image, PngImagePlugin
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

CANARY = "Hoang-Yen-Trong-Tep"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf><creator>{CANARY}</creator></rdf></x:xmpmeta>'
# GPS: 12° 34′ 56″ N, as a telephone writes it.
PLACE = {1: "N", 2: (12.0, 34.0, 56.0), 3: "E", 4: (108.0, 1.0, 2.0), 29: "2025:09:03"}
ARTIST, DESCRIPTION, MAKER, GPS, COMMENT = 0x013B, 0x010E, 0x010F, 0x8825, 0x9286


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[ARTIST] = exif[DESCRIPTION] = exif[MAKER] = exif[COMMENT] = CANARY
    exif[0x0112] = 6  # held upright: the picture is turned before it is kept
    exif.get_ifd(GPS).update(PLACE)
    return exif


def _dots(size: tuple[int, int]) -> Image.Image:
    made = Image.new("RGB", size, "white")
    made.paste((200, 30, 30), (0, 0, size[0] // 2, size[1] // 2))
    return made


def jpeg(size: tuple[int, int] = (640, 480)) -> bytes:
    out = io.BytesIO()
    _dots(size).save(out, "JPEG", exif=_exif(), comment=CANARY.encode(), xmp=XMP.encode())
    return out.getvalue()


def png(size: tuple[int, int] = (640, 480)) -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", CANARY)
    told.add_itxt("XML:com.adobe.xmp", XMP)
    out = io.BytesIO()
    _dots(size).save(out, "PNG", pnginfo=told, exif=_exif())
    return out.getvalue()


def tiff(pages: int = 2) -> bytes:
    out = io.BytesIO()
    more = [_dots((640, 480)) for _ in range(pages - 1)]
    _dots((640, 480)).save(out, "TIFF", save_all=True, append_images=more,
                           tiffinfo={ARTIST: CANARY, DESCRIPTION: CANARY})  # fmt: skip
    return out.getvalue()


def pdf(pages: int = 2) -> bytes:
    """A picture with EXIF on a page, a name in /Info, in XMP, in the title of a mark and in words that are not drawn."""
    made = PdfWriter()
    for _ in range(pages):
        made.append(PdfReader(io.BytesIO(_of_picture())))
    made.add_metadata({"/Author": CANARY, "/Title": CANARY, "/Producer": CANARY})
    made.add_outline_item(title=CANARY, page_number=0)
    xmp = DecodedStreamObject()
    xmp.set_data(XMP.encode())
    xmp.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})  # fmt: skip
    made.root_object[NameObject("/Metadata")] = made._add_object(xmp)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def _of_picture() -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(jpeg((827, 1169)))) as picture:
        picture.save(out, "PDF", resolution=100, author=CANARY)
    return out.getvalue()


ALL = {"jpeg": jpeg, "png": png, "tiff": tiff, "pdf": pdf}
