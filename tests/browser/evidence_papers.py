"""Papers that can be read on the screen: lines of ink on white, a number in the upper right corner."""

import io

from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from lachan.evidence_scan.covering import pdf_of


def page(number: int, size: tuple[int, int] = (827, 1169)) -> Image.Image:
    made = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(made)
    for row in range(14, 90, 3):
        draw.line((80, row * 12, 80 + 20 * (row % 7 + 25), row * 12), fill="black", width=3)
    draw.text((640, 40), f"BL {14 + number:02d}", fill="#1b2a7d", font=ImageFont.load_default(40))
    draw.text((80, 60), "DU LIEU GIA LAP", fill="black", font=ImageFont.load_default(24))
    return made


def scanned_pdf(pages: int) -> bytes:
    return pdf_of(page(number) for number in range(1, pages + 1))


def with_jpeg2000() -> bytes:
    """A page whose picture is JPEG 2000, as scanners of records offices write it."""
    out = io.BytesIO()
    page(1).save(out, "JPEG2000")
    picture, drawn = StreamObject(), DecodedStreamObject()
    picture._data = out.getvalue()
    told = {"/Type": NameObject("/XObject"), "/Subtype": NameObject("/Image"), "/Width": NumberObject(827),
            "/Height": NumberObject(1169), "/Filter": NameObject("/JPXDecode")}  # fmt: skip
    picture.update({NameObject(name): value for name, value in told.items()})
    drawn.set_data(b"q 595 0 0 842 0 0 cm /P Do Q")
    made = PdfWriter()
    sheet = made.add_blank_page(595, 842)
    held = DictionaryObject({NameObject("/P"): made._add_object(picture)})
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): held})
    sheet[NameObject("/Contents")] = made._add_object(drawn)
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()
