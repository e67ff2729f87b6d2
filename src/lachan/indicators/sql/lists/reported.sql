-- What the plan's own carriers had to report on within the period, and whether they did so by the end of its day.
SELECT CAST(NULL AS $id) AS matter, d.label, '' AS person, d.agency, d.due_at AS done_at,
  CASE WHEN d.reported_at IS NULL AND d.due_at + INTERVAL '24 hours' > q.as_of THEN 'running'
    WHEN d.reported_at IS NULL THEN 'missing' WHEN d.reported_at >= d.due_at + INTERVAL '24 hours' THEN 'late'
    WHEN d.complete THEN 'on_time' ELSE 'partial' END AS reason
FROM raw_duty d CROSS JOIN asked q
WHERE d.province = q.province AND d.known_from <= q.as_of AND (d.known_to IS NULL OR d.known_to > q.as_of)
  AND d.due_at >= q.starts AND d.due_at < q.ends
