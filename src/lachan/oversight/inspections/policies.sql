-- Row locks of inspection: the inspecting body sees its rounds whole; a body looked at sees the round and its own findings.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['oversight_round','oversight_inspected','oversight_sample','oversight_finding','oversight_findingstep'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;
-- Asked apart from the policies, which would else ask each other for ever.
CREATE OR REPLACE FUNCTION sec.inspects(r uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN EXISTS (SELECT 1 FROM oversight_round WHERE id = r AND agency_id = ANY (mine)); END $$;
REVOKE ALL ON FUNCTION sec.inspects(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.inspects(uuid) TO lachan_app;

CREATE POLICY see ON oversight_round FOR SELECT TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[])
  OR EXISTS (SELECT 1 FROM oversight_inspected i WHERE i.round_id = oversight_round.id AND i.agency_id = ANY ((SELECT sec.scope())::bigint[]) OFFSET 0));
CREATE POLICY plan ON oversight_round FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid())
  AND EXISTS (SELECT 1 FROM reference_agency a WHERE a.id = agency_id
    AND a.kind IN ('inspector', 'provincial_procuracy', 'regional_procuracy', 'district_procuracy')));
CREATE POLICY see ON oversight_inspected FOR SELECT TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) OR sec.inspects(round_id));
CREATE POLICY plan ON oversight_inspected FOR INSERT TO lachan_app WITH CHECK (sec.inspects(round_id));
-- The sample is the inspecting body's own, and only what it may see anyway.
CREATE POLICY see ON oversight_sample FOR SELECT TO lachan_app USING (sec.inspects(round_id)
  AND EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = oversight_sample.matter_id OFFSET 0));
CREATE POLICY plan ON oversight_sample FOR INSERT TO lachan_app WITH CHECK (sec.inspects(round_id)
  AND EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = oversight_sample.matter_id OFFSET 0));

CREATE POLICY see ON oversight_finding FOR SELECT TO lachan_app USING (
  (agency_id = ANY ((SELECT sec.scope())::bigint[]) OR responsible_id = ANY ((SELECT sec.scope())::bigint[]))
  AND (matter_id IS NULL OR matter_id <> ALL ((SELECT sec.excluded())::uuid[])));
CREATE POLICY find ON oversight_finding FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid()) AND sec.inspects(round_id)
  AND EXISTS (SELECT 1 FROM oversight_inspected i WHERE i.round_id = oversight_finding.round_id AND i.agency_id = oversight_finding.responsible_id)
  AND (matter_id IS NULL OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = oversight_finding.matter_id OFFSET 0)));
CREATE POLICY see ON oversight_findingstep FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM oversight_finding f WHERE f.id = oversight_findingstep.finding_id OFFSET 0));
-- Answered by the body responsible, checked by the body that inspects: never one for the other.
CREATE POLICY write ON oversight_findingstep FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid())
  AND EXISTS (SELECT 1 FROM oversight_finding f WHERE f.id = finding_id
    AND oversight_findingstep.agency_id = CASE oversight_findingstep.kind WHEN 'checked' THEN f.agency_id ELSE f.responsible_id END));
