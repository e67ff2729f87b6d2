-- Row locks of the evidence room. Who is in it: the body that has the matter in hand now, and the procuracy that
-- supervises it; the court while the file lies with it. Earlier bodies, notifiers, houses and inspectors are not.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['evidence_casefile','evidence_entry','evidence_upload','evidence_chunk','evidence_scan'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['evidence_casefile','evidence_entry','evidence_scan'] LOOP
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
  END LOOP;
END $$;
-- An upload that became nothing may be dropped, whole, by who began it; bytes are never changed.
GRANT DELETE ON evidence_upload, evidence_chunk TO lachan_app;
CREATE TRIGGER unchanged BEFORE UPDATE OR TRUNCATE ON evidence_upload FOR EACH STATEMENT EXECUTE FUNCTION sec.never();
CREATE TRIGGER unchanged BEFORE UPDATE OR TRUNCATE ON evidence_chunk FOR EACH STATEMENT EXECUTE FUNCTION sec.never();

CREATE OR REPLACE FUNCTION sec.in_room(m uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  IF cardinality(mine) = 0 OR NOT sec.has('evidence') OR m = ANY (sec.excluded()) THEN RETURN false; END IF;
  RETURN EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = m AND s.agency_id = ANY (mine) AND s.kind = 'supervisor')
    OR EXISTS (SELECT 1 FROM docket_matterreading r JOIN docket_standing s ON s.matter_id = r.matter_id AND s.agency_id = r.holder_id
      WHERE r.matter_id = m AND r.holder_id = ANY (mine) AND s.kind IN ('origin', 'recipient', 'court', 'supervisor'));
END $$;
-- Whether a scan was made of this upload, asked apart from the policies.
CREATE OR REPLACE FUNCTION sec.is_scan(u uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN EXISTS (SELECT 1 FROM evidence_scan WHERE upload_id = u); END $$;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['in_room(uuid)','is_scan(uuid)'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;

CREATE POLICY see ON evidence_casefile FOR SELECT TO lachan_app USING (sec.in_room(matter_id));
CREATE POLICY open ON evidence_casefile FOR INSERT TO lachan_app WITH CHECK (sec.in_room(matter_id)
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));
-- The file is seen or not seen as a whole, and asked once for all its rows.
CREATE POLICY see ON evidence_entry FOR SELECT TO lachan_app USING (
  casefile_id IN (SELECT id FROM evidence_casefile));
CREATE POLICY write ON evidence_entry FOR INSERT TO lachan_app WITH CHECK (sec.in_room(matter_id)
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM evidence_casefile f WHERE f.id = casefile_id AND f.matter_id = evidence_entry.matter_id));
CREATE POLICY see ON evidence_scan FOR SELECT TO lachan_app USING (
  casefile_id IN (SELECT id FROM evidence_casefile));
CREATE POLICY write ON evidence_scan FOR INSERT TO lachan_app WITH CHECK (sec.in_room(matter_id)
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM evidence_upload u WHERE u.id = upload_id AND u.matter_id = evidence_scan.matter_id
    AND u.casefile_id = evidence_scan.casefile_id AND u.account_id = (SELECT sec.uid())));
-- On its way in only its owner sees it; made a scan, whoever is in the room.
CREATE POLICY see ON evidence_upload FOR SELECT TO lachan_app USING (
  casefile_id IN (SELECT id FROM evidence_casefile) AND (account_id = (SELECT sec.uid()) OR sec.is_scan(id)));
CREATE POLICY begin ON evidence_upload FOR INSERT TO lachan_app WITH CHECK (sec.in_room(matter_id)
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM evidence_casefile f WHERE f.id = casefile_id AND f.matter_id = evidence_upload.matter_id));
CREATE POLICY drop_it ON evidence_upload FOR DELETE TO lachan_app USING (account_id = (SELECT sec.uid()) AND NOT sec.is_scan(id));
CREATE POLICY see ON evidence_chunk FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM evidence_upload u WHERE u.id = evidence_chunk.upload_id OFFSET 0));
CREATE POLICY bring ON evidence_chunk FOR INSERT TO lachan_app WITH CHECK (NOT sec.is_scan(upload_id)
  AND EXISTS (SELECT 1 FROM evidence_upload u WHERE u.id = upload_id AND u.account_id = (SELECT sec.uid())));
CREATE POLICY drop_it ON evidence_chunk FOR DELETE TO lachan_app USING (NOT sec.is_scan(upload_id)
  AND EXISTS (SELECT 1 FROM evidence_upload u WHERE u.id = evidence_chunk.upload_id AND u.account_id = (SELECT sec.uid())));
