"""What communication reached each place: handed to the profile from here, since `focus` does not know who keeps that book."""

from collections.abc import Mapping

from lachan.access.actor import Actor
from lachan.focus.rules import Reach, Window


def reached(viewer: Actor, window: Window) -> Mapping[str, Reach] | None:
    """By the key of the commune of each session's own day. None while no book of communication is kept here: unknown is not nought."""
    return None
