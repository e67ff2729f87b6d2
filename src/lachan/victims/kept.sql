-- What care alone knows is told by no other row either: not by a clock, a copy, or the list of who sees a person.

-- Whoever was given the story reads what came with it while the yes or the duty stands, and not a word that is written after.
DROP POLICY see ON victims_careact;
CREATE POLICY see ON victims_careact FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_careact.care_id AND ((SELECT sec.has('renew')) OR s.kind IN ('lead', 'facility')
    OR victims_careact.agency_id = s.agency_id OR victims_careact.facts->>'to' = s.agency_id::text
    OR CASE s.kind WHEN 'supporter' THEN victims_careact.kind IN ('contact_agreed', 'red_flag_raised', 'red_flag_settled', 'safety_planned',
          'care_closed', 'care_reopened')
        WHEN 'hearer' THEN victims_careact.kind IN ('contact_agreed', 'story_told', 'story_added') AND sec.heard(victims_careact.care_id)
        ELSE NOT victims_careact.kind = ANY (sec.care_kept()) END) OFFSET 0));
DROP POLICY see ON victims_carenote;
CREATE POLICY see ON victims_carenote FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM victims_careact a WHERE a.id = victims_carenote.act_id AND (
    a.agency_id = ANY ((SELECT sec.scope())::bigint[]) OR EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = victims_carenote.care_id
      AND s.agency_id = ANY ((SELECT sec.scope())::bigint[])
      AND CASE victims_carenote.audience WHEN 'safety' THEN s.kind <> 'hearer' OR sec.heard(victims_carenote.care_id)
        WHEN 'care' THEN s.kind IN ('lead', 'facility') WHEN 'path' THEN s.kind IN ('lead', 'origin', 'verifier')
        WHEN 'told' THEN s.kind = 'lead' OR sec.heard(victims_carenote.care_id) ELSE false END OFFSET 0)) OFFSET 0));

-- Which bodies see a person: where the person is housed and helped, and who was told the story, is for those who care.
CREATE OR REPLACE FUNCTION sec.care_seen_by(c uuid) RETURNS TABLE (agency_id bigint, kind text, since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); held text[] := sec.care_grounds(c);
BEGIN
  IF held <@ ARRAY['supporter', 'hearer'] THEN RETURN; END IF;
  RETURN QUERY SELECT s.agency_id, s.kind::text, s.since FROM victims_carestanding s WHERE s.care_id = c
    AND (held && ARRAY['lead', 'facility'] OR s.kind IN ('origin', 'lead', 'verifier') OR s.agency_id = ANY (mine)) ORDER BY s.since, s.id;
END $$;

-- Whom a body keeps out is known to that body's own people who have a part, and not to whoever is kept out: the row alone
-- would tell a person and a day.
DROP POLICY see ON victims_careexclusion;
CREATE POLICY see ON victims_careexclusion FOR SELECT TO lachan_app USING (account_id <> (SELECT sec.uid())
  AND EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = victims_careexclusion.care_id OFFSET 0)
  AND EXISTS (SELECT 1 FROM access_membership m WHERE m.account_id = victims_careexclusion.account_id
    AND m.agency_id = ANY ((SELECT sec.scope())::bigint[]) OFFSET 0));
-- The person's last word is told to whoever has a part in that care.
CREATE OR REPLACE FUNCTION sec.care_yes(c uuid, use text, body text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  RETURN sec.may_care(c) AND coalesce((SELECT w.kind = 'consent_given' FROM victims_careact w WHERE w.care_id = c
    AND (w.kind = 'consent_withdrawn' OR (w.kind = 'consent_given' AND w.agency_id::text <> body)) AND w.facts->>'scope' = use
    AND (w.facts->>'to' IS NULL OR w.facts->>'to' = body)
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = w.id)
    ORDER BY w.occurred_at DESC, w.recorded_at DESC, w.id DESC LIMIT 1), false);
END $$;

-- What was found of a person's risk (pregnant, ill, in debt) is of what care alone knows (lachan.procedure.care.yaml, `kept`);
-- what cannot wait is a red flag besides, which everybody sees.
CREATE OR REPLACE FUNCTION sec.care_kept() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['situation_told','trafficking_coded','needs_assessed','risk_assessed','support_requested','support_referred','support_accepted',
    'support_declined','support_delivered','support_refused','support_prolonged','help_declined','reintegration_begun','followed_up',
    'reintegration_support_requested','support_file_forwarded','data_request_received','data_request_answered'] $$;

-- A clock says what started it and with whom it runs: whoever does not see the act reads it only where it is its own to meet.
DROP POLICY see ON victims_careclock;
CREATE POLICY see ON victims_careclock FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_careclock.care_id AND ((SELECT sec.has('renew')) OR s.kind IN ('lead', 'facility')
    OR victims_careclock.holder_id = s.agency_id OR (s.kind IN ('origin', 'verifier')
      AND EXISTS (SELECT 1 FROM victims_careact a WHERE a.id = victims_careclock.started_by OFFSET 0))) OFFSET 0));

-- Where a care stands is told as far as its path goes to whoever received or verifies; what care alone knows of it lies apart,
-- for whoever leads or houses, or looks after the person while no lead is given and is no body of the procedure. Whoever was only asked for one support reads neither: what it was asked is its own act.
DROP POLICY see ON victims_carereading;
CREATE POLICY see ON victims_carereading FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_carereading.care_id AND ((SELECT sec.has('renew')) OR s.kind NOT IN ('supporter', 'hearer')) OFFSET 0));
ALTER TABLE victims_carecaring ENABLE ROW LEVEL SECURITY;
ALTER TABLE victims_carecaring FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON victims_carecaring TO lachan_app;
CREATE POLICY look ON victims_carecaring FOR SELECT TO lachan_owner USING (true);
CREATE POLICY see ON victims_carecaring FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_carecaring.care_id AND ((SELECT sec.has('renew')) OR s.kind IN ('lead', 'facility')
    OR (victims_carecaring.lead_id = s.agency_id AND NOT sec.of_procedure(s.agency_id))) OFFSET 0));
CREATE POLICY make ON victims_carecaring FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('renew')) AND sec.may_care(care_id));
CREATE POLICY renew ON victims_carecaring FOR UPDATE TO lachan_app USING ((SELECT sec.has('renew')) AND sec.may_care(care_id))
  WITH CHECK (sec.may_care(care_id));
CREATE POLICY drop_it ON victims_carecaring FOR DELETE TO lachan_app USING ((SELECT sec.has('renew')) AND sec.may_care(care_id));
