-- Row locks of letters: the procuracy that wrote and the body addressed see it, nobody else; no person excluded from its matter.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['oversight_letter','oversight_letterstep'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;
CREATE POLICY see ON oversight_letter FOR SELECT TO lachan_app USING (
  (agency_id = ANY ((SELECT sec.scope())::bigint[]) OR recipient_id = ANY ((SELECT sec.scope())::bigint[]))
  AND (matter_id IS NULL OR matter_id <> ALL ((SELECT sec.excluded())::uuid[])));
-- Only a procuracy demands or recommends, in its own name, about a matter it may write to or about none.
CREATE POLICY write ON oversight_letter FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid())
  AND (matter_id IS NULL OR sec.may_write(matter_id))
  AND EXISTS (SELECT 1 FROM reference_agency a WHERE a.id = agency_id
    AND a.kind IN ('provincial_procuracy', 'regional_procuracy', 'district_procuracy')));
CREATE POLICY see ON oversight_letterstep FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM oversight_letter l WHERE l.id = oversight_letterstep.letter_id OFFSET 0));
CREATE POLICY write ON oversight_letterstep FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND account_id = (SELECT sec.uid())
  AND EXISTS (SELECT 1 FROM oversight_letter l WHERE l.id = letter_id
    AND oversight_letterstep.agency_id = CASE oversight_letterstep.kind WHEN 'checked' THEN l.agency_id ELSE l.recipient_id END));
