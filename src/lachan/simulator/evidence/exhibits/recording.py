"""A recording in which nobody speaks: a tone, eight thousand samples a second, with the words a recorder writes beside it."""

from __future__ import annotations

import math
import struct

from ..telling import Data, named

RATE, TONE, LOUD = 8000, 440, 60


def recording(said: Data) -> bytes:
    samples = bytes(128 + round(LOUD * math.sin(2 * math.pi * TONE * n / RATE)) for n in range(RATE * said["seconds"]))  # fmt: skip
    form = _chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, RATE, RATE, 1, 8))
    body = b"WAVE" + form + _words(said) + _chunk(b"data", samples)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _words(said: Data) -> bytes:
    told = {b"IART": said["artist"], b"ICMT": named(said["about"], "name")}
    return _chunk(b"LIST", b"INFO" + b"".join(_chunk(name, text.encode() + b"\0") for name, text in told.items()))  # fmt: skip


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
