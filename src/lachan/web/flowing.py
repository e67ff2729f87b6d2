"""A long answer, given out piece by piece."""

from collections.abc import Iterator

from lachan.access import scope
from lachan.access.actor import Actor


def each(actor: Actor, parts: Iterator[bytes]) -> Iterator[bytes]:
    """The request's transaction is over when the file flows: each piece is read in one of its own."""
    while True:
        with scope.acting(actor, read_only=True):
            part = next(parts, None)
        if part is None:
            return
        yield part
