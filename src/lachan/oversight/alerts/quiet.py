"""Who of those that gave an address is told now, who later, and who is left in peace."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connections

from .models import Contact
from .rows import USING

# Only those who still hold a place in the agency, and were not excluded from the matter.
OF_AGENCIES = """
SELECT c.id, c.agency_id, c.account_id FROM oversight_contact c
WHERE c.agency_id = ANY (%(agencies)s) AND c.wants <> 'nothing'
  AND c.valid_from <= %(as_of)s AND (c.valid_to IS NULL OR c.valid_to > %(as_of)s)
  AND (c.account_id IS NULL OR EXISTS (SELECT 1 FROM access_membership m JOIN access_account a ON a.id = m.account_id
    WHERE m.account_id = c.account_id AND m.agency_id = c.agency_id AND a.is_active
      AND m.valid_from <= %(day)s AND (m.valid_to IS NULL OR m.valid_to > %(day)s)))
"""
EXCLUDED = """
SELECT matter_id, account_id FROM docket_exclusion WHERE matter_id = ANY (%(of)s)
UNION ALL SELECT care_id, account_id FROM victims_careexclusion WHERE care_id = ANY (%(of)s)
"""


def contacts_of(agencies: set[int], as_of: datetime, day: date) -> dict[int, list[Contact]]:
    """Agency → addresses good at that moment."""
    given = {"agencies": list(agencies), "as_of": as_of, "day": day}
    with connections[USING].cursor() as cursor:
        cursor.execute(OF_AGENCIES, given)
        ids = [row[0] for row in cursor.fetchall()]
    found: dict[int, list[Contact]] = {}
    for contact in Contact.objects.using(USING).filter(id__in=ids).order_by("id"):
        found.setdefault(contact.agency_id, []).append(contact)
    return found


def excluded_from(matters_and_cares: set[UUID]) -> frozenset[tuple[UUID, int]]:
    with connections[USING].cursor() as cursor:
        cursor.execute(EXCLUDED, {"of": list(matters_and_cares)})
        return frozenset(cursor.fetchall())


def send_at(contact: Contact, loud: bool, as_of: datetime) -> datetime | None:
    """When this contact is told: now, at the end of its quiet hours, or (None) not at all."""
    if loud:
        return as_of
    if contact.wants == "release":
        return None
    return end_of_quiet(contact.quiet_from, contact.quiet_to, as_of)


def end_of_quiet(begin: time | None, end: time | None, as_of: datetime) -> datetime:
    """`as_of` itself outside quiet hours; hours over midnight (22:00–06:00) are meant as they read."""
    if begin is None or end is None or begin == end:
        return as_of
    now = as_of.timetz().replace(tzinfo=None)
    inside = begin <= now < end if begin < end else (now >= begin or now < end)
    if not inside:
        return as_of
    over = as_of.replace(hour=end.hour, minute=end.minute, second=end.second, microsecond=0)
    return over if over > as_of else over + timedelta(days=1)
