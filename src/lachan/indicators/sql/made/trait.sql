-- Traits of matters: the latest row known then holds.
SELECT t.matter, t.field, t.value FROM (
  SELECT x.matter, x.field, x.value,
    row_number() OVER (PARTITION BY x.matter, x.field ORDER BY x.recorded_at DESC, x.ord DESC) AS place
  FROM raw_trait x CROSS JOIN asked q WHERE x.province = q.province AND x.recorded_at <= q.as_of
) t WHERE t.place = 1
