-- K4: cases initiated in the period, and whether somebody stands charged.
SELECT i.matter, '' AS label, '' AS person, i.agency, i.initiated_at AS done_at,
  CASE WHEN c.named > 0 THEN 'solved' WHEN c.named = 0 THEN 'charge_cancelled'
    WHEN s.kind = 'investigation_suspended' THEN 'suspended' ELSE 'nobody_charged' END AS reason
FROM initiation i CROSS JOIN asked q
LEFT JOIN (
  SELECT p.matter, sum(CASE WHEN p.last_charge > 0 AND p.last_kind <> 'charge_cancelled' THEN 1 ELSE 0 END) AS named
  FROM (
    SELECT a.matter, a.person, max(CASE WHEN a.kind IN ($naming) THEN 1 ELSE 0 END) AS last_charge,
      max(CASE WHEN a.place = 1 THEN a.kind END) AS last_kind
    FROM (
      SELECT x.matter, x.person, x.kind,
        row_number() OVER (PARTITION BY x.matter, x.person ORDER BY x.done_at DESC, x.recorded_at DESC, x.ord DESC) AS place
      FROM case_act x CROSS JOIN asked q WHERE x.done_at < q.ends AND (x.kind IN ($naming) OR x.kind = 'charge_cancelled')
    ) a GROUP BY a.matter, a.person
  ) p WHERE p.last_charge > 0 GROUP BY p.matter
) c ON c.matter = i.matter
LEFT JOIN (
  SELECT y.matter, y.kind FROM (
    SELECT x.matter, x.kind,
      row_number() OVER (PARTITION BY x.matter ORDER BY x.done_at DESC, x.recorded_at DESC, x.ord DESC) AS place
    FROM case_act x CROSS JOIN asked q
    WHERE x.done_at < q.ends AND x.person = '' AND NOT x.carried AND x.kind IN ('investigation_suspended', 'investigation_resumed')
  ) y WHERE y.place = 1
) s ON s.matter = i.matter
WHERE i.own = 1 AND i.undone = 0 AND i.article IN ($articles) AND i.initiated_at >= q.starts AND i.initiated_at < q.ends
