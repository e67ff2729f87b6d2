-- Sessions of communication held within the period, as they were known then.
SELECT CAST(NULL AS $id) AS matter, s.label, '' AS person, s.agency, s.held_at AS done_at, 'spoken_' || s.kind AS reason
FROM raw_session s CROSS JOIN asked q
WHERE s.province = q.province AND s.known_from <= q.as_of AND (s.known_to IS NULL OR s.known_to > q.as_of)
  AND s.held_at >= q.starts AND s.held_at < q.ends
