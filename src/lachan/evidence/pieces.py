"""A file in sealed pieces, read as one: seekable, opened only where it is read.

Each piece carries the upload's id and its place inside the seal, so that pieces cannot be exchanged or moved."""

import hashlib
import io
from collections.abc import Iterator
from uuid import UUID

from django.db.models import F, Max

from lachan.access import seals

from .models import Chunk, Upload
from .refusals import Refilled

PIECE = 1024 * 1024
PLACE = 8


def bring(upload: Upload, key: seals.OpenKey, begins: int, data: bytes) -> None:
    """Store these bytes from `begins` on, in pieces of at most 1 MiB."""
    Chunk.objects.bulk_create([
        Chunk(upload=upload, begins=begins + at, size=len(part),
              sealed=key.seal_bytes(_place(upload.id, begins + at) + part))
        for at in range(0, len(data), PIECE) if (part := data[at : at + PIECE])
    ])  # fmt: skip


def received(upload: Upload) -> int:
    """How many bytes have come; they come in order."""
    found = Chunk.objects.filter(upload=upload).aggregate(end=Max(F("begins") + F("size")))
    return int(found["end"] or 0)


def _place(upload: UUID, begins: int) -> bytes:
    return upload.bytes + begins.to_bytes(PLACE, "big")


def piece(upload: Upload, key: seals.OpenKey, begins: int) -> bytes:
    """The piece in which this byte lies, opened."""
    row = Chunk.objects.filter(upload=upload, begins__lte=begins).order_by("-begins").first()
    if row is None:
        return b""
    text = key.open_bytes(row.sealed)
    head = _place(upload.id, row.begins)
    if not text.startswith(head) or len(text) - len(head) != row.size:
        raise Refilled
    return text[len(head) + begins - row.begins :]


def run(upload: Upload, key: seals.OpenKey, begins: int, end: int) -> Iterator[bytes]:
    """The bytes from `begins` up to `end` (excluded), piece by piece."""
    while begins < end:
        part = piece(upload, key, begins)[: end - begins]
        if not part:
            raise Refilled
        yield part
        begins += len(part)


def digest(upload: Upload, key: seals.OpenKey) -> bytes:
    """SHA-256 of the whole."""
    found = hashlib.sha256()
    for part in run(upload, key, 0, upload.size):
        found.update(part)
    return found.digest()


class _Raw(io.RawIOBase):
    """The upload as a file that libraries can seek in; one piece is held at a time."""

    def __init__(self, upload: Upload, key: seals.OpenKey) -> None:
        super().__init__()
        self._upload, self._key, self._at = upload, key, 0
        self._held: tuple[int, bytes] = (0, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._upload.size}[whence]
        if start + offset < 0:
            raise ValueError("before the beginning")
        self._at = start + offset
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # any writable buffer
        if self._at >= self._upload.size or not len(view):
            return 0
        begins, data = self._held
        if not begins <= self._at < begins + len(data):
            begins, data = self._held = (self._at, piece(self._upload, self._key, self._at))
        part = data[self._at - begins :][: len(view)]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)


def whole(upload: Upload, key: seals.OpenKey) -> io.BufferedReader:
    """The upload as a file that libraries read and seek in."""
    return io.BufferedReader(_Raw(upload, key), PIECE)
