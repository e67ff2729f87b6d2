-- The person's own words: who passes the story on, what of it a hearer reads, and what nobody takes back for itself.

-- The body that leads now: the last to which it was given by an act that stands (readings.lead_of says the same); null while
-- nobody leads. Asked by the functions below alone.
CREATE FUNCTION sec.story_lead(c uuid) RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN (SELECT s.agency_id FROM victims_carestanding s WHERE s.care_id = c AND s.kind = 'lead'
  AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.act_id) ORDER BY s.since DESC, s.id DESC LIMIT 1); END $$;
-- Bodies none of whose roles may open a story (stories.NEVER_HEAR says the same).
CREATE FUNCTION sec.never_hears(what text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT what IN ('provincial_procuracy', 'regional_procuracy', 'district_procuracy', 'provincial_court', 'regional_court', 'district_court',
    'detention_facility', 'inspector', 'hotline', 'steering_committee', 'standing_office', 'press') $$;
-- The story is passed on whole: by whoever leads; while nobody does, by whoever took down every line of it that stands.
CREATE FUNCTION sec.may_pass_on(c uuid, body text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); lead bigint := sec.story_lead(c);
BEGIN
  IF NOT sec.may_care(c) OR sec.never_hears((SELECT kind FROM reference_agency WHERE id = body::bigint)) THEN RETURN false; END IF;
  IF lead IS NOT NULL THEN RETURN lead = ANY (mine); END IF;
  RETURN coalesce((SELECT bool_and(t.agency_id = ANY (mine)) FROM victims_careact t WHERE t.care_id = c
    AND t.kind IN ('story_told', 'story_added') AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = t.id)), false);
END $$;
-- Told once. Volatile, so that of two rows of one statement the second sees the first.
CREATE FUNCTION sec.story_untold(c uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN sec.may_care(c) AND NOT EXISTS (SELECT 1 FROM victims_careact t WHERE t.care_id = c AND t.kind = 'story_told'
  AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = t.id)); END $$;
-- When it was written down first: a correction of it is no new act of sharing.
CREATE FUNCTION sec.first_shared(a uuid) RETURNS timestamptz LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN (WITH RECURSIVE line AS (SELECT s.supersedes_id, s.recorded_at FROM victims_careact s WHERE s.id = a
    UNION ALL SELECT p.supersedes_id, p.recorded_at FROM line JOIN victims_careact p ON p.id = line.supersedes_id)
  SELECT min(recorded_at) FROM line); END $$;
-- Of the story whoever was passed it by the person's yes reads all that is told, while the last word is yes; whoever was passed
-- it by a duty, what had been written down by then. A duty overrules a no once, and not for what is said later.
CREATE FUNCTION sec.may_read_told(c uuid, a uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); told record;
BEGIN
  SELECT t.agency_id, t.recorded_at INTO told FROM victims_careact t WHERE t.id = a AND t.care_id = c;
  IF NOT sec.may_care(c) THEN RETURN false; END IF;
  -- Whoever was given the lead: how far, the other policy says.
  IF told.agency_id = ANY (mine) OR EXISTS (SELECT 1 FROM victims_carestanding s WHERE s.care_id = c AND s.kind = 'lead'
    AND s.agency_id = ANY (mine) AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.act_id)) THEN RETURN true; END IF;
  RETURN EXISTS (SELECT 1 FROM victims_careact s WHERE s.care_id = c AND s.kind = 'story_shared' AND (s.facts->>'to')::bigint = ANY (mine)
    AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = s.id)
    AND CASE s.facts->>'ground' WHEN 'consent' THEN sec.care_yes(c, s.facts->>'scope', s.facts->>'to')
      ELSE told.recorded_at <= sec.first_shared(s.id) END);
END $$;
CREATE POLICY heard_then ON victims_carenote AS RESTRICTIVE FOR SELECT TO lachan_app
  USING (audience <> 'told' OR sec.may_read_told(care_id, act_id));

-- What is not to be done, and through whom alone, as the agreements that stand say together (procedure.reaching says the same):
-- without one of them, and with one that is being written.
CREATE FUNCTION sec.care_reach(c uuid, without uuid, f jsonb, w timestamptz, r timestamptz, i uuid) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN (
  WITH said AS (SELECT a.facts, a.occurred_at, a.recorded_at, a.id FROM victims_careact a WHERE a.care_id = c AND a.kind = 'contact_agreed'
      AND a.id IS DISTINCT FROM without AND NOT EXISTS (SELECT 1 FROM victims_careact x WHERE x.supersedes_id = a.id)
    UNION ALL SELECT f, w, r, i WHERE f IS NOT NULL),
  numbered AS (SELECT facts, row_number() OVER (ORDER BY occurred_at, recorded_at, id) AS n FROM said),
  holds AS (SELECT facts, n FROM numbered WHERE n >= coalesce((SELECT max(n) FROM numbered WHERE facts->>'anew' = 'true'), 0))
  SELECT coalesce(array_agg(one), '{}') FROM (
    SELECT ban AS one FROM unnest(ARRAY['no_calls', 'no_messages', 'no_letters', 'no_visits']) ban
      WHERE (SELECT h.facts->>ban FROM holds h WHERE h.facts ? ban ORDER BY h.n DESC LIMIT 1) = 'true'
    UNION SELECT 'through ' || (h.facts->>'only_through') FROM holds h WHERE h.facts ? 'only_through') all_of_it); END $$;
-- What an entry may not be turned into (putting_right.check says the same). The story is added to and never rewritten. A no of
-- the person is not undone by the body that it was said against; said against everybody, only by whoever leads, who reads the
-- story by its care. How not to reach the person is not forgotten by whoever wrote it at a door.
CREATE FUNCTION sec.may_put_right(c uuid, gone uuid, k text, f jsonb, w timestamptz, r timestamptz, i uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); old record;
BEGIN
  SELECT a.kind, a.facts INTO old FROM victims_careact a WHERE a.id = gone AND a.care_id = c;
  IF old IS NULL OR NOT sec.may_care(c) THEN RETURN false; END IF;
  IF old.kind IN ('story_told', 'story_added') THEN RETURN k = 'entry_withdrawn'; END IF;
  IF old.kind = 'consent_withdrawn' THEN
    RETURN CASE WHEN old.facts->>'to' IS NULL THEN coalesce(sec.story_lead(c) = ANY (mine), false)
      ELSE NOT (old.facts->>'to')::bigint = ANY (mine) END;
  END IF;
  RETURN old.kind <> 'contact_agreed' OR sec.care_leads(c)
    OR (NOT EXISTS (SELECT 1 FROM victims_carenote n WHERE n.act_id = gone AND n.audience = 'safety')
      AND sec.care_reach(c, NULL, NULL, NULL, NULL, NULL)
        <@ sec.care_reach(c, gone, CASE WHEN k = 'contact_agreed' THEN f END, w, r, i));
END $$;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['story_lead(uuid)', 'never_hears(text)', 'may_pass_on(uuid,text)', 'story_untold(uuid)', 'first_shared(uuid)',
      'may_read_told(uuid,uuid)', 'care_reach(uuid,uuid,jsonb,timestamptz,timestamptz,uuid)',
      'may_put_right(uuid,uuid,text,jsonb,timestamptz,timestamptz,uuid)'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
  END LOOP;
  FOREACH f IN ARRAY ARRAY['never_hears(text)', 'may_pass_on(uuid,text)', 'story_untold(uuid)', 'may_read_told(uuid,uuid)',
      'may_put_right(uuid,uuid,text,jsonb,timestamptz,timestamptz,uuid)'] LOOP
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;
CREATE POLICY own_words ON victims_careact AS RESTRICTIVE FOR INSERT TO lachan_app WITH CHECK (CASE kind
  WHEN 'story_shared' THEN sec.may_pass_on(care_id, facts->>'to') WHEN 'story_told' THEN sec.story_untold(care_id) ELSE true END);
CREATE POLICY put_right ON victims_careact AS RESTRICTIVE FOR INSERT TO lachan_app WITH CHECK (supersedes_id IS NULL
  OR sec.may_put_right(care_id, supersedes_id, kind, facts, occurred_at, recorded_at, id));
