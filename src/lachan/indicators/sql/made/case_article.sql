-- The article of each matter that has a case: the last act by the end of the period that names one.
SELECT n.matter, n.article FROM (
  SELECT a.matter, a.article,
    row_number() OVER (PARTITION BY a.matter ORDER BY a.done_at DESC, a.recorded_at DESC, a.ord DESC) AS place
  FROM (
    SELECT matter, article, done_at, recorded_at, ord FROM intake_act
    WHERE kind IN ('report_received', 'report_classified', 'case_initiated') AND article <> ''
    UNION ALL
    SELECT matter, article, done_at, recorded_at, ord FROM case_act
    WHERE kind IN ('case_decision_changed', 'paragraph_changed') AND article <> ''
  ) a CROSS JOIN asked q
  WHERE a.done_at < q.ends AND a.matter IN (SELECT i.matter FROM intake_act i WHERE i.kind = 'case_initiated')
) n WHERE n.place = 1
