-- Time limits that fall due in the period, as the book read the record known then.
SELECT c.matter, c.ref, c.person, c.agency, c.due_at,
  CASE WHEN c.end_from <= q.as_of THEN c.met_at END AS met_at,
  CASE WHEN c.end_from <= q.as_of THEN c.stopped_at END AS stopped_at,
  c.timely
FROM raw_clock c CROSS JOIN asked q
WHERE c.province = q.province AND c.due_at >= q.starts AND c.due_at < q.ends AND NOT c.carried
  AND c.known_from <= q.as_of AND (c.known_to IS NULL OR c.known_to > q.as_of)
  AND NOT (c.end_from IS NOT NULL AND c.end_from <= q.as_of AND c.ended_kind IN ('accused_moved', 'case_joined_into'))
