"""Seals: one data key per record, wrapped by a master key outside the database (envelope).

AES-256-GCM (NIST SP 800-38D) with the record's id as associated data, so that a ciphertext moved
to another record does not open. Exact look-up uses HMAC-SHA256 under a key of its own."""

import base64
import hashlib
import hmac
import json
import os
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lachan import postgres

from .models import RecordKey
from .refusals import Refusal

NONCE = 12


class KeyDestroyed(Refusal):
    """Khóa của hồ sơ này đã được hủy theo quy định; danh tính và nội dung không còn mở được, các hành vi tố tụng vẫn còn. Dùng mã người và các hành vi để giải quyết tiếp."""


class KeyMissing(Refusal):
    """Không tìm thấy khóa chủ để mở niêm phong. Báo quản trị viên: cần đặt lại tệp khóa (lachan keys check) rồi thử lại."""


@dataclass(frozen=True)
class Keyring:
    """The master keys at hand: `current` wraps new records, the others only open old ones."""

    current: str
    masters: dict[str, bytes]
    lookup: bytes

    def wrap(self, record: UUID, data_key: bytes) -> bytes:
        return _encrypt(self.masters[self.current], data_key, record.bytes)

    def unwrap(self, record: UUID, wrapped: bytes, master: str) -> bytes:
        if master not in self.masters:
            raise KeyMissing
        return _decrypt(self.masters[master], wrapped, record.bytes)


def keyfile() -> Path:
    return Path(os.environ.get("LACHAN_KEYS") or postgres.state_dir() / "keys.json")


@lru_cache(maxsize=4)
def _read(path: Path, stamp: int) -> Keyring:
    given = json.loads(path.read_text("utf-8"))
    masters = {name: base64.b64decode(text) for name, text in given["masters"].items()}
    return Keyring(given["current"], masters, base64.b64decode(given["lookup"]))


def keyring() -> Keyring:
    path = keyfile()
    if not path.exists():
        raise KeyMissing
    return _read(path, path.stat().st_mtime_ns)


def init_keys() -> str:
    """Make the key file where there is none; returns the current master's name."""
    if keyfile().exists():
        return keyring().current
    _store({"m1": secrets.token_bytes(32)}, "m1", secrets.token_bytes(32))
    return "m1"


def add_master() -> str:
    """Add a new current master; old records still open with theirs until `rewrap`."""
    ring = keyring()
    name = f"m{len(ring.masters) + 1}"
    _store({**ring.masters, name: secrets.token_bytes(32)}, name, ring.lookup)
    return name


def _store(masters: dict[str, bytes], current: str, lookup: bytes) -> None:
    text = {name: base64.b64encode(key).decode() for name, key in masters.items()}
    body = {"current": current, "masters": text, "lookup": base64.b64encode(lookup).decode()}
    path = keyfile()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(body), "utf-8")
    fresh.replace(path)


@dataclass(frozen=True)
class OpenKey:
    """A data key in hand, for one record, for as long as one verb runs."""

    record: UUID
    data_key: bytes

    def seal(self, what: object) -> bytes:
        text = json.dumps(what, ensure_ascii=False).encode()
        return _encrypt(self.data_key, text, self.record.bytes)

    def open(self, blob: bytes) -> object:
        return json.loads(_decrypt(self.data_key, bytes(blob), self.record.bytes))

    def seal_bytes(self, data: bytes) -> bytes:
        return _encrypt(self.data_key, data, self.record.bytes)

    def open_bytes(self, blob: bytes) -> bytes:
        return _decrypt(self.data_key, bytes(blob), self.record.bytes)

    def mark(self, parts: Iterable[bytes]) -> bytes:
        """A hash under this record's key: it knows the same bytes again here, and nowhere else."""
        made = hmac.new(_apart(self.data_key), digestmod=hashlib.sha256)
        for part in parts:
            made.update(part)
        return made.digest()


def make_key(record: UUID) -> tuple[RecordKey, OpenKey]:
    """A fresh data key for a record: the row to store and the key to seal with."""
    ring, data_key = keyring(), secrets.token_bytes(32)
    row = RecordKey(id=record, wrapped=ring.wrap(record, data_key), master=ring.current)
    return row, OpenKey(record, data_key)


def open_key(row: RecordKey) -> OpenKey:
    if row.wrapped is None:
        raise KeyDestroyed
    return OpenKey(row.id, keyring().unwrap(row.id, bytes(row.wrapped), row.master))


def rewrap(row: RecordKey) -> RecordKey:
    """The same data key under the current master."""
    if row.wrapped is not None:
        row.wrapped = keyring().wrap(row.id, open_key(row).data_key)
        row.master = keyring().current
    return row


def fingerprint(kind: str, value: str) -> bytes:
    """Keyed hash for exact look-up: case, spacing and Unicode form do not matter, accents do."""
    plain = " ".join(unicodedata.normalize("NFC", value).casefold().split())
    return hmac.new(keyring().lookup, f"{kind}\0{plain}".encode(), hashlib.sha256).digest()


def _apart(key: bytes) -> bytes:
    """What hashes is not what encrypts: one key comes out of the other and never leads back."""
    return hmac.new(key, b"mark", hashlib.sha256).digest()


def _encrypt(key: bytes, text: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text, bound_to)


def _decrypt(key: bytes, blob: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(blob[:NONCE], blob[NONCE:], bound_to)
    except InvalidTag as broken:
        raise KeyMissing from broken
