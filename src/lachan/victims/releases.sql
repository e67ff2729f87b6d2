-- Figures of victims that leave: what is counted for them, by the role that counts alone, and the ledger of what left.

-- The people of a province by year of reception, in coarse codes and as numbers: no file, no person, no day, no place below
-- a country. Only the role that counts may ask, which reads none of these tables itself; the application's role may not.
-- Under 18 with no year of birth is kept a child (16_17), so that children stay under the stricter rule.
CREATE POLICY look ON people_person FOR SELECT TO lachan_owner USING (true);
CREATE POLICY look ON intake_trait FOR SELECT TO lachan_owner USING (true);
CREATE OR REPLACE FUNCTION sec.care_coded(prov bigint, first int, last int)
RETURNS TABLE (year int, sex text, age text, nationality text, status text, forced boolean, form text, recruiting text, lure text,
  control text, country text, at_home boolean, regime text, said_no boolean, synthetic boolean, people bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
WITH file AS (
  SELECT c.id, c.synthetic, p.sex::text AS sex, p.birth_year, r.stage::text AS stage, r.verdict::text AS verdict, r.regime::text AS regime,
    coalesce(r.minor, p.minor) AS minor, extract(year FROM c.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS year
  FROM victims_carefile c JOIN victims_carereading r ON r.care_id = c.id JOIN people_person p ON p.id = c.person_id
  WHERE c.province_id = prov AND c.received_at >= make_timestamptz(first, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh')
    AND c.received_at < make_timestamptz(last + 1, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh')
), deed AS (
  SELECT a.care_id, a.kind::text AS kind, a.facts, a.occurred_at, a.id FROM victims_careact a JOIN file f ON f.id = a.care_id
  WHERE a.kind IN ('situation_told', 'trafficking_coded', 'victim_screened', 'person_rescued', 'rescue_requested', 'consent_given', 'consent_withdrawn')
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = a.id)
), known AS (
  -- The last word on each, as the readings take it.
  SELECT f.id,
    (array_agg(d.facts->>'nationality' ORDER BY d.occurred_at DESC, d.id DESC) FILTER (WHERE d.kind = 'situation_told' AND d.facts ? 'nationality'))[1] AS nationality,
    (array_agg(d.facts->>'status' ORDER BY d.occurred_at DESC, d.id DESC) FILTER (WHERE d.kind = 'situation_told' AND d.facts ? 'status'))[1] AS said,
    (array_agg(d.facts->>'trafficked_in_vietnam' ORDER BY d.occurred_at DESC, d.id DESC) FILTER (WHERE d.kind = 'situation_told' AND d.facts ? 'trafficked_in_vietnam'))[1] = 'true' AS at_home,
    (array_agg(d.facts->>'exploitation' ORDER BY d.occurred_at DESC, d.id DESC) FILTER (WHERE d.kind = 'trafficking_coded' AND d.facts ? 'exploitation'))[1] AS form,
    (array_agg(d.facts->>'control' ORDER BY d.occurred_at DESC, d.id DESC) FILTER (WHERE d.kind = 'trafficking_coded' AND d.facts ? 'control'))[1] AS control,
    (array_agg(d.facts->>'recruitment' ORDER BY d.occurred_at DESC, d.id DESC) FILTER (WHERE d.kind = 'trafficking_coded' AND d.facts ? 'recruitment'))[1] AS recruiting,
    (array_agg(d.facts->>'country' ORDER BY (d.kind = 'trafficking_coded') DESC, (d.kind = 'person_rescued') DESC, d.occurred_at DESC, d.id DESC)
      FILTER (WHERE d.kind IN ('trafficking_coded', 'person_rescued', 'rescue_requested') AND d.facts ? 'country'))[1] AS country,
    coalesce(bool_or(d.kind = 'victim_screened' AND d.facts->>'forced_criminality' = 'true'), false) AS forced,
    coalesce((array_agg(d.kind ORDER BY d.occurred_at DESC, d.id DESC)
      FILTER (WHERE d.kind LIKE 'consent%' AND d.facts->>'scope' = 'statistics'))[1] = 'consent_withdrawn', false) AS said_no
  FROM file f LEFT JOIN deed d ON d.care_id = f.id GROUP BY f.id
), coded AS (
  SELECT f.year, f.sex, f.regime, f.synthetic, k.nationality, k.forced, k.control, k.said_no, coalesce(k.at_home, false) OR coalesce(t.route = 'domestic', false) AS at_home,
    coalesce(k.form, t.exploitation) AS form, coalesce(k.recruiting, t.recruiting) AS recruiting, t.lure, coalesce(k.country, t.destination) AS country,
    CASE WHEN k.said = 'accompanying_minor' THEN 'accompanying_minor' WHEN f.verdict = 'victim' THEN 'victim'
         WHEN k.said IN ('relative', 'witness', 'denouncer') THEN NULL WHEN f.verdict = '' AND f.stage = 'V3' THEN 'in_identification' END AS status,
    CASE WHEN f.birth_year IS NULL AND f.minor THEN '16_17' WHEN f.birth_year IS NULL THEN 'age_unknown'
         WHEN f.year - f.birth_year < 16 THEN '0_15' WHEN f.year - f.birth_year < 18 OR f.minor THEN '16_17'
         WHEN f.year - f.birth_year < 25 THEN '18_24' WHEN f.year - f.birth_year < 35 THEN '25_34' ELSE '35_up' END AS age
  FROM file f JOIN known k ON k.id = f.id LEFT JOIN LATERAL (
    SELECT (array_agg(i.value ORDER BY i.recorded_at DESC, i.id DESC) FILTER (WHERE i.field = 'exploitation'))[1]::text AS exploitation,
      (array_agg(i.value ORDER BY i.recorded_at DESC, i.id DESC) FILTER (WHERE i.field = 'recruiting'))[1]::text AS recruiting,
      (array_agg(i.value ORDER BY i.recorded_at DESC, i.id DESC) FILTER (WHERE i.field = 'lure'))[1]::text AS lure,
      (array_agg(i.value ORDER BY i.recorded_at DESC, i.id DESC) FILTER (WHERE i.field = 'destination'))[1]::text AS destination,
      (array_agg(i.value ORDER BY i.recorded_at DESC, i.id DESC) FILTER (WHERE i.field = 'route'))[1]::text AS route
    FROM victims_carelink l JOIN intake_trait i ON i.matter_id = l.matter_id WHERE l.care_id = f.id AND i.value <> 'unknown') t ON true
)
SELECT year, sex, age, coalesce(nationality, ''), status, forced, coalesce(form, ''), coalesce(recruiting, ''), coalesce(lure, ''),
  coalesce(control, ''), coalesce(country, ''), at_home, regime, said_no, synthetic, count(*)
FROM coded WHERE status IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
$$;
REVOKE ALL ON FUNCTION sec.care_coded(bigint, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.care_coded(bigint, int, int) TO lachan_figures;

-- The ledger: what left, appended and never changed. The committee sees that of its own province.
ALTER TABLE victims_victimrelease ENABLE ROW LEVEL SECURITY;
ALTER TABLE victims_victimrelease FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON victims_victimrelease TO lachan_app;
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON victims_victimrelease FOR EACH STATEMENT EXECUTE FUNCTION sec.never();
CREATE POLICY look ON victims_victimrelease FOR SELECT TO lachan_owner USING (true);
-- Closed years; tables of the same people once, or one less the other tells the difference; ε adds up to four and no more.
CREATE OR REPLACE FUNCTION sec.may_release(p bigint, what text, first int, last int, eps float8, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE most CONSTANT float8 := 4.0;
BEGIN
  IF NOT sec.has('publish') OR NOT p = ANY (ARRAY(SELECT province_id FROM reference_agency WHERE id = ANY (sec.scope()))) THEN RETURN false; END IF;
  IF last >= extract(year FROM moment AT TIME ZONE 'Asia/Ho_Chi_Minh') OR last < first THEN RETURN false; END IF;
  IF what = 'tables' THEN
    RETURN eps IS NULL AND NOT EXISTS (SELECT 1 FROM victims_victimrelease r WHERE r.province_id = p AND r.kind = 'tables'
      AND r.year_from <= last AND r.year_to >= first);
  END IF;
  RETURN eps > 0 AND eps + coalesce((SELECT sum(r.epsilon) FROM victims_victimrelease r WHERE r.province_id = p AND r.kind = 'open_data'
    AND r.year_from <= last AND r.year_to >= first), 0) <= most + 1e-9;
END $$;
REVOKE ALL ON FUNCTION sec.may_release(bigint, text, int, int, float8, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.may_release(bigint, text, int, int, float8, timestamptz) TO lachan_app;
CREATE POLICY see ON victims_victimrelease FOR SELECT TO lachan_app USING ((SELECT sec.has('agreement'))
  AND EXISTS (SELECT 1 FROM reference_agency a WHERE a.id = ANY ((SELECT sec.scope())::bigint[]) AND a.province_id = victims_victimrelease.province_id));
CREATE POLICY release ON victims_victimrelease FOR INSERT TO lachan_app WITH CHECK (
  sec.may_release(province_id, kind, year_from, year_to, epsilon, released_at)
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));

-- How somebody was trafficked, in codes, is of what care alone knows (lachan.procedure.care.yaml, `kept`).
CREATE OR REPLACE FUNCTION sec.care_kept() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['situation_told','trafficking_coded','needs_assessed','support_requested','support_referred','support_accepted','support_declined',
    'support_delivered','support_refused','support_prolonged','help_declined','reintegration_begun','followed_up',
    'reintegration_support_requested','support_file_forwarded','data_request_received','data_request_answered'] $$;
