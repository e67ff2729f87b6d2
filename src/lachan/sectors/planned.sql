-- Row locks of plans of checks: seen with the firm they name; written by the body that plans, of a firm it sees.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['sectors_plannedcheck','sectors_planneddrop'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;
CREATE POLICY see ON sectors_plannedcheck FOR SELECT TO lachan_app USING (firm_id IN (SELECT id FROM sectors_firm));
CREATE POLICY see ON sectors_planneddrop FOR SELECT TO lachan_app USING (planned_id IN (SELECT id FROM sectors_plannedcheck));
CREATE POLICY enter ON sectors_plannedcheck FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('field_check')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND firm_id IN (SELECT id FROM sectors_firm));
-- Only the body that planned, or its successor, takes a visit out again.
CREATE POLICY enter ON sectors_planneddrop FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('field_check')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM sectors_plannedcheck p WHERE p.id = planned_id AND p.agency_id = ANY ((SELECT sec.follows())::bigint[])));
-- A check that keeps a plan keeps one's own, of the same firm.
DROP POLICY enter ON sectors_check;
CREATE POLICY enter ON sectors_check FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('field_check')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND firm_id IN (SELECT id FROM sectors_firm)
  AND (planned_id IS NULL OR EXISTS (SELECT 1 FROM sectors_plannedcheck p WHERE p.id = planned_id AND p.firm_id = sectors_check.firm_id
    AND p.agency_id = ANY ((SELECT sec.follows())::bigint[]))));
