"""The province of the leak test: planted persons, what lies beside them, browsers, dice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from lachan.web import guard
from tests.security.connecting import connect

from . import addresses, asking, filed, planting, probes
from .canaries import Canary, Planted

AT = datetime(2026, 6, 1, 9, 0, tzinfo=guard.HANOI)


@dataclass
class Scene:
    planted: Planted
    persons: planting.Persons
    prober: probes.Prober


def rows(sql: str) -> list[Any]:
    with connect("keeper") as keeper:
        return keeper.execute(sql).fetchall()


def standing(cast: Any) -> Iterator[Scene]:
    """While the clock of the door stands still."""
    patch = pytest.MonkeyPatch()
    patch.setattr(guard, "now", lambda: AT)
    try:
        yield _made(cast)
    finally:
        patch.undo()


def _made(cast: Any) -> Scene:
    planted = Planted()
    persons = planting.build(cast, planted)
    beside = filed.build(cast, planted, persons)
    doors = asking.Doors(cast, planted, beside, {})
    listed = asking.send_list(doors, "xahoixa_2026")
    for place, code in enumerate(listed, 1):
        planted.keep(Canary(code, f"listed_{place}", "code", "code"))
    doors.keys = asking.api_keys(cast, AT)
    doors.subjects = (
        beside.subjects | {of: {file.id} for of, file in persons.files.items()} | _by_code(listed)
    )
    # The person of the matter is opened from either side.
    doors.subjects["in_matter"] |= beside.subjects["matter"]
    return Scene(
        planted,
        persons,
        probes.Prober(doors, addresses.blanks(rows), addresses.routes(), asking.seed()),
    )


def _by_code(listed: list[str]) -> dict[str, set[Any]]:
    """Whom the list brought, in its order."""
    found = dict(
        rows(
            "SELECT p.code, f.id FROM victims_carefile f JOIN people_person p ON p.id = f.person_id"
        )
    )
    return {f"listed_{place}": {found[code]} for place, code in enumerate(listed, 1)}
