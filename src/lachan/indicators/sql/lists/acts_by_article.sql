-- As acts.sql, by the article of the matter: of acts that only a case has.
SELECT d.matter, '' AS label, d.person, d.agency, d.done_at, d.reason FROM (
  SELECT a.matter, a.person, a.agency, a.done_at, coalesce(m.article, 'unsaid') AS reason,
    $once AS place
  FROM deed a LEFT JOIN case_article m ON m.matter = a.matter
  WHERE a.kind IN ($kinds)
) d WHERE d.place = 1
