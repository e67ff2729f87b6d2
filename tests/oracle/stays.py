"""balance: stays of a matter, or of a person of it, in the hands of one agency after another."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .known import Row, Seen, known_from
from .record import Act


@dataclass(frozen=True, slots=True)
class Stay:
    agency: int
    person: str
    began: datetime
    by: str
    ended: datetime | None
    ended_by: str


def balance(seen: Seen, track: dict[str, Any]) -> Iterator[Row]:
    begin, to = seen.asked.begin, seen.asked.to
    for stay in _stays(seen, track):
        open_at_begin = stay.ended is None or stay.ended >= begin
        open_at_end = stay.ended is None or stay.ended >= to
        reasons = [
            ("opening", stay.began < begin and open_at_begin),
            (f"in.{stay.by}", begin <= stay.began < to),
            (f"out.{stay.ended_by}", stay.ended is not None and begin <= stay.ended < to),
            ("closing", stay.began < to and open_at_end),
        ]
        for reason, so in reasons:
            if so:
                yield seen.row(stay.agency, reason, stay.began, stay.person)


def _stays(seen: Seen, track: dict[str, Any]) -> Iterator[Stay]:
    events: dict[str, list[tuple[datetime, Act]]] = defaultdict(list)
    for act in seen.standing:
        if _tells(act, track):
            at = known_from(seen.record, act) if act.carried else act.occurred_at
            events[act.person if track["of"] == "person" else ""].append((at, act))
    for person, found in events.items():
        found.sort(key=lambda e: (e[0], e[1].occurred_at, e[1].recorded_at, e[1].id))
        yield from _walked(found, person, track)


def _tells(act: Act, track: dict[str, Any]) -> bool:
    if act.kind not in track["comes"] and act.kind not in track["goes"]:
        return False
    if track["of"] == "person" and act.whole:
        return False
    if act.kind in track["of_one"] and not act.whole:
        return False
    named = act.kind == "handover_received" and track["what"]
    return not named or act.facts.get("what") in (None, "", track["what"])


def _walked(found: list[tuple[datetime, Act]], person: str, track: dict[str, Any]) -> Iterator[Stay]:  # fmt: skip
    """The changes of state, then a stay from each arrival to the next change."""
    changes: list[tuple[datetime, Act, int | None]] = []
    state: int | None = None
    last_had: int | None = None
    for at, act in found:
        had = act.agency
        if act.kind in track["resumes"] and last_had is not None:
            had = last_had
        now = had if act.kind in track["comes"] else None
        if now != state:
            changes.append((at, act, now))
        state, last_had = now, had
    for place, (at, act, agency) in enumerate(changes):
        after = changes[place + 1] if place + 1 < len(changes) else None
        if agency is not None and (after is None or after[0] != at):
            yield Stay(agency, person, at, act.kind, after[0] if after else None, after[1].kind if after else "")  # fmt: skip
