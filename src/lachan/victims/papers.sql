-- Row locks of papers beside a file. Each is for an audience, as words are; what was taken back is opened to nobody.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['victims_carepaper','victims_paperpiece','victims_paperwithdrawal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
  END LOOP;
END $$;
-- One's own body's always; of others' those for one's audience; of an act, only where one sees the act. Whoever was only
-- given the story sees none, and the right to renew reads none.
CREATE POLICY see ON victims_carepaper FOR SELECT TO lachan_app USING (
  NOT (SELECT sec.has('renew'))
  AND (act_id IS NULL OR EXISTS (SELECT 1 FROM victims_careact a WHERE a.id = victims_carepaper.act_id OFFSET 0))
  AND EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = victims_carepaper.care_id
    AND s.agency_id = ANY ((SELECT sec.scope())::bigint[])
    AND (victims_carepaper.agency_id = s.agency_id OR CASE victims_carepaper.audience
        WHEN 'safety' THEN s.kind <> 'hearer' WHEN 'care' THEN s.kind IN ('lead', 'facility')
        WHEN 'path' THEN s.kind IN ('lead', 'origin', 'verifier') ELSE false END) OFFSET 0));
CREATE POLICY write ON victims_carepaper FOR INSERT TO lachan_app WITH CHECK (sec.may_care(care_id)
  AND NOT sec.care_grounds(care_id) <@ ARRAY['hearer']
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND (act_id IS NULL OR EXISTS (SELECT 1 FROM victims_careact a WHERE a.id = act_id AND a.care_id = victims_carepaper.care_id OFFSET 0)));
CREATE POLICY see ON victims_paperwithdrawal FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM victims_carepaper p WHERE p.id = victims_paperwithdrawal.paper_id OFFSET 0));
CREATE POLICY write ON victims_paperwithdrawal FOR INSERT TO lachan_app WITH CHECK (
  account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM victims_carepaper p WHERE p.id = paper_id AND p.agency_id = victims_paperwithdrawal.agency_id OFFSET 0));
CREATE POLICY see ON victims_paperpiece FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM victims_carepaper p WHERE p.id = victims_paperpiece.paper_id
    AND NOT EXISTS (SELECT 1 FROM victims_paperwithdrawal w WHERE w.paper_id = p.id) OFFSET 0));
-- Whole pieces of whoever attached it, each in its place: once all are there, nothing can be laid between them.
CREATE POLICY write ON victims_paperpiece FOR INSERT TO lachan_app WITH CHECK (begins >= 0 AND begins % 1048576 = 0
  AND EXISTS (SELECT 1 FROM victims_carepaper p WHERE p.id = paper_id AND p.account_id = (SELECT sec.uid())
    AND victims_paperpiece.size = least(1048576, p.size - victims_paperpiece.begins) AND victims_paperpiece.size > 0 OFFSET 0));
