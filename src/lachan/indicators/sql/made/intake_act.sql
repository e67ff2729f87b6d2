-- Standing acts of the report's own life by the end of the period, as known then (definitions/README.md, «standing act»).
SELECT a.matter, a.kind, a.agency, a.person, a.done_at, a.recorded_at, a.carried, a.ord,
  CASE WHEN a.carried THEN a.known_at ELSE a.done_at END AS moment, a.article, a.channel, a.what
FROM raw_act a CROSS JOIN asked q
WHERE a.province = q.province AND a.kind IN ($intake) AND a.known_at <= q.as_of AND a.done_at <= q.as_of AND a.done_at < q.ends
  AND NOT EXISTS (SELECT 1 FROM superseded s WHERE s.id = a.id)
