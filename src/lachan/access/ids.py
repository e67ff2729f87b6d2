"""Ids of rows: version 7 (RFC 9562), so that indexes grow at one end. Such an id tells the millisecond of its making.

Of somebody who asked not to be known, that is too much: within `told_only_to` an id tells the hour and no more."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7 as exact

_moment: ContextVar[datetime | None] = ContextVar("told_only_to", default=None)
VERSION, VARIANT = 0x7 << 76, 0b10 << 62
RANDOM_A, RANDOM_B = 0xFFF << 64, (1 << 62) - 1


def uuid7() -> UUID:
    """A fresh id, of this very millisecond or of the moment that the running stretch is told only to."""
    moment = _moment.get()
    return exact() if moment is None else _of(moment)


@contextmanager
def told_only_to(moment: datetime) -> Iterator[None]:
    """For this stretch ids carry that moment and no finer one; their order within it says nothing."""
    before = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(before)


def _of(moment: datetime) -> UUID:
    """The moment in the first 48 bits; all that a generator would count up in is drawn anew."""
    drawn = secrets.randbits(76)
    stamp = int(moment.timestamp() * 1000) << 80
    return UUID(int=stamp | VERSION | (drawn & RANDOM_A) | VARIANT | (drawn & RANDOM_B))
