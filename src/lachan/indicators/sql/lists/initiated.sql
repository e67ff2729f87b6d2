-- K1: cases of this period, and of the same days a year before.
SELECT i.matter, '' AS label, '' AS person, i.agency, i.dated_at AS done_at,
  CASE WHEN i.dated_at >= q.starts AND i.dated_at < q.ends THEN 'this_period' ELSE 'previous_period' END AS reason
FROM (
  SELECT n.matter, n.agency, $dated AS dated_at FROM initiation n LEFT JOIN report r ON r.matter = n.matter WHERE n.undone = 0
) i CROSS JOIN asked q JOIN matter_article m ON m.matter = i.matter AND m.article IN ($articles)
WHERE ((i.dated_at >= q.starts AND i.dated_at < q.ends) OR (i.dated_at >= q.starts_before AND i.dated_at < q.ends_before))
  AND $traits
