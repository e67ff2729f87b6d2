"""What a code opened stays open for a while: the token that says so, and the addresses that bear it."""

from datetime import datetime
from urllib.parse import quote

from .sealing import seal, unseal

OPENED = "open"
TOKEN, LANGUAGE = "phien", "tieng"
LETTER, FILES = "/bao-tin/tro-lai/tin/", "/bao-tin/tro-lai/tin/tep/"
LASTS = 15 * 60  # seconds that an opened letter stays open


def token(digest: str, at: datetime) -> str:
    return seal({"digest": digest, "until": at.timestamp() + LASTS}, OPENED)


def address(digest: str, language: str, at: datetime, of: str = LETTER) -> str:
    return f"{of}?{TOKEN}={quote(token(digest, at))}&{LANGUAGE}={quote(language)}"


def digest_of(sealed: str, at: datetime) -> str | None:
    """The digest that this token opens at this moment; None where it opens nothing, or no longer."""
    opened = unseal(sealed, OPENED)
    return opened["digest"] if opened is not None and at.timestamp() <= opened["until"] else None
