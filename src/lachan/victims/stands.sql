-- Whether a standing stands is written beside it when an act changes it: the lock of every row asks a column and no function.
-- The answer stays where it was (sec.act_stands, sec.referral_stands); this is a copy of it, made anew by the acts alone.
CREATE FUNCTION sec.standing_stands(k text, a uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN a IS NULL OR CASE WHEN k IN ('facility', 'supporter') THEN sec.referral_stands(a) ELSE sec.act_stands(a) END; END $$;
CREATE FUNCTION sec.standing_given() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN NEW.stands := sec.standing_stands(NEW.kind, NEW.act_id); RETURN NEW; END $$;
-- A correction, a withdrawal or a no may end any standing of this care, or let one stand again.
CREATE FUNCTION sec.standings_anew() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  UPDATE victims_carestanding s SET stands = NOT s.stands
    WHERE s.care_id = NEW.care_id AND s.act_id IS NOT NULL AND s.stands <> sec.standing_stands(s.kind, s.act_id);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION sec.standing_stands(text, uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION sec.standing_given() FROM PUBLIC;
REVOKE ALL ON FUNCTION sec.standings_anew() FROM PUBLIC;
CREATE POLICY settle ON victims_carestanding FOR UPDATE TO lachan_owner USING (true) WITH CHECK (true);
DROP TRIGGER never ON victims_carestanding;
CREATE TRIGGER never BEFORE UPDATE OF id, care_id, agency_id, kind, act_id, since, received_at OR DELETE OR TRUNCATE
  ON victims_carestanding FOR EACH STATEMENT EXECUTE FUNCTION sec.never();
UPDATE victims_carestanding SET stands = false WHERE act_id IS NOT NULL AND NOT sec.standing_stands(kind, act_id);
CREATE TRIGGER given BEFORE INSERT ON victims_carestanding FOR EACH ROW EXECUTE FUNCTION sec.standing_given();
CREATE TRIGGER anew AFTER INSERT ON victims_careact FOR EACH ROW
  WHEN (NEW.supersedes_id IS NOT NULL OR NEW.kind = 'support_declined') EXECUTE FUNCTION sec.standings_anew();

CREATE OR REPLACE FUNCTION sec.lead_passed(c uuid, a bigint) RETURNS timestamptz LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN (SELECT n.since FROM victims_carestanding n WHERE n.care_id = c AND n.kind = 'lead' AND n.agency_id <> a AND n.stands
  AND NOT EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = c AND s.kind = 'lead' AND s.agency_id = a AND s.stands
    AND (s.since, s.id) > (n.since, n.id)) ORDER BY n.since, n.id LIMIT 1); END $$;
CREATE OR REPLACE FUNCTION sec.care_grounds(c uuid) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT CASE WHEN s.kind = 'lead' AND sec.lead_passed(c, s.agency_id) IS NOT NULL
    THEN 'origin' ELSE s.kind::text END), '{}') FROM victims_carestanding s
  WHERE s.care_id = c AND s.agency_id = ANY (mine) AND s.stands AND NOT c = ANY (sec.care_shut())); END $$;
-- While the verb runs by which a body says no to its referral, its standing is asked of its act alone.
CREATE OR REPLACE FUNCTION sec.may_care(c uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  IF c = ANY (sec.care_shut()) THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM victims_carestanding WHERE care_id = c) THEN
    RETURN EXISTS (SELECT 1 FROM victims_carefile WHERE id = c AND origin_id = ANY (mine));
  END IF;
  RETURN EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = c AND s.agency_id = ANY (mine)
    AND (s.stands OR (s.kind IN ('facility', 'supporter') AND sec.has('renew') AND sec.act_stands(s.act_id))));
END $$;
DROP POLICY see ON victims_carestanding;
CREATE POLICY see ON victims_carestanding FOR SELECT TO lachan_app USING ((agency_id = ANY ((SELECT sec.scope())::bigint[])
  OR ((SELECT sec.has('renew')) AND sec.may_care(care_id))) AND care_id <> ALL ((SELECT sec.care_shut())::uuid[])
  AND (stands OR ((SELECT sec.has('renew')) AND kind IN ('facility', 'supporter') AND sec.act_stands(act_id))));
DROP POLICY work ON victims_carestanding;
CREATE POLICY work ON victims_carestanding FOR SELECT TO lachan_worker USING (stands);
CREATE OR REPLACE FUNCTION sec.care_seen_by(c uuid) RETURNS TABLE (agency_id bigint, kind text, since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); held text[] := sec.care_grounds(c);
BEGIN
  IF held <@ ARRAY['supporter', 'hearer'] THEN RETURN; END IF;
  RETURN QUERY SELECT s.agency_id, s.kind::text, min(s.since) FROM victims_carestanding s WHERE s.care_id = c AND s.stands
    AND (held && ARRAY['lead', 'facility'] OR s.kind IN ('origin', 'lead', 'verifier') OR s.agency_id = ANY (mine))
    GROUP BY s.agency_id, s.kind ORDER BY max(s.since), max(s.id::text);
END $$;

-- Code name and place of those of these cares that one has a standing in (the same as the locks of victims_carefile and
-- people_person say one row at a time); to whom a story was passed, while it may be known.
CREATE FUNCTION sec.care_called(asked uuid[]) RETURNS TABLE (care uuid, code text, place text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); shut uuid[] := sec.care_shut();
BEGIN
  RETURN QUERY SELECT f.id, p.code::text, u.name::text FROM victims_carefile f JOIN people_person p ON p.id = f.person_id
    LEFT JOIN reference_unit u ON u.id = f.place_id WHERE f.id = ANY (asked) AND f.id <> ALL (shut)
    AND EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = f.id AND s.agency_id = ANY (mine) AND s.stands
      AND (s.kind <> 'hearer' OR sec.heard(f.id)));
END $$;
REVOKE ALL ON FUNCTION sec.care_called(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.care_called(uuid[]) TO lachan_app;
