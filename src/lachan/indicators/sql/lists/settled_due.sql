-- K3, only what is settled or past its twenty days with the competent body.
SELECT s.matter, '' AS label, '' AS person, h.agency, s.received_at AS done_at,
  CASE WHEN s.settled_at >= q.starts THEN 'settled'
    WHEN s.suspended_at IS NOT NULL AND (s.resumed_at IS NULL OR s.resumed_at < s.suspended_at) THEN 'suspended'
    ELSE 'in_hand' END AS reason
FROM milestone s CROSS JOIN asked q LEFT JOIN $holder h ON h.matter = s.matter
WHERE s.received_at IS NOT NULL AND (s.settled_at IS NULL OR s.settled_at >= q.starts)
  AND NOT (s.suspended_at IS NOT NULL AND s.suspended_at < q.starts
    AND (s.resumed_at IS NULL OR s.resumed_at < s.suspended_at))
  AND (s.settled_at >= q.starts OR s.competent_at <= q.due_by)
