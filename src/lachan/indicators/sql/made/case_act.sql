-- Standing acts of cases, and of the accused in them, by the end of the period, as known then.
SELECT a.matter, a.kind, a.agency, a.person, a.done_at, a.recorded_at, a.carried, a.ord,
  CASE WHEN a.carried THEN a.known_at ELSE a.done_at END AS moment, a.ground, a.verdict, a.article, a.approved, a.result
FROM raw_act a CROSS JOIN asked q
WHERE a.province = q.province AND a.kind IN ($case) AND a.known_at <= q.as_of AND a.done_at <= q.as_of AND a.done_at < q.ends
  AND NOT EXISTS (SELECT 1 FROM superseded s WHERE s.id = a.id)
