-- Counts: own acts of the period of some kinds, each, or the first of each matter or person.
SELECT d.matter, '' AS label, d.person, d.agency, d.done_at, d.reason FROM (
  SELECT a.matter, a.person, a.agency, a.done_at, coalesce(nullif($facet, ''), 'unsaid') AS reason,
    $once AS place
  FROM deed a
  WHERE a.kind IN ($kinds)
) d WHERE d.place = 1
