-- K2: every report that arrived, by our registers and by the channels' own lists.
SELECT r.matter, '' AS label, '' AS person, r.agency, r.received_at AS done_at,
  CASE WHEN g.matter IS NULL THEN 'not_registered' WHEN coalesce(s.handled, 0) = 0 AND l.matter IS NULL THEN 'not_handled' ELSE 'handled' END AS reason
FROM report r CROSS JOIN asked q
LEFT JOIN register g ON g.matter = r.matter
LEFT JOIN milestone s ON s.matter = r.matter
LEFT JOIN handled_later l ON l.matter = r.matter
WHERE r.received_at >= q.starts AND r.received_at < q.ends
UNION ALL
SELECT CAST(NULL AS $id) AS matter, l.channel || ' ' || l.number AS label, '' AS person, l.agency, l.arrived_at AS done_at, 'listed_only' AS reason
FROM listed l WHERE NOT EXISTS (
  -- Registered, perhaps after midnight of the last day: within a month it is the same call, later a reused number.
  SELECT 1 FROM report r WHERE r.channel = l.channel AND r.number = l.number
    AND r.received_at >= l.arrived_at - INTERVAL '31 days' AND r.received_at <= l.arrived_at + INTERVAL '31 days')
