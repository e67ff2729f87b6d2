-- Stocks and flows of one track: stays, each begun by one body's act and ended by the next that changes who has it.
WITH seen AS (
  -- Whose story can reach into the period: something happened since it began, or they had come and not gone.
  SELECT a.matter FROM $acts a CROSS JOIN asked q
  WHERE a.kind IN ($all) AND a.moment < q.ends
  GROUP BY a.matter
  HAVING max(CASE WHEN a.moment >= q.starts THEN 1 ELSE 0 END) = 1
    OR max(CASE WHEN a.kind IN ($comes) THEN a.moment END) >= coalesce(max(CASE WHEN a.kind NOT IN ($comes) THEN a.moment END), max(a.moment))
    OR max(CASE WHEN a.person <> '' THEN 1 ELSE 0 END) = 1
), event AS (
  SELECT a.matter, $key AS person, a.kind, a.agency, a.moment,
    a.done_at, a.recorded_at, a.ord, a.kind IN ($comes) AS coming, a.kind IN ($resumes) AS resuming
  FROM $acts a CROSS JOIN asked q
  WHERE a.kind IN ($all) AND (a.person = '' OR a.kind NOT IN ($of_one)) AND $only
    AND a.moment < q.ends AND a.matter IN (SELECT s.matter FROM seen s)
), hand AS (
  SELECT e.*, sum(CASE WHEN e.resuming THEN 0 ELSE 1 END) OVER (PARTITION BY e.matter, e.person
    ORDER BY e.moment, e.done_at, e.recorded_at, e.ord ROWS UNBOUNDED PRECEDING) AS part
  FROM event e
), held AS (
  SELECT h.*, CASE WHEN NOT h.coming THEN 0 ELSE first_value(h.agency) OVER (PARTITION BY h.matter, h.person, h.part
    ORDER BY h.moment, h.done_at, h.recorded_at, h.ord) END AS state
  FROM hand h
), turn AS (
  SELECT h.*, coalesce(lag(h.state) OVER (PARTITION BY h.matter, h.person ORDER BY h.moment, h.done_at, h.recorded_at, h.ord), 0) AS state_before
  FROM held h
), stay AS (
  SELECT t.matter, t.person, t.state AS agency, t.kind AS came_by, t.moment AS since,
    lead(t.moment) OVER (PARTITION BY t.matter, t.person ORDER BY t.moment, t.done_at, t.recorded_at, t.ord) AS until,
    lead(t.kind) OVER (PARTITION BY t.matter, t.person ORDER BY t.moment, t.done_at, t.recorded_at, t.ord) AS left_by
  FROM turn t WHERE t.state <> t.state_before
), kept AS (
  SELECT s.* FROM stay s CROSS JOIN asked q
  WHERE s.agency <> 0 AND (s.until IS NULL OR (s.until > s.since AND s.until >= q.starts))
)
SELECT k.matter, '' AS label, k.person, k.agency, k.since AS done_at, 'opening' AS reason FROM kept k CROSS JOIN asked q WHERE k.since < q.starts
UNION ALL
SELECT k.matter, '' AS label, k.person, k.agency, k.since AS done_at, 'in.' || k.came_by AS reason FROM kept k CROSS JOIN asked q WHERE k.since >= q.starts
UNION ALL
SELECT k.matter, '' AS label, k.person, k.agency, k.since AS done_at, 'out.' || k.left_by AS reason FROM kept k WHERE k.until IS NOT NULL
UNION ALL
SELECT k.matter, '' AS label, k.person, k.agency, k.since AS done_at, 'closing' AS reason FROM kept k WHERE k.until IS NULL
