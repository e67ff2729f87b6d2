-- Time limits of some clocks that fall due in the period.
SELECT c.matter, '' AS label, c.person, c.agency, c.due_at AS done_at,
  CASE WHEN c.met_at IS NOT NULL AND c.timely THEN 'on_time' WHEN c.met_at IS NOT NULL THEN 'late'
    WHEN c.stopped_at <= c.due_at THEN 'moot' WHEN c.due_at >= q.as_of THEN 'running' ELSE 'missing' END AS reason
FROM clock c CROSS JOIN asked q WHERE c.ref IN ($clocks)
