-- Kept out of one person's care: from then on it is not there, whatever the body's standing. Everything that asks for a
-- standing asks the rows of victims_carestanding, so the row that subtracts is asked there; the functions ask it themselves.
ALTER TABLE victims_careexclusion ENABLE ROW LEVEL SECURITY;
ALTER TABLE victims_careexclusion FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON victims_careexclusion TO lachan_app;
CREATE POLICY look ON victims_careexclusion FOR SELECT TO lachan_owner USING (true);
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON victims_careexclusion FOR EACH STATEMENT EXECUTE FUNCTION sec.never();
CREATE OR REPLACE FUNCTION sec.care_shut() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE me bigint := sec.uid();
BEGIN RETURN (SELECT coalesce(array_agg(care_id), '{}') FROM victims_careexclusion WHERE account_id = me); END $$;
REVOKE ALL ON FUNCTION sec.care_shut() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.care_shut() TO lachan_app;
CREATE OR REPLACE FUNCTION sec.care_grounds(c uuid) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(array_agg(kind::text), '{}') FROM victims_carestanding
  WHERE care_id = c AND agency_id = ANY (mine) AND NOT c = ANY (sec.care_shut())); END $$;
CREATE OR REPLACE FUNCTION sec.may_care(c uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  IF c = ANY (sec.care_shut()) THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c) THEN
    RETURN EXISTS (SELECT 1 FROM victims_carefile WHERE id = c AND origin_id = ANY (mine));
  END IF;
  RETURN EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c AND agency_id = ANY (mine));
END $$;
CREATE OR REPLACE FUNCTION sec.heard(c uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine text[] := (SELECT array_agg(a::text) FROM unnest(sec.scope()) a);
BEGIN
  RETURN NOT c = ANY (sec.care_shut()) AND EXISTS (SELECT 1 FROM victims_careact s WHERE s.care_id = c AND s.kind = 'story_shared' AND s.facts->>'to' = ANY (mine)
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.id)
    AND (s.facts->>'ground' <> 'consent' OR sec.care_yes(c, s.facts->>'scope', s.facts->>'to')));
END $$;
DROP POLICY see ON victims_carestanding;
CREATE POLICY see ON victims_carestanding FOR SELECT TO lachan_app USING ((agency_id = ANY ((SELECT sec.scope())::bigint[])
  OR ((SELECT sec.has('renew')) AND sec.may_care(care_id))) AND care_id <> ALL ((SELECT sec.care_shut())::uuid[]));
CREATE POLICY see ON victims_careexclusion FOR SELECT TO lachan_app USING (account_id = (SELECT sec.uid())
  OR EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = victims_careexclusion.care_id OFFSET 0));
-- Each body bars its own people only: whose memberships one may see are one's own agency's.
CREATE POLICY make ON victims_careexclusion FOR INSERT TO lachan_app WITH CHECK (cardinality(sec.care_grounds(care_id)) > 0
  AND EXISTS (SELECT 1 FROM access_membership m WHERE m.account_id = victims_careexclusion.account_id));

GRANT SELECT (care_id, account_id) ON victims_careexclusion TO lachan_worker;
CREATE POLICY work ON victims_careexclusion FOR SELECT TO lachan_worker USING (true);
