-- Row locks of places of focus. What is told of places is the province's: every body of it reads; each body tells of its
-- own ground and corrects its own; who keeps the list (cap focus_keep) declares, reviews and ends.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['focus_placefact','focus_focusplace','focus_focusstep'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION sec.focus_provinces() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT province_id), '{}') FROM reference_agency WHERE id = ANY (mine)); END $$;
-- Of which units a body may tell: a body of the whole province of every commune of it; others of the unit whose body they
-- are and of what they serve, of the communes beneath it, and of the ground of bodies whose work they took over.
CREATE OR REPLACE FUNCTION sec.focus_ground() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.follows(); whole bigint[];
BEGIN
  SELECT coalesce(array_agg(DISTINCT province_id), '{}') INTO whole FROM reference_agency
    WHERE id = ANY (sec.scope()) AND level = 'province';
  RETURN (WITH own AS (
      SELECT u.id FROM reference_agency a JOIN reference_unit u ON u.id = a.unit_id AND u.level = a.level WHERE a.id = ANY (mine)
      UNION SELECT unit_id FROM reference_jurisdiction WHERE agency_id = ANY (mine))
    SELECT coalesce(array_agg(u.id), '{}') FROM reference_unit u WHERE u.level = 'commune'
      AND (u.province_id = ANY (whole) OR u.id IN (SELECT id FROM own) OR u.parent_id IN (SELECT id FROM own)));
END $$;
-- A correction speaks of the same thing, and is by the body that told it (or that took its work over) or by who keeps the list.
CREATE OR REPLACE FUNCTION sec.focus_corrects(fact uuid, of_place bigint, of_kind text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.follows();
BEGIN RETURN EXISTS (SELECT 1 FROM focus_placefact f WHERE f.id = fact AND f.place_id = of_place AND f.kind = of_kind
  AND (sec.has('focus_keep') OR f.agency_id = ANY (mine))); END $$;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['focus_provinces()','focus_ground()','focus_corrects(uuid,bigint,text)'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;

CREATE POLICY see ON focus_placefact FOR SELECT TO lachan_app USING (province_id = ANY ((SELECT sec.focus_provinces())::bigint[]));
CREATE POLICY see ON focus_focusplace FOR SELECT TO lachan_app USING (province_id = ANY ((SELECT sec.focus_provinces())::bigint[]));
CREATE POLICY see ON focus_focusstep FOR SELECT TO lachan_app USING (focus_id IN (SELECT id FROM focus_focusplace));
CREATE POLICY tell ON focus_placefact FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('place_tell')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND province_id = ANY ((SELECT sec.focus_provinces())::bigint[])
  AND place_id = ANY ((SELECT sec.focus_ground())::bigint[])
  AND EXISTS (SELECT 1 FROM reference_unit u WHERE u.id = place_id AND u.province_id = focus_placefact.province_id)
  AND (supersedes_id IS NULL OR sec.focus_corrects(supersedes_id, place_id, kind)));
CREATE POLICY keep ON focus_focusplace FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('focus_keep')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND province_id = ANY ((SELECT sec.focus_provinces())::bigint[])
  AND EXISTS (SELECT 1 FROM reference_unit u WHERE u.id = place_id AND u.province_id = focus_focusplace.province_id));
CREATE POLICY keep ON focus_focusstep FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('focus_keep')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND focus_id IN (SELECT id FROM focus_focusplace));
