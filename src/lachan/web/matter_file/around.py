"""What stands around the acts of a matter: traits, assignments, lodgings, linked cases, persons in care."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Assigned:
    """`name` is empty where the viewer may not know who it is."""

    part: str
    name: str
    agency: str
    since: datetime | None


@dataclass(frozen=True)
class Linked:
    """`away`: this case went into (came out of) the other; else the other did."""

    kind: str
    code: str
    away: bool


@dataclass
class Around:
    traits: dict[str, str] = field(default_factory=dict)
    assigned: dict[tuple[str, str], Assigned] = field(default_factory=dict)
    lodged: dict[str, str] = field(default_factory=dict)
    linked: list[Linked] = field(default_factory=list)
    cared: list[str] = field(default_factory=list)


Row = tuple[str, str, str, str, datetime | None]


def around(rows: Iterable[Row]) -> Around:
    """The latest of each, from rows in the order of time; what a row lock hides is not here."""
    found = Around()
    for what, name, value, more, since in rows:
        _put(found, what, (name, value, more), since)
    return found


def _put(found: Around, what: str, row: tuple[str, str, str], since: datetime | None) -> None:
    name, value, more = row
    if what == "trait":
        found.traits[name] = value
    elif what == "assigned":
        found.assigned[name, more] = Assigned(name, value, more, since)
    elif what == "lodged":
        found.lodged[name] = value
    elif what == "cared":
        found.cared.append(name)
    else:
        found.linked.append(Linked(name, value, more == "to"))
