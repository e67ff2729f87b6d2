"""What communication reached each place: handed to the profile from here, since `focus` does not know who keeps that book."""

from collections.abc import Mapping

from lachan.access.actor import Actor
from lachan.focus.rules import Reach, Window
from lachan.outreach import queries as outreach


def reached(viewer: Actor, window: Window) -> Mapping[str, Reach]:
    """By the key of the commune of each session's own day; a commune that is not there had none.

    People are those who were counted: what was estimated is never added to it. What went out to everybody reached no place
    more than another and is left out."""
    told = outreach.reach(None, window.since, window.until, province=viewer.province_id)
    return {one.commune.key: Reach(one.sessions, one.counted, one.last_on) for one in told if one.commune}  # fmt: skip
