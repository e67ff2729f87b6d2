"""Register numbers: the counter row is the lock, so two clerks never get one number."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from lachan.access.pour import pour

from .models import RegisterEntry

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NEXT = """
INSERT INTO docket_registercounter (agency_id, book, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (agency_id, book, year) DO UPDATE SET last = docket_registercounter.last + 1 RETURNING last
"""


def enter(
    matter_id: UUID, *, agency_id: int, book: str, received_at: datetime, at: datetime
) -> RegisterEntry:
    """Give the matter the next number of the agency's book for the year it was received in."""
    year = received_at.astimezone(HANOI).year
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [agency_id, book, year])
        number = cursor.fetchone()[0]
    entry = RegisterEntry(matter_id=matter_id, agency_id=agency_id, book=book, year=year,
                          number=number, entered_at=at)  # fmt: skip
    pour([entry])
    return entry


def number_text(entry: RegisterEntry) -> str:
    return f"{entry.number:02d}/{entry.year}"
