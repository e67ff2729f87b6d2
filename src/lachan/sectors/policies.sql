-- Row locks of field checks. The committee (cap plans) sees its province's; a body that checks (cap field_check) sees firms on
-- its own ground and what it wrote; each writes in its own name, of firms it sees.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['sectors_firm','sectors_licence','sectors_check','sectors_firmfinding','sectors_findingstep'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;
CREATE POLICY see ON sectors_firm FOR SELECT TO lachan_app USING (province_id = ANY ((SELECT sec.focus_provinces())::bigint[])
  AND ((SELECT sec.has('plans')) OR (SELECT sec.has('field_check'))
    AND (place_id = ANY ((SELECT sec.focus_ground())::bigint[]) OR agency_id = ANY ((SELECT sec.follows())::bigint[]))));
CREATE POLICY see ON sectors_licence FOR SELECT TO lachan_app USING (firm_id IN (SELECT id FROM sectors_firm));
CREATE POLICY see ON sectors_check FOR SELECT TO lachan_app USING (firm_id IN (SELECT id FROM sectors_firm));
CREATE POLICY see ON sectors_firmfinding FOR SELECT TO lachan_app USING (check_of_id IN (SELECT id FROM sectors_check));
CREATE POLICY see ON sectors_findingstep FOR SELECT TO lachan_app USING (finding_id IN (SELECT id FROM sectors_firmfinding));

CREATE POLICY enter ON sectors_firm FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('field_check')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND province_id = ANY ((SELECT sec.focus_provinces())::bigint[])
  AND place_id = ANY ((SELECT sec.focus_ground())::bigint[])
  AND EXISTS (SELECT 1 FROM reference_unit u WHERE u.id = place_id AND u.province_id = sectors_firm.province_id));
CREATE POLICY enter ON sectors_licence FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('field_check')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND firm_id IN (SELECT id FROM sectors_firm));
CREATE POLICY enter ON sectors_check FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('field_check')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND firm_id IN (SELECT id FROM sectors_firm));
-- What a check found is written by the body that checked; so is whether it was put right.
CREATE POLICY enter ON sectors_firmfinding FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('field_check')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM sectors_check c WHERE c.id = check_of_id AND c.agency_id = ANY ((SELECT sec.scope())::bigint[])));
CREATE POLICY enter ON sectors_findingstep FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('field_check')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM sectors_firmfinding f WHERE f.id = finding_id AND f.agency_id = ANY ((SELECT sec.follows())::bigint[])));
