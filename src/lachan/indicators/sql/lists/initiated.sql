-- K1: cases of this period, and of the same days a year before.
SELECT i.matter, '' AS label, '' AS person, i.agency, $dated AS done_at,
  CASE WHEN $dated >= q.starts AND $dated < q.ends THEN 'this_period' ELSE 'previous_period' END AS reason
FROM initiation i CROSS JOIN asked q
WHERE i.own = 1 AND i.undone = 0 AND i.article IN ($articles)
  AND (($dated >= q.starts AND $dated < q.ends) OR ($dated >= q.starts_before AND $dated < q.ends_before))
  AND $traits
