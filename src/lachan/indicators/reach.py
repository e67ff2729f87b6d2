"""What a question reaches: the units on its ground and the bodies its body stands for, from rows of reference."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connections

from . import places
from .asked import Asked

UNITS = "SELECT id, parent_id FROM reference_unit WHERE province_id = %s"
SUCCESSIONS = """SELECT s.predecessor_id, s.successor_id FROM reference_unitsuccession s
                 JOIN reference_unit u ON u.id = s.predecessor_id WHERE u.province_id = %s"""
AGENCIES = "SELECT id, parent_id, successor_id FROM reference_agency WHERE province_id = %s"


@dataclass(frozen=True)
class Reach:
    """None: not asked for, so everything."""

    units: frozenset[int] | None = None
    agencies: frozenset[int] | None = None


def reach(
    asked: Asked,
    units: Iterable[tuple[int, int | None]],
    successions: Iterable[tuple[int, int]],
    agencies: Iterable[tuple[int, int | None, int | None]],
) -> Reach:
    ground = None if asked.place is None else places.ground(units, successions).of(asked.place)
    bodies = None if asked.agency is None else places.stands_for(asked.agency, agencies)
    return Reach(ground, bodies)


def server_reach(asked: Asked, using: str = "figures") -> Reach:
    """From our own tables; nothing is read when nothing of the kind was asked."""
    of = [asked.province]
    units = _rows(using, UNITS, of) if asked.place is not None else []
    successions = _rows(using, SUCCESSIONS, of) if asked.place is not None else []
    agencies = _rows(using, AGENCIES, of) if asked.agency is not None else []
    return reach(asked, units, successions, agencies)


def _rows(using: str, query: str, given: list[int]) -> list[tuple]:
    with connections[using].cursor() as cursor:
        cursor.execute(query, given)
        return list(cursor.fetchall())
