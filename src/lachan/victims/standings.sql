-- A standing hangs on the act that gave it: where that act was taken back or corrected it counts no more (a correction gives
-- it anew). The first ones hang on none. Everything that asks for a standing asks the rows of victims_carestanding, so it is
-- asked there; the functions ask it themselves.
CREATE OR REPLACE FUNCTION sec.act_stands(a uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN NOT EXISTS (SELECT 1 FROM victims_careact WHERE supersedes_id = a); END $$;
REVOKE ALL ON FUNCTION sec.act_stands(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.act_stands(uuid) TO lachan_app, lachan_worker;

CREATE OR REPLACE FUNCTION sec.care_grounds(c uuid) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT s.kind::text), '{}') FROM victims_carestanding s
  WHERE s.care_id = c AND s.agency_id = ANY (mine) AND NOT c = ANY (sec.care_shut())
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.act_id)); END $$;
CREATE OR REPLACE FUNCTION sec.may_care(c uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  IF c = ANY (sec.care_shut()) THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c) THEN
    RETURN EXISTS (SELECT 1 FROM victims_carefile WHERE id = c AND origin_id = ANY (mine));
  END IF;
  RETURN EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = c AND s.agency_id = ANY (mine)
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.act_id));
END $$;
-- What an act gives to the body that it names.
CREATE OR REPLACE FUNCTION sec.care_gives(k text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE k WHEN 'victim_brought_to_commune' THEN ARRAY['origin'] WHEN 'person_handed_over' THEN ARRAY['origin', 'lead']
    WHEN 'health_agency_notified' THEN ARRAY['lead'] WHEN 'labour_agency_notified' THEN ARRAY['lead']
    WHEN 'victim_verification_requested' THEN ARRAY['verifier'] WHEN 'rescue_requested' THEN ARRAY['verifier']
    WHEN 'support_referred' THEN ARRAY['supporter', 'facility'] WHEN 'story_shared' THEN ARRAY['hearer'] ELSE '{}'::text[] END $$;
REVOKE ALL ON FUNCTION sec.care_gives(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.care_gives(text) TO lachan_app;
-- What a body may be made by another, by its kind (lachan.victims.addressees.MAY_BE says the same); a support is asked of anybody.
CREATE OR REPLACE FUNCTION sec.may_be(a bigint, k text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE what text := (SELECT kind FROM reference_agency WHERE id = a);
BEGIN RETURN CASE k WHEN 'lead' THEN what IN ('department', 'peoples_committee', 'social_protection_facility')
    WHEN 'facility' THEN what = 'social_protection_facility'
    WHEN 'verifier' THEN what IN ('provincial_police', 'investigation_agency', 'security_investigation_agency', 'police_division',
      'district_police', 'commune_police', 'police_post', 'border_guard', 'mission_abroad')
    WHEN 'origin' THEN what IN ('peoples_committee', 'military_command') OR sec.may_be(a, 'verifier')
    ELSE k IN ('supporter', 'hearer') END; END $$;
REVOKE ALL ON FUNCTION sec.may_be(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.may_be(bigint, text) TO lachan_app;
-- Nobody gives itself a better standing, and nobody gives one but by an act of its own that names the body and stands.
DROP POLICY give ON victims_carestanding;
DROP FUNCTION sec.may_stand(uuid, bigint, text);
CREATE FUNCTION sec.may_stand(c uuid, a bigint, k text, g uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); held text[] := sec.care_grounds(c);
BEGIN
  -- Whoever opens a file received the person, whatever its kind: nobody is turned away at a door.
  IF NOT EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c) THEN
    RETURN g IS NULL AND (k = 'origin' OR (k = 'lead' AND sec.may_be(a, k))) AND a = ANY (mine) AND EXISTS (SELECT 1 FROM victims_carefile WHERE id = c AND origin_id = a);
  END IF;
  IF NOT sec.may_be(a, k) OR held <@ ARRAY['supporter', 'hearer'] OR NOT EXISTS (SELECT 1 FROM victims_careact w WHERE w.id = g AND w.care_id = c
      AND w.agency_id = ANY (mine) AND w.facts->>'to' = a::text AND k = ANY (sec.care_gives(w.kind))
      AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = w.id)) THEN
    RETURN false;
  END IF;
  RETURN NOT a = ANY (mine) OR (k = 'verifier' AND 'origin' = ANY (held) AND sec.of_procedure(a));
END $$;
REVOKE ALL ON FUNCTION sec.may_stand(uuid, bigint, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.may_stand(uuid, bigint, text, uuid) TO lachan_app;
CREATE POLICY give ON victims_carestanding FOR INSERT TO lachan_app WITH CHECK (sec.may_stand(care_id, agency_id, kind, act_id));

DROP POLICY see ON victims_carestanding;
CREATE POLICY see ON victims_carestanding FOR SELECT TO lachan_app USING ((agency_id = ANY ((SELECT sec.scope())::bigint[])
  OR ((SELECT sec.has('renew')) AND sec.may_care(care_id))) AND care_id <> ALL ((SELECT sec.care_shut())::uuid[])
  AND (act_id IS NULL OR sec.act_stands(act_id)));
DROP POLICY work ON victims_carestanding;
CREATE POLICY work ON victims_carestanding FOR SELECT TO lachan_worker USING (act_id IS NULL OR sec.act_stands(act_id));

-- Which bodies see a person's care: a body to which something was given twice is named once, by the last giving, so that the
-- last lead is the one that leads. Where the person is housed and helped, and who was told the story, is for those who care.
CREATE OR REPLACE FUNCTION sec.care_seen_by(c uuid) RETURNS TABLE (agency_id bigint, kind text, since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); held text[] := sec.care_grounds(c);
BEGIN
  IF held <@ ARRAY['supporter', 'hearer'] THEN RETURN; END IF;
  RETURN QUERY SELECT s.agency_id, s.kind::text, min(s.since) FROM victims_carestanding s WHERE s.care_id = c
    AND (held && ARRAY['lead', 'facility'] OR s.kind IN ('origin', 'lead', 'verifier') OR s.agency_id = ANY (mine))
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.act_id)
    GROUP BY s.agency_id, s.kind ORDER BY max(s.since), max(s.id::text);
END $$;
