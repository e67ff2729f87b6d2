"""What was typed when a session ended: sealed into the page for the account that typed it, and given back to nobody else.

The next person at a shared computer finds a form with ciphertext in it; signed in, they get their own desk."""

import base64
import json
import os
from collections.abc import Iterable
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

# Who signed in last in this browser: the session itself no longer says so once it has ended.
COOKIE, SALT = "lachan-nguoi", "lachan.web.kept"
FIELD = "giu"
LASTS = timedelta(hours=12)
NONCE = 12
Pairs = list[tuple[str, str]]


def remember(response: HttpResponse, account: int) -> HttpResponse:
    """A signed number, for as long as the browser is open; it opens nothing by itself."""
    response.set_signed_cookie(COOKIE, str(account), salt=SALT, httponly=True, samesite="Lax",
                               secure=settings.SESSION_COOKIE_SECURE)  # fmt: skip
    return response


def typist(request: HttpRequest) -> int | None:
    try:
        return int(request.get_signed_cookie(COOKIE, salt=SALT))
    except (KeyError, ValueError, signing.BadSignature):
        return None


def seal(typed: Iterable[tuple[str, str]], account: int, at: datetime) -> str:
    clear = json.dumps([at.timestamp(), *typed], ensure_ascii=False).encode()
    nonce = os.urandom(NONCE)
    return base64.b64encode(nonce + _cipher().encrypt(nonce, clear, _for(account))).decode()


def unseal(text: str, account: int, at: datetime) -> Pairs:
    """The pairs as they were typed; none of somebody else's, none too old, none tampered with."""
    try:
        sealed = base64.b64decode(text, validate=True)
        clear = _cipher().decrypt(sealed[:NONCE], sealed[NONCE:], _for(account))
    except (ValueError, InvalidTag):
        return []
    since, *typed = json.loads(clear)
    return (
        [] if at.timestamp() - since > LASTS.total_seconds() else [(n, said) for n, said in typed]
    )


def _cipher() -> AESGCM:
    return AESGCM(salted_hmac(SALT, "sealing", algorithm="sha256").digest())


def _for(account: int) -> bytes:
    return f"account {account}".encode()
