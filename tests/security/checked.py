"""Who may see firms and what was found there, said again in Python: the committee all of its province; who checks, those on its own
ground and those its body wrote down."""

from functools import lru_cache
from typing import Any

from .connecting import connect
from .planned import _follows, _of

Row = dict[str, Any]


@lru_cache(maxsize=64)
def _ground(agency: int) -> frozenset[int]:
    """Every commune for a body of the whole province; else its seat, what it serves, and the communes beneath, of the bodies it follows."""
    with connect("keeper") as keeper:
        level, province = keeper.execute("SELECT level, province_id FROM reference_agency WHERE id = %s", [agency]).fetchone()  # fmt: skip
        communes = keeper.execute("SELECT id, parent_id, province_id FROM reference_unit WHERE level = 'commune'").fetchall()  # fmt: skip
        own: set[int] = set()
        for body in _follows(agency):
            seat = keeper.execute("SELECT a.unit_id FROM reference_agency a JOIN reference_unit u ON u.id = a.unit_id WHERE a.id = %s AND a.level = u.level", [body]).fetchall()  # fmt: skip
            served = keeper.execute("SELECT unit_id FROM reference_jurisdiction WHERE agency_id = %s", [body]).fetchall()  # fmt: skip
            own |= {one for (one,) in [*seat, *served]}
    whole = level == "province"
    return frozenset(i for i, above, of in communes if (whole and of == province) or i in own or above in own)  # fmt: skip


def _firm(o, who, row: Row) -> bool:
    if row["province_id"] != who.province_id:
        return False
    near = row["place_id"] in _ground(who.agency_id) or row["agency_id"] in _follows(who.agency_id)
    return "plans" in who.caps or ("field_check" in who.caps and near)


def _of_firm(o, who, row: Row) -> bool:
    return _firm(o, who, _of(o, "sectors_firm", row["firm_id"]))


def _finding(o, who, row: Row) -> bool:
    return _of_firm(o, who, _of(o, "sectors_check", row["check_of_id"]))


CHECKED = {
    "sectors_firm": _firm, "sectors_licence": _of_firm, "sectors_check": _of_firm, "sectors_firmfinding": _finding,
    "sectors_plannedcheck": _of_firm,
    "sectors_planneddrop": lambda o, who, r: _of_firm(o, who, _of(o, "sectors_plannedcheck", r["planned_id"])),
    "sectors_findingstep": lambda o, who, r: _finding(o, who, _of(o, "sectors_firmfinding", r["finding_id"])),
}  # fmt: skip
