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

-- Numbers of people who may be part of one another, told so that nobody between two of them can be picked out: numbers one
-- to four apart, by a chain too, are told as one, and so cannot be told from no difference; whatever hangs on nought by
-- such a chain is not told at all (a lone nought is). Told is the largest of each chain, rounded up to five: «no more than».
CREATE FUNCTION sec.told_as(numbers bigint[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH apart AS (SELECT n, n - lag(n) OVER (ORDER BY n) >= 5 AS begins
      FROM (SELECT DISTINCT n FROM unnest(numbers || 0::bigint) n WHERE n IS NOT NULL) d),
    chained AS (SELECT n, count(*) FILTER (WHERE begins) OVER (ORDER BY n) AS chain FROM apart),
    topped AS (SELECT n, chain, max(n) OVER (PARTITION BY chain) AS top FROM chained)
  SELECT array_agg(CASE WHEN t.chain > 0 OR t.top = 0 THEN (t.top + 4) / 5 * 5 END ORDER BY u.place)
  FROM unnest(numbers) WITH ORDINALITY u(n, place) LEFT JOIN topped t ON t.n = u.n $$;
REVOKE ALL ON FUNCTION sec.told_as(bigint[]) FROM PUBLIC;
-- As before one table a year, by support and law. Everybody in identification is owed one support, citizens another: the
-- rows are parts of one another, so they are looked at together, law by law. A support that has no row is owed to nobody,
-- or to so few. How many of a row lack it or were refused is told where none of its three parts is one to four.
CREATE OR REPLACE FUNCTION sec.care_shortfalls(y int)
RETURNS TABLE (support text, regime text, owed bigint, missing bigint, refused bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE least CONSTANT bigint := 5; prov bigint[] := ARRAY(SELECT province_id FROM reference_agency WHERE id = ANY (sec.scope()));
BEGIN
  IF NOT sec.has('agreement') THEN RETURN; END IF;
  RETURN QUERY WITH counted AS (
    SELECT o.support::text AS s, o.regime::text AS r, count(*) AS whole,
      count(*) FILTER (WHERE o.state IN ('', 'asked', 'referred', 'sent_back', 'accepted')) AS lacking,
      count(*) FILTER (WHERE o.state = 'refused') AS written
    FROM victims_careowed o JOIN victims_carefile f ON f.id = o.care_id
    WHERE f.province_id = ANY (prov) AND extract(year FROM f.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh') = y
      AND o.answer = 'owed' GROUP BY 1, 2
  ), beside AS (
    SELECT t.* FROM (SELECT c.r AS law, array_agg(c.s ORDER BY c.s) AS names, sec.told_as(array_agg(c.whole ORDER BY c.s)) AS wholes
      FROM counted c GROUP BY c.r) g, unnest(array_fill(g.law, ARRAY[cardinality(g.names)]), g.names, g.wholes) AS t(r, s, whole)
  ), parted AS (
    SELECT b.r, b.s, b.whole, CASE WHEN told THEN c.lacking END AS lacking, CASE WHEN told THEN c.written END AS written
    FROM beside b JOIN (SELECT *, NOT (counted.lacking BETWEEN 1 AND least - 1) AND NOT (counted.written BETWEEN 1 AND least - 1)
      AND NOT (counted.whole - counted.lacking - counted.written BETWEEN 1 AND least - 1) AS told FROM counted) c USING (r, s)
    WHERE b.whole IS NOT NULL
  )
  SELECT t.s, t.r, t.whole, t.lacking, t.written FROM (SELECT p.r AS law, array_agg(p.s ORDER BY p.s) AS names,
      array_agg(p.whole ORDER BY p.s) AS wholes, sec.told_as(array_agg(p.lacking ORDER BY p.s)) AS lackings,
      sec.told_as(array_agg(p.written ORDER BY p.s)) AS writtens FROM parted p GROUP BY p.r) g,
    unnest(array_fill(g.law, ARRAY[cardinality(g.names)]), g.names, g.wholes, g.lackings, g.writtens) AS t(r, s, whole, lacking, written)
  ORDER BY t.s, t.r;
END $$;
