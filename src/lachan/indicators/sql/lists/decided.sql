-- K5, K6: cases in hand at one stage in the period, and whether they were decided in it.
WITH step AS (
  SELECT a.matter, a.kind, a.agency, a.done_at, CASE WHEN a.kind IN ($coming) THEN 1 ELSE 0 END AS came,
    lead(a.done_at) OVER (PARTITION BY a.matter ORDER BY a.done_at, a.recorded_at, a.ord) AS next_at, $coming_later AS coming_later
  FROM case_act a CROSS JOIN asked q
  WHERE a.done_at < q.ends AND a.kind IN ($all) AND (a.person = '' OR a.kind NOT IN ($of_one))
), whole AS (
  SELECT s.matter,
    max(CASE WHEN s.kind IN ($deciding) AND s.done_at >= q.starts THEN 1 ELSE 0 END) AS decided,
    max(CASE WHEN s.next_at IS NULL THEN s.kind END) AS last_kind,
    max(CASE WHEN s.next_at IS NULL THEN s.came END) AS last_came,
    max(CASE WHEN s.done_at < q.starts AND (s.next_at IS NULL OR s.next_at >= q.starts) THEN s.came ELSE 0 END) AS carried_over,
    max(CASE WHEN s.done_at >= q.starts THEN s.came ELSE 0 END) AS came_in,
    max(CASE WHEN s.came = 1 AND s.coming_later IS NULL THEN s.agency END) AS agency,
    min(CASE WHEN s.came = 1 AND s.done_at >= q.starts THEN s.done_at END) AS first_in,
    max(CASE WHEN s.came = 1 AND s.done_at < q.starts THEN s.done_at END) AS last_before
  FROM step s CROSS JOIN asked q GROUP BY s.matter
)
SELECT w.matter, '' AS label, '' AS person, w.agency, coalesce(w.first_in, w.last_before) AS done_at,
  CASE WHEN w.decided = 1 THEN 'decided' WHEN w.last_came = 1 THEN 'in_hand' ELSE w.last_kind END AS reason
FROM whole w WHERE w.carried_over = 1 OR w.came_in = 1
