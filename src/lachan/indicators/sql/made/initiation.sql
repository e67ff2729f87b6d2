-- Matters with a case by the end of the period, each once. `own`: initiated here, not carried from another record;
-- `undone`: the decision was cancelled by then. With what the lists of cases ask of it: its article and its report's days.
SELECT i.matter, i.agency, i.initiated_at, i.own, CASE WHEN u.matter IS NULL THEN 0 ELSE 1 END AS undone,
  coalesce(m.article, '') AS article, r.received_at, r.happened_at
FROM (
  SELECT a.matter, a.agency, a.done_at AS initiated_at, CASE WHEN a.carried THEN 0 ELSE 1 END AS own,
    row_number() OVER (PARTITION BY a.matter ORDER BY CASE WHEN a.carried THEN 1 ELSE 0 END, a.done_at, a.recorded_at, a.ord) AS place
  FROM intake_act a CROSS JOIN asked q
  WHERE a.kind = 'case_initiated' AND a.done_at < q.ends
) i LEFT JOIN (
  SELECT DISTINCT a.matter FROM case_act a CROSS JOIN asked q
  WHERE a.kind IN ('initiation_cancelled', 'initiation_revoked') AND NOT a.carried AND a.done_at < q.ends
) u ON u.matter = i.matter
LEFT JOIN case_article m ON m.matter = i.matter
LEFT JOIN report r ON r.matter = i.matter
WHERE i.place = 1
