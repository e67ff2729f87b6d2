"""One person's file as it is opened, in statements planned once: the file and how it stands, its acts, words, clocks.

Every page of a person begins with these; putting them together out of models took longer than their answers. The row
locks answer here as everywhere."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import Model

from lachan.access.actor import Actor
from lachan.access.models import RecordKey
from lachan.access.prepared import Prepared
from lachan.people.models import Person
from lachan.reference.models import Agency, Unit

from .models import CareAct, CareCaring, CareClock, CareFile, CareNote, CareReading

Seen = tuple[int, str, str, datetime]
# In the order of the model's own columns, as whoever makes an object of them takes them.
NAMED = tuple(
    field.attname
    for field in Agency._meta.concrete_fields
    if field.attname in {"id", "name", "short_name", "kind"}
)


def _names(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def columns(alias: str, model: type[Model]) -> str:
    return ", ".join(f'{alias}."{field.column}"' for field in model._meta.concrete_fields)


# Alias in the statement → whose columns are read under it, in this order.
PARTS: dict[str, type[Model]] = {
    "f": CareFile, "p": Person, "place": Unit, "origin": Agency, "k": RecordKey, "r": CareReading, "lead": Agency, "i": CareCaring,
}  # fmt: skip
BODY = ", ".join(f"g.{name}" for name in NAMED)
OPENED = Prepared(
    "text",
    f"SELECT {', '.join(columns(alias, model) for alias, model in PARTS.items())}, "  # noqa: S608 - columns of our own models
    "to_json(sec.care_grounds(f.id)), "
    "(SELECT json_agg(json_build_array(s.agency_id, coalesce(g.name, ''), s.kind, s.since) ORDER BY s.turn) "
    "FROM sec.care_seen_by(f.id) WITH ORDINALITY s (agency_id, kind, since, turn) LEFT JOIN reference_agency g ON g.id = s.agency_id) "
    "FROM people_person p JOIN victims_carefile f ON f.person_id = p.id JOIN reference_agency origin ON origin.id = f.origin_id "
    "JOIN access_recordkey k ON k.id = f.key_id LEFT JOIN reference_unit place ON place.id = f.place_id "
    "LEFT JOIN victims_carereading r ON r.care_id = f.id LEFT JOIN reference_agency lead ON lead.id = r.lead_id "
    "LEFT JOIN victims_carecaring i ON i.care_id = f.id WHERE p.code = $1",
)
# The name of the body that an act was done towards comes with it.
ACTS = Prepared(
    "uuid",
    f"SELECT {columns('a', CareAct)}, {BODY}, t.name FROM victims_careact a "  # noqa: S608 - as above
    "JOIN reference_agency g ON g.id = a.agency_id LEFT JOIN reference_agency t "
    "ON t.id = CASE WHEN a.facts->>'to' ~ '^[0-9]{1,18}$' THEN (a.facts->>'to')::bigint END "
    "WHERE a.care_id = $1 ORDER BY a.occurred_at, a.id",
)
NOTES = Prepared(
    "uuid",
    f"SELECT {columns('n', CareNote)} FROM victims_carenote n "  # noqa: S608 - as above
    "WHERE n.care_id = $1 AND n.audience <> 'told'",
)
CLOCKS = Prepared(
    "uuid",
    f"SELECT {columns('c', CareClock)}, {BODY} FROM victims_careclock c "  # noqa: S608 - as above
    "JOIN reference_agency g ON g.id = c.holder_id WHERE c.care_id = $1 ORDER BY c.due_at, c.id",
)


@dataclass(frozen=True)
class Opened:
    """A file with where it stands, on its path and in care, the viewer's grounds, and which bodies see it: as far as the
    viewer may know."""

    file: CareFile
    reading: CareReading | None
    caring: CareCaring | None
    grounds: frozenset[str]
    seen_by: Sequence[Seen]


def opened(viewer: Actor, code: str) -> Opened | None:
    """The file of this code name within the viewer's rights; nothing where there is none, or none for them."""
    rows = OPENED(code)
    if not rows:
        return None
    *parts, grounds, seen = rows[0]
    found = dict(zip(PARTS, _models(parts), strict=True))
    file, reading = found["f"], found["r"]
    file.person, file.place, file.origin, file.key = (
        found["p"],
        found["place"],
        found["origin"],
        found["k"],
    )
    if reading is not None:
        reading.lead, reading.care = found["lead"], file
    seen_by = [(agency, name, kind, datetime.fromisoformat(since)) for agency, name, kind, since in _json(seen) or ()]  # fmt: skip
    return Opened(file, reading, found["i"], frozenset(_json(grounds) or ()), seen_by)


def _models(row: Sequence[Any]) -> Iterator[Any]:
    at = 0
    for model in PARTS.values():
        names = _names(model)
        values = row[at : at + len(names)]
        at += len(names)
        yield model.from_db("default", names, values) if values[0] is not None else None


def _json(told: Any) -> Any:
    return json.loads(told) if isinstance(told, str) else told


def acts_of(file: CareFile) -> tuple[list[CareAct], dict[int, str]]:
    """The acts that the viewer sees, oldest first, and the names of the bodies they were done towards."""
    names, bodies, towards = _names(CareAct), _Bodies(), {}
    facts = names.index("facts")
    acts = []
    for row in ACTS(file.id):
        values = list(row[: len(names)])
        values[facts] = _json(values[facts])
        act = cast(CareAct, CareAct.from_db("default", names, values))
        act.agency = bodies.of(row[len(names) : -1])
        if row[-1] is not None:
            towards[int(act.facts["to"])] = row[-1]
        acts.append(act)
    return acts, towards


def notes_of(file: CareFile) -> list[CareNote]:
    """The sealed words that the viewer's audience may read; never the story."""
    return [CareNote.from_db("default", _names(CareNote), row) for row in NOTES(file.id)]


def clocks_of(file: CareFile) -> list[CareClock]:
    names, bodies, found = _names(CareClock), _Bodies(), []
    for row in CLOCKS(file.id):
        clock = cast(CareClock, CareClock.from_db("default", names, row[: len(names)]))
        clock.holder = bodies.of(row[len(names) :])
        found.append(clock)
    return found


class _Bodies:
    """One object for each body, however many acts it did."""

    def __init__(self) -> None:
        self._known: dict[int, Agency] = {}

    def of(self, values: Sequence[Any]) -> Agency:
        if values[0] not in self._known:
            self._known[values[0]] = cast(Agency, Agency.from_db("default", NAMED, values))
        return self._known[values[0]]
