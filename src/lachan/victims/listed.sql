-- In which row of which list somebody stands: for whoever receives, verifies or cares.
ALTER TABLE victims_listed ENABLE ROW LEVEL SECURITY;
ALTER TABLE victims_listed FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON victims_listed TO lachan_app;
CREATE POLICY look ON victims_listed FOR SELECT TO lachan_owner USING (true);
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON victims_listed FOR EACH STATEMENT EXECUTE FUNCTION sec.never();
CREATE POLICY see ON victims_listed FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_listed.care_id AND s.kind NOT IN ('supporter', 'hearer') OFFSET 0));
CREATE POLICY write ON victims_listed FOR INSERT TO lachan_app WITH CHECK (sec.may_care(care_id)
  AND NOT sec.care_grounds(care_id) <@ ARRAY['supporter', 'hearer']
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));
