"""Counting K2 and K3 from the acts, as the role that sees what indicators count and no person."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connections

from lachan.docket.registers import HANOI

from .periods import Period


@dataclass(frozen=True)
class Counted:
    """One line of the list behind a figure."""

    code: str
    stage: str
    counted: bool
    reason: str
    received_on: date


@dataclass(frozen=True)
class Count:
    """n of d, with the list; `apart` are the counts shown beside it (suspended, unregistered…)."""

    numerator: int
    denominator: int
    lines: tuple[Counted, ...]
    apart: Mapping[str, int] = field(default_factory=dict)

    @property
    def inputs_hash(self) -> str:
        text = "\n".join(
            f"{x.code} {x.counted:d} {x.reason}" for x in sorted(self.lines, key=lambda x: x.code)
        )
        return hashlib.sha256(text.encode()).hexdigest()


# Acts that stand: recorded by then, not superseded by an act recorded by then.
STANDING_ACTS = """
acts AS (
  SELECT a.matter_id, a.kind, a.occurred_at FROM docket_act a
  JOIN docket_matter m ON m.id = a.matter_id AND m.province_id = %(province)s
  WHERE a.recorded_at <= %(as_of)s AND a.occurred_at <= %(as_of)s AND NOT EXISTS (
    SELECT 1 FROM docket_act s WHERE s.supersedes_id = a.id AND s.recorded_at <= %(as_of)s))
"""

# What happened after the period says nothing about it, however late it is counted.
K3 = f"""
WITH {STANDING_ACTS}, state AS (
  SELECT matter_id,
    min(occurred_at) FILTER (WHERE kind = 'report_received') AS received_at,
    max(occurred_at) FILTER (WHERE kind IN ('case_initiated', 'initiation_declined')) AS settled_at,
    max(occurred_at) FILTER (WHERE kind = 'verification_suspended') AS suspended_at,
    max(occurred_at) FILTER (WHERE kind IN ('verification_resumed', 'suspension_cancelled')) AS resumed_at,
    min(occurred_at) FILTER (WHERE kind = 'competent_receipt') AS competent_at
  FROM acts WHERE occurred_at < %(to)s GROUP BY matter_id)
SELECT m.code, coalesce(r.stage, 'I0'),
  s.settled_at >= %(begin)s AND s.settled_at < %(to)s,
  CASE WHEN s.settled_at >= %(begin)s AND s.settled_at < %(to)s THEN 'settled'
       WHEN s.suspended_at IS NOT NULL AND (s.resumed_at IS NULL OR s.resumed_at < s.suspended_at) THEN 'suspended'
       ELSE 'in_hand' END,
  (s.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
  s.competent_at
FROM state s JOIN docket_matter m ON m.id = s.matter_id
LEFT JOIN docket_matterreading r ON r.matter_id = m.id
WHERE s.received_at < %(to)s
  AND (s.settled_at IS NULL OR s.settled_at >= %(begin)s)
  -- Suspended before the period and not resumed since: neither carried over nor new.
  AND NOT (s.suspended_at IS NOT NULL AND s.suspended_at < %(begin)s
           AND (s.resumed_at IS NULL OR s.resumed_at < s.suspended_at))
"""  # noqa: S608 — constant pieces, values are bound

K2 = f"""
WITH {STANDING_ACTS}, done AS (
  SELECT matter_id, bool_or(kind IN ('report_classified', 'handling_assigned', 'handover_received',
      'case_initiated', 'initiation_declined', 'competent_receipt', 'reported_up', 'handover_sent')) AS handled
  FROM acts GROUP BY matter_id),
registered AS (SELECT DISTINCT e.matter_id FROM docket_registerentry e WHERE e.entered_at <= %(as_of)s),
reported AS (
  SELECT r.matter_id, r.channel, r.external_number, r.received_at, m.code, coalesce(d.handled, false) AS handled,
    (g.matter_id IS NOT NULL) AS registered, coalesce(mr.stage, 'I0') AS stage
  FROM intake_report r JOIN docket_matter m ON m.id = r.matter_id AND m.province_id = %(province)s
  LEFT JOIN done d ON d.matter_id = r.matter_id LEFT JOIN registered g ON g.matter_id = r.matter_id
  LEFT JOIN docket_matterreading mr ON mr.matter_id = r.matter_id
  WHERE r.received_at >= %(begin)s AND r.received_at < %(to)s AND r.recorded_at <= %(as_of)s),
listed AS (
  SELECT c.channel, c.external_number, min(c.arrived_at) AS arrived_at FROM intake_channelentry c
  JOIN reference_agency a ON a.id = c.agency_id
  WHERE a.province_id = %(province)s
    AND c.arrived_at >= %(begin)s AND c.arrived_at < %(to)s AND c.recorded_at <= %(as_of)s
  GROUP BY c.channel, c.external_number)
SELECT r.code, r.stage, r.registered AND r.handled,
  CASE WHEN NOT r.registered THEN 'not_registered' WHEN NOT r.handled THEN 'not_handled' ELSE 'handled' END,
  (r.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, NULL::timestamptz
FROM reported r
UNION ALL
SELECT l.channel || ' ' || l.external_number, '', false, 'listed_only', (l.arrived_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, NULL
FROM listed l WHERE NOT EXISTS (
  -- Registered, perhaps after midnight of the last day: within a month it is the same call, later a reused number.
  SELECT 1 FROM intake_report r JOIN docket_matter m ON m.id = r.matter_id AND m.province_id = %(province)s
  WHERE r.channel = l.channel AND r.external_number = l.external_number AND r.recorded_at <= %(as_of)s
    AND r.received_at BETWEEN l.arrived_at - interval '31 days' AND l.arrived_at + interval '31 days')
"""  # noqa: S608 — constant pieces, values are bound


def count(
    code: str, variant: str, province: int, period: Period, as_of: datetime, using: str = "figures"
) -> Count:
    """Count one indicator over one period, as of an instant, with what was known then."""
    given = {"province": province, "as_of": as_of, "begin": _midnight(period.begin),
             "to": _midnight(period.to)}  # fmt: skip
    with connections[using].cursor() as cursor:
        cursor.execute({"K2": K2, "K3": K3}[code], given)
        rows = cursor.fetchall()
    return _k3(rows, variant, min(as_of, given["to"])) if code == "K3" else _sum(rows)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=HANOI)


def _sum(rows: Iterable[tuple]) -> Count:
    lines = tuple(Counted(code, stage, bool(n), why, on) for code, stage, n, why, on, _ in rows)
    reasons = [line.reason for line in lines]
    apart = {why: reasons.count(why) for why in sorted(set(reasons))}
    return Count(sum(line.counted for line in lines), len(lines), lines, apart)


def _k3(rows: list[tuple], variant: str, as_of: datetime) -> Count:
    """Variants differ in what they divide by and in whether a suspension counts as settled."""
    if variant == "b":
        rows = [row for row in rows if row[2] or (row[5] and (as_of - row[5]).days > 20)]
    if variant == "c":
        rows = [(c, s, n or why == "suspended", why, on, x) for c, s, n, why, on, x in rows]
    return _sum(rows)
