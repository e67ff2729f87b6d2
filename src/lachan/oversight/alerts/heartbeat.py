"""The worker's sign of life, and how one knows that it has stopped."""

from datetime import datetime, timedelta

from django.db import connections

from .ladders import STALE_AFTER
from .models import Heartbeat
from .rows import USING

BEAT = """
INSERT INTO oversight_heartbeat (worker, started_at, beat_at, raised) VALUES (%s, %s, %s, %s)
ON CONFLICT (worker) DO UPDATE SET started_at = EXCLUDED.started_at, beat_at = EXCLUDED.beat_at,
  raised = EXCLUDED.raised
"""


def beat(worker: str, started_at: datetime, at: datetime, *, raised: int = 0) -> None:
    """Written in the transaction of the scan: a scan that failed gives no sign of life."""
    with connections[USING].cursor() as cursor:
        cursor.execute(BEAT, [worker, started_at, at, raised])


def last_beat(using: str = "default", as_of: datetime | None = None) -> datetime | None:
    """The latest sign of life of any worker; under the viewer's own token, or as the worker.

    One from the future is no sign of life: a clock that was wrong once must not keep a dead worker alive."""
    beats = Heartbeat.objects.using(using).order_by("-beat_at")
    newest = (beats if as_of is None else beats.filter(beat_at__lte=as_of + STALE_AFTER)).first()
    return newest.beat_at if newest else None


def worker_stopped(as_of: datetime, using: str = "default") -> bool:
    """No worker has looked at the terms for minutes, or none ever has."""
    return stopped_for(as_of, using) is not None


def stopped_for(as_of: datetime, using: str = "default") -> timedelta | None:
    """How long already; None while one runs. A worker that never ran is stopped for ever."""
    last = last_beat(using, as_of)
    if last is None:
        return timedelta.max
    return as_of - last if as_of - last > STALE_AFTER else None
