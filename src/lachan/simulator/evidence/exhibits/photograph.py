"""A photograph of the blue notebook: drawn, never taken; its EXIF holds a camera, a place and a name, as a real one would."""

from __future__ import annotations

import io
from fractions import Fraction
from random import Random

from PIL import ExifTags, Image, ImageDraw

from ..scans.lettering import font
from ..telling import MARK, Data, named

SIZE = (1600, 1200)
LINES = ("13/9  Lam 20 – Mây", "26/9  Lam 15 – Thông", "11/10 Lam 10 – Nhuần", "5/11  thu Thúc 30", "3/12  Lam 20 – Quỳ")  # fmt: skip


def photograph(said: Data) -> bytes:
    picture = _notebook()
    out = io.BytesIO()
    picture.save(
        out, "JPEG", quality=72, exif=_exif(said), comment=named(said["about"], "name").encode()
    )
    return out.getvalue()


def _notebook() -> Image.Image:
    dice = Random("photograph")  # noqa: S311 (a picture, not a secret)
    picture = Image.new("RGB", SIZE, (120, 96, 70))
    draw = ImageDraw.Draw(picture)
    for _ in range(400):  # the grain of a table
        y, shade = dice.randrange(SIZE[1]), dice.randint(-12, 12)
        draw.line(
            (0, y, SIZE[0], y + dice.randint(-9, 9)), fill=(118 + shade, 94 + shade, 68 + shade)
        )
    draw.rectangle((330, 150, 1270, 1090), fill=(38, 70, 132))
    draw.rectangle((360, 170, 1250, 1070), fill=(244, 240, 226))
    for nth, line in enumerate(LINES):
        draw.line((390, 340 + 130 * nth, 1220, 340 + 130 * nth), fill=(170, 180, 200), width=2)
        draw.text((410, 270 + 130 * nth), line, font=font("italic", 56), fill=(30, 40, 110))
    draw.text((40, 30), MARK, font=font("bold", 60), fill=(240, 240, 240))
    draw.text((40, 1120), "Thước 20 cm", font=font("plain", 36), fill=(230, 230, 230))
    return picture


def _exif(said: Data) -> Image.Exif:
    exif = Image.Exif()
    base = ExifTags.Base
    # Bytes, since Pillow would write a question mark for every Vietnamese letter.
    exif[base.Artist] = said["artist"].encode()
    exif[base.ImageDescription] = named(said["about"], "name").encode()
    exif[base.Make], exif[base.Model] = said["make"].encode(), said["model"].encode()
    exif[base.DateTime] = said["taken"]
    exif.get_ifd(ExifTags.IFD.Exif)[base.DateTimeOriginal] = said["taken"]
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLongitudeRef] = "N", "E"
    place[ExifTags.GPS.GPSLatitude] = tuple(Fraction(n) for n in said["latitude"])
    place[ExifTags.GPS.GPSLongitude] = tuple(Fraction(n) for n in said["longitude"])
    return exif
