"""Receipt codes: sixteen digits, shown once; what is kept is a keyed hash, and the key is not in the database."""

import hashlib
import hmac
import secrets
from functools import lru_cache
from uuid import UUID

from lachan import postgres

DIGITS = 16


def fresh() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(DIGITS))


def grouped(code: str) -> str:
    """As it is shown and read aloud: four and four."""
    return " ".join(code[place : place + 4] for place in range(0, DIGITS, 4))


def read(typed: str) -> str:
    """The digits of what was typed, however they were parted; empty where they are not sixteen."""
    digits = "".join(mark for mark in typed[:100] if mark in "0123456789")
    return digits if len(digits) == DIGITS else ""


def digest(code: str) -> bytes:
    """By this a letter is found; the same work whatever the code, looked up by an index that knows hashes only."""
    return hmac.new(_key(), code.encode(), hashlib.sha256).digest()


def mark(letter: UUID, data: bytes) -> bytes:
    """Knows the same file again under one letter; whoever holds the database alone cannot try files on it."""
    return hmac.new(_key(), letter.bytes + hashlib.sha256(data).digest(), hashlib.sha256).digest()


@lru_cache(maxsize=1)
def _key() -> bytes:
    return bytes.fromhex(postgres.secret("letterbox"))
