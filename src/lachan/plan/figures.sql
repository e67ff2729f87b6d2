-- What each carrier of a plan owed and how that stood, between the moments at which something became known of it: read by
-- the role that counts, which sees the tables of the plan themselves not at all. No word of a step leaves.
CREATE OR REPLACE FUNCTION sec.duties() RETURNS TABLE (province bigint, agency bigint, label text, due_at timestamptz,
  reported_at timestamptz, complete boolean, known_from timestamptz, known_to timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
WITH duty AS (
  SELECT s.id AS share, o.id AS turn, p.province_id AS province, s.carrier_id AS agency, v.indicators,
    t.code || '/' || p.year || ' ' || c.key || ' ' || o.due_on AS label,
    (o.due_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS due_at, s.recorded_at AS begun_at,
    -- A later version takes over from its day on; a plan that was closed asks nothing more.
    least((SELECT min(y.recorded_at) FROM plan_taskversion y WHERE y.task_id = v.task_id AND y.turn > v.turn AND y.from_on <= o.due_on),
      (SELECT min(e.recorded_at) FROM plan_planact e WHERE e.plan_id = p.id AND e.kind = 'closed' AND e.done_on < o.due_on)) AS gone_at
  FROM plan_occurrence o JOIN plan_taskversion v ON v.id = o.version_id JOIN plan_task t ON t.id = v.task_id
  JOIN plan_plan p ON p.id = t.plan_id JOIN plan_share s ON s.version_id = v.id AND s.since <= o.due_on AND s.parent_id IS NULL
  JOIN reference_agency c ON c.id = s.carrier_id
), moved AS (
  SELECT d.share, d.turn, 0 AS place, d.begun_at AS known_from, NULL::timestamptz AS reported_at, false AS complete FROM duty d
  UNION ALL
  SELECT x.share_id, x.occurrence_id, x.turn, x.recorded_at, CASE x.kind WHEN 'reported' THEN x.recorded_at WHEN 'confirmed' THEN r.occurred_at END,
    x.kind <> 'returned' AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements_text(d.indicators) i WHERE i !~ '^K[0-9]' AND NOT r.counts ? i)
  FROM plan_step x JOIN duty d ON d.share = x.share_id AND d.turn = x.occurrence_id
  LEFT JOIN LATERAL (SELECT y.occurred_at, y.counts FROM plan_step y WHERE y.share_id = x.share_id AND y.occurrence_id = x.occurrence_id
    AND y.kind = 'reported' AND y.turn <= x.turn ORDER BY y.turn DESC LIMIT 1) r ON true
  WHERE x.kind IN ('reported', 'confirmed', 'returned')
), stood AS (
  SELECT m.*, lead(m.known_from) OVER (PARTITION BY m.share, m.turn ORDER BY m.place) AS until FROM moved m
)
SELECT d.province, d.agency, d.label, d.due_at, z.reported_at, coalesce(z.complete, false), z.known_from, least(z.until, d.gone_at)
FROM stood z JOIN duty d ON d.share = z.share AND d.turn = z.turn
WHERE d.gone_at IS NULL OR z.known_from < d.gone_at
$$;
REVOKE ALL ON FUNCTION sec.duties() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.duties() TO lachan_figures;
