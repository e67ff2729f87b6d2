-- Numbers of victims that are told: what leaves, and what the committee reads.

-- Closed years by the database's clock as well as by the row's own day, which whoever writes the row chooses; nothing is
-- released tomorrow. Of the same people tables once; ε adds up to four and δ to one in a hundred thousand, and no further:
-- below one in as many as no province has victims, the promise fails for nobody whom one could expect to exist.
DROP POLICY release ON victims_victimrelease;
DROP FUNCTION sec.may_release(bigint, text, int, int, float8, timestamptz);
CREATE FUNCTION sec.may_release(p bigint, what text, first int, last int, eps float8, del float8, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE most CONSTANT float8 := 4.0; most_delta CONSTANT float8 := 1e-5; spent record;
BEGIN
  IF NOT sec.has('publish') OR NOT p = ANY (ARRAY(SELECT province_id FROM reference_agency WHERE id = ANY (sec.scope()))) THEN RETURN false; END IF;
  IF moment > now() + interval '1 minute' OR last < first
    OR last >= extract(year FROM least(moment, now()) AT TIME ZONE 'Asia/Ho_Chi_Minh') THEN RETURN false; END IF;
  IF what = 'tables' THEN
    RETURN eps IS NULL AND del IS NULL AND NOT EXISTS (SELECT 1 FROM victims_victimrelease r WHERE r.province_id = p
      AND r.kind = 'tables' AND r.year_from <= last AND r.year_to >= first);
  END IF;
  SELECT coalesce(sum(r.epsilon), 0) AS eps, coalesce(sum(r.delta), 0) AS del INTO spent FROM victims_victimrelease r
    WHERE r.province_id = p AND r.kind = 'open_data' AND r.year_from <= last AND r.year_to >= first;
  RETURN coalesce(eps > 0 AND del > 0 AND eps + spent.eps <= most + 1e-9 AND del + spent.del <= most_delta * (1 + 1e-9), false);
END $$;
REVOKE ALL ON FUNCTION sec.may_release(bigint, text, int, int, float8, float8, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.may_release(bigint, text, int, int, float8, float8, timestamptz) TO lachan_app;
CREATE POLICY release ON victims_victimrelease FOR INSERT TO lachan_app WITH CHECK (
  sec.may_release(province_id, kind, year_from, year_to, epsilon, delta, released_at)
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));
