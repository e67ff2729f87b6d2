-- Reports of the period that nobody handled by its end: which of them were handled afterwards. Few are looked at.
SELECT DISTINCT a.matter FROM raw_act a CROSS JOIN asked q
WHERE a.province = q.province AND a.kind IN ('report_classified', 'handling_assigned', 'handover_received', 'case_initiated',
    'initiation_declined', 'competent_receipt', 'reported_up', 'handover_sent')
  AND a.known_at <= q.as_of AND a.done_at <= q.as_of AND a.done_at >= q.ends
  AND NOT EXISTS (SELECT 1 FROM superseded s WHERE s.id = a.id)
  AND a.matter IN (SELECT u.matter FROM unhandled u)
