-- Row locks of victim care. Standing is the only ground; of acts and words, each audience reads its own.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['victims_carefile','victims_carestanding','victims_careact','victims_carenote','victims_carelink',
                           'victims_likeness','victims_rate','victims_carereading','victims_careclock','victims_careowed'] LOOP
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
GRANT UPDATE, DELETE ON victims_carereading, victims_careclock, victims_careowed TO lachan_app;

-- On which grounds this person's body sees this care.
CREATE OR REPLACE FUNCTION sec.care_grounds(c uuid) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(array_agg(kind::text), '{}') FROM victims_carestanding WHERE care_id = c AND agency_id = ANY (mine)); END $$;
-- May this person add to this care: with a standing, or opening it just now.
CREATE OR REPLACE FUNCTION sec.may_care(c uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c) THEN
    RETURN EXISTS (SELECT 1 FROM victims_carefile WHERE id = c AND origin_id = ANY (mine));
  END IF;
  RETURN EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c AND agency_id = ANY (mine));
END $$;
-- Police, procuracy, court, border guard, places of detention: they receive, verify, protect; they never lead a person's care.
CREATE OR REPLACE FUNCTION sec.of_procedure(a bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
  SELECT kind ~ '(police|procuracy|court|investigation|border_guard|detention|inspector|military)' FROM reference_agency WHERE id = a $$;
-- Nobody gives itself a better standing. A body that receives and is the police may verify; whoever was only asked for a
-- support, or only given the story, gives nobody anything.
CREATE OR REPLACE FUNCTION sec.may_stand(c uuid, a bigint, k text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); held text[] := sec.care_grounds(c);
BEGIN
  IF k IN ('lead', 'facility') AND sec.of_procedure(a) THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c) THEN
    RETURN k IN ('origin', 'lead') AND a = ANY (mine) AND EXISTS (SELECT 1 FROM victims_carefile WHERE id = c AND origin_id = a);
  END IF;
  IF held <@ ARRAY['supporter', 'hearer'] THEN RETURN false; END IF;
  RETURN NOT a = ANY (mine) OR (k = 'verifier' AND 'origin' = ANY (held) AND sec.of_procedure(a));
END $$;
-- The person's last word on this use by that body. A yes that the body wrote down for itself is none; a no always is one.
CREATE OR REPLACE FUNCTION sec.care_yes(c uuid, use text, body text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  RETURN coalesce((SELECT w.kind = 'consent_given' FROM victims_careact w WHERE w.care_id = c
    AND (w.kind = 'consent_withdrawn' OR (w.kind = 'consent_given' AND w.agency_id::text <> body)) AND w.facts->>'scope' = use
    AND (w.facts->>'to' IS NULL OR w.facts->>'to' = body)
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = w.id)
    ORDER BY w.occurred_at DESC, w.recorded_at DESC, w.id DESC LIMIT 1), false);
END $$;
-- Who was given the story and still may know it: by a consent that stands today, or by a duty of law.
CREATE OR REPLACE FUNCTION sec.heard(c uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine text[] := (SELECT array_agg(a::text) FROM unnest(sec.scope()) a);
BEGIN
  RETURN EXISTS (SELECT 1 FROM victims_careact s WHERE s.care_id = c AND s.kind = 'story_shared' AND s.facts->>'to' = ANY (mine)
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.id)
    AND (s.facts->>'ground' <> 'consent' OR sec.care_yes(c, s.facts->>'scope', s.facts->>'to')));
END $$;
-- What a body may write by its standing: the story is passed on by whoever leads or took it down, with a yes that stands
-- or a duty that is named; verdicts by whoever verifies or leads; of a support, whoever was asked for it.
CREATE OR REPLACE FUNCTION sec.may_do(c uuid, k text, f jsonb, gone uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); held text[] := sec.care_grounds(c);
BEGIN
  IF NOT sec.may_care(c) OR held <@ ARRAY['hearer'] THEN RETURN false; END IF;
  -- A body corrects what it wrote itself.
  IF gone IS NOT NULL AND NOT EXISTS (SELECT 1 FROM victims_careact WHERE id = gone AND care_id = c AND agency_id = ANY (mine)) THEN
    RETURN false;
  END IF;
  IF k = 'story_shared' THEN
    RETURN ('lead' = ANY (held) OR EXISTS (SELECT 1 FROM victims_careact t WHERE t.care_id = c AND t.kind IN ('story_told', 'story_added')
        AND t.agency_id = ANY (mine)))
      AND NOT (f->>'to')::bigint = ANY (mine)
      AND (f->>'ground' IN ('child_protection', 'danger', 'court_order')
        OR (f->>'ground' = 'consent' AND sec.care_yes(c, f->>'scope', f->>'to')));
  END IF;
  IF held <@ ARRAY['supporter', 'hearer'] THEN
    RETURN k IN ('support_accepted', 'support_declined', 'support_delivered', 'support_refused', 'support_requested', 'help_declined',
      'red_flag_raised', 'contact_agreed', 'consent_given', 'consent_withdrawn', 'entry_withdrawn');
  END IF;
  IF k IN ('identification_begun', 'victim_certified', 'victim_not_identified', 'first_information_verified',
           'victim_verification_answered', 'offence_fit_said') THEN
    RETURN held && ARRAY['verifier', 'lead'];
  END IF;
  RETURN true;
END $$;
-- What care alone knows (lachan.procedure.care.yaml, `kept`): no body that only received or verifies reads these of others.
CREATE OR REPLACE FUNCTION sec.care_kept() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['situation_told','needs_assessed','support_requested','support_referred','support_accepted','support_declined',
    'support_delivered','support_refused','support_prolonged','help_declined','reintegration_begun','followed_up',
    'reintegration_support_requested','support_file_forwarded','data_request_received','data_request_answered'] $$;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['care_grounds(uuid)','may_care(uuid)','of_procedure(bigint)','may_stand(uuid,bigint,text)','care_yes(uuid,text,text)',
                           'heard(uuid)','may_do(uuid,text,jsonb,uuid)','care_kept()'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;

-- While a verb renews the readings it sees the whole of a care that its body has a standing in.
CREATE POLICY see ON victims_carestanding FOR SELECT TO lachan_app USING (agency_id = ANY ((SELECT sec.scope())::bigint[])
  OR ((SELECT sec.has('renew')) AND sec.may_care(care_id)));
CREATE POLICY give ON victims_carestanding FOR INSERT TO lachan_app WITH CHECK (sec.may_stand(care_id, agency_id, kind));
CREATE POLICY see ON victims_carefile FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = victims_carefile.id OFFSET 0));
CREATE POLICY open ON victims_carefile FOR INSERT TO lachan_app WITH CHECK (origin_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY see ON victims_careact FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_careact.care_id AND ((SELECT sec.has('renew')) OR s.kind IN ('lead', 'facility')
    OR victims_careact.agency_id = s.agency_id OR victims_careact.facts->>'to' = s.agency_id::text
    OR CASE s.kind WHEN 'supporter' THEN victims_careact.kind IN ('contact_agreed', 'red_flag_raised', 'red_flag_settled', 'safety_planned',
          'care_closed', 'care_reopened')
        WHEN 'hearer' THEN victims_careact.kind = 'contact_agreed'
          OR (victims_careact.kind IN ('story_told', 'story_added') AND sec.heard(victims_careact.care_id))
        ELSE NOT victims_careact.kind = ANY (sec.care_kept()) END) OFFSET 0));
CREATE POLICY write ON victims_careact FOR INSERT TO lachan_app WITH CHECK (sec.may_do(care_id, kind, facts, supersedes_id)
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));
-- Words: of an act that one sees, those for one's audience; one's own body's always. Never by the right to renew.
CREATE POLICY see ON victims_carenote FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM victims_careact a WHERE a.id = victims_carenote.act_id AND (
    a.agency_id = ANY ((SELECT sec.scope())::bigint[]) OR EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = victims_carenote.care_id
      AND s.agency_id = ANY ((SELECT sec.scope())::bigint[])
      AND CASE victims_carenote.audience WHEN 'safety' THEN true WHEN 'care' THEN s.kind IN ('lead', 'facility')
        WHEN 'path' THEN s.kind IN ('lead', 'origin', 'verifier')
        WHEN 'told' THEN s.kind = 'lead' OR sec.heard(victims_carenote.care_id) ELSE false END OFFSET 0)) OFFSET 0));
CREATE POLICY write ON victims_carenote FOR INSERT TO lachan_app WITH CHECK (
  EXISTS (SELECT 1 FROM victims_careact a WHERE a.id = act_id AND a.care_id = victims_carenote.care_id
    AND a.account_id = (SELECT sec.uid()) OFFSET 0));
CREATE POLICY see ON victims_carelink FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_carelink.care_id AND s.kind NOT IN ('supporter', 'hearer') OFFSET 0));
CREATE POLICY write ON victims_carelink FOR INSERT TO lachan_app WITH CHECK (sec.may_care(care_id)
  AND NOT sec.care_grounds(care_id) <@ ARRAY['supporter', 'hearer']
  AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM docket_standing d WHERE d.matter_id = victims_carelink.matter_id OFFSET 0));
CREATE POLICY see ON victims_likeness FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_likeness.care_id AND s.kind NOT IN ('supporter', 'hearer') OFFSET 0));
CREATE POLICY write ON victims_likeness FOR INSERT TO lachan_app WITH CHECK (sec.may_care(care_id) AND sec.may_care(other_id)
  AND NOT sec.care_grounds(care_id) <@ ARRAY['supporter', 'hearer']
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));
-- Amounts are no secret; who keeps them is said by a capability.
CREATE POLICY see ON victims_rate FOR SELECT TO lachan_app USING ((SELECT sec.uid()) IS NOT NULL);
CREATE POLICY keep ON victims_rate FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('rates'))
  AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY see ON victims_carereading FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_carereading.care_id AND ((SELECT sec.has('renew')) OR s.kind <> 'hearer') OFFSET 0));
CREATE POLICY see ON victims_careclock FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_careclock.care_id AND ((SELECT sec.has('renew')) OR s.kind NOT IN ('supporter', 'hearer')
    OR victims_careclock.holder_id = s.agency_id) OFFSET 0));
CREATE POLICY see ON victims_careowed FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_careowed.care_id AND ((SELECT sec.has('renew')) OR s.kind IN ('lead', 'facility')) OFFSET 0));
-- The copies change while a verb renews them and at no other moment.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['victims_carereading','victims_careclock','victims_careowed'] LOOP
    EXECUTE format('CREATE POLICY make ON %I FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has(''renew'')) AND sec.may_care(care_id))', t);
    EXECUTE format('CREATE POLICY renew ON %I FOR UPDATE TO lachan_app USING ((SELECT sec.has(''renew'')) AND sec.may_care(care_id)) WITH CHECK (sec.may_care(care_id))', t);
    EXECUTE format('CREATE POLICY drop_it ON %I FOR DELETE TO lachan_app USING ((SELECT sec.has(''renew'')) AND sec.may_care(care_id))', t);
  END LOOP;
END $$;
-- Whoever has the person's care in hand sees the person and, sealed, who that is; whoever only heard the story does not.
CREATE POLICY see_care ON people_person FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carefile c
  JOIN victims_carestanding s ON s.care_id = c.id WHERE c.person_id = people_person.id AND s.kind <> 'hearer' OFFSET 0));
CREATE POLICY see_care ON people_identity FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carefile c
  JOIN victims_carestanding s ON s.care_id = c.id WHERE c.person_id = people_identity.person_id AND s.kind <> 'hearer' OFFSET 0));
CREATE POLICY see_care ON people_fingerprint FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carefile c
  JOIN victims_carestanding s ON s.care_id = c.id WHERE c.person_id = people_fingerprint.person_id AND s.kind <> 'hearer' OFFSET 0));

-- What people of this province received in a year were owed and did not get, by support and law: for the committee, which
-- sees no file. Whole years and one table only: a window moved by a day, or a second table of the same people, would tell
-- a single person. A number under five is not said, nor anything from which one could be reckoned (null).
CREATE OR REPLACE FUNCTION sec.care_shortfalls(y int)
RETURNS TABLE (support text, regime text, owed bigint, missing bigint, refused bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE least CONSTANT bigint := 5; prov bigint[] := ARRAY(SELECT province_id FROM reference_agency WHERE id = ANY (sec.scope()));
BEGIN
  IF NOT sec.has('agreement') THEN RETURN; END IF;
  RETURN QUERY WITH counted AS (
    SELECT o.support::text AS s, o.regime::text AS r, count(*) AS whole,
      count(*) FILTER (WHERE o.state IN ('', 'asked', 'referred', 'sent_back', 'accepted')) AS lacking,
      count(*) FILTER (WHERE o.state = 'refused') AS written
    FROM victims_careowed o JOIN victims_carefile f ON f.id = o.care_id
    WHERE f.province_id = ANY (prov) AND extract(year FROM f.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh') = y
      AND o.answer = 'owed' GROUP BY 1, 2)
  SELECT s, r, CASE WHEN whole >= least THEN whole END, CASE WHEN told THEN lacking END, CASE WHEN told THEN written END
  FROM (SELECT *, whole >= least AND NOT (lacking BETWEEN 1 AND least - 1) AND NOT (written BETWEEN 1 AND least - 1)
      AND NOT (whole - lacking - written BETWEEN 1 AND least - 1) AS told FROM counted) c ORDER BY s, r;
END $$;
REVOKE ALL ON FUNCTION sec.care_shortfalls(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.care_shortfalls(int) TO lachan_app;
-- Which bodies see a person's care: for whoever receives, verifies or cares, so that the person can be told.
CREATE OR REPLACE FUNCTION sec.care_seen_by(c uuid) RETURNS TABLE (agency_id bigint, kind text, since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  IF sec.care_grounds(c) <@ ARRAY['supporter', 'hearer'] THEN RETURN; END IF;
  RETURN QUERY SELECT s.agency_id, s.kind::text, s.since FROM victims_carestanding s WHERE s.care_id = c ORDER BY s.since, s.id;
END $$;
REVOKE ALL ON FUNCTION sec.care_seen_by(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.care_seen_by(uuid) TO lachan_app;
