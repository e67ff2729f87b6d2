-- Cases initiated by the end of the period, each once; `undone`: the decision was cancelled by then.
SELECT i.matter, i.agency, i.done_at AS initiated_at, CASE WHEN u.matter IS NULL THEN 0 ELSE 1 END AS undone
FROM (
  SELECT a.matter, a.agency, a.done_at,
    row_number() OVER (PARTITION BY a.matter ORDER BY a.done_at, a.recorded_at, a.ord) AS place
  FROM intake_act a CROSS JOIN asked q
  WHERE a.kind = 'case_initiated' AND NOT a.carried AND a.done_at < q.ends
) i LEFT JOIN (
  SELECT DISTINCT a.matter FROM case_act a CROSS JOIN asked q
  WHERE a.kind IN ('initiation_cancelled', 'initiation_revoked') AND NOT a.carried AND a.done_at < q.ends
) u ON u.matter = i.matter
WHERE i.place = 1
