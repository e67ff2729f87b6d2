"""Files made here, sound and hostile; the hostile ones are small and hurt nobody who does not open them."""

from __future__ import annotations

import io
import struct
import wave
import zipfile

from docx import Document
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)


def picture(format_: str, size: tuple[int, int] = (640, 480), **more: object) -> bytes:
    made = Image.radial_gradient("L").resize(size).convert("RGB")
    out = io.BytesIO()
    made.save(out, format_, **more)
    return out.getvalue()


def pdf(pages: int = 3) -> bytes:
    return written(writer(pages))


def writer(pages: int = 1) -> PdfWriter:
    made = PdfWriter()
    for _ in range(pages):
        made.add_blank_page(595, 842)
    return made


def written(made: PdfWriter) -> bytes:
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def with_javascript() -> bytes:
    """Scripts of the document, in its tree of names."""
    made = writer()
    script = _act("/JavaScript")
    names = ArrayObject([TextStringObject("x"), made._add_object(script)])
    tree = DictionaryObject({NameObject("/Names"): names})
    made._root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): tree})
    return written(made)


def with_action(kind: str) -> bytes:
    """An act on a page rather than on the document, as the quieter ones have it."""
    made = writer()
    made.pages[0][NameObject("/AA")] = DictionaryObject(
        {NameObject("/O"): made._add_object(_act(kind))}
    )
    return written(made)


def with_action_by_reference() -> bytes:
    """The kind of act kept elsewhere and only pointed at."""
    made = writer()
    act = _act("/Launch")
    act[NameObject("/S")] = made._add_object(NameObject("/Launch"))
    made.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): act})
    return written(made)


def _act(kind: str) -> DictionaryObject:
    return DictionaryObject(
        {NameObject("/S"): NameObject(kind), NameObject("/F"): TextStringObject("cmd.exe")}
    )


def with_hidden_name() -> bytes:
    """/JavaScript written with a number for a letter, of the same length to keep the index right."""
    return with_action("/JavaScript__").replace(b"/JavaScript__", b"/J#61vaScript")


def with_attachment() -> bytes:
    made = writer()
    made.add_attachment("a.exe", b"MZ")
    return written(made)


def with_huge_picture() -> bytes:
    made = writer()
    stream = StreamObject()
    for name, value in (("/Width", 60_000), ("/Height", 60_000)):
        stream[NameObject(name)] = NumberObject(value)
    stream[NameObject("/Subtype")] = NameObject("/Image")
    stream.set_data(b"x")
    made._add_object(stream)
    return written(made)


def encrypted() -> bytes:
    made = writer()
    made.encrypt("bi-mat")
    return written(made)


def wav(seconds: int = 1) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(8000)
        opened.writeframes(b"\x00\x10" * 8000 * seconds)
    return out.getvalue()


def mp3(frames: int = 60) -> bytes:
    """Silent frames: 128 kbit/s, 44.1 kHz, 417 bytes each."""
    return (b"\xff\xfb\x90\x00" + b"\x00" * 413) * frames


def box(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(body)) + kind + body


def film(brand: bytes = b"isom", index: bool = True) -> bytes:
    start = box(b"ftyp", brand + b"\x00\x00\x02\x00" + brand)
    moov = box(b"moov", box(b"mvhd", b"\x00" * 12 + struct.pack(">II", 1000, 5000) + b"\x00" * 80))
    return start + (moov if index else b"") + box(b"mdat", b"\x00" * 64)


def webm(length: int = 5, kept: int = 5) -> bytes:
    head = b"\x42\x82\x84webm"
    return (b"\x1aE\xdf\xa3" + bytes([0x80 | len(head)]) + head
            + b"\x18S\x80g" + bytes([0x80 | length]) + b"\x00" * kept)  # fmt: skip


def ogg(pages: int = 3) -> bytes:
    def page(number: int) -> bytes:
        return b"OggS\x00\x02" + b"\x00" * 12 + struct.pack("<II", number, 0) + b"\x01\x1e" + b"\x01vorbis" + b"\x00" * 23  # fmt: skip

    return b"".join(page(number) for number in range(pages))


def xlsx() -> bytes:
    made = Workbook()
    made.active.append(["STT", "Tên tài liệu"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def docx() -> bytes:
    made = Document()
    made.add_paragraph("Danh mục tài liệu")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def zipped(parts: dict[str, bytes], base: bytes = b"") -> bytes:
    """A package of these parts, on top of another package where one is given."""
    out = io.BytesIO(base)
    with zipfile.ZipFile(out, "a" if base else "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return out.getvalue()
