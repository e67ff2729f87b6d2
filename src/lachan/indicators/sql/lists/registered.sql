-- Reports received in the period, and whether they had a number within a day.
SELECT r.matter, '' AS label, '' AS person, r.agency, r.received_at AS done_at,
  CASE WHEN g.entered_at <= r.received_at + INTERVAL '24 hours' THEN 'on_time' WHEN g.entered_at IS NOT NULL THEN 'late'
    WHEN r.received_at + INTERVAL '24 hours' >= q.as_of THEN 'running' ELSE 'missing' END AS reason
FROM report r CROSS JOIN asked q LEFT JOIN register g ON g.matter = r.matter
WHERE r.received_at >= q.starts AND r.received_at < q.ends
