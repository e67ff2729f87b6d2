-- One row for every time that a body has to report on a task: where it stands is read from the last steps.
-- What is asked about (plan, task, body, days) is added by duties.py; the locks of the rows do the rest.
SELECT p.id AS plan_id, p.year, p.kind AS plan_kind, t.id AS task_id, t.code, g.ordinal, g.title AS group_title,
       v.id AS version_id, v.words, v.periodicity, v.indicators, o.id AS occurrence_id, o.label, o.opens_on, o.due_on,
       s.id AS share_id, s.parent_id, s.carrier_id, c.short_name AS carrier, n.id AS now_id, n.short_name AS now_name,
       s.giver_id, w.short_name AS giver, coalesce(last.kind, '') AS last, said.reported_on, taken.yes IS NOT NULL AS accepted,
       coalesce(stuck.kind = 'blocked', false) AS blocked, b.short_name AS blocker
FROM plan_occurrence o
JOIN plan_taskversion v ON v.id = o.version_id
JOIN plan_task t ON t.id = v.task_id
JOIN plan_taskgroup g ON g.id = t.group_id
JOIN plan_plan p ON p.id = t.plan_id
JOIN plan_share s ON s.version_id = v.id AND s.since <= o.due_on
JOIN reference_agency c ON c.id = s.carrier_id
JOIN reference_agency w ON w.id = s.giver_id
JOIN reference_agency n ON n.id = CASE WHEN c.valid_to IS NULL OR c.valid_to > %(day)s THEN c.id ELSE sec.carrier_on(c.id, %(day)s) END
LEFT JOIN LATERAL (SELECT x.kind FROM plan_step x WHERE x.share_id = s.id AND x.occurrence_id = o.id
  AND x.kind IN ('reported', 'confirmed', 'returned') ORDER BY x.turn DESC LIMIT 1) last ON true
-- The day that a carrier says stands once its giver has confirmed it; until then a report is as late as it was written down.
LEFT JOIN LATERAL (SELECT (CASE last.kind WHEN 'reported' THEN x.recorded_at ELSE x.occurred_at END AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS reported_on FROM plan_step x
  WHERE x.share_id = s.id AND x.occurrence_id = o.id AND x.kind = 'reported' ORDER BY x.turn DESC LIMIT 1) said ON true
LEFT JOIN LATERAL (SELECT true AS yes FROM plan_step x WHERE x.share_id = s.id AND x.kind = 'accepted' LIMIT 1) taken ON true
LEFT JOIN LATERAL (SELECT x.kind, x.blocker_id FROM plan_step x WHERE x.share_id = s.id AND x.kind IN ('blocked', 'unblocked')
  ORDER BY x.turn DESC LIMIT 1) stuck ON true
LEFT JOIN reference_agency b ON b.id = stuck.blocker_id AND stuck.kind = 'blocked'
-- A later version takes over from its day on; a plan that was closed asks nothing more.
WHERE NOT EXISTS (SELECT 1 FROM plan_taskversion y WHERE y.task_id = v.task_id AND y.turn > v.turn AND y.from_on <= o.due_on)
  AND NOT EXISTS (SELECT 1 FROM plan_planact e WHERE e.plan_id = p.id AND e.kind = 'closed' AND e.done_on < o.due_on)
