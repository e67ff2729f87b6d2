"""The signed scope token: what the row policies trust, and nothing else.

`exp.uid.caps.agencies.hmac`; the database checks it against a key the application role cannot
read, so injected SQL can neither widen nor forge it."""

import hashlib
import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

from lachan import postgres

from .actor import Actor

LIFETIME = 300  # seconds; a token lives for one transaction, this is the longest one may run
AUTH = frozenset({"auth"})


def sign(uid: int, caps: frozenset[str], agencies: tuple[int, ...], *, exp: int) -> str:
    """The token text for these rights, valid until `exp` (epoch seconds)."""
    body = f"{exp}.{uid}.{','.join(sorted(caps))}.{','.join(map(str, agencies))}"
    mac = hmac.new(key(), body.encode(), hashlib.sha256).hexdigest()
    return f"{body}.{mac}"


def key() -> bytes:
    return bytes.fromhex(postgres.secret("scope"))


def bind(token: str, using: str = "default") -> None:
    """Give the running transaction these rights; they end with it."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config('lachan.token', %s, true)", [token])


def token_of(actor: Actor) -> str:
    # The wall clock bounds the token's life only; legal time is always handed in.
    exp = int(time.time()) + LIFETIME
    return sign(actor.account_id, actor.caps, actor.scope, exp=exp)


@contextmanager
def widened(actor: Actor, cap: str, using: str = "default") -> Iterator[None]:
    """For a stretch of a verb: the actor's own rights and one more, which no role has and no SQL can sign."""
    exp = int(time.time()) + LIFETIME
    bind(sign(actor.account_id, actor.caps | {cap}, actor.scope, exp=exp), using)
    try:
        yield
    finally:
        if not connections[using].needs_rollback:
            bind(token_of(actor), using)


def signing_in() -> str:
    """The right to look accounts up while nobody is signed in yet."""
    return sign(0, AUTH, (), exp=int(time.time()) + LIFETIME)


@contextmanager
def acting(actor: Actor, *, using: str = "default", read_only: bool = False) -> Iterator[None]:
    """A transaction that sees what this actor may see."""
    with transaction.atomic(using=using):
        if read_only:
            with connections[using].cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
        bind(token_of(actor), using)
        yield
