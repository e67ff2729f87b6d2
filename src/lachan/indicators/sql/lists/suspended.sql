-- What is suspended at the end of the period: reports, investigations, prosecutions, trials.
SELECT x.matter, '' AS label, '' AS person, x.agency, x.done_at, 'report' AS reason
FROM (
  SELECT a.matter, a.agency, a.done_at,
    row_number() OVER (PARTITION BY a.matter ORDER BY a.done_at DESC, a.recorded_at DESC, a.ord DESC) AS place
  FROM intake_act a CROSS JOIN asked q WHERE a.kind = 'verification_suspended' AND a.done_at < q.ends
) x JOIN milestone s ON s.matter = x.matter
WHERE x.place = 1 AND s.received_at IS NOT NULL AND s.settled_at IS NULL
  AND (s.resumed_at IS NULL OR s.resumed_at < s.suspended_at)
UNION ALL
SELECT y.matter, '' AS label, '' AS person, y.agency, y.done_at,
  CASE y.kind WHEN 'investigation_suspended' THEN 'investigation' WHEN 'prosecution_suspended' THEN 'prosecution' ELSE 'trial' END AS reason
FROM (
  SELECT a.matter, a.kind, a.agency, a.done_at,
    row_number() OVER (PARTITION BY a.matter ORDER BY a.done_at DESC, a.recorded_at DESC, a.ord DESC) AS place
  FROM case_act a CROSS JOIN asked q
  WHERE a.done_at < q.ends AND a.person = '' AND a.kind IN ('investigation_suspended', 'investigation_resumed',
    'investigation_discontinued', 'prosecution_suspended', 'prosecution_resumed', 'prosecution_discontinued',
    'trial_suspended', 'trial_resumed', 'trial_discontinued', 'case_file_received_by_procuracy', 'case_accepted')
    -- Only cases that ever were: the rest need not be put in order.
    AND a.matter IN (SELECT s.matter FROM case_act s
      WHERE s.person = '' AND s.kind IN ('investigation_suspended', 'prosecution_suspended', 'trial_suspended'))
) y JOIN initiation i ON i.matter = y.matter AND i.undone = 0
WHERE y.place = 1 AND y.kind IN ('investigation_suspended', 'prosecution_suspended', 'trial_suspended')
