-- Who had the report, or settled it, last by the end of the period.
SELECT h.matter, h.agency FROM (
  SELECT a.matter, a.agency,
    row_number() OVER (PARTITION BY a.matter ORDER BY a.done_at DESC, a.recorded_at DESC, a.ord DESC) AS place
  FROM intake_act a CROSS JOIN asked q
  WHERE a.done_at < q.ends AND a.kind IN ('report_received', 'handover_received', 'procuracy_took_over', 'case_initiated', 'initiation_declined')
) h WHERE h.place = 1
