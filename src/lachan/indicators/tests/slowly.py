"""K2 and K3 counted slowly, in plain Python over all acts, from the words of the targets and apart from the SQL."""

from collections import defaultdict
from datetime import timedelta

from django.db import connections

SETTLING = {"case_initiated", "initiation_declined"}
HANDLING = {"report_classified", "handling_assigned", "handover_received", "case_initiated", "initiation_declined",
            "competent_receipt", "reported_up", "handover_sent"}  # fmt: skip


def rows(question, given=()):
    with connections["keeper"].cursor() as cursor:
        cursor.execute(question, given)
        return cursor.fetchall()


def acts_that_stand(as_of):
    """Matter code → (kind, when) of the acts recorded by then and not replaced by then, oldest first."""
    found = rows("""SELECT m.code, a.id, a.kind, a.occurred_at, a.recorded_at, a.supersedes_id
                    FROM docket_act a JOIN docket_matter m ON m.id = a.matter_id ORDER BY a.occurred_at, a.id""")
    known = [r for r in found if r[4] <= as_of]
    gone = {r[5] for r in known}
    acts = defaultdict(list)
    for code, id_, kind, occurred, _, _ in known:
        if id_ not in gone and occurred <= as_of:
            acts[code].append((kind, occurred))
    return acts


def k3(begin, to, as_of):
    """Code → settled in the period, for what was outstanding at its start, came new or was resumed in it."""
    counted = {}
    for code, acts in acts_that_stand(as_of).items():
        acts = [(kind, at) for kind, at in acts if at < to]
        received = [at for kind, at in acts if kind == "report_received"]
        if not received:
            continue
        if any(kind in SETTLING and at < begin for kind, at in acts) and not any(
            kind in SETTLING and at >= begin for kind, at in acts
        ):
            continue
        if _asleep(acts, begin):
            continue
        counted[code] = any(kind in SETTLING and begin <= at for kind, at in acts)
    return counted


def _asleep(acts, begin):
    """Suspended before the period and through the whole of it."""
    asleep = False
    for kind, at in acts:
        if kind == "verification_suspended":
            asleep = at < begin
        if kind in ("verification_resumed", "suspension_cancelled"):
            asleep = False
    return asleep


def k2(begin, to, as_of):
    """Code, or channel and number, → registered and dealt with, for every report that is known to have arrived."""
    acts = acts_that_stand(as_of)
    registered = {code for (code,) in rows("SELECT m.code FROM docket_registerentry e JOIN docket_matter m ON m.id = e.matter_id"
                                           " WHERE e.entered_at <= %s", [as_of])}  # fmt: skip
    reports = rows(
        """SELECT m.code, r.channel, r.external_number FROM intake_report r JOIN docket_matter m ON m.id = r.matter_id
                      WHERE r.received_at >= %s AND r.received_at < %s AND r.recorded_at <= %s""",
        [begin, to, as_of],
    )
    known = rows(
        "SELECT channel, external_number, received_at FROM intake_report WHERE recorded_at <= %s",
        [as_of],
    )
    calls = rows("SELECT channel, external_number, arrived_at FROM intake_channelentry WHERE arrived_at >= %s AND arrived_at < %s"
                 " AND recorded_at <= %s", [begin, to, as_of])  # fmt: skip
    counted = {
        code: code in registered and bool({kind for kind, _ in acts[code]} & HANDLING)
        for code, _, _ in reports
    }
    month = timedelta(days=31)
    lost = [
        f"{c} {n}"
        for c, n, at in calls
        if not any((c, n) == (rc, rn) and abs(when - at) <= month for rc, rn, when in known)
    ]
    return counted | dict.fromkeys(lost, False)
