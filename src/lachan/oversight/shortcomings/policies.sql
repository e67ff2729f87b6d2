-- Row locks of the register: the body that keeps an entry, and whoever was given a remedy for it.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['oversight_shortcoming','oversight_remedy','oversight_remedystep'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION sec.keeps_entry(s uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN EXISTS (SELECT 1 FROM oversight_shortcoming WHERE id = s AND agency_id = ANY (mine)); END $$;
REVOKE ALL ON FUNCTION sec.keeps_entry(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.keeps_entry(uuid) TO lachan_app;

CREATE POLICY see ON oversight_shortcoming FOR SELECT TO lachan_app USING (
  (matter_id IS NULL OR matter_id <> ALL ((SELECT sec.excluded())::uuid[]))
  AND (agency_id = ANY ((SELECT sec.scope())::bigint[]) OR EXISTS (SELECT 1 FROM oversight_remedy r
    WHERE r.shortcoming_id = oversight_shortcoming.id AND r.responsible_id = ANY ((SELECT sec.scope())::bigint[]) OFFSET 0)));
CREATE POLICY note ON oversight_shortcoming FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid())
  AND (matter_id IS NULL OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = oversight_shortcoming.matter_id OFFSET 0)));
CREATE POLICY see ON oversight_remedy FOR SELECT TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) OR responsible_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY give ON oversight_remedy FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid()) AND sec.keeps_entry(shortcoming_id));
CREATE POLICY see ON oversight_remedystep FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM oversight_remedy r WHERE r.id = oversight_remedystep.remedy_id OFFSET 0));
CREATE POLICY write ON oversight_remedystep FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid())
  AND EXISTS (SELECT 1 FROM oversight_remedy r WHERE r.id = remedy_id
    AND oversight_remedystep.agency_id = CASE oversight_remedystep.kind WHEN 'checked' THEN r.agency_id ELSE r.responsible_id END));
