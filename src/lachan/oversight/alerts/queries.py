"""Questions to the alerts: what is open for me and my agency, what happens if nothing is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from lachan.access.actor import Actor
from lachan.docket.models import AccusedReading, ClockReading, Standing

from .heartbeat import stopped_for
from .ladders import LADDERS, LONGEST, RUNGS, otherwise, what
from .models import Contact, Delivery, Notice
from .rules import Held, due_alerts

MOST = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """One open alert as a screen shows it. `notice` is None where no worker has told it yet.

    `code`: the matter; `when`: the moment of the law, None for «ngay»; `otherwise`: if nothing is done."""

    notice: UUID | None
    kind: str
    loud: bool
    code: str
    person: str
    ref: str
    what: str
    rung: str
    when: datetime | None
    otherwise: str
    made_at: datetime | None = None
    seen_at: datetime | None = None
    care: bool = False
    holder: str = ""


def alerts_for(viewer: Actor, as_of: datetime, most: int = MOST) -> list[Shown]:
    """Release alarms first, then danger to somebody in care, then a stopped worker, then what is due, the unseen before the seen.

    Release is read from the record itself too: no stopped worker can keep an alarm from the desk."""
    told = [_shown(notice) for notice in _open(viewer, most)]
    release = [*(one for one in told if one.kind == "release"), *_untold(viewer, told, as_of)]
    rest = [one for one in told if one.kind not in ("release", "danger")]
    return [
        *sorted(release, key=lambda one: one.when or as_of),
        *(one for one in told if one.kind == "danger"),
        *_stopped(as_of),
        *sorted(rest, key=lambda one: (one.seen_at is not None, one.when or as_of)),
    ]


def _open(viewer: Actor, most: int) -> Iterable[Notice]:
    rows = Notice.objects.filter(agency__in=viewer.scope, closed_at=None).select_related("holder")
    return rows.order_by("-loud", "due_at")[:most]


def _shown(notice: Notice) -> Shown:
    return Shown(
        notice.id, notice.kind, notice.loud, notice.code, notice.person, notice.ref,
        what(notice.ref, notice.rung), RUNGS[notice.rung].label, notice.due_at,
        otherwise(notice.ref, notice.rung), notice.made_at, notice.seen_at, notice.care_id is not None,
        notice.holder.short_name if notice.holder_id and notice.holder_id != notice.agency_id else "",
    )  # fmt: skip


def _untold(viewer: Actor, told: Iterable[Shown], as_of: datetime) -> list[Shown]:
    """Terms of custody near their end, of which no notice is open: read from the projection now."""
    known = {(one.code, one.person, one.ref, one.when) for one in told if one.kind == "release"}
    rows = _held(viewer, as_of).values_list(
        "matter_id", "person", "release_at", "release_ref", "holder_id", "matter__code"
    )
    codes = {row[0]: row[5] for row in rows}
    alerts = due_alerts([], [Held(*row[:5]) for row in rows], [], as_of)
    return [
        Shown(None, a.kind, True, codes[a.matter], a.person, a.ref, what(a.ref, a.rung.code),
              a.rung.label, a.due_at, otherwise(a.ref, a.rung.code))
        for a in alerts
        if a.newest and not known & {(codes[a.matter], a.person, a.ref, at) for at in (a.due_at, None)}
    ]  # fmt: skip


def _held(viewer: Actor, as_of: datetime):  # type: ignore[no-untyped-def]  # a queryset of rows
    """Of those this agency keeps, investigates, supervises, or holds by its own order (a court, a procuracy)."""
    by_standing = Standing.objects.filter(
        matter=OuterRef("matter"), agency__in=viewer.scope, kind__in=("supervisor", "custodian")
    )
    by_order = ClockReading.objects.filter(
        matter=OuterRef("matter"), person=OuterRef("person"), ref=OuterRef("release_ref"), owed=True,
        holder__in=viewer.scope,
    )  # fmt: skip
    near = AccusedReading.objects.filter(release_at__lte=as_of + LONGEST)
    return near.filter(Q(holder__in=viewer.scope) | Q(Exists(by_standing)) | Q(Exists(by_order)))


def _stopped(as_of: datetime) -> list[Shown]:
    if stopped_for(as_of) is None:
        return []
    ladder = LADDERS["worker"]
    return [
        Shown(None, "worker", True, "", "", "", ladder.label, ladder.last.label, None,
              otherwise("", ladder.last.code))
    ]  # fmt: skip


def contacts_of(viewer: Actor, as_of: datetime) -> list[Contact]:
    """Addresses in force that the viewer may see: their own, or the common ones they look after."""
    ended = Q(valid_to__isnull=False, valid_to__lte=as_of)
    return list(Contact.objects.exclude(ended).select_related("agency").order_by("channel", "id"))


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Of one agency: open release alarms, how many of them no message has brought to anybody, messages given up, late."""

    agency: int
    alarms: int
    unheard: int
    failed: int
    late: int


def undelivered(viewer: Actor) -> list[Undelivered]:
    """One's own agency; for who gives addresses or answers for the plan, every agency with something open."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT agency_id, alarms, unheard, failed, late FROM sec.undelivered()")
        rows = [Undelivered(*row) for row in cursor.fetchall()]
    return [row for row in rows if row.unheard or row.failed or row.late]


def troubles(viewer: Actor, most: int = 50) -> list[Delivery]:
    """Messages of the viewer's agency, about what is still open, that were given up or wait for another try."""
    stuck = Q(state="failed") | Q(state="waiting", tries__gt=0)
    open_ones = Delivery.objects.filter(
        stuck, notice__closed_at=None, notice__agency__in=viewer.scope
    )
    return list(
        open_ones.select_related("notice").order_by("-notice__loud", "-notice__made_at")[:most]
    )
