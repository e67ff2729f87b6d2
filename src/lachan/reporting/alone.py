"""One at a time on one draft: files take seconds to make, and what is written meanwhile would be in none of them."""

from django.db import connection

from .models import ReportDraft, ReportIssued

LOCK = 139  # beside the plan's 138; the second key is the draft


def alone(draft: ReportDraft) -> None:
    """Whoever comes second waits to the end of the first one's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK, str(draft.id)])


def is_issued(draft: ReportDraft) -> bool:
    """As it stands now, not as it stood when the page was asked for."""
    return ReportIssued.objects.filter(draft=draft).exists()
