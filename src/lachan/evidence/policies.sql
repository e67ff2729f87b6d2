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

-- Whether these agencies have this matter in hand or supervise it. Nobody asks it but the two functions below.
-- A standing is given by whoever works on the matter, so a supervisor must also be a procuracy. A reading is written by
-- whoever writes an act, so what was really handed over has the last word: a body that gave the file away, and whose
-- addressee took it, is out until somebody gives it back.
CREATE OR REPLACE FUNCTION sec.works_on(m uuid, mine bigint[]) RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM docket_standing s JOIN reference_agency g ON g.id = s.agency_id
    WHERE s.matter_id = m AND s.agency_id = ANY (mine) AND s.kind = 'supervisor'
      AND g.kind IN ('provincial_procuracy', 'regional_procuracy', 'district_procuracy')) THEN RETURN true; END IF;
  RETURN EXISTS (SELECT 1 FROM docket_matterreading r JOIN docket_standing s ON s.matter_id = r.matter_id AND s.agency_id = r.holder_id
      WHERE r.matter_id = m AND r.holder_id = ANY (mine) AND s.kind IN ('origin', 'recipient', 'court', 'supervisor'))
    AND coalesce((SELECT h.recipient_id = ANY (mine) FROM docket_handover h JOIN docket_handoveranswer a ON a.handover_id = h.id
      WHERE h.matter_id = m AND a.received AND h.what IN ('report', 'file')
        AND (h.sender_id = ANY (mine) OR h.recipient_id = ANY (mine))
      ORDER BY a.answered_at DESC, h.id DESC LIMIT 1), true);
END $$;
CREATE POLICY look ON docket_handoveranswer FOR SELECT TO lachan_owner USING (true);
CREATE OR REPLACE FUNCTION sec.in_room(m uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  IF cardinality(mine) = 0 OR NOT sec.has('evidence') OR m = ANY (sec.excluded()) THEN RETURN false; END IF;
  RETURN sec.works_on(m, mine);
END $$;
-- All files one may open: for entries, of which a file has thousands, asked once for a statement and never once for a
-- row. Where a row or two are looked up, `in_room` of those costs less than a look at every file of the province.
CREATE OR REPLACE FUNCTION sec.rooms() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); shut uuid[];
BEGIN
  IF cardinality(mine) = 0 OR NOT sec.has('evidence') THEN RETURN '{}'; END IF;
  shut := sec.excluded();
  RETURN ARRAY(SELECT f.id FROM evidence_casefile f JOIN LATERAL (SELECT 1 FROM docket_standing s
      WHERE s.matter_id = f.matter_id AND s.agency_id = ANY (mine) LIMIT 1) s ON true
    WHERE f.matter_id <> ALL (shut) AND sec.works_on(f.matter_id, mine));
END $$;
-- Whether a scan was made of this upload; whether file and matter belong together: asked apart from the policies.
CREATE OR REPLACE FUNCTION sec.is_scan(u uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN EXISTS (SELECT 1 FROM evidence_scan WHERE upload_id = u); END $$;
CREATE OR REPLACE FUNCTION sec.file_of(f uuid, m uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN EXISTS (SELECT 1 FROM evidence_casefile WHERE id = f AND matter_id = m); END $$;
DO $$ DECLARE f text; BEGIN
  REVOKE ALL ON FUNCTION sec.works_on(uuid, bigint[]) FROM PUBLIC;
  FOREACH f IN ARRAY ARRAY['in_room(uuid)','rooms()','is_scan(uuid)','file_of(uuid, uuid)'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;

CREATE POLICY see ON evidence_casefile FOR SELECT TO lachan_app USING (sec.in_room(matter_id));
-- Its key is its own: under another record's key it would die with that record, or keep it open.
CREATE POLICY open ON evidence_casefile FOR INSERT TO lachan_app WITH CHECK (sec.in_room(matter_id)
  AND (SELECT sec.has('maps')) AND key_id = id
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY see ON evidence_entry FOR SELECT TO lachan_app USING (casefile_id = ANY ((SELECT sec.rooms())::uuid[]));
-- Under one's own account, body and part in it. A court writes what was shown, never the file.
CREATE POLICY write ON evidence_entry FOR INSERT TO lachan_app WITH CHECK (
  casefile_id = ANY ((SELECT sec.rooms())::uuid[]) AND sec.file_of(casefile_id, matter_id)
  AND ((SELECT sec.has('maps')) OR part = 'displays')
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND (agency_id, role) IN (SELECT m.agency_id, m.role FROM access_membership m WHERE m.account_id = (SELECT sec.uid())));
CREATE POLICY see ON evidence_scan FOR SELECT TO lachan_app USING (sec.in_room(matter_id));
CREATE POLICY write ON evidence_scan FOR INSERT TO lachan_app WITH CHECK (
  sec.in_room(matter_id) AND sec.file_of(casefile_id, matter_id) AND (SELECT sec.has('maps'))
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM evidence_upload u WHERE u.id = upload_id AND u.matter_id = evidence_scan.matter_id
    AND u.casefile_id = evidence_scan.casefile_id AND u.account_id = (SELECT sec.uid())));
-- On its way in only its owner sees it; made a scan, whoever is in the room.
CREATE POLICY see ON evidence_upload FOR SELECT TO lachan_app USING (
  sec.in_room(matter_id) AND (account_id = (SELECT sec.uid()) OR sec.is_scan(id)));
CREATE POLICY begin ON evidence_upload FOR INSERT TO lachan_app WITH CHECK (
  sec.in_room(matter_id) AND sec.file_of(casefile_id, matter_id) AND (SELECT sec.has('maps'))
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY drop_it ON evidence_upload FOR DELETE TO lachan_app USING (account_id = (SELECT sec.uid()) AND NOT sec.is_scan(id));
CREATE POLICY see ON evidence_chunk FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM evidence_upload u WHERE u.id = evidence_chunk.upload_id OFFSET 0));
CREATE POLICY bring ON evidence_chunk FOR INSERT TO lachan_app WITH CHECK (NOT sec.is_scan(upload_id)
  AND EXISTS (SELECT 1 FROM evidence_upload u WHERE u.id = upload_id AND u.account_id = (SELECT sec.uid())));
CREATE POLICY drop_it ON evidence_chunk FOR DELETE TO lachan_app USING (NOT sec.is_scan(upload_id)
  AND EXISTS (SELECT 1 FROM evidence_upload u WHERE u.id = evidence_chunk.upload_id AND u.account_id = (SELECT sec.uid())));

-- Versions of a file follow each other without a gap: no row far ahead that would end all writing. A restore brings
-- them in its own order.
CREATE OR REPLACE FUNCTION sec.turns_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF session_user = 'lachan_keeper' THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM (SELECT casefile_id, min(turn) AS low, max(turn) AS high, count(*) AS n FROM fresh GROUP BY 1) f
    WHERE f.high - f.low + 1 <> f.n OR f.low < 1
      OR f.low > 1 AND NOT EXISTS (SELECT 1 FROM evidence_entry e WHERE e.casefile_id = f.casefile_id AND e.turn = f.low - 1)) THEN
    RAISE EXCEPTION 'Số phiên bản của hồ sơ phải nối tiếp nhau.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow AFTER INSERT ON evidence_entry REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION sec.turns_follow();
-- Pieces come and go one after another, and none once a scan was made, even in the moment in which it is made: the
-- policies look at what is committed, this waits.
CREATE OR REPLACE FUNCTION sec.one_by_one() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE u uuid;
BEGIN
  IF session_user <> 'lachan_keeper' THEN
    IF TG_TABLE_NAME = 'evidence_upload' THEN u := OLD.id;
    ELSIF TG_OP = 'DELETE' THEN u := OLD.upload_id;
    ELSE u := NEW.upload_id; END IF;
    PERFORM pg_advisory_xact_lock(88, hashtext(u::text));
    IF TG_TABLE_NAME <> 'evidence_scan' AND EXISTS (SELECT 1 FROM evidence_scan s WHERE s.upload_id = u) THEN
      RAISE EXCEPTION 'Tệp đã vào hồ sơ thì giữ nguyên.' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER one_by_one BEFORE INSERT ON evidence_scan FOR EACH ROW EXECUTE FUNCTION sec.one_by_one();
CREATE TRIGGER one_by_one BEFORE DELETE ON evidence_upload FOR EACH ROW EXECUTE FUNCTION sec.one_by_one();
CREATE TRIGGER one_by_one BEFORE INSERT OR DELETE ON evidence_chunk FOR EACH ROW EXECUTE FUNCTION sec.one_by_one();
