-- Boards: the scope is asked inside, once, in the order of an index; the caller's query is still policed.
-- From the agency's own standings where they are few, from the index of readings where they are many.
CREATE OR REPLACE FUNCTION sec.case_page(stages text[], severity_is text, holder_is bigint, late_at timestamptz,
  only_detained boolean, only_returned boolean, among uuid[], before_at timestamptz, before_id uuid, n int)
RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); shut uuid[] := sec.out_of_sight(); few boolean;
BEGIN
  n := least(n, 500);
  few := among IS NOT NULL OR (SELECT count(*) FROM (SELECT 1 FROM docket_standing WHERE agency_id = ANY (mine)
    AND kind NOT IN ('notifier', 'addressee', 'custodian') LIMIT 4001) s) <= 4000;
  IF few THEN
    RETURN QUERY SELECT r.matter_id FROM (SELECT DISTINCT s.matter_id FROM docket_standing s WHERE s.agency_id = ANY (mine)
          AND s.kind NOT IN ('notifier', 'addressee', 'custodian') AND (among IS NULL OR s.matter_id = ANY (among))) own
        JOIN docket_matterreading r ON r.matter_id = own.matter_id
      WHERE r.initiated_at IS NOT NULL AND r.stage = ANY (stages) AND r.matter_id <> ALL (shut)
        AND (severity_is = '' OR r.severity = severity_is) AND (holder_is IS NULL OR r.holder_id = holder_is)
        AND (late_at IS NULL OR (NOT r.closed AND r.next_due_at < late_at))
        AND (NOT only_detained OR r.detained > 0) AND (NOT only_returned OR r.returns > 0)
        AND (before_at IS NULL OR (r.initiated_at, r.matter_id) < (before_at, before_id))
      ORDER BY r.initiated_at DESC, r.matter_id DESC LIMIT n;
  ELSE
    RETURN QUERY SELECT f.matter_id FROM unnest(stages) st, LATERAL (SELECT r.matter_id, r.initiated_at
        FROM docket_matterreading r WHERE r.stage = st AND r.initiated_at IS NOT NULL AND r.matter_id <> ALL (shut)
          AND (severity_is = '' OR r.severity = severity_is) AND (holder_is IS NULL OR r.holder_id = holder_is)
          AND (late_at IS NULL OR (NOT r.closed AND r.next_due_at < late_at))
          AND (NOT only_detained OR r.detained > 0) AND (NOT only_returned OR r.returns > 0)
          AND (before_at IS NULL OR (r.initiated_at, r.matter_id) < (before_at, before_id))
          AND EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = r.matter_id AND s.agency_id = ANY (mine)
            AND s.kind NOT IN ('notifier', 'addressee', 'custodian'))
        ORDER BY r.initiated_at DESC, r.matter_id DESC LIMIT n) f
      ORDER BY f.initiated_at DESC, f.matter_id DESC LIMIT n;
  END IF;
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
  RETURN QUERY SELECT a.id FROM docket_accusedreading a
    WHERE a.custody IN ('held_in_emergency', 'arrested', 'held', 'detained') AND a.matter_id <> ALL (shut)
      AND (until IS NULL OR coalesce(a.release_at, 'infinity'::timestamptz) < until)
      AND (after_at IS NULL OR (coalesce(a.release_at, 'infinity'::timestamptz), a.id) > (after_at, after_id))
      AND (EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = a.matter_id AND s.agency_id = ANY (mine)
          AND s.kind NOT IN ('notifier', 'addressee', 'custodian'))
        OR (EXISTS (SELECT 1 FROM cases_lodging l WHERE l.matter_id = a.matter_id AND l.person = a.person
            AND l.facility_id = ANY (mine)) AND sec.keeps(a.matter_id, a.person)))
    ORDER BY coalesce(a.release_at, 'infinity'::timestamptz), a.id LIMIT least(n, 500);
END $$;
CREATE OR REPLACE FUNCTION sec.custody_counts(at timestamptz) RETURNS TABLE (past bigint, day bigint, three_days bigint, held bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); shut uuid[] := sec.out_of_sight();
BEGIN
  RETURN QUERY SELECT count(*) FILTER (WHERE a.release_at < at), count(*) FILTER (WHERE a.release_at >= at AND a.release_at < at + interval '1 day'),
    count(*) FILTER (WHERE a.release_at >= at + interval '1 day' AND a.release_at < at + interval '3 days'), count(*)
    FROM docket_accusedreading a
    WHERE a.custody IN ('held_in_emergency', 'arrested', 'held', 'detained') AND a.matter_id <> ALL (shut)
      AND (EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = a.matter_id AND s.agency_id = ANY (mine)
          AND s.kind NOT IN ('notifier', 'addressee', 'custodian'))
        OR (EXISTS (SELECT 1 FROM cases_lodging l WHERE l.matter_id = a.matter_id AND l.person = a.person
            AND l.facility_id = ANY (mine)) AND sec.keeps(a.matter_id, a.person)));
END $$;
REVOKE ALL ON FUNCTION sec.case_page(text[], text, bigint, timestamptz, boolean, boolean, uuid[], timestamptz, uuid, int),
  sec.case_tallies(), sec.custody_page(timestamptz, timestamptz, uuid, int), sec.custody_counts(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.case_page(text[], text, bigint, timestamptz, boolean, boolean, uuid[], timestamptz, uuid, int),
  sec.case_tallies(), sec.custody_page(timestamptz, timestamptz, uuid, int), sec.custody_counts(timestamptz) TO lachan_app;
CREATE POLICY look ON docket_accusedreading FOR SELECT TO lachan_owner USING (true);
CREATE POLICY look ON docket_matterreading FOR SELECT TO lachan_owner USING (true);
