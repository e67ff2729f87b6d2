"""Names behind ids, agencies and colleagues in one query; a name the viewer may not see stays out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lachan.access.prepared import Prepared

BOTH = Prepared(
    "bigint[], bigint[]",
    """
SELECT 'agency', id, name FROM reference_agency WHERE id = ANY($1)
UNION ALL SELECT 'person', id, display_name FROM access_account WHERE id = ANY($2)
""",
)


@dataclass
class Names:
    agencies: dict[int, str] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def agency(self, agency_id: object) -> str:
        return self.agencies.get(_number(agency_id), "cơ quan khác")

    def place(self, key: str) -> str:
        return self.places.get(key, "nơi chưa rõ tên")

    def person(self, account_id: object) -> str:
        return self.people.get(_number(account_id), "cán bộ cơ quan khác")


def names_of(agencies: Iterable[object], people: Iterable[object] = ()) -> Names:
    wanted = [sorted({_number(one) for one in many} - {0}) for many in (agencies, people)]
    found = Names()
    if not any(wanted):
        return found
    for kind, row_id, name in BOTH(*wanted):
        (found.agencies if kind == "agency" else found.people)[row_id] = name
    return found


def _number(given: object) -> int:
    return int(str(given)) if str(given or "").isdecimal() else 0
