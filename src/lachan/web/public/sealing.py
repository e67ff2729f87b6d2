"""What a page carries for its next step, sealed: read and made by the server only, and kept nowhere but in that page."""

import base64
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.crypto import salted_hmac

SALT, NONCE, MOST = "lachan.web.public", 12, 2000


def seal(what: dict[str, Any], use: str) -> str:
    """For one use only: what was sealed to be sent does not open a letter."""
    nonce = os.urandom(NONCE)
    clear = json.dumps(what).encode()
    return base64.urlsafe_b64encode(nonce + _cipher().encrypt(nonce, clear, use.encode())).decode()


def unseal(text: str, use: str) -> dict[str, Any] | None:
    """What was sealed for this use; None where it was not, or somebody has changed it."""
    try:
        sealed = base64.urlsafe_b64decode(text[:MOST].encode())
        opened = _cipher().decrypt(sealed[:NONCE], sealed[NONCE:], use.encode())
    except (ValueError, InvalidTag):
        return None
    found: dict[str, Any] = json.loads(opened)
    return found


def _cipher() -> AESGCM:
    return AESGCM(salted_hmac(SALT, "sealing", algorithm="sha256").digest())
