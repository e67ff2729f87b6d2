-- Who leads or houses speaks for the whole care; until a lead is there, whoever received. Of a care shut to this person
-- there are no grounds.
CREATE OR REPLACE FUNCTION sec.care_leads(c uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE held text[] := sec.care_grounds(c);
BEGIN
  RETURN held && ARRAY['lead', 'facility'] OR ('origin' = ANY (held)
    AND NOT EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = c AND s.kind = 'lead'
      AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.act_id)));
END $$;
-- Whether this support was referred to this person's body, and the referral stands.
CREATE OR REPLACE FUNCTION sec.care_referred(c uuid, what text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine text[] := (SELECT array_agg(a::text) FROM unnest(sec.scope()) a);
BEGIN
  RETURN NOT c = ANY (sec.care_shut()) AND EXISTS (SELECT 1 FROM victims_careact r WHERE r.care_id = c AND r.kind = 'support_referred'
    AND r.facts->>'to' = ANY (mine) AND r.facts->>'support' = what
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = r.id));
END $$;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['care_leads(uuid)','care_referred(uuid,text)'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;
-- As before; and: how not to reach the person is loosened, and every help declined, only by who speaks for the whole care;
-- whoever was asked for a support writes of that support and of no other.
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
  IF k = 'contact_agreed' AND (f ? 'anew' OR EXISTS (SELECT 1 FROM jsonb_each(f) e WHERE e.value = 'false'::jsonb))
     AND NOT sec.care_leads(c) THEN
    RETURN false;
  END IF;
  IF k = 'help_declined' AND f->>'support' IS NULL AND NOT sec.care_leads(c) THEN RETURN false; END IF;
  IF held <@ ARRAY['supporter', 'hearer'] THEN
    RETURN k IN ('red_flag_raised', 'contact_agreed', 'consent_given', 'consent_withdrawn', 'entry_withdrawn')
      OR (k IN ('support_accepted', 'support_declined', 'support_delivered', 'support_refused', 'support_requested', 'help_declined')
        AND sec.care_referred(c, f->>'support'));
  END IF;
  IF k IN ('identification_begun', 'victim_certified', 'victim_not_identified', 'first_information_verified',
           'victim_verification_answered', 'offence_fit_said') THEN
    RETURN held && ARRAY['verifier', 'lead'];
  END IF;
  RETURN true;
END $$;
