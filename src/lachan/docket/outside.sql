-- What the public door may write: a matter that it opens just now for the body that receives, and nothing afterwards.
CREATE OR REPLACE FUNCTION sec.may_write(m uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE given text[] := sec.rights(); mine bigint[] := string_to_array(nullif(given[4], ''), ',');
BEGIN
  IF mine IS NULL THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = m) THEN
    RETURN EXISTS (SELECT 1 FROM docket_matter d WHERE d.id = m AND d.origin_id = ANY (mine));
  END IF;
  -- Whoever is outside opens and closes the door: from the first standing on, the matter is the bodies' alone.
  IF 'outside' = ANY (string_to_array(given[3], ',')) THEN RETURN false; END IF;
  RETURN EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = m AND s.agency_id = ANY (mine)
       AND (s.kind <> 'addressee' OR sec.awaits(m, s.agency_id)))
     AND NOT EXISTS (SELECT 1 FROM docket_exclusion e WHERE e.matter_id = m AND e.account_id = given[2]::bigint);
END $$;

CREATE POLICY outside ON docket_matter FOR INSERT TO lachan_app WITH CHECK (origin_id = ANY ((SELECT sec.door())::bigint[]));
CREATE POLICY outside ON docket_registercounter TO lachan_app USING (agency_id = ANY ((SELECT sec.door())::bigint[]));
CREATE POLICY outside ON docket_registerentry FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.door())::bigint[]) AND sec.may_write(matter_id));
ALTER POLICY own_name ON docket_act WITH CHECK (agency_id = ANY ((SELECT sec.scope())::bigint[])
  OR agency_id = ANY ((SELECT sec.door())::bigint[]));
CREATE POLICY outside ON people_person FOR INSERT TO lachan_app WITH CHECK (recorded_by_id = ANY ((SELECT sec.door())::bigint[]));
CREATE POLICY outside ON people_identity FOR INSERT TO lachan_app WITH CHECK ((SELECT cardinality(sec.door())) > 0);
CREATE POLICY outside ON people_fingerprint FOR INSERT TO lachan_app WITH CHECK ((SELECT cardinality(sec.door())) > 0);
