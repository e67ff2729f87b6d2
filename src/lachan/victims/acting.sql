-- Who acts for a person's care. Whoever leads is the body that was given the lead last; whoever led before stands like one
-- that received, and of what care alone knows reads what was written until the lead passed on. Nobody takes the lead from
-- the body that has it. A referral that was answered with a no gives nothing any more.

-- When the lead passed on from this body to another, after it was given it last; null while it leads.
CREATE FUNCTION sec.lead_passed(c uuid, a bigint) RETURNS timestamptz LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN (SELECT n.since FROM victims_carestanding n WHERE n.care_id = c AND n.kind = 'lead' AND n.agency_id <> a
  AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = n.act_id)
  AND NOT EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = c AND s.kind = 'lead' AND s.agency_id = a
    AND (s.since, s.id) > (n.since, n.id) AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.act_id))
  ORDER BY n.since, n.id LIMIT 1); END $$;
-- Whether what was recorded then is of the time in which this body led.
CREATE FUNCTION sec.led_when(c uuid, a bigint, moment timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$ BEGIN RETURN coalesce(moment <= sec.lead_passed(c, a), true); END $$;
-- Whether the act that gave a standing stands and, of a referral, the body that was asked has not said no since.
CREATE FUNCTION sec.referral_stands(a uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN sec.act_stands(a) AND NOT EXISTS (SELECT 1 FROM victims_careact r JOIN victims_careact d ON d.care_id = r.care_id
    AND d.occurred_at >= r.occurred_at AND d.kind = 'support_declined' AND d.agency_id::text = r.facts->>'to'
    AND d.facts->>'support' = r.facts->>'support'
  WHERE r.id = a AND r.kind = 'support_referred' AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = d.id)); END $$;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['lead_passed(uuid,bigint)','led_when(uuid,bigint,timestamptz)','referral_stands(uuid)'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION sec.referral_stands(uuid) TO lachan_worker;

CREATE OR REPLACE FUNCTION sec.care_grounds(c uuid) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT CASE WHEN s.kind = 'lead' AND sec.lead_passed(c, s.agency_id) IS NOT NULL
    THEN 'origin' ELSE s.kind::text END), '{}') FROM victims_carestanding s
  WHERE s.care_id = c AND s.agency_id = ANY (mine) AND NOT c = ANY (sec.care_shut())
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.act_id)
    AND (s.kind NOT IN ('facility', 'supporter') OR sec.referral_stands(s.act_id))); END $$;
-- The verb by which a body says no to its referral still writes its words and renews the readings; what it gave is gone when
-- the verb ends.
CREATE OR REPLACE FUNCTION sec.may_care(c uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  IF c = ANY (sec.care_shut()) THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c) THEN
    RETURN EXISTS (SELECT 1 FROM victims_carefile WHERE id = c AND origin_id = ANY (mine));
  END IF;
  RETURN EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = c AND s.agency_id = ANY (mine)
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.act_id)
    AND (s.kind NOT IN ('facility', 'supporter') OR sec.referral_stands(s.act_id) OR sec.has('renew')));
END $$;
DROP POLICY see ON victims_carestanding;
CREATE POLICY see ON victims_carestanding FOR SELECT TO lachan_app USING ((agency_id = ANY ((SELECT sec.scope())::bigint[])
  OR ((SELECT sec.has('renew')) AND sec.may_care(care_id))) AND care_id <> ALL ((SELECT sec.care_shut())::uuid[])
  AND (act_id IS NULL OR CASE WHEN kind IN ('facility', 'supporter') AND NOT (SELECT sec.has('renew')) THEN sec.referral_stands(act_id)
    ELSE sec.act_stands(act_id) END));
DROP POLICY work ON victims_carestanding;
CREATE POLICY work ON victims_carestanding FOR SELECT TO lachan_worker USING (act_id IS NULL
  OR CASE WHEN kind IN ('facility', 'supporter') THEN sec.referral_stands(act_id) ELSE sec.act_stands(act_id) END);
CREATE OR REPLACE FUNCTION sec.care_seen_by(c uuid) RETURNS TABLE (agency_id bigint, kind text, since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); held text[] := sec.care_grounds(c);
BEGIN
  IF held <@ ARRAY['supporter', 'hearer'] THEN RETURN; END IF;
  RETURN QUERY SELECT s.agency_id, s.kind::text, min(s.since) FROM victims_carestanding s WHERE s.care_id = c
    AND (held && ARRAY['lead', 'facility'] OR s.kind IN ('origin', 'lead', 'verifier') OR s.agency_id = ANY (mine))
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.act_id)
    AND (s.kind NOT IN ('facility', 'supporter') OR sec.referral_stands(s.act_id))
    GROUP BY s.agency_id, s.kind ORDER BY max(s.since), max(s.id::text);
END $$;

-- Acts and words: the one that leads, all; whoever led, what care alone knows as far as it led.
DROP POLICY see ON victims_careact;
CREATE POLICY see ON victims_careact FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_careact.care_id AND ((SELECT sec.has('renew')) OR s.kind = 'facility'
    OR victims_careact.agency_id = s.agency_id OR victims_careact.facts->>'to' = s.agency_id::text
    OR CASE s.kind WHEN 'supporter' THEN victims_careact.kind IN ('contact_agreed', 'red_flag_raised', 'red_flag_settled', 'safety_planned',
          'care_closed', 'care_reopened')
        WHEN 'hearer' THEN victims_careact.kind IN ('contact_agreed', 'story_told', 'story_added') AND sec.heard(victims_careact.care_id)
        WHEN 'lead' THEN NOT victims_careact.kind = ANY (sec.care_kept())
          OR sec.led_when(s.care_id, s.agency_id, victims_careact.recorded_at)
        ELSE NOT victims_careact.kind = ANY (sec.care_kept()) END) OFFSET 0));
DROP POLICY see ON victims_carenote;
CREATE POLICY see ON victims_carenote FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM victims_careact a WHERE a.id = victims_carenote.act_id AND (
    a.agency_id = ANY ((SELECT sec.scope())::bigint[]) OR EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = victims_carenote.care_id
      AND s.agency_id = ANY ((SELECT sec.scope())::bigint[])
      AND CASE victims_carenote.audience WHEN 'safety' THEN s.kind <> 'hearer' OR sec.heard(victims_carenote.care_id)
        WHEN 'care' THEN s.kind = 'facility' OR (s.kind = 'lead' AND sec.led_when(s.care_id, s.agency_id, a.recorded_at))
        WHEN 'path' THEN s.kind IN ('lead', 'origin', 'verifier')
        WHEN 'told' THEN (s.kind = 'lead' AND sec.led_when(s.care_id, s.agency_id, a.recorded_at))
          OR sec.heard(victims_carenote.care_id) ELSE false END OFFSET 0)) OFFSET 0));
DROP POLICY see ON victims_carepaper;
CREATE POLICY see ON victims_carepaper FOR SELECT TO lachan_app USING (
  NOT (SELECT sec.has('renew'))
  AND (act_id IS NULL OR EXISTS (SELECT 1 FROM victims_careact a WHERE a.id = victims_carepaper.act_id OFFSET 0))
  AND EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = victims_carepaper.care_id
    AND s.agency_id = ANY ((SELECT sec.scope())::bigint[])
    AND (victims_carepaper.agency_id = s.agency_id OR CASE victims_carepaper.audience
        WHEN 'safety' THEN s.kind <> 'hearer'
        WHEN 'care' THEN s.kind = 'facility' OR (s.kind = 'lead' AND sec.led_when(s.care_id, s.agency_id, victims_carepaper.recorded_at))
        WHEN 'path' THEN s.kind IN ('lead', 'origin', 'verifier') ELSE false END) OFFSET 0));
-- The copies say how it stands now: for the one that leads now.
DROP POLICY see ON victims_careclock;
CREATE POLICY see ON victims_careclock FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_careclock.care_id AND ((SELECT sec.has('renew')) OR s.kind = 'facility'
    OR victims_careclock.holder_id = s.agency_id OR (s.kind = 'lead' AND sec.lead_passed(s.care_id, s.agency_id) IS NULL)
    OR (s.kind IN ('origin', 'verifier', 'lead')
      AND EXISTS (SELECT 1 FROM victims_careact a WHERE a.id = victims_careclock.started_by OFFSET 0))) OFFSET 0));
DROP POLICY see ON victims_carecaring;
CREATE POLICY see ON victims_carecaring FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_carecaring.care_id AND ((SELECT sec.has('renew')) OR s.kind = 'facility'
    OR (s.kind = 'lead' AND (victims_carecaring.lead_id = s.agency_id OR sec.lead_passed(s.care_id, s.agency_id) IS NULL))
    OR (victims_carecaring.lead_id = s.agency_id AND NOT sec.of_procedure(s.agency_id))) OFFSET 0));
DROP POLICY see ON victims_careowed;
CREATE POLICY see ON victims_careowed FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM victims_carestanding s
  WHERE s.care_id = victims_careowed.care_id AND ((SELECT sec.has('renew')) OR s.kind = 'facility'
    OR (s.kind = 'lead' AND sec.lead_passed(s.care_id, s.agency_id) IS NULL)) OFFSET 0));

-- Nobody gives itself a better standing, and nobody gives one but by an act of its own that names the body and stands. Once a
-- lead stands it is given on only by who leads or houses; a correction gives what it gave, since the same moment.
DROP POLICY give ON victims_carestanding;
DROP FUNCTION sec.may_stand(uuid, bigint, text, uuid);
CREATE FUNCTION sec.may_stand(c uuid, a bigint, k text, g uuid, moment timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); held text[] := sec.care_grounds(c);
BEGIN
  -- Of a moment to come nobody could lead after it.
  IF moment > now() + interval '5 minutes' THEN RETURN false; END IF;
  -- Whoever opens a file received the person, whatever its kind: nobody is turned away at a door.
  IF NOT EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c) THEN
    RETURN g IS NULL AND (k = 'origin' OR (k = 'lead' AND sec.may_be(a, k))) AND a = ANY (mine) AND EXISTS (SELECT 1 FROM victims_carefile WHERE id = c AND origin_id = a);
  END IF;
  IF NOT sec.may_be(a, k) OR held <@ ARRAY['supporter', 'hearer'] OR NOT EXISTS (SELECT 1 FROM victims_careact w WHERE w.id = g AND w.care_id = c
      AND w.agency_id = ANY (mine) AND w.facts->>'to' = a::text AND k = ANY (sec.care_gives(w.kind))
      AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = w.id)) THEN
    RETURN false;
  END IF;
  IF k = 'lead' AND NOT sec.care_leads(c) AND EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = c AND s.kind = 'lead'
        AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.act_id))
      AND NOT EXISTS (SELECT 1 FROM victims_careact w JOIN victims_carestanding o ON o.act_id = w.supersedes_id
        WHERE w.id = g AND o.care_id = c AND o.agency_id = a AND o.kind = k AND o.since = moment) THEN
    RETURN false;
  END IF;
  RETURN NOT a = ANY (mine) OR (k = 'verifier' AND 'origin' = ANY (held) AND sec.of_procedure(a));
END $$;
REVOKE ALL ON FUNCTION sec.may_stand(uuid, bigint, text, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.may_stand(uuid, bigint, text, uuid, timestamptz) TO lachan_app;
CREATE POLICY give ON victims_carestanding FOR INSERT TO lachan_app WITH CHECK (sec.may_stand(care_id, agency_id, kind, act_id, since));

-- Which standings do which acts (lachan.victims.ledger.MAY over the groups of lachan.procedure.care says the same).
CREATE FUNCTION sec.care_may(k text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN k IN ('commune_received_victim', 'health_agency_notified', 'labour_agency_notified', 'person_listed', 'support_file_forwarded',
      'victim_brought_to_commune', 'victim_came_forward', 'victim_screened', 'victim_verification_requested') THEN ARRAY['origin', 'lead']
    WHEN k IN ('first_information_verified', 'identification_begun', 'offence_fit_said', 'victim_certified', 'victim_not_identified',
      'victim_verification_answered') THEN ARRAY['verifier', 'lead']
    WHEN k IN ('care_closed', 'care_reopened', 'data_request_answered', 'data_request_received', 'followed_up', 'health_agency_notice_received',
      'labour_agency_notice_received', 'needs_assessed', 'person_traced', 'person_untraceable', 'red_flag_settled', 'reintegration_begun',
      'risk_assessed', 'safety_planned', 'situation_told', 'support_referred', 'trafficking_coded', 'victim_support_begun')
      THEN ARRAY['lead', 'facility', 'origin']
    WHEN k IN ('support_accepted', 'support_declined', 'support_delivered', 'support_prolonged', 'support_refused')
      THEN ARRAY['supporter', 'facility', 'lead', 'origin']
    WHEN k IN ('person_arrived', 'person_handed_over', 'person_rescued', 'protection_decided', 'protection_ended', 'protection_refused',
      'protection_requested', 'rescue_answered', 'rescue_requested', 'story_shared') THEN ARRAY['origin', 'lead', 'verifier', 'facility']
    WHEN k IN ('consent_given', 'consent_withdrawn', 'contact_agreed', 'entry_withdrawn', 'help_declined', 'identification_withdrawn',
      'protection_declined', 'red_flag_raised', 'reintegration_support_requested', 'story_added', 'story_told', 'support_requested')
      THEN ARRAY['origin', 'lead', 'verifier', 'facility', 'supporter']
    ELSE '{}'::text[] END $$;
-- What only who speaks for the whole care writes (bearing.BY_THE_LEAD says the same).
CREATE FUNCTION sec.care_by_lead() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['care_closed', 'care_reopened', 'red_flag_settled', 'support_referred', 'support_refused', 'support_prolonged',
    'person_untraceable', 'victim_support_begun'] $$;
-- Whether this danger was raised by this person's body, and since it was last settled by no other.
CREATE FUNCTION sec.care_own_flag(c uuid, what text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  RETURN NOT c = ANY (sec.care_shut()) AND coalesce((SELECT bool_and(r.agency_id = ANY (mine)) FROM victims_careact r
    WHERE r.care_id = c AND r.kind = 'red_flag_raised' AND r.facts->>'flag' = what
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM victims_careact s WHERE s.care_id = c AND s.kind = 'red_flag_settled' AND s.facts->>'flag' = what
      AND (s.occurred_at, s.recorded_at) >= (r.occurred_at, r.recorded_at)
      AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.id))), false);
END $$;
-- As before; and: only what the standing does at all, a correction only of its own kind, and what concerns the whole only by
-- who speaks for it. An alarm is settled by whoever raised it too: a commune that was there at night need not wait. A no in
-- writing is also of whoever was asked for that support; whoever the person came back to opens the care again.
CREATE OR REPLACE FUNCTION sec.may_do(c uuid, k text, f jsonb, gone uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); held text[] := sec.care_grounds(c);
BEGIN
  IF NOT sec.may_care(c) OR NOT held && sec.care_may(k) THEN RETURN false; END IF;
  -- A body corrects what it wrote itself.
  IF gone IS NOT NULL AND NOT EXISTS (SELECT 1 FROM victims_careact w WHERE w.id = gone AND w.care_id = c AND w.agency_id = ANY (mine)
      AND k IN (w.kind, 'entry_withdrawn')) THEN
    RETURN false;
  END IF;
  IF k = 'story_shared' THEN
    RETURN ('lead' = ANY (held) OR EXISTS (SELECT 1 FROM victims_careact t WHERE t.care_id = c AND t.kind IN ('story_told', 'story_added')
        AND t.agency_id = ANY (mine)))
      AND NOT (f->>'to')::bigint = ANY (mine)
      AND (f->>'ground' IN ('child_protection', 'danger', 'court_order')
        OR (f->>'ground' = 'consent' AND sec.care_yes(c, f->>'scope', f->>'to')));
  END IF;
  IF k = 'contact_agreed' AND (f ? 'anew' OR EXISTS (SELECT 1 FROM jsonb_each(f) e WHERE e.value = 'false'::jsonb))
     AND NOT sec.care_leads(c) THEN
    RETURN false;
  END IF;
  IF k = 'help_declined' AND f->>'support' IS NULL AND NOT sec.care_leads(c) THEN RETURN false; END IF;
  IF k = ANY (sec.care_by_lead()) AND NOT sec.care_leads(c) AND NOT (CASE k WHEN 'red_flag_settled' THEN sec.care_own_flag(c, f->>'flag')
      WHEN 'support_refused' THEN sec.care_referred(c, f->>'support') WHEN 'care_reopened' THEN coalesce(f->>'ground' = 'came_back', false)
      ELSE false END) THEN
    RETURN false;
  END IF;
  IF held <@ ARRAY['supporter', 'hearer'] THEN
    RETURN k IN ('red_flag_raised', 'contact_agreed', 'consent_given', 'consent_withdrawn', 'entry_withdrawn')
      OR (k IN ('support_accepted', 'support_declined', 'support_delivered', 'support_refused', 'support_requested', 'help_declined')
        AND sec.care_referred(c, f->>'support'));
  END IF;
  RETURN true;
END $$;
-- What an act asks of the body that writes it, of its day and its paper, whatever the standing: nothing of the future; the
-- door of the law of that day; that a person or a notice came, only by the kind of body to which it came
-- (addressees.NAMED); whether somebody is a victim, only by who verifies (addressees.VERIFIERS), by a numbered paper, and
-- the no with its ground.
CREATE FUNCTION sec.act_fits(k text, a bigint, f jsonb, paper text, moment timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE new_law CONSTANT timestamptz := '2025-07-01 00:00+07'; what text; at text;
BEGIN
  IF moment > now() + interval '5 minutes' OR (k IN ('health_agency_notified', 'health_agency_notice_received') AND moment < new_law)
     OR (k IN ('labour_agency_notified', 'labour_agency_notice_received') AND moment >= new_law) THEN
    RETURN false;
  END IF;
  IF k NOT IN ('commune_received_victim', 'health_agency_notice_received', 'labour_agency_notice_received', 'victim_certified',
      'victim_not_identified') THEN
    RETURN true;
  END IF;
  SELECT kind, level INTO what, at FROM reference_agency WHERE id = a;
  RETURN CASE k WHEN 'commune_received_victim' THEN what = 'peoples_committee' AND at = 'commune'
    WHEN 'health_agency_notice_received' THEN what = 'health_department'
    WHEN 'labour_agency_notice_received' THEN what IN ('health_department', 'labour_department', 'peoples_committee')
    ELSE paper <> '' AND (k = 'victim_certified' OR coalesce(f->>'ground', '') <> '')
      AND what IN ('provincial_police', 'investigation_agency', 'security_investigation_agency', 'police_division', 'district_police',
        'commune_police', 'police_post', 'border_guard') END;
END $$;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['care_may(text)','care_by_lead()','care_own_flag(uuid,text)','act_fits(text,bigint,jsonb,text,timestamptz)'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;
CREATE POLICY fits ON victims_careact AS RESTRICTIVE FOR INSERT TO lachan_app
  WITH CHECK (sec.act_fits(kind, agency_id, facts, paper, occurred_at));
