"""One matter with its place, origin, reading and holder in one planned statement.

Every page of a matter begins with it; putting the same question together out of models took ten times its answer."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Model

from lachan.access.prepared import Prepared
from lachan.reference.models import Agency, Unit

from .models import Matter, MatterReading

# Alias in the statement → whose columns are read under it, in this order.
PARTS: dict[str, type[Model]] = {
    "m": Matter, "origin": Agency, "place": Unit, "above": Unit, "reading": MatterReading, "holder": Agency,
}  # fmt: skip


def _columns(alias: str, model: type[Model]) -> str:
    return ", ".join(f'{alias}."{field.column}"' for field in model._meta.concrete_fields)


COLUMNS = ", ".join(_columns(alias, model) for alias, model in PARTS.items())
BY_CODE = Prepared(
    "text",
    f"SELECT {COLUMNS} "  # noqa: S608 - the columns of our own models; the code is bound
    "FROM docket_matter m JOIN reference_agency origin ON origin.id = m.origin_id "
    "LEFT JOIN reference_unit place ON place.id = m.place_id LEFT JOIN reference_unit above ON above.id = place.parent_id "
    "JOIN docket_matterreading reading ON reading.matter_id = m.id "
    "JOIN reference_agency holder ON holder.id = reading.holder_id WHERE m.code = $1",
)


def matter_of(code: str) -> Matter | None:
    """The matter of this code name within the viewer's scope, with what its pages name of it.

    A body that was asked once and has answered no longer sees where the matter stands, nor its page."""
    rows = BY_CODE(code)
    if not rows:
        return None
    found = dict(zip(PARTS, _models(rows[0]), strict=True))
    _tie(found)
    return found["m"]


def _models(row: Sequence[Any]) -> Iterator[Any]:
    at = 0
    for model in PARTS.values():
        names = [field.attname for field in model._meta.concrete_fields]
        values = row[at : at + len(names)]
        at += len(names)
        yield model.from_db("default", names, values) if values[0] is not None else None


def _tie(found: dict[str, Any]) -> None:
    matter, reading = found["m"], found["reading"]
    matter.origin = found["origin"]
    if found["place"] is not None:
        matter.place = found["place"]
        found["place"].parent = found["above"]
    matter._state.fields_cache["reading"] = reading
    reading.holder, reading.matter = found["holder"], matter
