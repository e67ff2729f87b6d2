-- Time limits that fall due in the period, as the book read the record known then; what runs on in another record is not here.
SELECT c.matter, c.ref, c.person, c.agency, c.due_at,
  CASE WHEN c.ended = 'met' THEN 'on_time' WHEN c.ended = 'late' THEN 'late'
    WHEN c.ended = 'moot' AND c.ended_at <= c.due_at THEN 'moot'
    WHEN c.due_at >= q.as_of THEN 'running' ELSE 'missing' END AS reason
FROM raw_clock c CROSS JOIN asked q
WHERE c.province = q.province AND c.due_at >= q.starts AND c.due_at < q.ends AND NOT c.carried AND c.ended <> 'moved'
  AND c.known_from <= q.as_of AND (c.known_to IS NULL OR c.known_to > q.as_of)
