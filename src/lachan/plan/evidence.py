"""Evidence that comes with a report: which files are taken, and how they are sealed and opened again."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from lachan.access import seals

from .models import Attachment, Step
from .refusals import FileOfAnotherKind, FileTooLarge, TooManyFiles

LARGEST, MOST = 5 * 1024 * 1024, 5
STARTS = {"pdf": b"%PDF-", "jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
TYPES = {
    "pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


@dataclass(frozen=True)
class FileGiven:
    name: str
    data: bytes


def kinds_of(files: Sequence[FileGiven]) -> list[str]:
    """The kind of each by its content, whatever its name says."""
    if len(files) > MOST:
        raise TooManyFiles(field="files")
    if any(len(one.data) > LARGEST for one in files):
        raise FileTooLarge(field="files")
    return [_kind(one.data) for one in files]


def _kind(data: bytes) -> str:
    for kind, start in STARTS.items():
        if data.startswith(start):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    raise FileOfAnotherKind(field="files")


def _office(data: bytes) -> str:
    """A package of Office without a macro; its parts are only named here, never unpacked."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except zipfile.BadZipFile as broken:
        raise FileOfAnotherKind(field="files") from broken
    found = [kind for kind, part in OFFICE.items() if part in names]
    if len(found) != 1 or any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise FileOfAnotherKind(field="files")
    return found[0]


def attach(
    step: Step, files: Sequence[FileGiven], kinds: Sequence[str], key: seals.OpenKey
) -> None:
    Attachment.objects.bulk_create([
        Attachment(step=step, kind=kind, size=len(one.data), digest=hashlib.sha256(one.data).digest(),
                   sealed_name=key.seal(_named(one.name)), sealed=key.seal_bytes(one.data))
        for one, kind in zip(files, kinds, strict=True)
    ])  # fmt: skip


def _named(name: str) -> str:
    """The name without folders or control signs; it may say anything, so it is sealed as well."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in bare if sign.isprintable())[:120] or "tep"


def opened(one: Attachment) -> tuple[str, bytes]:
    """Name and bytes, for those whom the lock lets see the row; a byte that differs from the hash is no evidence."""
    key = seals.open_key(one.step.key)
    data = key.open_bytes(one.sealed)
    if hashlib.sha256(data).digest() != bytes(one.digest):
        raise FileOfAnotherKind
    return str(key.open(one.sealed_name)), data


def names_of(step: Step) -> list[tuple[Attachment, str]]:
    found = list(step.attachments.all())
    if not found or step.key is None:
        return []
    key = seals.open_key(step.key)
    return [(one, str(key.open(one.sealed_name))) for one in found]
