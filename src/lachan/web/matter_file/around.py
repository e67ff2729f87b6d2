"""What stands around the acts of a matter, in one statement: traits, assignments, lodgings, linked cases."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

ROWS = """
SELECT 'trait', field, value, '', recorded_at FROM intake_trait WHERE matter_id = %(m)s
UNION ALL SELECT 'assigned', a.part, coalesce(c.display_name, ''), g.short_name, a.since FROM cases_assignment a
  JOIN reference_agency g ON g.id = a.agency_id LEFT JOIN access_account c ON c.id = a.account_id WHERE a.matter_id = %(m)s
  AND NOT EXISTS (SELECT 1 FROM docket_act w WHERE w.supersedes_id = a.act_id AND w.kind = 'fact_corrected')
UNION ALL SELECT 'lodged', l.person, g.name, '', l.since FROM cases_lodging l
  JOIN reference_agency g ON g.id = l.facility_id WHERE l.matter_id = %(m)s
UNION ALL SELECT 'linked', l.kind, coalesce(o.code, ''), 'to', NULL FROM cases_caselink l
  LEFT JOIN docket_matter o ON o.id = l.other_id WHERE l.matter_id = %(m)s
UNION ALL SELECT 'linked', l.kind, coalesce(o.code, ''), 'from', NULL FROM cases_caselink l
  LEFT JOIN docket_matter o ON o.id = l.matter_id WHERE l.other_id = %(m)s
ORDER BY 5
"""


@dataclass(frozen=True)
class Assigned:
    """`name` is empty where the viewer may not know who it is."""

    part: str
    name: str
    agency: str
    since: datetime


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


def around(matter_id: UUID) -> Around:
    """The latest of each; what a row lock hides is not here."""
    found = Around()
    with connection.cursor() as cursor:
        cursor.execute(ROWS, {"m": matter_id})
        for what, name, value, more, since in cursor.fetchall():
            _put(found, what, (name, value, more), since)
    return found


def _put(found: Around, what: str, row: tuple[str, str, str], since: datetime) -> None:
    name, value, more = row
    if what == "trait":
        found.traits[name] = value
    elif what == "assigned":
        found.assigned[name, more] = Assigned(name, value, more, since)
    elif what == "lodged":
        found.lodged[name] = value
    else:
        found.linked.append(Linked(name, value, more == "to"))
