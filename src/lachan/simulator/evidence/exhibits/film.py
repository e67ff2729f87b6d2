"""A few seconds of film without a film program: each frame an AV1 picture as Pillow writes it, laid into an MP4 by hand.

A still AVIF is one AV1 key frame in a box; the same frames, one behind another with a table of times, are a video."""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageDraw

from ..scans.lettering import font
from ..telling import MARK, Data, named

SIZE = (320, 240)
RATE = 5  # frames a second
SCALE = 1000


def film(said: Data) -> bytes:
    stills = [_still(nth) for nth in range(RATE * said["seconds"])]
    frames = [_inside(one, b"mdat") for one in stills]
    head = _box(b"ftyp", b"isom\0\0\2\0isomiso2av01mp41")
    moov = _index(frames, _inside(stills[0], b"av1C"), 0, said)
    moov = _index(frames, _inside(stills[0], b"av1C"), len(head) + len(moov) + 8, said)
    return head + moov + _box(b"mdat", b"".join(frames))


def _still(nth: int) -> bytes:
    picture = Image.new("RGB", SIZE, (28, 30, 44))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((200, 60, 290, 240), fill=(70, 60, 50))
    draw.ellipse((30 + 8 * nth, 120, 60 + 8 * nth, 150), fill=(190, 160, 140))
    draw.rectangle((30 + 8 * nth, 150, 60 + 8 * nth, 215), fill=(90, 100, 150))
    draw.text((8, 6), f"03/12/2025 21:34:{nth // RATE:02d}", font=font("plain", 18), fill="white")
    draw.text((8, 214), MARK, font=font("bold", 18), fill="white")
    out = io.BytesIO()
    picture.save(out, "AVIF", quality=45, speed=8, max_threads=1)
    return out.getvalue()


def _inside(still: bytes, name: bytes) -> bytes:
    at = still.index(name)
    return still[at + 4 : at - 4 + struct.unpack(">I", still[at - 4 : at])[0]]


def _index(frames: list[bytes], config: bytes, start: int, said: Data) -> bytes:
    length = len(frames) * SCALE // RATE
    track = _box(b"trak", _full(b"tkhd", _track(length), flags=3) + _box(b"mdia", _media(frames, config, start, length)))  # fmt: skip
    return _box(b"moov", _full(b"mvhd", _movie(length)) + track + _box(b"udta", _words(said)))


def _movie(length: int) -> bytes:
    return struct.pack(">IIII", 0, 0, SCALE, length) + struct.pack(">IH10x", 0x10000, 0x100) + _matrix() + bytes(24) + struct.pack(">I", 2)  # fmt: skip


def _track(length: int) -> bytes:
    shape = struct.pack(">II", SIZE[0] << 16, SIZE[1] << 16)
    return struct.pack(">IIIII", 0, 0, 1, 0, length) + bytes(16) + _matrix() + shape


def _matrix() -> bytes:
    return struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)


def _media(frames: list[bytes], config: bytes, start: int, length: int) -> bytes:
    head = _full(b"mdhd", struct.pack(">IIIIHH", 0, 0, SCALE, length, 0x55C4, 0))
    handler = _full(b"hdlr", bytes(4) + b"vide" + bytes(12) + b"\0")
    source = _box(b"dinf", _full(b"dref", struct.pack(">I", 1) + _full(b"url ", b"", flags=1)))
    table = _box(b"stbl", _entry(config) + _table(frames, start))
    return head + handler + _box(b"minf", _full(b"vmhd", bytes(8), flags=1) + source + table)


def _entry(config: bytes) -> bytes:
    shape = struct.pack(">6xH16xHHIIIH32xHh", 1, *SIZE, 0x480000, 0x480000, 0, 1, 24, -1)
    return _full(b"stsd", struct.pack(">I", 1) + _box(b"av01", shape + _box(b"av1C", config)))


def _table(frames: list[bytes], start: int) -> bytes:
    count = len(frames)
    sizes = b"".join(struct.pack(">I", len(one)) for one in frames)
    return (_full(b"stts", struct.pack(">III", 1, count, SCALE // RATE)) + _full(b"stsc", struct.pack(">IIII", 1, 1, count, 1))
            + _full(b"stsz", struct.pack(">II", 0, count) + sizes) + _full(b"stco", struct.pack(">II", 1, start)))  # fmt: skip


def _words(said: Data) -> bytes:
    """As telephones write it: who filmed, what is seen."""
    told = {b"\xa9ART": said["artist"], b"\xa9cmt": named(said["about"], "name")}
    items = b"".join(_box(name, _box(b"data", struct.pack(">II", 1, 0) + text.encode())) for name, text in told.items())  # fmt: skip
    handler = _full(b"hdlr", bytes(4) + b"mdir" + b"appl" + bytes(9))
    return _full(b"meta", handler + _box(b"ilst", items))


def _full(name: bytes, data: bytes, flags: int = 0) -> bytes:
    return _box(name, struct.pack(">I", flags) + data)


def _box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + name + data
