"""Names behind ids, agencies and colleagues in one query; a name the viewer may not see stays out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

BOTH = """
SELECT 'agency', id, name FROM reference_agency WHERE id = ANY(%s)
UNION ALL SELECT 'person', id, display_name FROM access_account WHERE id = ANY(%s)
"""


@dataclass
class Names:
    agencies: dict[int, str] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)

    def agency(self, agency_id: object) -> str:
        return self.agencies.get(_number(agency_id), "cơ quan khác")

    def person(self, account_id: object) -> str:
        return self.people.get(_number(account_id), "cán bộ cơ quan khác")


def names_of(agencies: Iterable[object], people: Iterable[object] = ()) -> Names:
    wanted = [sorted({_number(one) for one in many} - {0}) for many in (agencies, people)]
    found = Names()
    if not any(wanted):
        return found
    with connection.cursor() as cursor:
        cursor.execute(BOTH, wanted)
        for kind, row_id, name in cursor.fetchall():
            (found.agencies if kind == "agency" else found.people)[row_id] = name
    return found


def _number(given: object) -> int:
    return int(str(given)) if str(given or "").isdecimal() else 0
