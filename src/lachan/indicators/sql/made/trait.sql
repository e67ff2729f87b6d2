-- Traits of cases: the latest row known then holds.
SELECT t.matter, t.field, t.value FROM (
  SELECT x.matter, x.field, x.value,
    row_number() OVER (PARTITION BY x.matter, x.field ORDER BY x.recorded_at DESC, x.ord DESC) AS place
  FROM raw_trait x CROSS JOIN asked q
  WHERE x.province = q.province AND x.recorded_at <= q.as_of AND x.field IN ($traits)
    AND x.matter IN (SELECT i.matter FROM initiation i WHERE i.own = 1 AND i.undone = 0)
) t WHERE t.place = 1
