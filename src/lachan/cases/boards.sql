-- Boards: the scope is asked inside, once, in the order of an index; the caller's query is still policed.
-- From the agency's own standings where they are few; else down the newest cases of those the filter names, each
-- with its own partial index. The text of the statement is made of constants only, every value is bound.
CREATE INDEX case_newest ON docket_matterreading (initiated_at DESC, matter_id DESC) WHERE initiated_at IS NOT NULL;
CREATE INDEX case_open ON docket_matterreading (initiated_at DESC, matter_id DESC) WHERE initiated_at IS NOT NULL AND NOT closed;
CREATE INDEX case_detained ON docket_matterreading (initiated_at DESC, matter_id DESC) WHERE initiated_at IS NOT NULL AND detained > 0;
CREATE INDEX case_returned ON docket_matterreading (initiated_at DESC, matter_id DESC) WHERE initiated_at IS NOT NULL AND returns > 0;
CREATE INDEX case_holder ON docket_matterreading (holder_id, initiated_at DESC, matter_id DESC) WHERE initiated_at IS NOT NULL;
CREATE OR REPLACE FUNCTION sec.case_page(stages text[], severity_is text, holder_is bigint, late_at timestamptz,
  only_detained boolean, only_returned boolean, words text, before_at timestamptz, before_id uuid, n int)
RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE
  mine bigint[] := sec.scope(); shut uuid[] := sec.out_of_sight(); cases text; one text; said uuid[]; places bigint[];
  few constant int := CASE WHEN words <> '' THEN 5000 ELSE 1500 END;
  newest constant text := ' ORDER BY r.initiated_at DESC, r.matter_id DESC LIMIT $10';
  own constant text := 'SELECT DISTINCT s.matter_id FROM docket_standing s WHERE s.agency_id = ANY ($1)
    AND s.kind NOT IN (''notifier'', ''addressee'', ''custodian'')';
  seen constant text := ' AND EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = r.matter_id AND s.agency_id = ANY ($1)
    AND s.kind NOT IN (''notifier'', ''addressee'', ''custodian'') OFFSET 0)';
  there constant text := ' AND (r.matter_id = ANY ($9) OR (SELECT d.place_id FROM docket_matter d WHERE d.id = r.matter_id) = ANY ($11))';
BEGIN
  IF words <> '' THEN said := sec.said_so(words, mine, shut); places := sec.places_named(words); END IF;
  cases := ' r.initiated_at IS NOT NULL AND r.matter_id <> ALL ($2)'
    || CASE WHEN severity_is <> '' THEN ' AND r.severity = $4' ELSE '' END
    || CASE WHEN holder_is IS NOT NULL THEN ' AND r.holder_id = $5' ELSE '' END
    || CASE WHEN late_at IS NOT NULL THEN ' AND NOT r.closed AND r.next_due_at < $6' ELSE '' END
    || CASE WHEN only_detained THEN ' AND r.detained > 0' ELSE '' END
    || CASE WHEN only_returned THEN ' AND r.returns > 0' ELSE '' END
    || CASE WHEN before_at IS NOT NULL THEN ' AND (r.initiated_at, r.matter_id) < ($7, $8)' ELSE '' END;
  IF words <> '' AND (SELECT count(*) FROM (SELECT 1 FROM docket_matter WHERE place_id = ANY (places) LIMIT 3001) s) <= 3000 THEN
    one := 'SELECT r.matter_id FROM (SELECT unnest($9) AS id UNION SELECT d.id FROM docket_matter d WHERE d.place_id = ANY ($11)) f
      JOIN docket_matterreading r ON r.matter_id = f.id WHERE' || cases || seen
      || CASE WHEN stages IS NOT NULL THEN ' AND r.stage = ANY ($3)' ELSE '' END || newest;
  ELSIF (SELECT count(*) FROM (SELECT 1 FROM docket_standing WHERE agency_id = ANY (mine) LIMIT few + 1) s) <= few THEN
    one := 'SELECT r.matter_id FROM (' || own || ') own JOIN docket_matterreading r ON r.matter_id = own.matter_id WHERE' || cases
      || CASE WHEN words <> '' THEN there ELSE '' END
      || CASE WHEN stages IS NOT NULL THEN ' AND r.stage = ANY ($3)' ELSE '' END || newest;
  ELSIF stages IS NULL THEN
    one := 'SELECT r.matter_id FROM docket_matterreading r WHERE' || cases || CASE WHEN words <> '' THEN there ELSE '' END || seen || newest;
  ELSE
    one := 'SELECT r.matter_id FROM unnest($3) st, LATERAL (SELECT r.matter_id, r.initiated_at FROM docket_matterreading r
      WHERE r.stage = st AND' || cases || CASE WHEN words <> '' THEN there ELSE '' END || seen || newest || ') r' || newest;
  END IF;
  RETURN QUERY EXECUTE one USING mine, shut, stages, severity_is, holder_is, late_at, before_at, before_id, said, least(n, 500), places;
END $$;

-- How many cases stand where, of those this desk may see; what is behind each number is the same page, filtered.
CREATE OR REPLACE FUNCTION sec.case_tallies() RETURNS TABLE (stage text, cases bigint, late bigint, detained bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 30 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); shut uuid[] := sec.out_of_sight(); at timestamptz := now();
BEGIN
  RETURN QUERY SELECT r.stage::text, count(*), count(*) FILTER (WHERE NOT r.closed AND r.next_due_at < at), sum(r.detained)::bigint
    FROM docket_matterreading r WHERE r.initiated_at IS NOT NULL AND r.matter_id <> ALL (shut)
      AND EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = r.matter_id AND s.agency_id = ANY (mine)
        AND s.kind NOT IN ('notifier', 'addressee', 'custodian'))
    GROUP BY r.stage;
END $$;

-- Who is held, the next release first; those past it before all others. For a facility, whom it keeps.
CREATE INDEX accused_custody ON docket_accusedreading (coalesce(release_at, 'infinity'::timestamptz), id)
  WHERE custody IN ('held_in_emergency', 'arrested', 'held', 'detained');
CREATE OR REPLACE FUNCTION sec.custody_page(until timestamptz, after_at timestamptz, after_id uuid, n int)
RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); shut uuid[] := sec.out_of_sight();
BEGIN
  RETURN QUERY EXECUTE 'SELECT a.id FROM docket_accusedreading a
    WHERE a.custody IN (''held_in_emergency'', ''arrested'', ''held'', ''detained'') AND a.matter_id <> ALL ($2)'
    || CASE WHEN until IS NOT NULL THEN ' AND coalesce(a.release_at, ''infinity''::timestamptz) < $3' ELSE '' END
    || CASE WHEN after_at IS NOT NULL THEN ' AND (coalesce(a.release_at, ''infinity''::timestamptz), a.id) > ($4, $5)' ELSE '' END
    || sec.held_in_sight() || ' ORDER BY coalesce(a.release_at, ''infinity''::timestamptz), a.id LIMIT $6'
    USING mine, shut, until, after_at, after_id, least(n, 500);
END $$;
-- Whose custody one sees: the case's own bodies everybody's, a facility whom it keeps; asked of a facility only.
CREATE OR REPLACE FUNCTION sec.held_in_sight() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
  SELECT ' AND (EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = a.matter_id AND s.agency_id = ANY ($1)
    AND s.kind NOT IN (''notifier'', ''addressee'', ''custodian'') OFFSET 0)'
    || CASE WHEN EXISTS (SELECT 1 FROM cases_lodging l WHERE l.facility_id = ANY (sec.scope())) THEN
      ' OR ((a.matter_id, a.person) IN (SELECT l.matter_id, l.person FROM cases_lodging l WHERE l.facility_id = ANY ($1))
        AND sec.keeps(a.matter_id, a.person))' ELSE '' END || ')' $$;
REVOKE ALL ON FUNCTION sec.held_in_sight() FROM PUBLIC;
CREATE OR REPLACE FUNCTION sec.custody_counts(at timestamptz) RETURNS TABLE (past bigint, day bigint, three_days bigint, held bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); shut uuid[] := sec.out_of_sight();
BEGIN
  RETURN QUERY EXECUTE 'SELECT count(*) FILTER (WHERE a.release_at < $3), count(*) FILTER (WHERE a.release_at >= $3 AND a.release_at < $3 + interval ''1 day''),
    count(*) FILTER (WHERE a.release_at >= $3 + interval ''1 day'' AND a.release_at < $3 + interval ''3 days''), count(*)
    FROM docket_accusedreading a
    WHERE a.custody IN (''held_in_emergency'', ''arrested'', ''held'', ''detained'') AND a.matter_id <> ALL ($2)'
    || sec.held_in_sight() USING mine, shut, at;
END $$;
REVOKE ALL ON FUNCTION sec.case_page(text[], text, bigint, timestamptz, boolean, boolean, text, timestamptz, uuid, int),
  sec.case_tallies(), sec.custody_page(timestamptz, timestamptz, uuid, int), sec.custody_counts(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.case_page(text[], text, bigint, timestamptz, boolean, boolean, text, timestamptz, uuid, int),
  sec.case_tallies(), sec.custody_page(timestamptz, timestamptz, uuid, int), sec.custody_counts(timestamptz) TO lachan_app;
CREATE POLICY look ON docket_accusedreading FOR SELECT TO lachan_owner USING (true);
CREATE POLICY look ON docket_matterreading FOR SELECT TO lachan_owner USING (true);
