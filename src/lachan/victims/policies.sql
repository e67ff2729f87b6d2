-- Row locks of victim care. Standing is the only ground; of the words, each audience reads its own.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['victims_carefile','victims_carestanding','victims_careact','victims_carenote','victims_carelink',
                           'victims_likeness','victims_rate','victims_carereading','victims_careclock'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['victims_carefile','victims_carestanding','victims_careact','victims_carenote','victims_carelink',
                           'victims_likeness','victims_rate'] LOOP
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
  END LOOP;
END $$;
GRANT UPDATE, DELETE ON victims_carereading, victims_careclock TO lachan_app;

CREATE POLICY see ON victims_carestanding FOR SELECT TO lachan_app USING (agency_id = ANY ((SELECT sec.scope())::bigint[]));
-- May this person add to this care: with a standing of any kind, or opening it just now.
CREATE OR REPLACE FUNCTION sec.may_care(c uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c) THEN
    RETURN EXISTS (SELECT 1 FROM victims_carefile WHERE id = c AND origin_id = ANY (mine));
  END IF;
  RETURN EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c AND agency_id = ANY (mine));
END $$;
-- A supporter alone may not give itself, or anybody, a better standing.
CREATE OR REPLACE FUNCTION sec.only_supports(c uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(bool_and(kind = 'supporter'), false) FROM victims_carestanding
  WHERE care_id = c AND agency_id = ANY (mine)); END $$;
-- To whom the story was passed on, and still may be known: by consent that stands, or by a duty of law.
CREATE OR REPLACE FUNCTION sec.heard(c uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine text[] := (SELECT array_agg(a::text) FROM unnest(sec.scope()) a);
BEGIN
  RETURN EXISTS (SELECT 1 FROM victims_careact s WHERE s.care_id = c AND s.kind = 'story_shared' AND s.facts->>'to' = ANY (mine)
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.id)
    AND (s.facts->>'ground' <> 'consent' OR NOT EXISTS (SELECT 1 FROM victims_careact w WHERE w.care_id = c AND w.kind = 'consent_withdrawn'
      AND w.occurred_at >= s.occurred_at AND (w.facts->>'to' IS NULL OR w.facts->>'to' = ANY (mine)))));
END $$;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['may_care(uuid)','only_supports(uuid)','heard(uuid)'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;

CREATE POLICY give ON victims_carestanding FOR INSERT TO lachan_app WITH CHECK (sec.may_care(care_id) AND NOT sec.only_supports(care_id));
CREATE POLICY see ON victims_carefile FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = victims_carefile.id OFFSET 0));
CREATE POLICY open ON victims_carefile FOR INSERT TO lachan_app WITH CHECK (origin_id = ANY ((SELECT sec.scope())::bigint[]));
-- A supporter sees what was referred to it and what it did itself; contact and safety reach everybody who helps.
CREATE POLICY see ON victims_careact FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_careact.care_id AND (s.kind <> 'supporter' OR (SELECT sec.has('renew')) OR victims_careact.agency_id = s.agency_id
    OR victims_careact.facts->>'to' = s.agency_id::text
    OR victims_careact.kind IN ('contact_agreed', 'red_flag_raised', 'red_flag_settled', 'care_closed')) OFFSET 0));
CREATE POLICY write ON victims_careact FOR INSERT TO lachan_app WITH CHECK (sec.may_care(care_id)
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY see ON victims_carenote FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM victims_careact a WHERE a.id = victims_carenote.act_id AND (
    a.agency_id = ANY ((SELECT sec.scope())::bigint[]) OR EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = victims_carenote.care_id
      AND CASE victims_carenote.audience WHEN 'safety' THEN true WHEN 'care' THEN s.kind IN ('lead', 'facility')
        WHEN 'path' THEN s.kind IN ('lead', 'origin', 'verifier') ELSE s.kind = 'lead' OR sec.heard(victims_carenote.care_id) END OFFSET 0)) OFFSET 0));
CREATE POLICY write ON victims_carenote FOR INSERT TO lachan_app WITH CHECK (
  EXISTS (SELECT 1 FROM victims_careact a WHERE a.id = act_id AND a.care_id = victims_carenote.care_id
    AND a.account_id = (SELECT sec.uid()) OFFSET 0));
CREATE POLICY see ON victims_carelink FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_carelink.care_id AND s.kind <> 'supporter' OFFSET 0));
CREATE POLICY write ON victims_carelink FOR INSERT TO lachan_app WITH CHECK (sec.may_care(care_id)
  AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM docket_standing d WHERE d.matter_id = victims_carelink.matter_id OFFSET 0));
CREATE POLICY see ON victims_likeness FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_likeness.care_id AND s.kind <> 'supporter' OFFSET 0));
CREATE POLICY write ON victims_likeness FOR INSERT TO lachan_app WITH CHECK (sec.may_care(care_id) AND sec.may_care(other_id)
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));
-- Amounts are no secret; who keeps them is said by a capability.
CREATE POLICY see ON victims_rate FOR SELECT TO lachan_app USING ((SELECT sec.uid()) IS NOT NULL);
CREATE POLICY keep ON victims_rate FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('rates'))
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY see ON victims_carereading FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_carereading.care_id OFFSET 0));
CREATE POLICY see ON victims_careclock FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_careclock.care_id AND (s.kind <> 'supporter' OR victims_careclock.holder_id = s.agency_id) OFFSET 0));
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['victims_carereading','victims_careclock'] LOOP
    EXECUTE format('CREATE POLICY make ON %I FOR INSERT TO lachan_app WITH CHECK (sec.may_care(care_id))', t);
    EXECUTE format('CREATE POLICY renew ON %I FOR UPDATE TO lachan_app USING (sec.may_care(care_id)) WITH CHECK (sec.may_care(care_id))', t);
    EXECUTE format('CREATE POLICY drop_it ON %I FOR DELETE TO lachan_app USING (sec.may_care(care_id))', t);
  END LOOP;
END $$;
-- Whoever has the person's care in hand sees the person and, sealed, who that is; a supporter only by its own verb.
CREATE POLICY see_care ON people_person FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM victims_carefile c WHERE c.person_id = people_person.id OFFSET 0));
CREATE POLICY see_care ON people_identity FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM victims_carefile c WHERE c.person_id = people_identity.person_id OFFSET 0));
CREATE POLICY see_care ON people_fingerprint FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM victims_carefile c WHERE c.person_id = people_fingerprint.person_id OFFSET 0));
