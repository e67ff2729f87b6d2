"""One look at the projection: what has come due becomes notices and deliveries, what has ended is closed.

Safe to repeat and to run twice at once: a notice is known again by its key, and one scan runs at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections, transaction

from lachan.access.ids import uuid7
from lachan.docket.registers import HANOI

from . import caring, quiet
from .addressing import Bodies, told
from .heartbeat import beat
from .ladders import FRESH
from .models import Delivery, Notice
from .rows import NOWHERE, USING, houses_of, places_of, rows_at, standings_of
from .rules import Alert, due_alerts

TURN = 138_004  # the advisory lock of the one scan that runs
BATCH = 2000
Kept = dict[tuple[str, int], tuple[UUID, bool]]

# Ended, moved, or a last day for asking that has passed.
CLOSE_TERMS = """
UPDATE oversight_notice n SET closed_at = %(as_of)s
WHERE n.closed_at IS NULL AND n.kind <> 'handover' AND n.matter_id IS NOT NULL
  AND (NOT EXISTS (SELECT 1 FROM docket_clockreading c WHERE c.owed AND c.matter_id = n.matter_id AND c.ref = n.ref
      AND c.started_by = n.started_by AND c.person = n.person AND c.due_at IS NOT DISTINCT FROM n.due_at
      AND NOT (c.fades AND coalesce(c.due_at <= %(as_of)s, false)))
    AND NOT EXISTS (SELECT 1 FROM docket_accusedreading a WHERE n.kind = 'release' AND a.matter_id = n.matter_id
      AND a.person = n.person AND a.release_ref = n.ref AND a.release_at = n.due_at))
"""
CLOSE_HANDOVERS = """
UPDATE oversight_notice n SET closed_at = %(as_of)s
WHERE n.closed_at IS NULL AND n.kind = 'handover'
  AND NOT EXISTS (SELECT 1 FROM sec.waiting w WHERE w.handover_id = n.started_by)
"""
# A later rung of the same term says all that an earlier one did.
CLOSE_OVERTAKEN = """
UPDATE oversight_notice n SET closed_at = %(as_of)s
FROM oversight_notice later
WHERE n.closed_at IS NULL AND later.closed_at IS NULL AND later.id IN (SELECT unnest(%(newest)s::uuid[])) AND later.rung <> n.rung
  AND (later.matter_id = n.matter_id OR later.care_id = n.care_id) AND later.ref = n.ref AND later.started_by = n.started_by
  AND later.person = n.person AND later.agency_id = n.agency_id AND later.due_at IS NOT DISTINCT FROM n.due_at
  AND n.id NOT IN (SELECT unnest(%(newest)s::uuid[]))
"""
DROP = """
UPDATE oversight_delivery d SET state = 'dropped' FROM oversight_notice n
WHERE d.state = 'waiting' AND n.id = d.notice_id AND n.closed_at IS NOT NULL AND n.closed_at <= %(as_of)s
"""
UNSENT = """
SELECT DISTINCT n.id FROM oversight_notice n JOIN oversight_contact c ON c.agency_id = n.agency_id
WHERE n.closed_at IS NULL AND n.loud AND c.valid_to IS NULL AND c.wants <> 'nothing'
  AND NOT EXISTS (SELECT 1 FROM oversight_delivery d WHERE d.notice_id = n.id AND d.contact_id = c.id)
"""


@dataclass(frozen=True, slots=True)
class Scanned:
    """How much one scan found; the worker says it aloud."""

    looked: int
    raised: int
    closed: int


def scan(as_of: datetime, worker: str, started_at: datetime) -> Scanned:
    """Raise what is due, close what has ended, give the sign of life: one transaction."""
    as_of = as_of.astimezone(HANOI)
    with transaction.atomic(using=USING):
        _alone()
        alerts = [alert for alert in _due(as_of) if _worth_telling(alert)]
        made = _raise(alerts, as_of)
        closed = _close(as_of, made)
        _send(made, alerts, as_of)
        beat(worker, started_at, as_of, raised=len(made))
    return Scanned(len(alerts), len(made), closed)


def _due(as_of: datetime) -> list[Alert]:
    clocks, held, waiting = rows_at(as_of)
    clocks += caring.terms_at(as_of)
    return due_alerts(clocks, held, waiting, as_of, caring.flags_at(as_of))


def _worth_telling(alert: Alert) -> bool:
    """Every rung of a release; of another term the newest, which says what the earlier ones said."""
    return alert.loud or alert.newest


def _alone() -> None:
    with connections[USING].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def _raise(alerts: Sequence[Alert], as_of: datetime) -> list[Notice]:
    """The notices that were not there before; one that was closed too early is opened again."""
    kept = _kept([alert.key for alert in alerts])
    told_already = {key for key, _ in kept}
    # Whom a release concerns is asked anew each time: a body may have gained its standing only now.
    looked = [a for a in alerts if a.loud or a.key not in told_already]
    found = _notices(looked, as_of)
    rows = [row for row in found if (row.key, row.agency_id) not in kept]
    Notice.objects.using(USING).bulk_create(rows, batch_size=BATCH)
    gone = _no_longer_told(alerts, found, kept)
    _let_go([kept[one][0] for one in gone if not kept[one][1]], as_of)
    newest = {alert.key for alert in alerts if alert.newest}
    _open_again([kept[one][0] for one in kept if kept[one][1] and one[0] in newest and one not in gone],
                as_of)  # fmt: skip
    return rows


def _no_longer_told(
    alerts: Iterable[Alert], found: Iterable[Notice], kept: Kept
) -> set[tuple[str, int]]:
    """Of a release: the house that the person has left, a body that has handed the case on."""
    loud, concerned = {a.key for a in alerts if a.loud}, {(n.key, n.agency_id) for n in found}
    return {one for one in kept if one[0] in loud and one not in concerned}


def _let_go(notices: Sequence[UUID], as_of: datetime) -> None:
    if notices:
        Notice.objects.using(USING).filter(id__in=notices).update(closed_at=as_of)


def _kept(keys: Sequence[str]) -> Kept:
    """(key, agency) → the notice there is, and whether it is closed."""
    kept: Kept = {}
    for start in range(0, len(keys), BATCH):
        found = Notice.objects.using(USING).filter(key__in=keys[start : start + BATCH])
        for id_, key, agency, closed_at in found.values_list("id", "key", "agency_id", "closed_at"):
            kept[key, agency] = (id_, closed_at is not None)
    return kept


def _notices(alerts: Sequence[Alert], as_of: datetime) -> list[Notice]:
    matters = {alert.matter for alert in alerts if not alert.care}
    cares = {alert.matter for alert in alerts if alert.care}
    if not matters | cares:
        return []
    places = {**dict.fromkeys(cares, NOWHERE), **places_of(matters)}
    standings = {**caring.standings_of(cares), **standings_of(matters)}
    bodies, houses = Bodies.on(as_of.date()), houses_of(matters)
    return [
        _notice(alert, places[alert.matter].code, agency, as_of)
        for alert in alerts
        for agency in told(alert, places[alert.matter], standings, houses, bodies)
    ]


def _open_again(notices: Sequence[UUID], as_of: datetime) -> None:
    """The act that ended a term was itself corrected: the term runs on, and so does what was said of it."""
    if not notices:
        return
    Notice.objects.using(USING).filter(id__in=notices).update(closed_at=None)
    Delivery.objects.using(USING).filter(notice__in=notices, state="dropped").update(
        state="waiting", next_at=as_of
    )


def _notice(alert: Alert, code: str, agency: int, as_of: datetime) -> Notice:
    return Notice(
        id=uuid7(), key=alert.key, matter_id=None if alert.care else alert.matter,
        care_id=alert.matter if alert.care else None, holder_id=alert.holder or None, code=code, kind=alert.kind, ref=alert.ref,
        person=alert.person, started_by=alert.started_by, due_at=alert.due_at, rung=alert.rung.code,
        loud=alert.loud, agency_id=agency, made_at=as_of,
    )  # fmt: skip


def _close(as_of: datetime, made: Sequence[Notice]) -> int:
    given = {"as_of": as_of, "newest": list(_newest_of(made))}
    closed = 0
    with connections[USING].cursor() as cursor:
        for question in (CLOSE_TERMS, CLOSE_HANDOVERS, caring.CLOSE, CLOSE_OVERTAKEN, DROP):
            cursor.execute(question, given)
            closed += cursor.rowcount if question is not DROP else 0
    return closed


def _newest_of(made: Sequence[Notice]) -> set[UUID]:
    """Of several rungs of one term made at once for one agency, the last: rungs come in order of time."""
    last: dict[tuple, Notice] = {}
    for notice in made:
        last[
            (
                notice.matter_id or notice.care_id,
                notice.ref,
                notice.started_by,
                notice.person,
                notice.due_at,
                notice.agency_id,
            )
        ] = notice
    return {notice.id for notice in last.values()}


def _standing() -> list[Notice]:
    """Alarms that stand and have not gone to every address of their body: one may have been given, or mended, since."""
    with connections[USING].cursor() as cursor:
        cursor.execute(UNSENT)
        ids = [row[0] for row in cursor.fetchall()]
    return list(Notice.objects.using(USING).filter(id__in=ids)) if ids else []


def _send(made: Sequence[Notice], alerts: Sequence[Alert], as_of: datetime) -> None:
    """One message for one term and agency, about the newest rung, unless it came due long ago."""
    newest, came = _newest_of(made), {alert.key: alert.at for alert in alerts}
    telling = [
        n for n in made
        if n.id in newest and not n.loud and (came[n.key] or as_of) > as_of - FRESH
    ]  # fmt: skip
    telling += _standing()
    contacts = quiet.contacts_of({n.agency_id for n in telling}, as_of, as_of.date())
    excluded = quiet.excluded_from({n.matter_id or n.care_id for n in telling})
    rows = [
        Delivery(id=uuid7(), notice=notice, contact=contact, channel=contact.channel, next_at=when)
        for notice in telling
        for contact in contacts.get(notice.agency_id, ())
        if (notice.matter_id or notice.care_id, contact.account_id) not in excluded
        and (when := quiet.send_at(contact, notice.loud, as_of)) is not None
    ]
    Delivery.objects.using(USING).bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
