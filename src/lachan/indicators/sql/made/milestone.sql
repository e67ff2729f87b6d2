-- Of each matter, once: when it was received, settled, suspended… by the end of the period; `handled` as far as the acts go (handled_later.sql).
SELECT a.matter,
  min(CASE WHEN a.kind = 'report_received' AND a.done_at < q.ends THEN a.done_at END) AS received_at,
  max(CASE WHEN a.kind IN ('case_initiated', 'initiation_declined') AND a.done_at < q.ends THEN a.done_at END) AS settled_at,
  max(CASE WHEN a.kind = 'verification_suspended' AND a.done_at < q.ends THEN a.done_at END) AS suspended_at,
  max(CASE WHEN a.kind IN ('verification_resumed', 'suspension_cancelled') AND a.done_at < q.ends THEN a.done_at END) AS resumed_at,
  min(CASE WHEN a.kind = 'competent_receipt' AND a.done_at < q.ends THEN a.done_at END) AS competent_at,
  max(CASE WHEN a.kind IN ('report_classified', 'handling_assigned', 'handover_received', 'case_initiated',
    'initiation_declined', 'competent_receipt', 'reported_up', 'handover_sent') THEN 1 ELSE 0 END) AS handled
FROM intake_act a CROSS JOIN asked q GROUP BY a.matter
